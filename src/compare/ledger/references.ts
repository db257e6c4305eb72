import type { Document } from "#document";
import { findReferences } from "../crossrefs.ts";
import { followsRenumbering } from "../renumber.ts";
import type { Aligned, ChangeClass, ChangeDraft } from "../types.ts";

/** The rule that reports a changed number of a cross-reference. */
const referenceRule = "reference/number";

/** References of one passage that are looked at; no real one has as many. */
const mostReferences = 200;

/**
 * Takes back what was said of a reference that merely follows the renumbering: "paragraph 12" that is "paragraph 13"
 * now because the passage is. Needs the whole alignment, which the classification of one change does not have.
 */
export function withoutFollowed(
  alignment: Aligned[],
  original: Document,
  amended: Document,
): (draft: ChangeDraft, classes: ChangeClass[]) => ChangeClass[] {
  const [at, atB] = [positions(original), positions(amended)];
  const counterparts = new Map<number, number[]>();
  for (const entry of alignment)
    for (const id of entry.original)
      counterparts.set(
        at.get(id) ?? -1,
        entry.amended.flatMap((other) => atB.get(other) ?? []),
      );
  const follows = followsRenumbering(original.blocks, amended.blocks, (position) => counterparts.get(position) ?? []);
  return (draft, classes) => {
    if (!classes.some(({ rule }) => rule === referenceRule)) return classes;
    const now = draft.amended.flatMap(({ text }) => findReferences(text)).slice(0, mostReferences);
    const followed = new Set<string>();
    for (const block of draft.original)
      for (const { target, number } of findReferences(block.text).slice(0, mostReferences))
        for (const other of now)
          if (other.target === target && follows(at.get(block.id) ?? -1)(target, number, other.number))
            followed.add(`${number} ${other.number}`);
    return classes.filter(({ rule, from, to }) => rule !== referenceRule || !followed.has(`${from} ${to}`));
  };
}

const positions = ({ blocks }: Document) => new Map(blocks.map(({ id }, position) => [id, position]));
