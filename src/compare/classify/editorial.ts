import type { Passage, Range, Side } from "./passage.ts";
import type { LanguageRules } from "./rules/index.ts";
import type { Token } from "./tokens.ts";

/** Whether two whole sides differ in nothing but spelling, punctuation, case, spaces and words without meaning. */
export function isEditorialChange({ original, amended }: Passage, rules: LanguageRules | undefined): boolean {
  const whole = (side: Side) => ({ from: 0, to: side.tokens.length });
  return isEditorial(original, whole(original), amended, whole(amended), rules);
}

/**
 * Whether two ranges say the same: their words are equal once punctuation, case, hyphens, variant spellings and idle
 * words are set aside, or differ by a plain slip of the pen in a long lower-case word. Never so where a number, a name
 * or a negation differs.
 */
export function isEditorial(
  original: Side,
  before: Range,
  amended: Side,
  after: Range,
  rules: LanguageRules | undefined,
): boolean {
  const a = essence(original, before, rules);
  const b = essence(amended, after, rules);
  if (a.length !== b.length) return respaced(a, b);
  return a.every((word, index) => {
    const other = b[index] ?? "";
    return word === other || (rules !== undefined && sameSpelling(word, other, rules));
  });
}

/** Whether two lists of words differ only in where the words are parted; figures must stay as they are parted. */
function respaced(a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  let head = 0;
  while (head < shorter.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const rest = (words: readonly string[]) => words.slice(head, words.length - tail).join("");
  return rest(shorter) === rest(longer) && !/\p{N}/u.test(rest(longer));
}

function essence(side: Side, range: Range, rules: LanguageRules | undefined): string[] {
  const same = new Map(rules?.editorial.same);
  const words: string[] = [];
  for (let index = range.from; index < range.to; index++) {
    const token = side.tokens[index];
    if (!token || rules?.editorial.idle.has(token.lower)) continue;
    if (!token.word) {
      if (/[$€£¥%‰°+=<>§#@]|\p{Sc}/u.test(token.text)) words.push(...(same.get(token.text) ?? token.text).split(" "));
      continue;
    }
    const plain = plainWord(token);
    words.push(...(same.get(plain) ?? plain).split(" "));
  }
  return words;
}

/** Compatibility form, lower case, without hyphens and stops; numbers keep their decimal mark, not their separators of thousands. */
function plainWord(token: Token): string {
  const folded = token.lower.normalize("NFKC");
  if (/^\p{N}/u.test(folded))
    return /^\d{1,3}(?:[,.]\d{3})+$/u.test(folded) && !/^0/u.test(folded) ? folded.replace(/,/gu, "") : folded;
  return folded.replace(/[-‐‑.'’]/gu, "");
}

/** Whether two words are spellings of one: by the language's variant endings, or by a letter doubled or two letters swapped. */
function sameSpelling(a: string, b: string, rules: LanguageRules): boolean {
  const { spellings, distinct, same } = rules.editorial;
  if (/\p{N}/u.test(a + b) || rules.negations.has(a) || rules.negations.has(b)) return false;
  const listed = (pairs: [string, string][]) => pairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
  if (listed(same)) return true;
  if (listed(distinct)) return false;
  for (const [x, y] of spellings)
    for (const [p, q] of [
      [x, y],
      [y, x],
    ] as const)
      if (a.endsWith(p) && b.endsWith(q) && a.length > p.length + 1 && a.slice(0, -p.length) === b.slice(0, -q.length))
        return true;
  return slip(a, b);
}

/** Shortest word in which a slip of the pen is believed: shorter ones too often make another word. */
const longEnough = 7;

function slip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < longEnough || long.length - short.length > 1 || short[0] !== long[0]) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (long.length > short.length) return long[at] === long[at - 1] && short.slice(at) === long.slice(at + 1);
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
