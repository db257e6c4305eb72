import type { LedgerView, Side } from "./view.ts";

/** What a reader warned of in one file, and how many more warnings there are. */
export interface Caution {
  side: Side;
  warnings: readonly string[];
}

/** Files that were read with a warning ("page 12 has no text: scanned?"): what they hold there was not compared. */
export function cautions(view: LedgerView): Caution[] {
  return (["original", "amended"] as const)
    .map((side) => ({ side, warnings: view.ledger.evidence[side].warnings }))
    .filter(({ warnings }) => warnings.length > 0);
}

/** The first warnings of a file in one sentence: "Original read with a warning: page 12 has no text: scanned? (and 3 more)". */
export function cautionSentence({ side, warnings }: Caution, most = 1): string {
  const name = side === "original" ? "Original" : "Amended version";
  const rest = warnings.length > most ? ` (and ${warnings.length - most} more)` : "";
  return `${name} read with ${warnings.length === 1 ? "a warning" : `${warnings.length} warnings`}: ${warnings.slice(0, most).map(ended).join(" ")}${rest}`;
}

const ended = (sentence: string) => (/[.?!]$/u.test(sentence) ? sentence : `${sentence}.`);

/** Everything that must be known before the changes are read, each in a sentence or two. */
export function firstOfAll(view: LedgerView): string[] {
  return [...cautions(view).map((caution) => cautionSentence(caution)), ...(view.ledger.bindings?.warnings ?? [])];
}
