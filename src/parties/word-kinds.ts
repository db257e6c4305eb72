import type { Word } from "#names";
import type { Seen, Usage } from "./survey.ts";
import { isOrdinary, vocabulary } from "./vocabulary.ts";

/** A word that is no ordinary noun and not mostly written in lower case. */
export function isDistinct(word: Word, usage: ReadonlyMap<string, Usage>): boolean {
  if (word.shape === "initial" || word.shape === "digits" || isOrdinary(word.fold)) return false;
  const use = usage.get(word.fold);
  return !use || use.lower === 0 || use.capital > use.lower * 2;
}

const titleSurnames = new Set(
  "prince king judge bishop major marshal pope sergeant law stone may march price cook".split(" "),
);

/** "Page", "Sessions", "Law": ordinary nouns that people are called too; not offices, firms, places or function words. */
export function canBeSurname(fold: string): boolean {
  const not = [
    vocabulary.function,
    vocabulary.calendar,
    vocabulary.title,
    vocabulary.role,
    vocabulary.body,
    vocabulary.company,
    vocabulary.facility,
  ];
  return titleSurnames.has(fold) || !not.some((set) => set.has(fold));
}

/** A given name first, an initial within, a particle, or an East Asian surname first or last with two or three words. */
export function isPersonal(
  text: string,
  words: readonly Word[],
  content: readonly Word[],
  usage: ReadonlyMap<string, Usage>,
): boolean {
  const [first, last] = [content[0], content.at(-1)];
  if (!first || !last || content.length < 2 || content.length > 6) return false;
  if (vocabulary.given.has(first.fold) && last.shape !== "digits")
    return last.shape === "initial" || !isOrdinary(last.fold) || canBeSurname(last.fold);
  const initial =
    content.some((word) => word.shape === "initial" || word.text.endsWith(".")) && !/(?:^|[ .])\p{Lu}-/u.test(text);
  if (initial && content.length <= 4)
    return (usage.get(last.fold)?.lower ?? 0) === 0 && !isOrdinary(last.fold) && last.shape !== "initial";
  if (words.some((word) => word.shape === "lower" && vocabulary.particle.has(word.fold))) return true;
  return (
    content.length <= 3 &&
    (vocabulary.surname.has(first.fold) || (vocabulary.surname.has(last.fold) && last.shape === "upper")) &&
    content.every((word) => word.shape !== "digits")
  );
}

/** After a title, in the run or before it. */
export function isTitled(seen: Seen, word: Word): boolean {
  const at = seen.words.findIndex((each) => each.start === word.start);
  const before = seen.words[at - 1];
  return before ? vocabulary.title.has(before.fold) : seen.titled > 0;
}

export function split(words: readonly Word[], cut: (word: Word, index: number) => boolean): Word[][] {
  const parts: Word[][] = [[]];
  for (const [index, word] of words.entries()) {
    if (cut(word, index)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.map(trimConnectors).filter((part) => part.length > 0);
}

/** Without connectors at its edges; a particle stays at the beginning ("al-Orlini"). */
export function trimConnectors(words: Word[]): Word[] {
  let [from, to] = [0, words.length];
  while (
    from < to &&
    words[from]?.shape === "lower" &&
    !(vocabulary.particle.has(words[from]?.fold ?? "") && to - from > 1)
  )
    from++;
  while (to > from && words[to - 1]?.shape === "lower") to--;
  return words.slice(from, to);
}
