import type { Word } from "#names";
import { gapBefore, isAbbreviation, isCapital, isDoubtful } from "./sentence.ts";
import { vocabulary } from "./vocabulary.ts";

/** A capitalised run in a text: words [start, end) with the connectors between them. */
export interface Run {
  start: number;
  end: number;
  /** Its first capital may come from its place in the sentence. */
  doubtful: boolean;
}

const longestRun = 14;
/** Words whose possessive opens a longer name: "the Special Counsel's Office", "People's Bank", "Workers' Party". */
const openPossessive = new Set(
  "people counsel workers worker women children king queen lloyd general secretary attorney president youth farmers veterans".split(
    " ",
  ),
);

/** All capitalised runs of a text, in order, each as long as it goes; the known names of a text are runs of their own. */
export function runsOf(text: string, words: readonly Word[], known: readonly { start: number; end: number }[]): Run[] {
  const runs: Run[] = [];
  let next = 0;
  for (let index = 0; index < words.length; ) {
    const name = known[next];
    if (name?.start === index) {
      runs.push({ ...name, doubtful: isDoubtful(text, words, index) });
      index = name.end;
      next++;
      continue;
    }
    const begin = beginsAt(text, words, index);
    if (begin < 0) {
      index++;
      continue;
    }
    const end = Math.min(endOf(text, words, begin), name?.start ?? words.length);
    runs.push({ start: index, end, doubtful: isDoubtful(text, words, index) });
    index = end;
  }
  return runs;
}

/** Index of the first capitalised word of a run that begins here ("al-Shabaab" begins at its particle), or -1. */
function beginsAt(text: string, words: readonly Word[], index: number): number {
  const word = words[index];
  if (!word) return -1;
  if (isCapital(word)) return isPronoun(text, word) || isGlued(text, word) ? -1 : index;
  const next = words[index + 1];
  if (word.shape !== "lower" || !vocabulary.particle.has(word.fold) || !next || !isCapital(next)) return -1;
  return /^[-‐]$/u.test(gapBefore(text, words, index + 1)) ? index + 1 : -1;
}

function endOf(text: string, words: readonly Word[], begin: number): number {
  let end = begin + 1;
  while (end < words.length && end - begin < longestRun) {
    const next = nextPart(text, words, begin, end);
    if (next === end) break;
    end = next;
  }
  return end;
}

/** End of the run after its next capitalised word, or `end` where it stops. */
function nextPart(text: string, words: readonly Word[], begin: number, end: number): number {
  const word = words[end];
  if (!word) return end;
  const gap = gapBefore(text, words, end);
  if (isCapital(word)) return joins(gap, words, end) && !isGlued(text, word) && !isPronoun(text, word) ? end + 1 : end;
  if (word.shape === "digits") return numbers(text, words, begin, end) ? end + 1 : end;
  if (word.shape !== "lower" || !/^[ \u00a0-]$/u.test(gap)) return end;
  for (let length = 1; length <= 2; length++) {
    const after = words[end + length];
    if (!vocabulary.connector.has(words[end + length - 1]?.fold ?? "")) return end;
    if (!after || !/^[ \u00a0-]$/u.test(gapBefore(text, words, end + length))) return end;
    const hyphen = gapBefore(text, words, end + length) !== " ";
    if (isCapital(after)) return connects(words, begin, end, end + length, hyphen) ? end + length + 1 : end;
  }
  return end;
}

