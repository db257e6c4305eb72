import { legalFormAt, type Word, withoutLegalForm } from "#names";
import type { Candidate } from "./candidate.ts";
import { folds, type Gathered, namesOf } from "./gathered.ts";
import { vocabulary } from "./vocabulary.ts";

/** Parties by each way in which a short form can call them. */
export interface ShortIndex {
  bySurname: Map<string, Gathered[]>;
  byGivenName: Map<string, Gathered[]>;
  byBeginning: Map<string, Gathered[]>;
  byInitials: Map<string, Gathered[]>;
}

/** Makes the index of all parties. */
export function indexOf(parties: readonly Gathered[]): ShortIndex {
  const index: ShortIndex = {
    bySurname: new Map(),
    byGivenName: new Map(),
    byBeginning: new Map(),
    byInitials: new Map(),
  };
  for (const gathered of parties) {
    const words = withoutLegalForm(gathered.words);
    if (gathered.party.schema === "Person") indexPerson(index, gathered, namesOf(words), words);
    else indexOther(index, gathered, words);
  }
  return index;
}

/** So many parties under one short form say no more than fewer would. */
const mostMeanings = 50;

function put(map: Map<string, Gathered[]>, key: string, gathered: Gathered): void {
  const list = map.get(key);
  if (!list) map.set(key, [gathered]);
  else if (list.length < mostMeanings && !list.includes(gathered)) list.push(gathered);
}

function indexPerson(index: ShortIndex, gathered: Gathered, names: readonly Word[], words: readonly Word[]): void {
  const [first, last] = [names[0], names.at(-1)];
  if (!first || !last || words.length < 2) return;
  if (names.length === 1) {
    put(index.bySurname, last.fold, gathered);
    return;
  }
  const surnameFirst = vocabulary.surname.has(first.fold) && !vocabulary.given.has(first.fold);
  const junior = words.find((word) => word.fold === "jr" || word.fold === "sr");
  if (junior) put(index.byBeginning, `${last.fold} ${junior.fold}`, gathered);
  else put(index.bySurname, (surnameFirst ? first : last).fold, gathered);
  if (first.shape !== "initial") put(index.byBeginning, `${first.fold[0]} ${last.fold}`, gathered);
  if (surnameFirst) put(index.byGivenName, last.fold, gathered);
  else put(index.byGivenName, first.fold, gathered);
  for (let from = 1; from < names.length; from++) put(index.byBeginning, folds(names.slice(from)), gathered);
}

const mostBeginning = 6;

function indexOther(index: ShortIndex, gathered: Gathered, words: readonly Word[]): void {
  for (let length = 1; length < Math.min(words.length, mostBeginning + 1); length++) {
    const last = words[length - 1];
    const official = gathered.party.schema === "PublicBody" || gathered.party.schema === "Organization";
    if (length === 1 && (official || last?.shape === "upper")) continue;
    if (last && last.shape !== "lower" && !isHead(last))
      put(index.byBeginning, folds(words.slice(0, length)), gathered);
  }
  const capitals = gathered.words.filter((word) => word.shape !== "lower");
  if (capitals.length >= 3) put(index.byInitials, initials(capitals), gathered);
  if (words.length < gathered.words.length)
    put(index.byInitials, initials(words.filter((word) => word.shape !== "lower")), gathered);
}

/** A head noun closes a name of its own: "Security Council" is no short form of "Security Council Committee". */
const isHead = (word: Word): boolean =>
  vocabulary.body.has(word.fold) || vocabulary.company.has(word.fold) || vocabulary.generic.has(word.fold);
const initials = (words: readonly Word[]): string => words.map((word) => word.fold[0] ?? "").join("");

/** A name of several words that only shortens another: "Silver Star" beside "Silver Star Shipping Co., Ltd". */
export function isPartial(gathered: Gathered, index: ShortIndex): boolean {
  const words = withoutLegalForm(gathered.words);
  if (
    gathered.words.length > 3 ||
    words.length < gathered.words.length ||
    legalFormAt(words, 0, words.length, true) > 0
  )
    return false;
  return (index.byBeginning.get(folds(words)) ?? []).some(
    (each) =>
      each !== gathered &&
      (each.words.length > words.length || (words[0]?.shape === "initial" && each.words[0]?.shape !== "initial")),
  );
}

/** The parties that a short form can mean, likeliest first; a surname outranks a beginning, a given name comes last. */
export function meant(candidate: Candidate, index: ShortIndex): Gathered[] {
  const form = folds(candidate.words);
  const [only] = candidate.words;
  const surname = candidate.words.length === 1 ? (index.bySurname.get(form) ?? []) : [];
  const beginning = candidate.sure || !candidate.short ? (index.byBeginning.get(form) ?? []) : [];
  const first = surname.length > 0 ? surname : beginning;
  const acronym = only?.shape === "upper" && form.length >= 3 ? (index.byInitials.get(form) ?? []) : [];
  const all = [...new Set([...first, ...acronym])];
  const found = all.length > 0 || !candidate.sure ? all : (index.byGivenName.get(form) ?? []);
  return found.toSorted((a, b) => b.count - a.count || (a.party.key < b.party.key ? -1 : 1));
}
