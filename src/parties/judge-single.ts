import type { Word } from "#names";
import { candidate, type Verdict } from "./candidate.ts";
import { isStateWord } from "./states.ts";
import type { Seen, Usage } from "./survey.ts";
import { isOrdinary, vocabulary } from "./vocabulary.ts";
import { canBeSurname, isTitled } from "./word-kinds.ts";

/** Adds a name of one word: sure of itself by its use, or only as a short form of another name. */
export function addSingle(
  verdict: Verdict,
  seen: Seen,
  word: Word,
  words: Word[],
  attached: boolean,
  usage: ReadonlyMap<string, Usage>,
): void {
  const use = usage.get(word.fold) ?? { lower: 0, capital: 0 };
  if (word.shape === "initial" || word.shape === "digits" || isStateWord(word, usage) || word.fold.length < 2) return;
  const named = isTitled(seen, word) && !isOrdinary(word.fold) && !isCommonWord(word, use);
  const titled = named && use.lower * 3 <= use.capital;
  if (!titled && (/\p{N}/u.test(word.text) || (isCommonWord(word, use) && word.shape !== "upper"))) return;
  if (isOrdinary(word.fold) && (attached || !canBeSurname(word.fold) || use.capital < 3 || use.capital < use.lower))
    return;
  const acronym = word.shape === "upper" || /^\p{Lu}{2,8}s$/u.test(word.text);
  if (acronym) {
    if (isPlainAcronym(word.fold) || word.text.length > 12 || (seen.running === 0 && !titled)) return;
    const sure = use.lower * 5 <= use.capital && !attached;
    verdict.names.push({ ...candidate(seen, words, "Organization", usage, sure), common: use.lower > 0 });
    return;
  }
  const alone = (!attached || titled) && !isOrdinary(word.fold);
  const determined = seen.determined > seen.count * 0.5;
  const located = seen.located > 0 && seen.located >= (seen.count - seen.doubtful) * 0.5;
  const nounlike =
    /(?:ing|tion|sion|ment|ness|ity|ance|ence|ism|ions|ments|ities|ware|ical|ious|able|ible|ology|ized|ised|[a-z]{5}ly)s?$/u.test(
      word.fold,
    ) && seen.count - seen.doubtful < 3;
  const placed =
    (!nounlike && (seen.count > seen.doubtful || isSubject(seen, word))) || word.shape === "mixed" || titled;
  const sure =
    titled || (alone && use.lower * 5 <= use.capital && !determined && !located && placed && seen.running > 0);
  if (
    !sure &&
    ((located && !isOrdinary(word.fold)) || (use.lower > 0 && use.capital < use.lower && seen.count <= seen.doubtful))
  )
    return;
  verdict.names.push(candidate(seen, words, titled ? "Person" : "LegalEntity", usage, sure));
}

/** A common word without its capital in the middle of a sentence again and again. */
const isCommonWord = ({ fold }: Word, use: Usage): boolean =>
  vocabulary.common.has(fold) && (use.capital < 3 || use.capital < use.lower * 3);

const isPlainAcronym = (fold: string): boolean =>
  vocabulary.plainAcronym.has(fold) || vocabulary.plainAcronym.has(fold.replace(/s$/u, ""));

/** Begins sentences again and again without looking like an adverb, verb or plural: a name that is always the subject. */
function isSubject(seen: Seen, word: Word): boolean {
  return seen.count >= 3 && word.fold.length > 3 && !/(?:ly|ing|ed|es|s)$/u.test(word.fold);
}
