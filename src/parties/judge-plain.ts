import type { Word } from "#names";
import { candidate, type Verdict } from "./candidate.ts";
import { addSingle } from "./judge-single.ts";
import { isStateWord } from "./states.ts";
import type { Seen, Usage } from "./survey.ts";
import { isOrdinary, vocabulary } from "./vocabulary.ts";
import { isDistinct, isPersonal, isTitled, split, trimConnectors } from "./word-kinds.ts";

const nameableStates = new Set(["jordan", "chad", "georgia", "israel"]);

/** Names of persons, ships and firms without a head noun: what is left between ordinary words. */
export function addNames(
  verdict: Verdict,
  seen: Seen,
  part: Word[],
  whole: boolean,
  usage: ReadonlyMap<string, Usage>,
): void {
  const pieces = split(part, (word, index) => isBreak(part, word, index, usage));
  for (const words of pieces) {
    const at = part.indexOf(words[0] as Word);
    const after = part[at + words.length];
    if (after && vocabulary.facility.has(after.fold)) {
      verdict.places.push(part.slice(at, at + words.length + 1));
      continue;
    }
    const attached = !whole || pieces.length > 1 || words.length < part.length;
    const content = words.filter((word) => word.shape !== "lower");
    if (content.length === 1 && content[0]) addSingle(verdict, seen, content[0], words, attached, usage);
    else if (content.length <= 6) addMulti(verdict, seen, words, attached, usage);
  }
}

/** Common nouns that open the names of ships and firms ("Ocean Verdigris"). */
const nameable = new Set(["ocean", "sea", "sun"]);

function isBreak(part: readonly Word[], word: Word, index: number, usage: ReadonlyMap<string, Usage>): boolean {
  if (word.shape === "lower" || word.shape === "initial" || word.shape === "digits") return false;
  const [before, after] = [part[index - 1], part[index + 1]];
  if (part.length === 1 || (before && vocabulary.given.has(before.fold))) return false;
  if (word.shape === "upper" && vocabulary.plainAcronym.has(word.fold)) return true;
  if (isStateWord(word, usage))
    return !(nameableStates.has(word.fold) && index === 0 && part.length === 2 && after && !isOrdinary(after.fold));
  if (vocabulary.given.has(word.fold) || vocabulary.surname.has(word.fold)) return false;
  if (nameable.has(word.fold) && index === 0 && after && isDistinct(after, usage)) return false;
  return isOrdinary(word.fold);
}

function addMulti(
  verdict: Verdict,
  seen: Seen,
  given: Word[],
  attached: boolean,
  usage: ReadonlyMap<string, Usage>,
): void {
  const words = trimmed(given, usage, seen);
  const content = words.filter((word) => word.shape !== "lower");
  const [only] = content;
  if (!only) return;
  const part = attached || words.length < given.length;
  if (content.length === 1) {
    addSingle(verdict, seen, only, words, part, usage);
    return;
  }
  const distinct = content.filter((word) => isDistinct(word, usage));
  const titled = isTitled(seen, words[0] ?? only);
  const person = isPersonal(seen.text, words, content, usage) || titled;
  if (
    content.every((word) => word.shape === "initial") ||
    content.some((word) => word.fold.length < 2 && word.shape === "capital")
  )
    return;
  if (distinct.length === 0 && !(person && seen.running > 0 && content.some((word) => vocabulary.given.has(word.fold))))
    return;
  if (
    !person &&
    (distinct.length * 2 < content.length || (seen.determined > seen.count * 0.7 && distinct.length < content.length))
  )
    return;
  if (!person && seen.located >= seen.count * 0.5 && seen.located > 0) return;
  if (seen.running === 0 && !titled && content.every((word) => word.shape === "upper")) return;
  if (seen.running === 0 && (content.length > 3 || (distinct.length < content.length && !person))) return;
  verdict.names.push(candidate(seen, words, person ? "Person" : "LegalEntity", usage, true));
}

/** Without common words at the edges: before a person's name ("Help"), on both sides of any other. */
function trimmed(words: Word[], usage: ReadonlyMap<string, Usage>, seen: Seen): Word[] {
  const plain = (word: Word | undefined): boolean =>
    word !== undefined &&
    word.shape !== "initial" &&
    word.shape !== "digits" &&
    !vocabulary.given.has(word.fold) &&
    !vocabulary.surname.has(word.fold) &&
    !isDistinct(word, usage);
  let [from, to] = [0, words.length];
  const opens = (word: Word | undefined): boolean => word?.shape === "upper" || nameable.has(word?.fold ?? "");
  while (from < to - 1 && !opens(words[from]) && plain(words[from])) from++;
  const suffix = words.findIndex((word, index) => index > from && vocabulary.suffix.has(word.fold));
  if (suffix > 0) to = suffix + 1;
  const least = isPersonal(seen.text, words.slice(from, to), words.slice(from, to), usage) ? 2 : 1;
  while (suffix < 0 && to > from + least && plain(words[to - 1])) to--;
  return trimConnectors(words.slice(from, to));
}
