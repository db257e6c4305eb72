import { type Word, wordsOf } from "#names";
import { folds, namesOf } from "./gathered.ts";
import type { Lexicon } from "./lexicon.ts";
import { isStateWord } from "./states.ts";
import type { Usage } from "./survey.ts";
import type { Party } from "./types.ts";
import { isOrdinary, vocabulary } from "./vocabulary.ts";

/** "ORLIN, Tomas"; but "Tomas Orlin, Jr". */
const surnameFirst = /,(?! ?(?:jr|sr|i{2,3}|iv|esq)(?!\p{L}))/iu;

/** A surname that more given persons bear says nothing of a person whom the texts never name in full. */
const mostBearers = 3;

/** The given persons by the short forms and fuller forms in which the texts may write them. */
export class GivenPersons {
  readonly #given: ReadonlyMap<string, Party>;
  readonly #surnames = new Map<string, Set<string>>();
  readonly #initials = new Map<string, Set<string>>();
  readonly #ends = new Map<string, Set<string>>();

  /** Of the given persons those count whose surname stands in the texts. */
  constructor(given: ReadonlyMap<string, Party>, usage: ReadonlyMap<string, Usage>) {
    this.#given = given;
    for (const party of given.values())
      if (party.schema === "Person") for (const name of [party.name, ...party.aliases]) this.#learn(name, party, usage);
  }

  get(key: string): Party | undefined {
    return this.#given.get(key);
  }

  /** Surnames and who bears them. */
  get surnames(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#surnames;
  }

  #learn(name: string, party: Party, usage: ReadonlyMap<string, Usage>): void {
    const words = namesOf(wordsOf(name));
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last || words.length < 2 || first.shape === "caseless") return;
    const eastern = vocabulary.surname.has(first.fold) && !vocabulary.given.has(first.fold);
    const leads = surnameFirst.test(name) || eastern || (first.shape === "upper" && last.shape !== "upper");
    const [surname, forename] = leads ? [first, words[1] ?? last] : [last, first];
    if (!usage.has(surname.fold)) return;
    put(this.#surnames, surname.fold, party.key);
    put(this.#initials, `${forename.fold[0]} ${surname.fold}`, party.key);
    if (!leads && words.length > 2) put(this.#ends, `${forename.fold} ${surname.fold}`, party.key);
  }

  /** Who bears a surname, if they are few. */
  bearers(surname: string): Party[] {
    const keys = this.#surnames.get(surname);
    return keys && keys.size <= mostBearers ? [...keys].flatMap((key) => this.#given.get(key) ?? []) : [];
  }

  /** The given person whom a name with initials, middle names or a suffix means: "Paul J. Manafort, Jr", "P. Manafort". */
  meant(words: readonly Word[], lexicon: Lexicon): Party | undefined {
    const names = namesOf(words);
    const [first, last] = [names[0], names.at(-1)];
    if (!first || !last) return undefined;
    if (names.length === 1) {
      const initial = words[0]?.shape === "initial" ? words[0].fold[0] : undefined;
      return initial === undefined ? undefined : this.#only(this.#initials.get(`${initial} ${last.fold}`));
    }
    const core = lexicon.get(names);
    if (core?.given && core.parties.length === 1) return this.#given.get(core.parties[0] ?? "");
    if (!vocabulary.given.has(first.fold)) return undefined;
    if (names.length === 2) return this.#only(this.#ends.get(folds(names)));
    const ends = lexicon.get([first, last]);
    return ends?.given ? this.#only(new Set(ends.parties)) : undefined;
  }

  #only(keys: ReadonlySet<string> | undefined): Party | undefined {
    const [key] = keys?.size === 1 ? keys : [];
    return key === undefined ? undefined : this.#given.get(key);
  }
}

function put(map: Map<string, Set<string>>, form: string, key: string): void {
  const keys = map.get(form);
  if (keys) keys.add(key);
  else map.set(form, new Set([key]));
}

/**
 * Gives the lexicon the surnames of given persons whom the texts call by it alone ("Manafort"). East Asian surnames are
 * too common for that: they need a title.
 */
export function addSurnames(lexicon: Lexicon, persons: GivenPersons, usage: ReadonlyMap<string, Usage>): void {
  for (const surname of persons.surnames.keys()) {
    const use = usage.get(surname);
    const [word] = wordsOf(surname.slice(0, 1).toUpperCase() + surname.slice(1));
    const bearers = persons.bearers(surname);
    if (!word || !use || bearers.length === 0 || surname.length < 3 || lexicon.get([word])) continue;
    if (isOrdinary(surname) || isStateWord(word, usage) || use.lower > use.capital) continue;
    if (vocabulary.surname.has(surname)) continue;
    lexicon.addWords([word], {
      parties: bearers.map(({ key }) => key),
      form: "short",
      kind: "party",
      writing: "capitals",
      rank: rankOfSurname,
      plural: true,
      ...(use.lower > 0 && { common: true as const }),
    });
  }
}

const rankOfSurname = 6;
