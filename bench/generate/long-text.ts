import type { Block, Document } from "#document";
import { sentencesOf, wordCount } from "./passage.ts";
import { Random } from "./random.ts";

/**
 * A text of about that many words, in the vocabulary of another: its own blocks first, and when they are used up
 * numbered paragraphs of sentences drawn from all of it, each with a note, so that no paragraph stands twice.
 */
export function longText(like: Document, words: number, seed = 1): Document {
  const random = new Random(seed);
  const blocks: Block[] = [];
  let count = 0;
  for (const block of like.blocks) {
    const isNote = block.kind === "footnote" || block.kind === "endnote";
    if (count >= words && !isNote) break;
    blocks.push(block);
    count += wordCount(block.text);
  }
  if (count < words) {
    const sentences = like.blocks
      .filter((b) => b.kind === "numbered")
      .flatMap((b) => sentencesOf(b.text).map((s) => s.text));
    const notes = like.blocks.filter((block) => block.kind === "footnote");
    const usual = { level: 0, marks: [], page: null, place: "", language: like.language };
    let number = blocks.filter((block) => block.kind === "numbered").length;
    for (let made = 1; count < words; made++) {
      const text = Array.from({ length: 2 + random.below(5) }, () => random.pick(sentences)).join(" ");
      const note = `${random.pick(notes).text} Item ${made}.`;
      const id = `made-${made}`;
      blocks.push({
        ...usual,
        id,
        kind: "numbered",
        number: `${++number}.`,
        parent: null,
        text,
        marks: [{ offset: text.length, note: `note-${made}` }],
      });
      blocks.push({
        ...usual,
        id: `note-${made}`,
        kind: "footnote",
        number: String(notes.length + made),
        parent: id,
        text: note,
      });
      count += wordCount(text) + wordCount(note);
    }
  }
  const kept = new Set(blocks.map((block) => block.id));
  return {
    ...like,
    blocks: blocks.map((block) => ({ ...block, marks: block.marks.filter((mark) => kept.has(mark.note)) })),
  };
}
