import { foldWord, type Word, wordsOf } from "#names";
import { currencyPrefixes, numberWords, referenceWords, scales, units } from "../data/units.data.ts";
import type { Fact } from "./fact.ts";

const folded = <T>(table: Readonly<Record<string, T>>): ReadonlyMap<string, T> =>
  new Map(
    Object.entries(table).map(([word, value]) => [
      wordsOf(word)
        .map((each) => each.fold)
        .join(" ") || foldWord(word),
      value,
    ]),
  );
const unitOf = folded(units);
const scaleOf = folded(scales);
const numberOf = folded(numberWords);
const references = new Set(referenceWords.split(/\s+/u).map(foldWord));
const kindsOfUnit = new Set([
  "metric",
  "short",
  "long",
  "us",
  "united",
  "states",
  "american",
  "canadian",
  "square",
  "cubic",
  "nautical",
]);
const spaces = /^(?:[ \u00a0\u202f\u2009-]?|,? (?:and )?)$/u;

interface Number_ {
  value: number;
  /** Index of the first word after the number. */
  next: number;
  written: boolean;
  /** Letters glued to the digits: "0.5m", "20kg". */
  suffix?: string;
}

/** Figures with what they count: "amount:759793 bbl", "amount:400900000 usd", "amount:24"; references ("paragraph 12") are none. */
export function findAmounts(text: string, words: readonly Word[]): Fact[] {
  const facts: Fact[] = [];
  for (let index = 0; index < words.length; ) {
    if (!canBegin(words[index])) {
      index++;
      continue;
    }
    const number = inDigits(text, words, index) ?? inWords(text, words, index);
    if (!number) {
      index++;
      continue;
    }
    const fact = withUnit(text, words, index, number);
    if (fact) facts.push(fact.fact);
    index = fact ? fact.next : number.next;
  }
  return facts;
}

/** Rules most words out without a closer look. */
function canBegin(word: Word | undefined): boolean {
  if (!word || word.shape === "digits") return word !== undefined;
  const first = word.fold.charCodeAt(0);
  return (first >= 0x30 && first <= 0x39) || first > 0x7f || numberOf.has(word.fold) || scaleOf.has(word.fold);
}

