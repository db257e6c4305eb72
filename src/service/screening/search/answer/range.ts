import type { Bound } from "../query/types.ts";
import type { TextIndex } from "../text/text-index.ts";
import { indexKeyword } from "../text/words.ts";
import type { Hits } from "./hits.ts";
import type { Scorer } from "./scorer.ts";

/** Records with a value between two bounds: instants as such, all else by the order of letters (dates are ISO). Undefined where there is no such field. */
export function rangeHits(
  index: TextIndex,
  name: string,
  { from, to }: { from?: Bound; to?: Bound },
  scorer: Scorer,
): Hits | undefined {
  if (isInstant(name)) {
    const column = index.instants[name];
    const [least, most] = [instantOf(from, false), instantOf(to, true)];
    return scorer.marked((record) => {
      const instant = column[record] ?? Number.NaN;
      return instant >= least && instant <= most;
    });
  }
  const field = index.field(name);
  if (!field) return undefined;
  const folded = (value: string): string => (field.kind === "raw" ? value : indexKeyword(value));
  const start = from ? index.lowerBound(field, folded(from.value)) : field.from;
  const end = to ? index.lowerBound(field, folded(to.value)) : field.to;
  const pairs: number[] = [];
  for (let pair = start; pair < field.to && (pair < end || (to && index.term(pair) === folded(to.value))); pair++)
    if (!from || from.inclusive || index.term(pair) !== folded(from.value))
      if (!to || to.inclusive || index.term(pair) !== folded(to.value)) pairs.push(pair);
  return scorer.constant(pairs, field);
}

export function isInstant(name: string): name is "first_seen" | "last_seen" | "last_change" {
  return name === "first_seen" || name === "last_seen" || name === "last_change";
}

/** The first (or last) instant that a bound lets in; where it is open or no date, everything. */
function instantOf(bound: Bound | undefined, last: boolean): number {
  const open = last ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (!bound) return open;
  const [begin, end] = periodOf(bound.value);
  if (Number.isNaN(begin)) return -open;
  if (last) return bound.inclusive ? end : begin - 1;
  return bound.inclusive ? begin : end + 1;
}

/** First and last millisecond of a date as precise as it is written: 2018, 2018-09, 2018-09-13, 2018-09-13T14:02. */
export function periodOf(written: string): [number, number] {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2}))?)?)?)?)?Z?$/u.exec(written.trim()) ?? [];
  if (year === undefined) return [Number.NaN, Number.NaN];
  const parts = [month, day, hour, minute, second].map((part) => (part === undefined ? undefined : Number(part)));
  const known = parts.filter((part) => part !== undefined).length;
  const at = (add: number): number => {
    const numbers = [Number(year), (parts[0] ?? 1) - 1, parts[1] ?? 1, parts[2] ?? 0, parts[3] ?? 0, parts[4] ?? 0];
    numbers[known] = (numbers[known] ?? 0) + add;
    return Date.UTC(...(numbers as [number, number, number, number, number, number]));
  };
  return [at(0), at(1) - 1];
}
