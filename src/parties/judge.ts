import type { Word } from "#names";
import { candidate, type Verdict } from "./candidate.ts";
import { addBody, isBody, isOf } from "./judge-body.ts";
import { addNames } from "./judge-plain.ts";
import { isStateWord } from "./states.ts";
import type { Seen, Usage } from "./survey.ts";
import { isOrdinary, vocabulary } from "./vocabulary.ts";
import { canBeSurname, split } from "./word-kinds.ts";

/** Tells which words of a capitalised run name someone, by their kinds, their use elsewhere and what stood around the run. */
export function judge(seen: Seen, usage: ReadonlyMap<string, Usage>): Verdict {
  const verdict: Verdict = { names: [], places: [] };
  const words = withoutLead(seen, usage);
  if (words.length === 0) return verdict;
  if (seen.vessel > 0 && words.length <= 5 && !words.every((word) => isOrdinary(word.fold))) {
    verdict.names.push(candidate(seen, words, "Vessel", usage, true));
    return verdict;
  }
  const ship = words.slice(1);
  if (isShipCue(words[0]) && ship.length > 0 && ship.length < 5 && ship.some((word) => !isOrdinary(word.fold))) {
    verdict.names.push(candidate(seen, ship, "Vessel", usage, true));
    return verdict;
  }
  if (isBody(words) && addBody(verdict, seen, words, usage)) return verdict;
  for (const part of split(words, (word, index) => cuts(words, word, index)))
    if (!(part.length < words.length && isBody(part) && addBody(verdict, seen, part, usage)))
      addNames(verdict, seen, part, part.length === words.length, usage);
  return verdict;
}

/** "MV", "M/T" in the run itself. */
const isShipCue = (word: Word | undefined): boolean => word?.shape === "upper" && vocabulary.vessel.has(word.fold);

/** Without function words at the edges, and without a common word that owes its capital to its place. */
function withoutLead(seen: Seen, usage: ReadonlyMap<string, Usage>): Word[] {
  let from = pastOffice(seen.words);
  let to = seen.words.length;
  const edge = (index: number): boolean => {
    const word = seen.words[index];
    return (
      word !== undefined &&
      word.shape !== "initial" &&
      word.shape !== "upper" &&
      vocabulary.function.has(word.fold) &&
      (!vocabulary.particle.has(word.fold) || english.has(word.fold))
    );
  };
  while (from < to && (edge(from) || (isLowerFunction(seen.words[from]) && from === 0 && to - from === 1))) from++;
  while (to > from && (edge(to - 1) || seen.words[to - 1]?.shape === "lower")) to--;
  const first = seen.words[from];
  const owes = from === 0 && seen.doubtful === seen.count && first?.shape === "capital" && to - from > 1;
  if (
    owes &&
    first &&
    (usage.get(first.fold)?.lower ?? 0) > 0 &&
    !knownStart(first, usage) &&
    !isBody(seen.words.slice(from, to))
  )
    from++;
  return seen.words.slice(from, to);
}

/** Arabic particles that are also English words: with a capital they are the word. */
const english = new Set(["as", "an", "at", "al-"]);

const isLowerFunction = (word: Word | undefined): boolean => word !== undefined && vocabulary.function.has(word.fold);
const knownStart = (word: Word, usage: ReadonlyMap<string, Usage>): boolean =>
  vocabulary.given.has(word.fold) || vocabulary.title.has(word.fold) || isStateWord(word, usage);

/** Past "Chair of the", "Director-General of the": an office, not part of the body's name. Past the letter of a list. */
function pastOffice(words: readonly Word[]): number {
  let at = 0;
  while (words[at] && (vocabulary.role.has(words[at]?.fold ?? "") || vocabulary.title.has(words[at]?.fold ?? ""))) at++;
  if (at > 0 && isOf(words[at])) {
    at++;
    while (words[at]?.shape === "lower") at++;
    return at;
  }
  return words[0]?.shape === "initial" && words.length > 2 && isBody(words.slice(1)) ? 1 : 0;
}

/** Words that are never part of a person's or ship's name divide a run. */
function cuts(words: readonly Word[], word: Word, index: number): boolean {
  const before = words[index - 1];
  if (words.length === 1 || word.shape === "initial" || word.shape === "lower") return false;
  if (before && vocabulary.given.has(before.fold) && canBeSurname(word.fold)) return false;
  if (word.fold === "sun") return false;
  if (vocabulary.role.has(word.fold) || vocabulary.title.has(word.fold) || vocabulary.calendar.has(word.fold))
    return true;
  return vocabulary.function.has(word.fold) && !vocabulary.particle.has(word.fold);
}
