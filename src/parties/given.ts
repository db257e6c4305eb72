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
      const main = name === party.name;
      const writing = writingOf(variant, party, main);
      if (writing)
        lexicon.addWords(
          variant,
          isCommon(variant, usage, main) ? { ...entryFor(writing), common: true } : entryFor(writing),
        );
      else if (main && party.schema === "Vessel") addCued(lexicon, variant, entryFor("one-capital"));
    }
  }
}

function entryOf(party: Party, writing: Writing): Entry {
  return { parties: [party.key], form: "full", kind: "party", writing, rank: rankOfGiven, given: true, plural: true };
}

/** Whether a capital can come from its place: an ordinary noun, or an alias that the texts use in lower case as often. */
function isCommon(words: readonly Word[], usage: ReadonlyMap<string, Usage>, main: boolean): boolean {
  const [only] = words;
  if (words.length !== 1 || !only) return false;
  if (main) return isOrdinary(only.fold) && !vocabulary.place.has(only.fold);
  const use = usage.get(only.fold);
  return use !== undefined && use.lower > 0 && use.lower >= use.capital;
}

/** A ship called like a state or a month is found behind a word for ships. */
function addCued(lexicon: Lexicon, words: readonly Word[], entry: Entry): void {
  for (const cue of ["vessel", "ship", "tanker", "mv", "m/v", "mt", "m/t"])
    lexicon.addWords([...wordsOf(cue), ...words], entry);
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

/** How the name must be written to be found; undefined where it is too short, a state, or an everyday word. */
function writingOf(words: readonly Word[], party: Party, main: boolean): Writing | undefined {
  const [only] = words;
  if (words.length > 1) return words.some((word) => word.shape !== "caseless") ? "one-capital" : "any";
  if (!only || only.shape === "digits" || only.text.length < 2) return undefined;
  if (only.shape === "caseless") return "any";
  if (only.fold.length < 3 && only.shape !== "upper") return undefined;
  if (isStateWord({ ...only, shape: "capital" })) return undefined;
  if (isOrdinary(only.fold) && !vocabulary.place.has(only.fold) && !(main && canBeName(only.fold))) return undefined;
  return only.shape === "upper" && only.text.length <= 4 && party.schema !== "Person" ? "acronym" : "capitals";
}

/** "Enterprise", "Concord": a noun that a file may give as the name of something; not "The", "May" or "President". */
const canBeName = (fold: string): boolean =>
  ![vocabulary.function, vocabulary.calendar, vocabulary.title, vocabulary.role].some((set) => set.has(fold));
