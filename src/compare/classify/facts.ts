import type { Mention, MentionKind } from "#parties";
import { cited } from "./cited.ts";
import { tokenRange } from "./lost.ts";
import type { Side } from "./passage.ts";
import type { LanguageRules } from "./rules/index.ts";

export type FactKind = "number" | "date" | "reference" | "identifier";

/** A number, date, reference or identifier on one side; `to` is exclusive. */
export interface Fact {
  kind: FactKind;
  /** Normalised, so that "1,000", "1000" and "one thousand" are equal; a number is followed by its unit, if it has one. */
  value: string;
  from: number;
  to: number;
  /** Whether it is called approximate ("some 20"), by the word before it. */
  approximate: string | null;
  /** Whether it stands in somebody's name ("Unit 26165"): with the name it goes and comes, alone it changes. */
  named?: true;
}

/** Finds the facts of one side. Figures in digits need no language; number words, months and units come with its rules. */
export function findFacts(side: Side, rules: LanguageRules | undefined): Fact[] {
  const facts: Fact[] = [];
  const covered = coverage(side);
  for (let index = 0; index < side.tokens.length; ) {
    const kind = covered[index];
    const fact =
      kind === "symbol" || kind === "identifier" || kind === "state"
        ? null
        : kind === "party"
          ? numberInName(side, index)
          : (dateAt(side, index, rules) ?? numberAt(side, index, rules) ?? letteredAt(side, index, rules));
    if (fact) facts.push(fact);
    index = fact ? fact.to : index + 1;
  }
  for (const mention of side.mentions) addMention(facts, side, mention);
  return facts.sort((a, b) => a.from - b.from);
}

function coverage(side: Side): (MentionKind | undefined)[] {
  const covered: (MentionKind | undefined)[] = new Array(side.tokens.length);
  for (const mention of side.mentions) {
    const { from, to } = tokenRange(side, mention.start, mention.end);
    covered.fill(mention.kind, from, to);
  }
  for (const { start, end } of cited(side)) {
    const { from, to } = tokenRange(side, start, end);
    covered.fill("symbol", from, to);
  }
  return covered;
}

/** Identifiers, and amounts and dates that a mention has and our own eyes do not (other calendars and scripts). */
function addMention(facts: Fact[], side: Side, mention: Mention): void {
  if (mention.kind !== "amount" && mention.kind !== "date" && mention.kind !== "identifier") return;
  const { from, to } = tokenRange(side, mention.start, mention.end);
  if (facts.some((fact) => fact.from < to && fact.to > from)) return;
  const kind = mention.kind === "amount" ? "number" : mention.kind;
  facts.push({ kind, value: mention.party, from, to, approximate: null });
}

function dateAt(side: Side, from: number, rules: LanguageRules | undefined): Fact | null {
  const word = (index: number) => side.tokens[index]?.lower.replace(/^0+(?=\d)/u, "") ?? "";
  const day = (index: number) =>
    /^(?:[12]?\d|3[01])(?:st|nd|rd|th)?$/u.test(word(index)) ? Number.parseInt(word(index), 10) : 0;
  const month = (index: number) =>
    rules && /^\p{Lu}/u.test(side.tokens[index]?.text ?? "") ? rules.months.indexOf(word(index)) + 1 : 0;
  const year = (index: number) => (/^(?:19|20)\d\d$/u.test(word(index)) ? Number(word(index)) : 0);
  const made = (to: number, ...parts: number[]): Fact => ({
    kind: "date",
    value: parts.map((part) => (part ? String(part).padStart(2, "0") : "?")).join("-"),
    from,
    to,
    approximate: null,
  });
  const comma = (index: number) => (word(index) === "," ? index + 1 : index);
  if (day(from) && month(from + 1)) {
    const at = comma(from + 2);
    return year(at)
      ? made(at + 1, year(at), month(from + 1), day(from))
      : made(from + 2, 0, month(from + 1), day(from));
  }
  if (month(from)) {
    const at = comma(from + 2);
    if (day(from + 1) && year(at)) return made(at + 1, year(at), month(from), day(from + 1));
    if (year(comma(from + 1))) return made(comma(from + 1) + 1, year(comma(from + 1)), month(from));
    if (day(from + 1)) return made(from + 2, 0, month(from), day(from + 1));
    return word(from) === "may" || word(from) === "march" ? null : made(from + 1, 0, month(from));
  }
  if (year(from) && word(from + 1) === "-" && word(from + 3) === "-")
    return made(from + 5, year(from), Number(word(from + 2)), Number(word(from + 4)));
  return year(from) && !rules?.references.has(word(from - 1)) ? made(from + 1, year(from)) : null;
}

