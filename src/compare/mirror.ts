import type { Aligned, Change, Ledger } from "./types.ts";
import { reversed } from "./words.ts";

/** What two ledgers of the same pair, made in the two directions, have in common. */
export interface Structure extends Pick<Ledger, "documents" | "blocks" | "alignment" | "renumbered" | "evidence"> {
  changes: Pick<Change, "id" | "kind" | "reworded" | "original" | "amended" | "before" | "after" | "edits">[];
}

const opposite = { removed: "added", added: "removed", split: "merged", merged: "split" } as const;
const flipped = <Kind extends string>(kind: Kind) => (opposite as Partial<Record<Kind, Kind>>)[kind] ?? kind;

/**
 * The structure of a ledger seen from the other side: comparing B with A gives the mirror of comparing A with B.
 * Classes, bindings and counts are not mirrored: they are found anew in each direction. Entries stay in their order,
 * which is that of the other document now.
 */
export function mirror(ledger: Structure): Structure {
  const { documents, blocks, evidence } = ledger;
  return {
    documents: { original: documents.amended, amended: documents.original },
    blocks: { original: blocks.amended, amended: blocks.original },
    alignment: ledger.alignment.map(mirrorAligned),
    changes: ledger.changes.map(({ id, kind, reworded, original, amended, before, after, edits }) => ({
      ...{ id, kind: flipped(kind), reworded, original: amended, amended: original, before: after, after: before },
      ...(edits && { edits: reversed(edits) }),
    })),
    renumbered: ledger.renumbered.map(({ original, amended, from, to }) => ({
      ...{ original: amended, amended: original, from: to, to: from },
    })),
    evidence: { original: evidence.amended, amended: evidence.original },
  };
}

/** One correspondence seen from the other side. */
export function mirrorAligned({ kind, original, amended, references, layout, ...rest }: Aligned): Aligned {
  return {
    ...{ ...rest, kind: flipped(kind), original: amended, amended: original },
    ...(references && { references: reversed(references) }),
    ...(layout && { layout: reversed(layout) }),
  };
}
