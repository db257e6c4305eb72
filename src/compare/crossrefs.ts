import { listWords, ownDocument, referenceClassifiers, referenceWords, type TargetKind } from "./references.data.ts";
import type { Edit } from "./types.ts";

/** One number of a cross-reference in a text. */
export interface Reference {
  target: TargetKind;
  number: string;
  /** UTF-16 offsets of the number; end is exclusive. */
  start: number;
  end: number;
}

const kindOf = new Map<string, TargetKind>();
for (const [target, words] of Object.entries(referenceWords) as [TargetKind, string[]][])
  for (const word of words) for (const form of formsOf(word)) kindOf.set(form, target);

/** A word as it begins a sentence and in capitals; in Arabic with the letters that join it ("and", "in"). */
function formsOf(word: string): string[] {
  if (/\p{sc=Arabic}/u.test(word)) return [word, `و${word}`, `ب${word}`];
  return [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()];
}

const isChinese = (word: string) => /\p{sc=Han}/u.test(word);

const quote = (words: Iterable<string>) =>
  [...words]
    .sort((x, y) => y.length - x.length)
    .map((word) => word.replaceAll(".", String.raw`\.`))
    .join("|");

// Arabic and extended digits, dotted paths ("II.B", "4.2"), roman numerals, single capitals, Chinese numerals.
const number = String.raw`(?:[0-9]{1,4}(?:\.[0-9]{1,3}){0,4}|[IVXLC]{1,7}(?:\.[A-Z0-9]{1,3}){0,3}|[A-Z](?:\.[0-9]{1,3}){0,3}|[一二三四五六七八九十百]{1,5}|[٠-٩]{1,4})`;
const ended = String.raw`(?![\p{L}\p{N}])`;
const between = String.raw`\s{0,2}(?:[,،、‑–—-]\s{0,2}(?:(?:${quote(listWords)})\s{0,2})?|(?:${quote(listWords)})\s{0,2})`;
const list = `${number}${ended}(?:${between}${number}${ended}){0,12}`;
const spelled = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${quote([...kindOf.keys()].filter((word) => !isChinese(word)))})\s{0,2}(${list})`,
  "gu",
);
// Chinese writes no spaces between words.
const unspaced = new RegExp(
  `(${quote([...kindOf.keys()].filter(isChinese))})\\s?(${number}(?:${between}${number}){0,12})`,
  "gu",
);
const counted = new RegExp(
  `第\\s?(${number}(?:${between}${number}){0,12})\\s?(${quote(Object.keys(referenceClassifiers))})`,
  "gu",
);
const oneNumber = new RegExp(number, "gu");

/** The numbers of all cross-references in a text that can mean this document, in order. */
export function findReferences(text: string): Reference[] {
  if (!/[0-9IVXLCA-Z一-十百٠-٩]/u.test(text)) return [];
  const found: Reference[] = [];
  for (const pattern of [spelled, unspaced])
    for (const match of text.matchAll(pattern)) {
      const [whole, word = "", numbers = ""] = match;
      const end = match.index + whole.length;
      if (isForeign(text, match.index, end)) continue;
      add(found, kindOf.get(word) ?? "paragraph", numbers, end - numbers.length);
    }
  for (const match of text.matchAll(counted)) {
    const [whole, numbers = "", word = ""] = match;
    add(found, referenceClassifiers[word] ?? "paragraph", numbers, match.index + whole.indexOf(numbers));
  }
  return found.sort((x, y) => x.start - y.start);
}

function add(found: Reference[], target: TargetKind, numbers: string, offset: number): void {
  for (const { 0: text, index } of numbers.matchAll(oneNumber))
    found.push({ target, number: text, start: offset + index, end: offset + index + text.length });
}

const after = new RegExp(
  String.raw`^(?:\s?\([a-z]{1,3}\))?,?\s(?:above|below|supra|infra|ci-dessus|ci-dessous)?\s?(?:${quote(ownDocument.of)})\s(?!${quote(ownDocument.own)})`,
  "iu",
);
// "resolution 2375 (2017), para. 12"; "S/2018/171, paras. 3–5".
const before = /(?:\(\d{4}\)|[A-Z][A-Z.]*\/[\w./-]+|resolution\s\d+|op\. cit\.|ibid\.|Ibid\.),?\s$/u;

function isForeign(text: string, start: number, end: number): boolean {
  return after.test(text.slice(end, end + 40)) || before.test(text.slice(Math.max(0, start - 40), start));
}

/** Whether the number `from` of the original points at the same passage as the number `to` of the amended text. */
export type Follows = (target: TargetKind, from: string, to: string) => boolean;

/**
 * The steps from one text to the other where they differ only in references that follow the renumbering; undefined
 * where anything else differs, or a reference points elsewhere than before. What stands between the references is
 * compared by `fold`; where that is not the text itself the steps are not exact.
 */
export function referenceEdits(
  before: string,
  after: string,
  follows: Follows,
  fold = (text: string) => text,
): Edit[] | undefined {
  const [old, now] = [findReferences(before), findReferences(after)];
  if (old.length === 0 || old.length !== now.length) return undefined;
  const edits: Edit[] = [];
  let kept = "";
  let [atOld, atNow] = [0, 0];
  for (const [index, from] of old.entries()) {
    const to = now[index];
    if (!to || to.target !== from.target) return undefined;
    const between = before.slice(atOld, from.start);
    if (fold(between) !== fold(after.slice(atNow, to.start))) return undefined;
    kept += between;
    if (!follows(from.target, from.number, to.number)) return undefined;
    if (from.number === to.number) kept += from.number;
    else {
      if (kept) edits.push(["keep", kept]);
      edits.push(["delete", from.number], ["insert", to.number]);
      kept = "";
    }
    [atOld, atNow] = [from.end, to.end];
  }
  if (fold(before.slice(atOld)) !== fold(after.slice(atNow))) return undefined;
  kept += before.slice(atOld);
  return kept ? [...edits, ["keep", kept]] : edits;
}
