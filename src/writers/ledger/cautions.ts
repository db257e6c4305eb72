import type { LedgerView, Side } from "./view.ts";

/** What a reader warned of in one file, or alike in both. */
export interface Caution {
  side: Side | "both";
  warnings: readonly string[];
}

/** Files that were read with a warning ("page 12 has no text: scanned?"): what they hold there was not compared. */
export function cautions(view: LedgerView): Caution[] {
  const { original, amended } = view.ledger.evidence;
  if (original.warnings.length > 0 && original.warnings.join("\n") === amended.warnings.join("\n"))
    return [{ side: "both", warnings: original.warnings }];
  return (["original", "amended"] as const)
    .map((side) => ({ side, warnings: view.ledger.evidence[side].warnings }))
    .filter(({ warnings }) => warnings.length > 0);
}

export const cautionedFile = { original: "Original", amended: "Amended version", both: "Both files" } as const;

/** The first warnings of a file in one sentence: "Original read with a warning: page 12 has no text: scanned? (and 3 more)". */
export function cautionSentence({ side, warnings }: Caution, most = 1): string {
  const rest = warnings.length > most ? ` (and ${warnings.length - most} more)` : "";
  return `${cautionedFile[side]} read with ${warnings.length === 1 ? "a warning" : `${warnings.length} warnings`}: ${warnings.slice(0, most).map(ended).join(" ")}${rest}`;
}

const ended = (sentence: string) => (/[.?!]$/u.test(sentence) ? sentence : `${sentence}.`);

/** Everything that must be known before the changes are read, each in a sentence or two; of each file so many warnings. */
export function firstOfAll(view: LedgerView, most = 1): string[] {
  return [
    ...(view.ledger.summary.remarks ?? []),
    ...cautions(view).map((caution) => cautionSentence(caution, most)),
    ...(view.ledger.bindings?.warnings ?? []),
  ];
}
