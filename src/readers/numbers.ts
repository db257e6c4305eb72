import { annexWords, capitalMonths, captionWords, monthsAfterPoint, personVerbs, units } from "./numbers.data.ts";

/** Roman numerals from 1 to 89: higher ones are more often abbreviations ("CV.", "MD."). */
const roman = "(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})";
const romanUpper = new RegExp(`^(?=[IVXL])${roman}$`, "u");
const romanLower = new RegExp(`^(?=[ivxl])${roman.toLowerCase()}$`, "u");

/** One rule for one shape of printed number: what it looks like, and what must hold for the rest of the text. */
interface Shape {
  pattern: RegExp;
  holds?: (number: string, rest: string) => boolean;
}

const shapes: Shape[] = [
  { pattern: /^[•◦▪▫‣∙●○■□➢✓](?=\s|\p{L})\s*/u },
  { pattern: /^[–—*·-]\s+(?=[\p{L}\p{Pi}"'([])/u },
  // 12.  12)  12:  (12), also as run together by an extractor: "12.The Panel"
  { pattern: /^\d{1,4}\.(?:\s+|(?=\p{Lu}\p{Ll}))/u, holds: paragraphNumber },
  { pattern: /^(?:\d{1,3}\)|\(\d{1,3}\))\s*(?=[\p{L}\p{N}\p{Pi}"'([])/u },
  // 12-  before a capital, as some delegations number
  { pattern: /^\d{1,3}[-–]\s+(?=\p{Lu})/u },
  // 3.2.1  3.2.1.
  { pattern: /^\d{1,3}(?:\.\d{1,3}){1,6}\.?\s+/u, holds: sectionNumber },
  // A.1  B.2.3.  IV.2
  {
    pattern: /^(?:[A-Z]|[IVXL]{2,6})(?:\.\d{1,3}){1,5}\.?\s+(?=\p{Lu})/u,
    holds: (_, rest) => !units.has(firstWord(rest)),
  },
  // (a)  (aa)  (iv)  (B)  а)
  { pattern: /^(?:\(\p{L}{1,6}\)|\p{L}{1,6}\))\s*(?=[\p{L}\p{N}\p{Pi}"'([])/u, holds: (number) => letterLabel(number) },
  // A.  IV.  a.  iv.
  { pattern: /^(?:\p{Lu}|[IVXL]{2,8})\.\s+(?=\S)/u, holds: upperLabel },
  { pattern: /^(?:[a-z]|[ivxl]{2,8})\.\s+(?=\p{L})/u, holds: (number) => letterLabel(number) },
  { pattern: /^§{1,2}\s?\d{1,4}[a-z]?\.?\s+(?=\p{Lu})/u },
  // Chinese: 一、 （三） 12、 ; Arabic: ١٢ - , 12 -
  { pattern: /^(?:[一二三四五六七八九十百]{1,5}[、．]|[（(][一二三四五六七八九十百]{1,5}[）)]|\d{1,3}[、．])\s*/u },
  { pattern: /^[٠-٩۰-۹]{1,4}\s?[-–.)]\s*/u },
  { pattern: /^\d{1,4}\s?[-–]\s*(?=\p{Script=Arabic})/u },
];

/**
 * Splits a printed number ("12.", "(a)", "IV.", "3.2.1", "•") off the start of a text; `number` is null where there
 * is none. Conservative: a figure that reads as part of the sentence ("1.5 million", "A. Smith said") stays in the text.
 */
export function splitPrintedNumber(text: string): { number: string | null; text: string } {
  const trimmed = text.trimStart();
  for (const { pattern, holds } of shapes) {
    const printed = pattern.exec(trimmed)?.[0];
    if (printed === undefined) continue;
    const number = printed.trim();
    const rest = trimmed.slice(printed.length);
    if (rest !== "" && (holds === undefined || holds(number, rest))) return { number, text: rest };
  }
  return { number: null, text };
}

/** As `splitPrintedNumber`, for what is known to be a heading: there a bare figure is a number too ("3 Introduction"). */
export function splitHeadingNumber(text: string): { number: string | null; text: string } {
  const bare = /^\s*(\d{1,2}|[IVXL]{1,6})\s+(?=\p{Lu}[\p{Ll}\p{Lu}])/u.exec(text);
  const dated = bare !== null && capitalMonths.has(firstWord(text.slice(bare[0].length)));
  if (bare?.[1] !== undefined && !dated && (/\d/u.test(bare[1]) || (bare[1].length > 1 && romanUpper.test(bare[1]))))
    return { number: bare[1], text: text.slice(bare[0].length) };
  return splitPrintedNumber(text);
}

function firstWord(text: string): string {
  return /^[^\s.,;:]+/u.exec(text)?.[0].toLowerCase() ?? "";
}

/** A figure and a point are a day before a month ("12. September 2018"), which then has nothing but a year, or a sentence, behind it. */
function paragraphNumber(number: string, rest: string): boolean {
  if (!monthsAfterPoint.has(firstWord(rest))) return true;
  return Number.parseInt(number, 10) > 31 || /^\p{L}+\s?[:;–—]/u.test(rest);
}

/** Two figures and a point are a section only before a capitalised word; three or more unless they are a date. */
function sectionNumber(number: string, rest: string): boolean {
  const parts = number.replace(/\.$/u, "").split(".");
  if (parts.slice(1).some((part) => part.length > 1 && part.startsWith("0"))) return false;
  if (parts.length > 2 || number.endsWith(".")) return true;
  const capital = /^[\p{Pi}"'(]?[\p{Lu}\p{Lo}]/u.test(rest);
  return capital && !units.has(firstWord(rest));
}

/** One letter, the same letter twice or a Roman numeral; longer or mixed letters are an abbreviation. */
function letterLabel(number: string): boolean {
  const letters = number.replace(/[().]/gu, "");
  if (letters.length === 1) return true;
  if (/^\p{Ll}/u.test(letters) && letters.length === 2 && letters[0] === letters[1]) return true;
  return romanUpper.test(letters) || romanLower.test(letters);
}

/** "A. Findings" and "IV. Findings" against the initial of a person: "A. Smith said", "A. B. Smith", "J. Smith, Chair". */
function upperLabel(number: string, rest: string): boolean {
  const letters = number.slice(0, -1);
  if (letters.length > 1) return romanUpper.test(letters);
  const [first = "", second = ""] = rest.split(/\s+/u, 2);
  if (personVerbs.has(second) || /^\p{Lu}\./u.test(rest)) return false;
  if (/^\p{Lu}\p{L}+ (?:and|et|und|y|e|и) \p{Lu}\.\s?\p{Lu}/u.test(rest)) return false;
  // "A. Smith and Jones said"
  if (/^\p{Lu}\p{L}+ (?:and|et|und|y|e|и) \p{Lu}\p{L}+ /u.test(rest) && personVerbs.has(rest.split(/\s+/u, 4)[3] ?? ""))
    return false;
  return !/^\p{Lu}\p{Ll}+[,’']/u.test(first) || openers.test(first);
}

/** Words that open a sentence with a comma after them. */
const openers = /^(?:In|On|At|However|Moreover|Furthermore|Accordingly|Nevertheless|Overall|Finally)\b/u;

const labelNumber = String.raw`(?:(?:[A-Z][.-])?\d{1,3}(?:[.-]\d{1,3}){0,4}|[IVXLC]{1,8}|[A-Z]|[一二三四五六七八九十]{1,4}|[٠-٩]{1,3})[a-z]?(?:\s?[(]?[a-z][)])?(?:\s?bis|\s?ter)?`;
const alternatives = (words: string[]) => words.map((word) => word.replace(".", "\\.")).join("|");
const annexAlone = new RegExp(
  `^(?:${alternatives(annexWords.filter((entry) => entry.alone).map((entry) => entry.word))})[\\s*.:]*$`,
  "iu",
);
const opensWith = (words: string[]) =>
  new RegExp(`^(?:${alternatives(words)})\\s*(?:(?:no|n[o°]|№|nr)\\.?\\s*)?`, "iu");
const annexOpener = opensWith(annexWords.map((entry) => entry.word).sort((a, b) => b.length - a.length));
const captionOpener = opensWith([...captionWords].sort((a, b) => b.length - a.length));
const numberThen = new RegExp(`^${labelNumber}(?=$|[\\s*:.,–—-])\\*?`, "u");

/** Whether a block's text opens an annex ("Annex", "Appendix B: Methods"), not a sentence about one ("Annex I shows …"). */
export function isAnnexHeading(text: string): boolean {
  const plain = text.trim();
  if (plain.length > 300) return false;
  return annexAlone.test(plain) || labelled(plain, annexOpener);
}

/** Whether a block's text is the caption of a table, figure, map or box ("Table 3. Deliveries"), not a sentence about one. */
export function isCaption(text: string): boolean {
  const plain = text.trim();
  return plain.length <= 600 && labelled(plain, captionOpener);
}

/** A label word, a number, and then nothing, a separator, or a title without a full stop at its end. */
function labelled(plain: string, opener: RegExp): boolean {
  const word = opener.exec(plain)?.[0];
  if (word === undefined || !/^[\p{Lu}\p{Lo}]/u.test(plain)) return false;
  const afterWord = plain.slice(word.length);
  const number = numberThen.exec(afterWord)?.[0];
  if (number === undefined) return false;
  const rest = afterWord.slice(number.length);
  if (/^\s*(?:$|[:–—]|[.-]\s|\.$)/u.test(rest)) return true;
  return /^\s+[\p{Pi}"'([]?[\p{Lu}\p{Lo}\p{N}]/u.test(rest) && !/[.;,]$/u.test(rest);
}
