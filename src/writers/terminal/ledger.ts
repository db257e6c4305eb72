import type { Ledger } from "#compare";
import { headline } from "../ledger/summary.ts";
import { type LedgerView, viewOf } from "../ledger/view.ts";
import { changeLines, unfulfilledLines } from "./changes.ts";
import { type Paint, painter } from "./paint.ts";
import { summaryLines } from "./summary.ts";
import { wrap } from "./wrap.ts";

export interface TerminalOptions {
  /** Whether to use ANSI colours; the text says everything without them. */
  colour: boolean;
  /** Columns of the terminal; between 40 and 200 are used. */
  width: number;
  /** Whether the single changes follow the summary. Without it only the summary is given. */
  details?: boolean;
}

/** A ledger as text for a terminal: a summary that fits 24 × 80, then, with `details`, the changes one by one. */
export function ledgerToTerminal(ledger: Ledger, options: TerminalOptions): string {
  const view = viewOf(ledger);
  const width = usableWidth(options.width);
  const paint = painter(options.colour);
  const lines = summaryLines(view, width, paint);
  if (options.details) {
    lines.push(...changeLines(view, width, paint), ...unfulfilledLines(view, width, paint));
    // The summary has scrolled away by now: its first figures once more, where the reader is.
    if (ledger.changes.length > 5) lines.push("", ...lastLines(view, width, paint));
  }
  return `${lines.join("\n")}\n`;
}

function lastLines(view: LedgerView, width: number, paint: Paint): string[] {
  const [first = "", ...rest] = headline(view);
  const text = `${rest.join(" ")} The summary stands at the top.`;
  return wrap(
    [
      { role: "strong", text: `${first} ` },
      { role: "plain", text },
    ],
    width,
    "",
    "",
    paint,
  );
}

export function usableWidth(width: number): number {
  return Number.isFinite(width) ? Math.min(200, Math.max(40, Math.floor(width))) : 80;
}
