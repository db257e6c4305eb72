import { type CustomerToReview, explain, type Reason } from "#screening";
import { harmless, isolated } from "../terminal/width.ts";
import { probabilityText } from "./cells.ts";
import { csvLine } from "./csv.ts";

const columns = [
  "row",
  "customer",
  "name",
  "why",
  "hit id",
  "list",
  "listed as",
  "probability before",
  "probability after",
  "what changed",
  "decision",
  "evidence",
] as const;

/** Customers to be looked at again as CSV, one line a reason. */
export async function* reviewsToCsv(found: Iterable<CustomerToReview>): AsyncGenerator<string> {
  yield `\ufeff${csvLine(columns, ",")}`;
  for (const { place, customer, caption, reasons } of found)
    for (const reason of reasons) {
      const { kind, entry, before, after, fingerprint } = reason;
      yield csvLine(
        [
          String(place + 1),
          customer,
          caption,
          kind,
          entry.id,
          entry.dataset,
          entry.caption,
          before?.probability.toFixed(4) ?? "",
          after?.probability.toFixed(4) ?? "",
          changeLines(reason).join("; "),
          decided(reason),
          fingerprint,
        ],
        ",",
      );
    }
}

/** A customer to be looked at again for the terminal, every reason with what changed. */
export function reviewToTerminal({ place, customer, caption, reasons }: CustomerToReview): string {
  const shown = (text: string): string => isolated(harmless(text));
  const who = customer === `row ${place + 1}` ? "" : `, ${shown(customer)}`;
  const lines = [`row ${place + 1}${who}: ${shown(caption)}`];
  for (const reason of reasons) {
    const { kind, entry, before, after } = reason;
    const change = [before, after].map((score) => (score ? probabilityText(score.probability) : "none")).join(" → ");
    lines.push(`  ${kind}: ${shown(entry.caption)} (${entry.schema}, ${shown(entry.id)}, ${entry.dataset}), ${change}`);
    for (const line of changeLines(reason)) lines.push(`    ${shown(line)}`);
    const decision = decided(reason);
    if (decision !== "") lines.push(`    ${shown(decision)}`);
  }
  return lines.join("\n");
}

/** What changed of the evidence; of a hit that is new or gone, the evidence itself. */
function changeLines({ kind, before, after, changes }: Reason): string[] {
  const score = after ?? before;
  if (kind !== "hit changed") return score ? explain(score) : [];
  return changes.map(({ before: was, after: is }) =>
    was === undefined ? `new: ${is}` : is === undefined ? `gone: ${was}` : `was ${was}; is ${is}`,
  );
}

function decided({ settled, reopened }: Reason): string {
  const made = settled ?? reopened;
  if (!made) return "";
  return `${settled ? "settled" : "reopened"}: ${made.decision} (${made.by}, ${made.at.slice(0, 10)}: ${made.why})`;
}
