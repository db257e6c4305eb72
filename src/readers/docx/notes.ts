import type { NoteStory } from "./drafts.ts";
import { flatText } from "./flat-text.ts";
import type { Package } from "./part.ts";
import type { Flow, NoteKind } from "./story.ts";
import type { StoryContext } from "./story-frames.ts";
import { parseStories } from "./story-parser.ts";

/** Reads all footnotes or endnotes by id; separators and notices of continuation are none. */
export function readNotes(
  pack: Package,
  kind: NoteKind,
  context: (place: string) => StoryContext,
): Map<string, NoteStory> {
  const notes = new Map<string, NoteStory>();
  let count = 0;
  parseStories(pack, pack.relations.ofType(`${kind}s`)[0], (name, attributes) => {
    if (name !== `w:${kind}`) return null;
    const type = attributes("w:type");
    if (type !== undefined && type !== "normal") return null;
    count += 1;
    const place = `${kind} ${count}`;
    const id = attributes("w:id") ?? "";
    return { context: context(`${place}, paragraph`), done: ({ flow }) => void notes.set(id, { flow, place }) };
  });
  return notes;
}

/** Notes that nothing shown calls: text that the file holds and does not show. */
export function uncalledNotes(
  flow: Flow,
  notes: Record<NoteKind, ReadonlyMap<string, NoteStory>>,
): { text: string; place: string }[] {
  const called = new Set<string>();
  const walk = (inner: Flow) => {
    for (const block of inner)
      if (block.kind === "table") for (const row of block.rows) for (const cell of row.cells) walk(cell.blocks);
      else {
        for (const piece of block.pieces)
          if (piece.note && piece.mask !== 0) called.add(piece.note.kind + piece.note.id);
        for (const box of block.boxes) walk(box);
      }
  };
  walk(flow);
  const kinds: NoteKind[] = ["footnote", "endnote"];
  return kinds.flatMap((kind) =>
    [...notes[kind]].flatMap(([id, story]) => {
      const text = called.has(kind + id) ? "" : flatText(story.flow, "final").text.trim();
      return text === "" ? [] : [{ text, place: `${story.place}, which nothing calls` }];
    }),
  );
}
