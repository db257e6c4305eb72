import type { LedgerDocument } from "#compare";
import { carried } from "../ledger/carried.ts";
import { firstOfAll } from "../ledger/cautions.ts";
import { classLabels } from "../ledger/labels.data.ts";
import { count, grouped, signed } from "../ledger/numbers.ts";
import {
  classCounts,
  documentFacts,
  goneParties,
  kindCounts,
  ledgerTitle,
  mostChanged,
  unfulfilledSentence,
  withoutRules,
} from "../ledger/summary.ts";
import type { LedgerView } from "../ledger/view.ts";
import type { Paint } from "./paint.ts";
import { clipped, columns, harmless, padded, shortened } from "./width.ts";
import { wrap } from "./wrap.ts";

/** The summary, 24 lines at most on 80 columns: what changed, who asked, who lost mentions, what was not checked. */
export function summaryLines(view: LedgerView, width: number, paint: Paint): string[] {
  for (const room of [5, 4, 3]) {
    const lines = linesWith(view, width, paint, room);
    if (lines.length <= screen) return lines;
  }
  return linesWith(view, width, paint, 2);
}

// The prompt takes the last of 24 lines.
const screen = 23;

/** `room` is the number of parties shown; the classes and remarks get less as it shrinks. */
function linesWith(view: LedgerView, width: number, paint: Paint, room: number): string[] {
  const { documents } = view.ledger;
  return [
    paint("strong", clipped(harmless(ledgerTitle(view, "Untitled")), width)),
    documentLine("original", documents.original, width, paint),
    documentLine("amended", documents.amended, width, paint),
    ...cautionLines(view, width, paint, room),
    "",
    ...countLines(view, width, paint, room),
    ...partyLines(view, width, paint, room),
    ...closingLines(view, width, paint, room),
  ];
}

function documentLine(label: string, document: LedgerDocument, width: number, paint: Paint): string {
  const facts = documentFacts(document, [count(document.words, "word")]);
  const start = `  ${padded(label, 9)} `;
  const room = width - start.length - columns(facts.join(" · ")) - 3;
  const name = document.file === undefined ? [] : [shortened(harmless(document.file), Math.max(12, room))];
  return paint("quiet", clipped(start + harmless([...name, ...facts].join(" · ")), width));
}

/** What must be known before anything else: that a file could not be read whole, or that something could not be judged. */
function cautionLines(view: LedgerView, width: number, paint: Paint, room: number): string[] {
  return firstOfAll(view).flatMap((text) =>
    limited(wrap([{ role: "silent", text: `! ${text}` }], width - 2, "  ", "    ", paint), Math.min(3, room - 1)),
  );
}

function countLines(view: LedgerView, width: number, paint: Paint, room: number): string[] {
  const { summary, bindings } = view.ledger;
  const kinds = kindCounts(view).map(({ kind, amount }) => `${grouped(amount)} ${kind}`);
  const changes = `${paint("strong", count(summary.changes, "change"))}${kinds.length > 0 ? `: ${kinds.join(", ")}` : ""}`;
  const lines = [changes];
  if (summary.renumbered > 0)
    lines.push(
      paint("quiet", `  ${count(summary.renumbered, "passage")} with another number; that alone is no change of text`),
    );
  if (bindings === null)
    lines.push(`${paint("silent", `${grouped(summary.silent)} silent`)} (no file of requests given)`);
  else
    lines.push(
      `${paint("silent", `${grouped(summary.silent)} silent`)}, ${grouped(summary.bound)} bound to a decided request, ${count(summary.ownCorrections, "own correction")}`,
      ...(bindings.unfulfilled.length > 0 ? [`  ${unfulfilledSentence(view)}`] : []),
    );
  const classes = classCounts(view).map((item) => `${classLabels[item.class]} ${grouped(item.amount)}`);
  if (classes.length > 0)
    lines.push(
      ...limited(
        wrap([{ role: "quiet", text: classes.join(", ") }], width - 2, "  ", "  ", paint),
        Math.min(3, room - 1),
      ),
    );
  return lines;
}

const barWidth = 16;

function partyLines(view: LedgerView, width: number, paint: Paint, room: number): string[] {
  const losers = mostChanged(view).filter((party) => party.after < party.before);
  if (losers.length === 0) return ["", "No party, state or vessel is named less often than before."];
  const most = Math.max(...losers.map((party) => party.before));
  const longest = Math.max(...losers.slice(0, room).map((party) => columns(harmless(party.name))));
  const names = Math.min(longest, Math.max(12, width - barWidth - 24));
  const lines = losers.slice(0, room).map((party) => {
    const kept = Math.round((party.after / most) * barWidth);
    const lost = Math.max(1, Math.round((party.before / most) * barWidth) - kept);
    const bar = "█".repeat(kept) + paint("lost", "░".repeat(lost)) + " ".repeat(Math.max(0, barWidth - kept - lost));
    const numbers = `${grouped(party.before).padStart(5)} → ${grouped(party.after).padStart(4)}`;
    return `  ${padded(harmless(party.name), names)} ${bar}${numbers} ${paint("lost", signed(party.after - party.before).padStart(5))}`;
  });
  const rest = losers.length - room;
  const title = `Mentions lost, before → after${rest > 0 ? ` (${room} of ${losers.length})` : ""}`;
  const gone = goneParties(view);
  if (gone.length > 0)
    lines.push(
      ...goneLines(
        gone.map((party) => party.name),
        width,
        paint,
      ),
    );
  return ["", paint("strong", title), ...lines];
}

function goneLines(names: string[], width: number, paint: Paint): string[] {
  const label = `Gone altogether (${names.length}): `;
  let text = "";
  let used = 0;
  for (const name of names) {
    const next = text === "" ? harmless(name) : `${text}, ${harmless(name)}`;
    if (columns(label) + columns(next) > 2 * width - 20 && used > 0) break;
    text = next;
    used += 1;
  }
  if (used < names.length) text += ` and ${names.length - used} more`;
  return wrap(
    [
      { role: "strong", text: label },
      { role: "plain", text },
    ],
    width,
    "",
    "  ",
    paint,
  );
}

function closingLines(view: LedgerView, width: number, paint: Paint, room: number): string[] {
  const lines: string[] = [];
  const evidence = carried(view.ledger);
  if (evidence !== "") lines.push(`Still in the files: ${evidence}`);
  lines.push(...withoutRules(view));
  const source = view.ledger.bindings?.source;
  if (source) lines.push(`Bindings from ${source} (unsigned)`);
  const wrapped = lines.flatMap((line) =>
    limited(wrap([{ role: "quiet", text: line }], width - 2, "", "  ", paint), room > 4 ? 2 : 1),
  );
  return wrapped.length > 0 ? ["", ...wrapped] : [];
}

/** At most so many lines; the last ends with "…" where more were left off. */
function limited(lines: string[], most: number): string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1] ?? ""} …`];
}