function joins(gap: string, words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (!before || !word) return false;
  if (/^(?:[ \u00a0]|-|‐|&|'|’)$/u.test(gap)) return true;
  if (gap === " & ") return words.slice(at, at + 3).some((each) => vocabulary.company.has(each.fold));
  if (/^\. ?$/u.test(gap)) return isAbbreviation(before);
  if (/^\.?, ?$/u.test(gap)) return vocabulary.suffix.has(word.fold) || isLegalTail(word);
  if (/^['’‘]s[ \u00a0]$/iu.test(gap) || /^['’] $/u.test(gap)) return openPossessive.has(before.fold);
  return false;
}

const legalWords = new Set("ltd llc inc corp limited gmbh sa co plc llp jsc lp ag fze bv nv".split(" "));
const isLegalTail = (word: Word): boolean => legalWords.has(word.fold);

/** A number belongs to a name where the name is in capitals, or is a unit or ship by its first word ("CHON MYONG 1", "Unit 26165"). */
function numbers(text: string, words: readonly Word[], begin: number, at: number): boolean {
  const [first, before, word] = [words[begin], words[at - 1], words[at]];
  if (!first || !before || !word || gapBefore(text, words, at) !== " ") return false;
  if (/^[.,:/]\d|^%/u.test(text.slice(word.end, word.end + 2))) return false;
  const ship = vocabulary.vessel.has(words[begin - 1]?.fold ?? "") || (before.shape === "upper" && at - begin > 1);
  if (ship) return word.text.length <= 3;
  return first.fold === "unit" && at === begin + 1;
}

/** "of" and "for" join after a noun that takes them ("Ministry of", "Bank of"); "and" only within such a name; particles always. */
function connects(words: readonly Word[], begin: number, from: number, to: number, hyphen: boolean): boolean {
  const parts = words.slice(from, to).map((word) => word.fold);
  const before = words[from - 1];
  if (!before) return false;
  const head = parts[0] ?? "";
  if (head === "of" || head === "for") return takesOf(before.fold) || (head === "for" && anyHead(words, begin, from));
  if (head === "the") return before.shape === "mixed";
  if (head === "and" || head === "et" || head === "y" || head === "und" || head === "и")
    return (
      parts.length === 1 &&
      words[to]?.shape !== "upper" &&
      ((anyHead(words, begin, from) && hasOf(words, begin, from)) || (!isHead(before.fold) && endsLegal(words, to)))
    );
  return hyphen || !hyphened.has(parts.at(-1) ?? "");
}

/** A legal form within three words: "Velmar Management and Consulting LLC". */
const endsLegal = (words: readonly Word[], at: number): boolean =>
  words.slice(at + 1, at + 4).some((word) => isLegalTail(word) && isCapital(word));

const isHead = (fold: string): boolean => vocabulary.company.has(fold) || vocabulary.body.has(fold);

/** Arabic articles that are also English words: only with their hyphen ("Moqtada as-Sadr"). */
const hyphened = new Set(["as", "an", "at", "ar", "az", "ad", "e"]);

/** Part of a handle, hashtag, address, case number or compound: "@velmar", "SM-2230634", "AC.292", "SLA/MM". */
function isGlued(text: string, word: Word): boolean {
  if (/[@#_]/u.test(text[word.start - 1] ?? "") || /[@_]/u.test(text[word.end] ?? "")) return true;
  if (text[word.start - 1] === "/" && /^(?:\/|\.\d)/u.test(text.slice(word.end, word.end + 2))) return true;
  if (/^[A-Z]{2}[eip]$/u.test(word.text) && /^[. ]{1,2}\d{3}/u.test(text.slice(word.end, word.end + 5))) return true;
  if (word.shape === "upper" && word.text.length === 2 && text[word.start - 1] === "/") return true;
  return (word.shape === "upper" && /^[-./]\d/u.test(text.slice(word.end, word.end + 2))) || /\d{3}/u.test(word.text);
}

/** "A" and "I" without a full stop are words, not initials. */
function isPronoun(text: string, word: Word): boolean {
  return (/^[AI]$/u.test(word.text) && text[word.end] !== "." && text[word.end] !== "-") || /^I['’]/u.test(word.text);
}

const takesOf = (fold: string): boolean =>
  vocabulary.body.has(fold) ||
  vocabulary.company.has(fold) ||
  vocabulary.role.has(fold) ||
  vocabulary.thing.has(fold) ||
  vocabulary.facility.has(fold) ||
  vocabulary.generic.has(fold);
const anyHead = (words: readonly Word[], begin: number, end: number): boolean =>
  words.slice(begin, end).some((word) => vocabulary.body.has(word.fold));
const hasOf = (words: readonly Word[], begin: number, end: number): boolean =>
  words.slice(begin, end).some((word) => word.fold === "of" || word.fold === "for" || word.fold === "de");
