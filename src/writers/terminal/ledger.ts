import type { Ledger } from "#compare";
import { viewOf } from "../ledger/view.ts";
import { changeLines, unfulfilledLines } from "./changes.ts";
import { painter } from "./paint.ts";
import { summaryLines } from "./summary.ts";

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
  if (options.details) lines.push(...changeLines(view, width, paint), ...unfulfilledLines(view, width, paint));
  return `${lines.join("\n")}\n`;
}

export function usableWidth(width: number): number {
  return Number.isFinite(width) ? Math.min(200, Math.max(40, Math.floor(width))) : 80;
}
