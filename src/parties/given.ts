import { type Word, withoutLegalForm, wordsOf } from "#names";
import type { Entry, Lexicon, Writing } from "./lexicon.ts";
import { isStateWord } from "./states.ts";
import type { Usage } from "./survey.ts";
import type { Party } from "./types.ts";
import { isOrdinary, vocabulary } from "./vocabulary.ts";

const corporate = new Set(["Company", "Organization", "LegalEntity", "PublicBody"]);
const rankOfGiven = 10;
const joinedGivenNames = new Set(["kp", "kr", "cn", "tw", "sg", "hk"]);

/** Puts a given party's name and aliases into a lexicon, with the orders and forms in which reports write them. */
export function addGiven(lexicon: Lexicon, party: Party, usage: ReadonlyMap<string, Usage>): void {
  const entries = new Map<Writing, Entry>();
  const entryFor = (writing: Writing): Entry => {
    const entry = entries.get(writing) ?? entryOf(party, writing);
    entries.set(writing, entry);
    return entry;
  };
  for (const name of [party.name, ...party.aliases]) {
    const words = wordsOf(name);
    for (const variant of variantsOf(words, party)) {
      const writing = writingOf(variant, party);
      if (writing)
        lexicon.addWords(
          variant,
          isCommon(variant, usage) ? { ...entryFor(writing), common: true } : entryFor(writing),
        );
    }
  }
}

function entryOf(party: Party, writing: Writing): Entry {
  return { parties: [party.key], form: "full", kind: "party", writing, rank: rankOfGiven };
}

/** A one-word name that the texts use in lower case at least as often. */
function isCommon(words: readonly Word[], usage: ReadonlyMap<string, Usage>): boolean {
  const [only] = words;
  const use = words.length === 1 && only ? usage.get(only.fold) : undefined;
  return use !== undefined && use.lower > 0 && use.lower >= use.capital;
}

/** The name as given; without its legal form; of a person also "Jong Un KIM" for "KIM Jong Un", and the reverse. */
function variantsOf(words: Word[], party: Party): Word[][] {
  if (words.length < 2) return [words];
  if (corporate.has(party.schema)) return withTitleless(words, withoutLegalForm(words));
  if (party.schema !== "Person" || words.length > 5 || words.some((word) => word.shape === "caseless")) return [words];
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return [words];
  const east = party.countries.some((code) => joinedGivenNames.has(code)) || vocabulary.surname.has(first.fold);
  const variants = [words, [...words.slice(1), first]];
  if (words.length > 2 && (east || last.shape === "upper") && first.shape !== "upper")
    variants.push([last, ...words.slice(0, -1)]);
  if (words.length === 3 && east) {
    const joined = wordsOf(`${words[1]?.text}${words[2]?.text.toLowerCase()}`);
    variants.push([first, ...joined], [...joined, first]);
  }
  return variants;
}

function withTitleless(words: Word[], bare: Word[]): Word[][] {
  const enough = bare.length < words.length && (bare.length > 1 || (bare[0]?.fold.length ?? 0) > 3);
  return enough ? [words, bare] : [words];
}

/** How the name must be written to be found; undefined where it is too short or an everyday word. */
function writingOf(words: readonly Word[], party: Party): Writing | undefined {
  const [only] = words;
  if (words.length > 1) return words.some((word) => word.shape !== "caseless") ? "one-capital" : "any";
  if (!only || only.shape === "digits" || only.text.length < 2) return undefined;
  if (only.shape === "caseless") return "any";
  if (only.fold.length < 3 && only.shape !== "upper") return undefined;
  if (isOrdinary(only.fold) || isStateWord({ ...only, shape: "capital" })) return undefined;
  return only.shape === "upper" && only.text.length <= 4 && party.schema !== "Person" ? "acronym" : "capitals";
}
