import { type Word, wordsOf } from "#names";
import type { Entry, Lexicon } from "./lexicon.ts";
import { stateKey } from "./states.ts";
import type { Usage } from "./survey.ts";
import type { Party } from "./types.ts";
import { isOrdinary, vocabulary } from "./vocabulary.ts";

const rankOfCountry = 4;

/**
 * Puts a given state into the lexicon, as the built-in ones are: its names, and its adjectives and demonyms. One that
 * is a real state, by a name or by its code, is that state, under whose key it stands.
 */
export function addCountry(
  lexicon: Lexicon,
  parties: Map<string, Party>,
  country: Party,
  usage: Map<string, Usage>,
): void {
  const names = [country.name, ...country.aliases];
  const builtin = parties.get(builtinKey(names, country.countries, lexicon) ?? "");
  const key = builtin?.key ?? country.key;
  parties.set(key, builtin ? united(builtin, country) : country);
  const base = wordsOf(country.name);
  for (const name of names) {
    const words = wordsOf(name);
    const [only] = words;
    if (!only || (words.length === 1 && isOrdinary(only.fold) && !vocabulary.place.has(only.fold))) continue;
    lexicon.addWords(words, entryOf(key, words, base));
    if (words.length === 1)
      usage.set(only.fold, { ...(usage.get(only.fold) ?? { lower: 0, capital: 0 }), state: true });
  }
}

/** The built-in state that is meant: by one of the names, else by the code. */
function builtinKey(names: readonly string[], codes: readonly string[], lexicon: Lexicon): string | undefined {
  for (const name of names) {
    const known = lexicon.get(wordsOf(name));
    if (known?.kind === "state" && known.parties.length === 1 && known.parties[0]?.startsWith(stateKey("")))
      return known.parties[0];
  }
  return codes[0] && stateKey(codes[0]);
}

function united(builtin: Party, country: Party): Party {
  const aliases = new Set([...country.aliases, builtin.name, ...builtin.aliases]);
  aliases.delete(country.name);
  return { ...builtin, name: country.name, aliases: [...aliases], origin: "given" };
}

function entryOf(key: string, words: readonly Word[], base: readonly Word[]): Entry {
  const acronym = words.length === 1 && words[0]?.shape === "upper" && words[0].text.length <= 4;
  const adjective = isAdjective(words, base);
  return {
    parties: [key],
    form: adjective ? "adjective" : "full",
    kind: "state",
    writing: acronym ? "acronym" : words.every((word) => word.shape === "caseless") ? "any" : "capitals",
    rank: rankOfCountry,
    ...(adjective && { plural: true as const }),
  };
}

const ending = /(?:an|ese|ish|i|ic|ch|ite|er)s?$/u;
const leastShared = 3;

/** "Velmarian" beside "Velmar": begins like a word of the name and ends like an adjective or demonym. */
function isAdjective(words: readonly Word[], base: readonly Word[]): boolean {
  const last = words.at(-1)?.fold ?? "";
  return (
    ending.test(last) &&
    base.some(
      ({ fold }) => fold !== last && fold.length >= leastShared && last.startsWith(fold.slice(0, stemLength(fold))),
    )
  );
}

/** Letters of a state's name that its adjective keeps: all but a last one or two ("Kestria", "Kestrian"). */
const stemLength = (fold: string): number => Math.max(leastShared, fold.length - 2);
