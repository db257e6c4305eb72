import { foldWord, type Word } from "#names";
import { monthNames } from "../data/dates.data.ts";
import type { Fact } from "./fact.ts";

const months = new Map<string, number>();
for (const [index, names] of monthNames.entries()) for (const name of names) months.set(foldWord(name), index + 1);
/** Months that are also words: alone they need a cue before them. */
const alsoWords = new Set([
  "may",
  "march",
  "mar",
  "mai",
  "mars",
  "май",
  "март",
  "sept",
  "sep",
  "jan",
  "dec",
  "oct",
  "nov",
  "feb",
  "apr",
  "jun",
  "jul",
  "aug",
  "marz",
]);
const monthCues = new Set(
  "in of since until till by early late mid last next during from through between before after and to en de".split(" "),
);
const small = new Set(["de", "del", "of"]);
const between = new Set(["to", "and", "au", "et", "al", "y", "or", "и", "по"]);

interface Found {
  fact: Fact;
  /** Index of the first word after the date. */
  next: number;
}

/** Dates in all usual forms, with the precision that they have: "date:2018-08-21", "date:2018-08", "date:2018", "date:--08-21". */
export function findDates(text: string, words: readonly Word[]): Fact[] {
  const facts: Fact[] = [];
  for (let index = 0; index < words.length; ) {
    const word = words[index];
    const glued = word !== undefined && word.start === words[index - 1]?.end && word.shape === "digits";
    if (
      !word ||
      (glued && words[index - 1]?.shape !== "caseless") ||
      !(months.has(word.fold) || isDigit(word.fold.charCodeAt(0)))
    ) {
      index++;
      continue;
    }
    const found =
      ideographic(text, words, index) ??
      byMonth(text, words, index) ??
      numeric(text, words, index) ??
      year(text, words, index);
    if (found) facts.push(found.fact);
    index = found ? found.next : index + 1;
  }
  return facts;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** "21 August 2018", "9–13 June 2025", "21 and 22 August", "August 21, 2018", "August 2018", "21 de agosto de 2018". */
function byMonth(text: string, words: readonly Word[], index: number): Found | undefined {
  let at = index;
  const days: string[] = [];
  for (let count = 0; count < 8; count++) {
    const day = dayOf(words[at]);
    if (!day) break;
    days.push(day);
    at++;
    const gap = gapBefore(text, words, at);
    if (between.has(words[at]?.fold ?? "") && dayOf(words[at + 1])) at++;
    else if (!(dayOf(words[at]) && /^(?:, | ?[-–—] ?)$/u.test(gap))) break;
  }
  if (days.length > 0 && small.has(words[at]?.fold ?? "")) at++;
  const month = monthOf(words[at]);
  if (!month || (days.length > 0 && !/^[ \u00a0.]{1,2}$/u.test(gapBefore(text, words, at)))) return undefined;
  const name = words[at];
  at++;
  if (days.length === 0) {
    const day = dayOf(words[at]);
    const followed = yearOf(words[at + 1]) && /^,? $/u.test(gapBefore(text, words, at + 1));
    if (day && gapBefore(text, words, at) === " " && (followed || !scaleFollows(text, words, at))) {
      days.push(day);
      at++;
    }
  }
  if (small.has(words[at]?.fold ?? "") && yearOf(words[at + 1])) at++;
  const year = /^(?:,? |, ?|\.? )$/u.test(gapBefore(text, words, at)) ? yearOf(words[at]) : undefined;
  if (year) at++;
  if (!name || (!year && days.length === 0 && !standsAlone(words, at - 1))) return undefined;
  const stem = `${year ?? "-"}-${two(month)}`;
  const value = days.length ? days.map((day) => `${stem}-${day}`).join("/") : stem;
  return found(words, index, at, value);
}

function standsAlone(words: readonly Word[], at: number): boolean {
  const name = words[at];
  if (!name || (name.shape !== "capital" && name.shape !== "caseless")) return false;
  return !alsoWords.has(name.fold) || (name.fold.length > 2 && monthCues.has(words[at - 1]?.fold ?? ""));
}

/** "June 12 barrels" is no date; "June 12" before a full stop or a verb is. */
function scaleFollows(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word !== undefined && /^(?:[.,]\d|\/|%|:\d)/u.test(text.slice(word.end, word.end + 2));
}

/** "2018-08-21", "21/08/2018", "21.08.2018", "2/4/16": the order of day and month is left as written where the year is last. */
function numeric(text: string, words: readonly Word[], index: number): Found | undefined {
  const [a, b, c] = [words[index], words[index + 1], words[index + 2]];
  if (!a || !b || !c || a.shape !== "digits" || b.shape !== "digits" || c.shape !== "digits") return undefined;
  const gap = text.slice(a.end, b.start);
  if (gap !== text.slice(b.end, c.start) || !/^[-/.]$/u.test(gap) || /[\p{L}\p{N}/.-]/u.test(text[a.start - 1] ?? ""))
    return undefined;
  if (/^[/.-]?[\p{L}\p{N}]/u.test(text.slice(c.end, c.end + 2)) && text[c.end] !== ".") return undefined;
  const parts = [a, b, c].map((word) => Number(word.text));
  const [x = 0, y = 0, z = 0] = parts;
  if (yearOf(a) && y >= 1 && y <= 12 && z >= 1 && z <= 31)
    return found(words, index, index + 3, `${x}-${two(y)}-${two(z)}`);
  const full = yearOf(c) ? z : c.text.length === 2 && gap === "/" ? (z < 50 ? 2000 : 1900) + z : 0;
  if (!full || x < 1 || y < 1 || Math.min(x, y) > 12 || Math.max(x, y) > 31) return undefined;
  if (gap === "." || x > 12) return found(words, index, index + 3, `${full}-${two(y)}-${two(x)}`);
  return found(words, index, index + 3, y > 12 ? `${full}-${two(x)}-${two(y)}` : `${x}/${y}/${full}`);
}

/** "2018年8月21日", "2018년 8월". */
function ideographic(text: string, words: readonly Word[], index: number): Found | undefined {
  const year = words[index];
  if (year?.shape !== "digits" || !/^ ?[年년]/u.test(text.slice(year.end, year.end + 2)) || !yearOf(year))
    return undefined;
  const part = (at: number, mark: RegExp): string | undefined =>
    words[at]?.shape === "digits" && mark.test(words[at + 1]?.text ?? "") ? two(Number(words[at]?.text)) : undefined;
  const month = part(index + 2, /^[月월]$/u);
  const day = month && part(index + 4, /^[日일]$/u);
  const value = [year.text, month, day].filter((piece) => piece !== undefined).join("-");
  return found(words, index, index + (day ? 6 : month ? 4 : 2), value);
}

/** A year alone, a decade ("1990s"), the years of a span ("2022–2025"). */
function year(text: string, words: readonly Word[], index: number): Found | undefined {
  const word = words[index];
  if (!word) return undefined;
  if (/^(?:19|20)\d0s$/u.test(word.text)) return found(words, index, index + 1, word.text);
  const value = yearOf(word);
  const around = `${text[word.start - 1] ?? " "}${text.slice(word.end, word.end + 2)}`;
  if (!value || /^[$€£¥/.,#№:§]|^.(?:[%/:]|[.,]\d)/u.test(around)) return undefined;
  return found(words, index, index + 1, value);
}

function found(words: readonly Word[], from: number, next: number, value: string): Found | undefined {
  const [first, last] = [words[from], words[next - 1]];
  if (!first || !last) return undefined;
  return { fact: { start: first.start, end: last.end, kind: "date", value: `date:${value}` }, next };
}

function monthOf(word: Word | undefined): number | undefined {
  if (!word || word.shape === "digits") return undefined;
  return word.text[0] === word.text[0]?.toLowerCase() &&
    alsoWords.has(word.fold) &&
    word.fold.length > 2 &&
    /^[a-z]/u.test(word.fold)
    ? undefined
    : months.get(word.fold);
}

function dayOf(word: Word | undefined): string | undefined {
  const number = /^(\d{1,2})(?:st|nd|rd|th|er|º)?$/u.exec(word?.text ?? "")?.[1];
  return number && Number(number) >= 1 && Number(number) <= 31 ? two(Number(number)) : undefined;
}

function yearOf(word: Word | undefined): string | undefined {
  return word && /^(?:1[89]|20)\d\d$/u.test(word.text) ? word.text : undefined;
}

function gapBefore(text: string, words: readonly Word[], index: number): string {
  const [before, word] = [words[index - 1], words[index]];
  return before && word ? text.slice(before.end, word.start) : "\n";
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
