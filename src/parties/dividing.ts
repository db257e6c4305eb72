import type { Word } from "#names";
import { namesOf } from "./gathered.ts";
import type { Spot } from "./scan.ts";
import { gapBefore, isCapital } from "./sentence.ts";
import type { Range } from "./survey.ts";
import type { Party } from "./types.ts";
import { vocabulary } from "./vocabulary.ts";

/**
 * The given names of a text that divide its capitalised runs. A surname behind given names or initials, and a name
 * before "Jr", do not: the fuller name is looked at as a whole.
 */
export function dividing(
  text: string,
  words: readonly Word[],
  spots: readonly Spot[],
  given: ReadonlyMap<string, Party>,
): Range[] {
  return spots.filter(({ entry, start, end }) => {
    if (entry.kind !== "party") return false;
    const party = given.get(entry.parties[0] ?? "");
    if (party?.schema !== "Person") return true;
    if (isSuffixed(text, words, end)) return false;
    return end - start > 1 || isWholeName(party, words[start]) || !isForename(text, words, start - 1);
  });
}

function isSuffixed(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  return (
    word !== undefined &&
    isCapital(word) &&
    vocabulary.suffix.has(word.fold) &&
    /^,? ?$/u.test(gapBefore(text, words, at))
  );
}

/** A person who is given under this one word. */
const isWholeName = (party: Party, word: Word | undefined): boolean =>
  word !== undefined && party.name.split(/\s/u).length === 1 && party.name === word.text;

/** A given name or an initial right before. */
function isForename(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word || !isCapital(word) || !/^\.? $/u.test(gapBefore(text, words, at + 1))) return false;
  return word.shape === "initial" || (vocabulary.given.has(word.fold) && namesOf([word]).length > 0);
}
