import type { Block, Document, SpanMark } from "#document";
import { Random } from "../generate/random.ts";

/** A generated report, and the passages marked in it. */
export interface Generated {
  document: Document;
  marks: SpanMark[];
}

const kinds = ["party", "identifier", "place"] as const;
const syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bren cal dor fin gal".split(" ");
const marksInBlock = 5;

/**
 * A report of so many blocks of 20 words, five of them marked names; every tenth block is a note that the one before it
 * calls. All words are invented; the same seed gives the same report.
 */
export function generatedReport(blocks: number, seed = 1): Generated {
  const random = new Random(seed);
  const vocabulary = Array.from({ length: 4000 }, () => word(random, 1 + random.below(3)));
  const names = Array.from({ length: 600 }, () => `${capital(word(random, 2))} ${capital(word(random, 2))}`);
  const marks: SpanMark[] = [];
  const made = Array.from({ length: blocks }, (_, i): Block => {
    const { text, marked } = passage(random, vocabulary, names);
    for (const [start, end] of marked)
      marks.push({ block: `b${i}`, start, end, kind: kinds[random.below(3)] ?? "party" });
    return block(i, text, blocks);
  });
  return { document: { title: "Generated report", format: "text", language: "en", blocks: made }, marks };
}

/** The ten names that stand first, those of the first block left out: what the bench hides. */
export function namesToHide({ document: { blocks }, marks }: Generated): string[] {
  const texts = new Map(blocks.map(({ id, text }) => [id, text]));
  const names = marks.map(({ block, start, end }) => texts.get(block)?.slice(start, end) ?? "");
  return [...new Set(names)].filter((name) => !blocks[0]?.text.includes(name)).slice(0, 10);
}

/**
 * The next version: every twentieth block has another last word, unless one of these names is in it (a block that both
 * versions hide in part may not be released resealed). Ids are the old ones.
 */
export function reworded({ document, marks }: Generated, names: readonly string[]): Generated {
  const blocks = document.blocks.map((one, i) =>
    i % 20 === 7 && !names.some((name) => one.text.includes(name)) ? { ...one, text: `${one.text} Reworded.` } : one,
  );
  return { document: { ...document, blocks }, marks };
}

export function wordsIn({ blocks }: Document): number {
  return blocks.reduce((sum, { text }) => sum + text.split(" ").length, 0);
}

function block(i: number, text: string, blocks: number): Block {
  const isNote = i % 10 === 9;
  const calls = i % 10 === 8 && i + 1 < blocks;
  return {
    id: `b${i}`,
    kind: isNote ? "footnote" : "numbered",
    number: isNote ? String((i + 1) / 10) : `${i + 1}.`,
    level: 0,
    parent: isNote ? `b${i - 1}` : null,
    text,
    marks: calls ? [{ offset: text.length, note: `b${i + 1}` }] : [],
    page: null,
    place: `block ${i + 1}`,
    language: "en",
  };
}

/** Two sentences of ten words with five names of two words among them, and where the names stand. */
function passage(random: Random, vocabulary: readonly string[], names: readonly string[]) {
  let text = "";
  const marked: [start: number, end: number][] = [];
  for (let i = 0; i < marksInBlock; i++) {
    text += `${text === "" || text.endsWith(". ") ? capital(random.pick(vocabulary)) : random.pick(vocabulary)} `;
    const name = random.pick(names);
    marked.push([text.length, text.length + name.length]);
    text += `${name} ${random.pick(vocabulary)}${i === 2 || i === marksInBlock - 1 ? ". " : " "}`;
  }
  return { text: text.trimEnd(), marked };
}

function word(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick(syllables)).join("");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
