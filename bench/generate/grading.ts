import type { Block } from "#document";
import { graded } from "./data/words.data.ts";
import { replaceRange, sentencesOf } from "./passage.ts";
import type { Random } from "./random.ts";

/** First words that lose their capital when something is set before them. */
const opener =
  /^(?:The|In|On|At|This|These|That|Those|A|An|He|She|They|It|Several|Two|Three|Some|Its|His|Her|Their|During|After|Before)\b/u;

const prefixes = [
  "Reportedly, ",
  "Allegedly, ",
  "According to one source, ",
  "It is alleged that ",
  "It appears that ",
  "The Panel received information that ",
  "Media reports suggest that ",
  "It is possible that ",
];

/**
 * Makes one bare claim of a block less certain, in the block's own words: a cue set before the sentence, or "was"
 * turned into "may have been". Answers the sentence before and after, or null where no sentence lends itself.
 */
export function lowerCertainty(block: Block, random: Random): { before: string; after: string } | null {
  const bare = sentencesOf(block.text).filter(
    ({ text }) => !graded.test(text) && !/["“”?:]/u.test(text) && text.split(" ").length >= 6 && text.endsWith("."),
  );
  for (const sentence of random.shuffle(bare)) {
    const verb = / (was|were) (?=\p{Ll}+(?:ed|en|n) )/u.exec(sentence.text);
    if (verb && random.chance(0.6)) {
      const start = sentence.start + verb.index;
      replaceRange(block, start, start + verb[0].length, " may have been ");
    } else if (opener.test(sentence.text)) {
      const first = sentence.text.charAt(0).toLowerCase();
      replaceRange(block, sentence.start, sentence.start + 1, random.pick(prefixes) + first);
    } else continue;
    const after = sentencesOf(block.text).find(({ start }) => start === sentence.start)?.text ?? "";
    return { before: sentence.text, after };
  }
  return null;
}

const figure =
  /(?<=\s|\$|€)(?<!\p{Lu}[\p{L}.]* |\bpara\. |\bparas\. |\bparagraph |\bsection |\bpage )(?!(?:19|20)\d\d )\d+(?:,\d{3})*(?:\.\d+)?(?= (?:\p{Ll}{3,}|per)|%)/gu;
const date =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b(?=,| )|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/gu;

/** Whether a text has a figure or date to change. */
export function hasFigure(text: string): boolean {
  return text.search(figure) >= 0 || text.search(date) >= 0;
}

/** Changes one figure or date of a block (not a part of a symbol, number or name). Answers it before and after. */
export function changeFigure(
  block: Block,
  random: Random,
): { from: string; to: string; kind: "figure" | "date" } | null {
  const found = (["figure", "date"] as const).flatMap((kind) =>
    [...block.text.matchAll(kind === "figure" ? figure : date)].map((match) => ({ kind, match })),
  );
  if (found.length === 0) return null;
  const { kind, match } = random.pick(found);
  const from = match[0];
  const last = /[1-9](?=[^1-9]*$)/u.exec(from);
  if (!last) return null;
  const to = from.slice(0, last.index) + String((Number(last[0]) % 9) + 1) + from.slice(last.index + 1);
  replaceRange(block, match.index, match.index + from.length, to);
  return { from, to, kind };
}
