import { type Label, labels } from "#acts";
import { canonicalJson, PenholderError, parseCanonicalJson } from "#kernel";
import type { Marking, Visible } from "./types.ts";

/** A marking as columns: the label's rank, the compartments sorted and each once. */
export function markingColumns({ label, compartments }: Marking): { label: number; compartments: string } {
  const names = [...new Set(compartments)].sort();
  for (const name of names) expectText(name, "a compartment");
  return { label: rankOf(label), compartments: canonicalJson(names) };
}

export function markingOf(row: { label: number; compartments: string }): Marking {
  const label = labels[row.label];
  const compartments = parseCanonicalJson(row.compartments);
  if (label === undefined || !Array.isArray(compartments)) throw new Error("a row of the store has no marking");
  return { label, compartments: compartments.map(String) };
}

export function rankOf(label: Label): number {
  return labels.indexOf(label);
}

/** The marking of something derived from these: the highest label, and every compartment. */
export function highest(markings: readonly Marking[]): Marking {
  const rank = Math.max(0, ...markings.map(({ label }) => rankOf(label)));
  const compartments = [...new Set(markings.flatMap((marking) => marking.compartments))].sort();
  return { label: labels[rank] ?? "strictly confidential", compartments };
}

/** Text that both engines hold: well-formed, without U+0000. Throws `store-refused`. */
export function expectText(text: string, what: string): string {
  if (text.isWellFormed() && !text.includes("\0")) return text;
  const message = `A text cannot be stored as ${what}: it holds half a character or U+0000; send well-formed text.`;
  throw new PenholderError("store-refused", message);
}

/** The condition of confidentiality on a value: as `isVisible` makes it for a query. */
export function maySee({ label, compartments, all }: Visible, marking: Marking): boolean {
  if (all) return true;
  const held = marking.compartments.every((name) => compartments.includes(name));
  return held && rankOf(marking.label) <= rankOf(label);
}