function inDigits(text: string, words: readonly Word[], index: number): Number_ | undefined {
  const word = words[index];
  const glued = word && gluedTo(word);
  if (glued) return { value: Number(glued.digits), next: index + 1, written: false, suffix: glued.suffix };
  if (word?.shape !== "digits" || word.text.length > 15 || !/^\d+$/u.test(word.text)) return undefined;
  let written = word.text;
  let next = index + 1;
  let decimals = false;
  for (let piece = words[next]; piece; piece = words[next]) {
    const gap = text.slice(words[next - 1]?.end, piece.start);
    const end = gap === "." && !decimals ? gluedTo(piece) : undefined;
    if (end) return { value: Number(`${written}.${end.digits}`), next: next + 1, written: false, suffix: end.suffix };
    if (piece.shape !== "digits" || decimals || !/^\d{1,12}$/u.test(piece.text)) break;
    if (/^[,\u00a0\u202f\u2009']$/u.test(gap) && piece.text.length === 3 && (words[index]?.text.length ?? 9) <= 3)
      written += piece.text;
    else if (gap === ".") {
      written += `.${piece.text}`;
      decimals = true;
    } else break;
    next++;
  }
  return { value: Number(written), next, written: false };
}

function gluedTo(word: Word): { digits: string; suffix: string } | undefined {
  const match = /^(\d{1,12})(\p{L}{1,3})$/u.exec(word.fold);
  return match?.[1] && match[2] && (unitOf.has(match[2]) || scaleOf.has(match[2]))
    ? { digits: match[1], suffix: match[2] }
    : undefined;
}

/** "twenty-four", "one hundred and five", "three million"; "one" alone is a pronoun more often than a figure. */
function inWords(text: string, words: readonly Word[], index: number): Number_ | undefined {
  let total = 0;
  let part: number | undefined;
  let next = index;
  for (let word = words[next]; word; word = words[next]) {
    if (next > index && !spaces.test(text.slice(words[next - 1]?.end, word.start))) break;
    const unit = numberOf.get(word.fold);
    const scale = part === undefined ? undefined : scaleOf.get(word.fold);
    if (
      unit !== undefined &&
      (part === undefined ||
        (part % 100 === 0 && part > 0) ||
        (part % 10 === 0 && part >= 20 && part < 100 && unit < 10))
    )
      part = (part ?? 0) + unit;
    else if (scale === 100 && part !== undefined) part *= 100;
    else if (scale && word.fold.length > 2) {
      total += (part ?? 1) * scale;
      part = 0;
    } else if (
      !(word.fold === "and" && next > index && numberOf.has(words[next + 1]?.fold ?? "") && (part ?? 0) >= 100)
    )
      break;
    next++;
  }
  if (part === undefined) return undefined;
  const one = next === index + 1 && (part === 1 || part === 0);
  return one && !unitOf.has(words[next]?.fold ?? "") ? undefined : { value: total + part, next, written: true };
}

function withUnit(
  text: string,
  words: readonly Word[],
  index: number,
  number: Number_,
): { fact: Fact; next: number } | undefined {
  const first = words[index];
  if (!first || (!number.written && isReference(text, words, index, number.next))) return undefined;
  const prefix = currencyBefore(text, first.start);
  let { value, next } = number;
  let end = words[next - 1]?.end ?? first.end;
  const { suffix } = number;
  const suffixScale =
    suffix && (prefix.unit || suffix !== "m" || unitOf.has(words[next]?.fold ?? "")) ? scaleOf.get(suffix) : undefined;
  value *= suffixScale ?? 1;
  const gapFits = (): boolean => spaces.test(text.slice(end, words[next]?.start ?? end)) && words[next] !== undefined;
  while (!number.written && gapFits() && isScale(words, next, prefix.unit !== "")) {
    value *= scaleOf.get(words[next]?.fold ?? "") ?? 1;
    end = words[next]?.end ?? end;
    next++;
  }
  let unit = prefix.unit || (suffix && !suffixScale ? (unitOf.get(suffix) ?? "") : "");
  const percent = /^ ?[%٪％]/u.exec(text.slice(end, end + 2));
  if (percent) {
    unit = "%";
    end += percent[0].length;
  } else if (!unit) {
    const named = unitAfter(text, words, next, end);
    if (named) ({ unit, next, end } = named);
  }
  const rounded = Number(value.toPrecision(12));
  return { fact: { start: prefix.start, end, kind: "amount", value: `amount:${rounded}${unit && ` ${unit}`}` }, next };
}

/** "m" is million before a unit or after a currency, else metres. */
function isScale(words: readonly Word[], at: number, currency: boolean): boolean {
  const word = words[at]?.fold ?? "";
  return scaleOf.has(word) && (word !== "m" || currency || unitOf.has(words[at + 1]?.fold ?? ""));
}

function unitAfter(
  text: string,
  words: readonly Word[],
  from: number,
  after: number,
): { unit: string; next: number; end: number } | undefined {
  let end = after;
  for (let at = from; at < Math.min(from + 3, words.length); at++) {
    const word = words[at];
    if (!word || !spaces.test(text.slice(end, word.start))) return undefined;
    const pair = words[at + 1] && `${word.fold} ${words[at + 1]?.fold}`;
    const two = pair ? unitOf.get(pair) : undefined;
    if (two) return { unit: two, next: at + 2, end: words[at + 1]?.end ?? word.end };
    const one = unitOf.get(word.fold);
    if (one && (word.shape !== "upper" || word.fold.length > 1)) return { unit: one, next: at + 1, end: word.end };
    if (!kindsOfUnit.has(word.fold)) return undefined;
    end = word.end;
  }
  return undefined;
}

/** Part of a name, code, time or list, or a pointer to a place in a text. */
function isReference(text: string, words: readonly Word[], index: number, next: number): boolean {
  const [first, last] = [words[index], words[next - 1]];
  if (!first || !last || first.start === words[index - 1]?.end) return true;
  const before = text.slice(Math.max(0, first.start - 2), first.start);
  const after = text.slice(last.end, last.end + 2);
  if (/[/:#№§¶_@]\s?$/u.test(before) || /\p{L}[-–.]$/u.test(before) || /^(?:[/:_@]|-\p{L}{0,1}\p{N})/u.test(after))
    return true;
  if (/[§¶] ?[\d.–-]{0,12}$/u.test(text.slice(Math.max(0, first.start - 16), first.start))) return true;
  if (/^ (?:U\.?S\.?C|C\.?F\.?R|Fed)\b/u.test(text.slice(last.end, last.end + 6))) return true;
  if (/^[-–]\p{Lu}/u.test(after) || (before.endsWith("(") && after.startsWith(")") && last.end - first.start < 3))
    return true;
  const previous = words[index - 1];
  return (
    previous !== undefined &&
    references.has(previous.fold) &&
    /^\.? ?$/u.test(text.slice(previous.end, first.start)) &&
    !unitOf.has(words[next]?.fold ?? "")
  );
}

const longestPrefix = 4;

function currencyBefore(text: string, start: number): { unit: string; start: number } {
  const gap = text[start - 1] === " " || text[start - 1] === "\u00a0" ? 1 : 0;
  for (let length = longestPrefix; length > 0; length--) {
    const from = start - gap - length;
    const unit = from < 0 ? undefined : currencyPrefixes[text.slice(from, start - gap).toLowerCase()];
    if (unit && !/\p{L}/u.test(text[from - 1] ?? "")) return { unit, start: from };
  }
  return { unit: "", start };
}
