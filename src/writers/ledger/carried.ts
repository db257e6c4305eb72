import type { Ledger } from "#compare";
import type { Evidence } from "#document";
import { count } from "./numbers.ts";

/** What a file still carries, in a few words: "2 tracked changes, 1 comment, 3 people named"; "" where nothing. */
export function carriedBy(evidence: Evidence): string {
  const parts: [number, string, string?][] = [
    [evidence.trackedChanges.length, "tracked change"],
    [evidence.comments.length, "comment"],
    [evidence.hidden.length, "hidden passage"],
    [evidence.people.length, "person named", "people named"],
  ];
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, one, many]) => count(amount, one, many))
    .join(", ");
}

/** The same for both files of a ledger. */
export function carried(ledger: Ledger): string {
  return (["original", "amended"] as const)
    .map((side) => ({ side, text: carriedBy(ledger.evidence[side]) }))
    .filter(({ text }) => text !== "")
    .map(({ side, text }) => `${side}: ${text}`)
    .join("; ");
}
