import { table } from "../tables.ts";

/** One measured figure, with what it may not exceed or must reach. */
export interface Figure {
  name: string;
  value: number;
  unit: "s" | "ms" | "/s" | "bytes" | "MB";
  /** At most this; for rates at least this. */
  target?: number;
  /** Processor time of this process in the same unit, which a busy machine does not stretch as it does the wall's. */
  processor?: number;
  /** What the work cannot do without, one after the other; compared with the machine's own limits. */
  least?: Operations;
}

/** Counts of elementary operations. */
export interface Operations {
  /** SHA-256 of 65 bytes; an HMAC counts for two. */
  hashes?: number;
  signatures?: number;
  verifications?: number;
  /** A file of 8 KiB written, synced, renamed, and its folder synced. */
  durableWrites?: number;
}

/** What the machine does at most, in this run: operations a second. */
export type Limits = Required<Operations>;

export interface Section {
  title: string;
  figures: Figure[];
  /** What was not measured, and why. */
  skipped: string[];
}

export function isMissed({ value, unit, target }: Figure): boolean {
  if (target === undefined) return false;
  return unit === "/s" ? value < target : value > target;
}

/** A section as a table in Markdown. */
export function sectionTable({ title, figures, skipped }: Section, limits: Limits): string {
  const rows = figures.map((figure) => [
    figure.name,
    shown(figure.value, figure.unit),
    targetOf(figure),
    figure.target === undefined ? "" : isMissed(figure) ? "MISS" : "ok",
    figure.processor === undefined ? "" : shown(figure.processor, figure.unit),
    ratioOf(figure, limits),
  ]);
  const head = ["figure", "measured", "target", "", "processor", "times the machine's limit"];
  const notes = skipped.map((what) => `\n\nNot measured: ${what}.`).join("");
  return `### ${title}\n\n${rows.length > 0 ? table(head, rows) : ""}${notes}`.replace("\n\n\n\n", "\n\n");
}

function targetOf({ unit, target }: Figure): string {
  if (target === undefined) return "";
  return `${unit === "/s" ? "≥" : "≤"} ${shown(target, unit)}`;
}

/** How many times as long the work takes as its elementary operations alone would. */
function ratioOf({ value, unit, least }: Figure, limits: Limits): string {
  if (!least) return "";
  const names = Object.keys(least) as (keyof Operations)[];
  const floor = names.reduce((seconds, name) => seconds + (least[name] ?? 0) / limits[name], 0);
  const seconds = unit === "/s" ? 1 / value : unit === "ms" ? value / 1000 : value;
  return (seconds / floor).toFixed(1);
}

export function shown(value: number, unit: Figure["unit"]): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  const text = value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === "/s" ? `${text}/s` : `${text} ${unit}`;
}
