/**
 * A date as far as a source knows it: a year is a year, not 1 January. A single date has `from` equal to `to`; a range
 * has both ends, each with its own precision; an open range lacks one.
 */
export interface PartialDate {
  /** The earliest day meant: "1965", "1965-03" or "1965-03-09". */
  from?: string;
  /** The latest day meant, in the same forms. */
  to?: string;
  /** The source says circa, approximately or the like. */
  approximate: boolean;
  /** As the source writes it. */
  original: string;
}

/** Which number stands first where both could be a day: 05/06/2024. */
export type DayOrder = "day-month" | "month-day";

const monthNames = [
  ["jan", "janv", "ene", "январ"],
  ["feb", "fev", "fév", "феврал"],
  ["mar", "март"],
  ["apr", "avr", "abr", "апрел"],
  ["may", "mai", "мая"],
  ["jun", "juin", "июн"],
  ["jul", "juil", "июл"],
  ["aug", "aou", "aoû", "ago", "август"],
  ["sep", "set", "сентябр"],
  ["oct", "okt", "октябр"],
  ["nov", "ноябр"],
  ["dec", "déc", "dez", "dic", "декабр"],
] as const;

const circa = /^(?:circa|ca\.?|c\.|approximately:?|approx\.?:?|about|around|estimated|est\.?|possibly|probably)\s*/u;
const longest = 120;

/**
 * Reads a date in the forms that sanctions lists use: 1965, Mar 1965, 9 March 1965, 1965-03-09, 09/03/1965,
 * dd/mm/1965, 00/00/1965, Mar-65, circa 1965, 1965 to 1967, between 1965 and 1967, 1960s, born in the early 1960s. Undefined where it is none of them.
 */
export function readDate(written: string, order: DayOrder = "day-month"): PartialDate | undefined {
  const original = written.trim();
  if (original === "" || original.length > longest) return undefined;
  let text = original
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/\.$/u, "")
    .replace(/^born (?:in |on )?/u, "");
  let approximate = false;
  for (let found = circa.exec(text); found; found = circa.exec(text)) {
    approximate = true;
    text = text.slice(found[0].length);
  }
  const one = single(text, order);
  if (one) return { from: one.from, to: one.to, approximate: approximate || one.vague, original };
  const ends = range(text);
  if (!ends) return undefined;
  const rough = ends.some((end) => circa.test(end));
  const [first, last] = ends.map((end) => single(end.replace(circa, ""), order));
  if (!first || !last) return undefined;
  return { from: first.from, to: last.to, approximate: approximate || rough || first.vague || last.vague, original };
}

/** A date of its parts, 0 or undefined where unknown; undefined where there is no year or no such day. */
export function dateOfParts(
  parts: { year?: number | undefined; month?: number | undefined; day?: number | undefined },
  original: string,
): PartialDate | undefined {
  const iso = isoOf(parts.year ?? 0, parts.month ?? 0, parts.day ?? 0);
  return iso === undefined ? undefined : { from: iso, to: iso, approximate: false, original };
}

function range(text: string): [string, string] | undefined {
  const found =
    /^between (.+?) and (.+)$/u.exec(text) ??
    /^(?:from )?(.+?) (?:to|until|[-–—]) (.+)$/u.exec(text) ??
    /^(\d{4}) ?[-–—/] ?(\d{4})$/u.exec(text) ??
    /^(\d{1,2}\/\d{1,2}\/\d{4})[-–—](\d{1,2}\/\d{1,2}\/\d{4})$/u.exec(text) ??
    /^(.+?) or (.+)$/u.exec(text);
  return found ? [found[1] ?? "", found[2] ?? ""] : undefined;
}

interface Single {
  from: string;
  to: string;
  vague: boolean;
}

function single(text: string, order: DayOrder): Single | undefined {
  const decade = /^(?:in )?(?:the )?(early|mid|late)?[- ]?(\d{3})0'?s$/u.exec(text);
  if (decade) {
    const [first, last] = partsOfDecade[decade[1] ?? ""] ?? ["0", "9"];
    return { from: `${decade[2]}${first}`, to: `${decade[2]}${last}`, vague: true };
  }
  // Two digits that can be no day are a year of the last century: Sep-99.
  const short = /^(\p{L}{3,9})\.?[- ]'?(3[2-9]|[4-9]\d)$/u.exec(text);
  if (short) return exact(1900 + number(short[2]), month(short[1]), 0, true);
  const iso = /^(\d{4})(?:-(\d{2}|mm|xx)(?:-(\d{2}|dd|xx)(?:t[\d:.]+)?(?:z|[+-]\d{2}:?\d{2})?)?)?$/u.exec(text);
  if (iso) return exact(number(iso[1]), number(iso[2]), number(iso[3]));
  const slashed = /^(\d{1,2}|dd|xx|--|\?\?)[/.-](\d{1,2}|mm|xx|--|\?\?)[/.-](\d{4})$/u.exec(text);
  if (slashed) {
    const [first, second] = [number(slashed[1]), number(slashed[2])];
    const american = (order === "month-day" && first <= 12) || second > 12;
    return american ? exact(number(slashed[3]), first, second) : exact(number(slashed[3]), second, first);
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ -](\p{L}+)\.?,?[ -](\d{4})$/u.exec(text);
  if (dayFirst) return exact(number(dayFirst[3]), month(dayFirst[2]), number(dayFirst[1]), true);
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text);
  if (monthFirst) return exact(number(monthFirst[3]), month(monthFirst[1]), number(monthFirst[2]), true);
  const monthOnly = /^(\p{L}+)\.?,? (\d{4})$/u.exec(text);
  if (monthOnly) return exact(number(monthOnly[2]), month(monthOnly[1]), 0, true);
  const monthNumber = /^(\d{1,2}|mm)\/(\d{4})$/u.exec(text);
  return monthNumber ? exact(number(monthNumber[2]), number(monthNumber[1]), 0) : undefined;
}

/** Of "early 1970s" the first half and so on, overlapping: nobody means them to the year. */
const partsOfDecade: Readonly<Record<string, readonly [string, string]>> = {
  "": ["0", "9"],
  early: ["0", "4"],
  mid: ["3", "7"],
  late: ["5", "9"],
};

function exact(year: number, monthNumber: number, day: number, named = false): Single | undefined {
  if (named && monthNumber === 0) return undefined;
  const iso = isoOf(year, monthNumber, day);
  return iso === undefined ? undefined : { from: iso, to: iso, vague: false };
}

function isoOf(year: number, monthNumber: number, day: number): string | undefined {
  if (!(year >= 1000 && year <= 2200) || !(monthNumber >= 0 && monthNumber <= 12) || !(day >= 0)) return undefined;
  const years = String(year);
  if (monthNumber === 0) return years;
  const months = `${years}-${String(monthNumber).padStart(2, "0")}`;
  if (day === 0) return months;
  if (day > new Date(Date.UTC(year, monthNumber, 0)).getUTCDate()) return undefined;
  return `${months}-${String(day).padStart(2, "0")}`;
}

/** Placeholders ("dd", "mm", "00") are 0: not known. */
function number(written: string | undefined): number {
  return written !== undefined && /^\d+$/u.test(written) ? Number(written) : 0;
}

function month(written: string | undefined): number {
  const lower = (written ?? "").toLowerCase();
  return monthNames.findIndex((names) => names.some((name) => lower.startsWith(name))) + 1;
}
