import type { Document } from "#document";
import { countMentions } from "./rollup/count.ts";
import { partyRows } from "./rollup/rows.ts";
import { sectionRows } from "./rollup/sections.ts";
import type { Aligned, Change, FoundMentions, Ledger, PartyRow } from "./types.ts";

/**
 * Who lost what: mentions of each party, state, vessel and cited document before and after, followed through moves,
 * merges and splits; the same by section; the figures that changed and the citations that went or came.
 */
export function rollUp(
  alignment: Aligned[],
  changes: Change[],
  original: Document,
  amended: Document,
  mentions: FoundMentions,
): { parties: PartyRow[] } & Pick<Ledger, "sections" | "figures" | "citations"> {
  const counts = countMentions(original, amended, mentions);
  return {
    parties: partyRows(counts, alignment, changes, original, amended, mentions),
    sections: sectionRows(alignment, changes, original, amended, mentions),
    figures: changes.flatMap(({ id, classes }) =>
      classes.filter((entry) => entry.class === "figure-changed").map(({ from, to }) => ({ change: id, from, to })),
    ),
    citations: changes.flatMap(({ id, classes }) =>
      classes
        .filter((entry) => entry.class === "citation-dropped" || entry.class === "citation-added")
        .map((entry) => ({
          change: id,
          text: entry.from ?? entry.to ?? entry.span?.text ?? "",
          lost: entry.class === "citation-dropped",
        })),
    ),
  };
}