function numberAt(side: Side, from: number, rules: LanguageRules | undefined): Fact | null {
  const parsed = /^\p{N}/u.test(side.tokens[from]?.text ?? "") ? digits(side, from) : wordsOf(side, from, rules);
  if (!parsed) return null;
  let { value, to } = parsed;
  for (
    let scale = rules?.numbers.scales[side.tokens[to]?.lower ?? ""];
    scale;
    scale = rules?.numbers.scales[side.tokens[to]?.lower ?? ""]
  ) {
    value *= scale;
    to++;
  }
  const before = side.tokens[from - 1]?.lower ?? "";
  if (isReference(side, from, rules)) return { kind: "reference", value: String(value), from, to, approximate: null };
  const unit =
    unitOf(side.tokens[to]?.lower, rules) ??
    unitOf(before, rules) ??
    unitOf(side.tokens[from - 2]?.lower, rules, before === "$");
  const text = Number.isFinite(value) ? String(value) : (side.tokens[from]?.lower ?? "");
  return {
    kind: "number",
    value: unit ? `${text} ${unit}` : text,
    from,
    to,
    approximate: rules?.approximators.has(before) ? before : null,
  };
}

/** The figures of a name, as written. */
function numberInName(side: Side, at: number): Fact | null {
  const text = side.tokens[at]?.lower ?? "";
  return /^\p{N}+$/u.test(text)
    ? { kind: "number", value: text, from: at, to: at + 1, approximate: null, named: true }
    : null;
}

const romanOrLetter = /^(?:[IVXLC]{1,7}|[A-Z])(?:\.[A-Z0-9]{1,3}){0,3}$/u;
const code = /^\p{L}[\p{L}.-]*\p{N}[\p{L}\p{N}.-]*$/u;

/** "section III.A", "annex B", and codes of letters and figures ("B12", "cr-215"), none of which has a value but its form. */
function letteredAt(side: Side, at: number, rules: LanguageRules | undefined): Fact | null {
  const { text = "", lower = "" } = side.tokens[at] ?? {};
  const made = (kind: FactKind): Fact => ({ kind, value: lower, from: at, to: at + 1, approximate: null });
  if (code.test(text)) return made("identifier");
  if (!romanOrLetter.test(text) || !isReference(side, at, rules)) return null;
  // "in part I have": a pronoun.
  return text === "I" && !/^\p{Lu}/u.test(side.tokens[at - 1]?.text ?? "") ? null : made("reference");
}

/** A number in digits of any script; separators of thousands go, the decimal mark becomes a point. */
function digits(side: Side, from: number): { value: number; to: number } {
  const text = (side.tokens[from]?.text ?? "").normalize("NFKC").replace(/\p{Nd}/gu, decimal);
  let to = from + 1;
  let joined = text;
  // "12 500" with spaces of any width; a group of three follows directly.
  while (
    /^\d{1,3}(?: \d{3})*$/u.test(joined) &&
    joined.length <= 15 &&
    /^\d{3}$/u.test(side.tokens[to]?.text ?? "") &&
    (side.tokens[to]?.start ?? 0) === (side.tokens[to - 1]?.end ?? 0) + 1 &&
    !/^0/u.test(joined)
  ) {
    joined += ` ${side.tokens[to]?.text}`;
    to++;
  }
  const plain = /^\d{1,3}(?:[,.\s]\d{3})+(?:[.,]\d+)?\D*$/u.test(joined)
    ? joined.replace(/[,.\s](?=\d{3}(?!\d))/gu, "")
    : joined;
  return { value: Number.parseFloat(plain.replace(",", ".")), to };
}

function decimal(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
  return String(code - zero);
}

/** A number in words: "twenty", "twenty-five", "two hundred and ten". */
function wordsOf(side: Side, from: number, rules: LanguageRules | undefined): { value: number; to: number } | null {
  if (!rules) return null;
  const { values, scales, joiners } = rules.numbers;
  if (values[side.tokens[from]?.lower.split("-", 1)[0] ?? ""] === undefined) return null;
  let total = 0;
  let part = 0;
  let to = from;
  for (let index = from; index < from + 12; index++) {
    const lower = side.tokens[index]?.lower ?? "";
    const pieces = lower.split("-").map((piece) => values[piece]);
    const scale = scales[lower];
    if (pieces.every((piece) => piece !== undefined))
      part += pieces.reduce((sum: number, piece) => sum + (piece ?? 0), 0);
    else if (scale && to > from) {
      if (scale === 100) part *= 100;
      else {
        total += part * scale;
        part = 0;
      }
    } else if (
      to > from &&
      joiners.has(lower) &&
      values[side.tokens[index + 1]?.lower ?? ""] !== undefined &&
      to === index &&
      scales[side.tokens[index - 1]?.lower ?? ""]
    ) {
      to = index + 1;
      continue;
    } else break;
    to = index + 1;
  }
  if (to === from) return null;
  // "one" is as often a pronoun as a number.
  return side.tokens[from]?.lower === "one" && to === from + 1 ? null : { value: total + part, to };
}

/** "paragraph 8", "paras. 8 and 9", "annexes 3, 4 and 7". */
function isReference(side: Side, from: number, rules: LanguageRules | undefined): boolean {
  for (let index = from - 1; index >= Math.max(0, from - 8); index--) {
    const token = side.tokens[index];
    if (!token) return false;
    if (rules?.references.has(token.lower)) return true;
    if (!/^(?:[.,–—()-]|and|to|or|\p{N}+|\p{L}|[ivxlc]{1,7})$/u.test(token.lower)) return false;
  }
  return false;
}

function unitOf(word: string | undefined, rules: LanguageRules | undefined, skip = false): string | undefined {
  if (!word || skip) return undefined;
  return rules?.units.find((names) => names.includes(word))?.[0];
}
