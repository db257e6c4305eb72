import type { Draft } from "./build.ts";

const isNote = (draft: Draft) => draft.kind === "footnote" || draft.kind === "endnote";

/**
 * Puts every note directly after the block or row that calls it first, in the order of the marks, and names that
 * block as its parent. A note that nothing calls stays where it stands, without a parent.
 */
export function placeNotes(drafts: Draft[]): Draft[] {
  const notes = new Map(drafts.filter(isNote).map((note) => [note.key, note]));
  if (notes.size === 0) return drafts;
  const called = new Set(drafts.flatMap((draft) => (draft.marks ?? []).map((mark) => mark.note)));
  const placed = new Set<Draft>();
  const result: Draft[] = [];
  const placeWithNotes = (first: Draft) => {
    const waiting = [first];
    for (let draft = waiting.pop(); draft !== undefined; draft = waiting.pop()) {
      if (placed.has(draft)) continue;
      placed.add(draft);
      result.push(draft);
      // Taken from the end: of marks at one place, too, the first comes first.
      const marks = [...(draft.marks ?? [])].reverse().sort((a, b) => b.offset - a.offset);
      for (const mark of marks) {
        const note = notes.get(mark.note);
        if (note === undefined || placed.has(note)) continue;
        note.parent = draft.key;
        waiting.push(note);
      }
    }
  };
  for (const draft of drafts) if (!isNote(draft) || !called.has(draft.key)) placeWithNotes(draft);
  // Notes that only call each other.
  for (const note of notes.values()) placeWithNotes(note);
  return result;
}
