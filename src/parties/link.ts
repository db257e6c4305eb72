import { legalFormAt, type Word, withoutLegalForm } from "#names";
import type { Candidate } from "./judge.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Party, PartySchema } from "./types.ts";
import { vocabulary } from "./vocabulary.ts";

/** A party while its forms are being gathered. */
export interface Gathered {
  party: Party;
  /** Words of its longest form. */
  words: Word[];
  /** Mentions of its full forms, over all documents. */
  count: number;
  forms: Candidate[];
}

/** A short form and the parties that it can mean, likeliest first. */
export interface ShortForm {
  candidate: Candidate;
  parties: Gathered[];
}

/**
 * Gathers the candidates into parties: spellings with the same fold, legal form or not, initials or not, are one; a
 * given party takes what its own names cover. Short forms are linked to the parties that they can stand for.
 */
export function gather(
  candidates: readonly Candidate[],
  lexicon: Lexicon,
  given: ReadonlyMap<string, Party>,
): { parties: Gathered[]; shorts: ShortForm[] } {
  const byForm = new Map<string, Gathered>();
  const shorts: Candidate[] = [];
  const alone = new Map<string, Candidate>();
  for (const candidate of candidates)
    if (candidate.short && (candidate.sure || candidate.schema === "Person"))
      alone.set(candidate.words[0]?.fold ?? "", candidate);
  const partners = partnersOf(candidates);
  for (const candidate of candidates) {
    if (candidate.short) shorts.push(candidate);
    else if (isPair(candidate, alone, partners)) shorts.push(...apart(candidate, alone));
    else place(byForm, personally(candidate, alone), lexicon, given);
  }
  mergeMiddleNames(byForm);
  const parties = [...new Set(byForm.values())];
  const index = indexOf(parties);
  const partial = parties.filter((each) => each.party.origin !== "given" && isPartial(each, index));
  for (const each of partial) for (const form of each.forms) shorts.push({ ...form, short: false });
  const gone = new Set(partial);
  const linked = shorts.map((candidate) => ({
    candidate,
    parties: meant(candidate, index).filter((each) => !gone.has(each)),
  }));
  return { parties: parties.filter((each) => !gone.has(each)), shorts: linked };
}

/** In how many runs of unknown kind a word is first or last: a surname has one partner, "Facebook" many. */
function partnersOf(candidates: readonly Candidate[]): Map<string, number> {
  const partners = new Map<string, number>();
  for (const { schema, words } of candidates)
    if (schema === "LegalEntity" && words.length > 1)
      for (const word of new Set([words[0]?.fold, words.at(-1)?.fold]))
        if (word) partners.set(word, (partners.get(word) ?? 0) + 1);
  return partners;
}

/** Two names side by side: each known alone, or the last a name that stands beside many. */
function isPair(
  candidate: Candidate,
  alone: ReadonlyMap<string, Candidate>,
  partners: ReadonlyMap<string, number>,
): boolean {
  if (candidate.schema !== "LegalEntity") return false;
  const last = candidate.words.at(-1)?.fold ?? "";
  return (
    candidate.words.every((word) => alone.has(word.fold)) ||
    (candidate.words.length === 2 && alone.has(last) && (partners.get(last) ?? 0) > 1)
  );
}

/** The words of a pair that are not known alone, each as a name. */
function apart(candidate: Candidate, alone: ReadonlyMap<string, Candidate>): Candidate[] {
  return candidate.words
    .filter((word) => !alone.has(word.fold) && word.shape !== "lower" && word.shape !== "initial")
    .map((word) => ({ ...candidate, words: [word], name: word.text, short: true, sure: true, common: false }));
}

/** Two or three names of which the last also stands alone are a person's: "Giorgi Velmaradze … Velmaradze". */
function personally(candidate: Candidate, alone: ReadonlyMap<string, Candidate>): Candidate {
  const last = candidate.words.at(-1);
  const likely =
    candidate.schema === "LegalEntity" &&
    candidate.words.length <= 3 &&
    candidate.words.every((word) => word.shape === "capital");
  return likely && last && alone.has(last.fold) ? { ...candidate, schema: "Person" } : candidate;
}

function place(
  byForm: Map<string, Gathered>,
  candidate: Candidate,
  lexicon: Lexicon,
  given: ReadonlyMap<string, Party>,
): void {
  const known = lexicon.get(candidate.words) ?? lexicon.get(withoutLegalForm(candidate.words));
  const owner = known?.kind === "party" ? given.get(known.parties[0] ?? "") : undefined;
  const form = owner ? `given ${owner.key}` : formOf(candidate);
  const there = byForm.get(form);
  if (!there) {
    const party = owner ?? {
      key: "",
      name: candidate.name,
      schema: candidate.schema,
      aliases: [],
      countries: [],
      origin: "capitalised" as const,
    };
    byForm.set(form, {
      party: owner ? party : { ...party, key: `text:${candidate.name}` },
      words: candidate.words,
      count: candidate.count,
      forms: [candidate],
    });
    return;
  }
  there.forms.push(candidate);
  there.count += candidate.count;
  if (there.party.origin !== "given" && isLonger(candidate, there)) rename(there, candidate);
}

function isLonger(candidate: Candidate, there: Gathered): boolean {
  const difference = candidate.words.length - there.words.length;
  return (
    difference > 0 ||
    (difference === 0 &&
      there.words.every((word) => word.shape === "upper") &&
      candidate.words.some((word) => word.shape === "capital"))
  );
}

function rename(gathered: Gathered, candidate: Candidate): void {
  gathered.words = candidate.words;
  gathered.party = {
    ...gathered.party,
    name: candidate.name,
    key: `text:${candidate.name}`,
    schema: surer(gathered.party.schema, candidate.schema),
  };
}

const surer = (a: PartySchema, b: PartySchema): PartySchema => (a === "LegalEntity" || b === "Company" ? b : a);

/** What two spellings of one name share. */
function formOf(candidate: Candidate): string {
  const words = withoutLegalForm(candidate.words);
  if (candidate.schema === "Person") {
    const full = words.filter(
      (word) =>
        word.shape !== "initial" && !(vocabulary.suffix.has(word.fold) && word.fold !== "jr" && word.fold !== "sr"),
    );
    const [first, last] = [full[0], full.at(-1)];
    if (full.length >= 2 && first && last) {
      const turned = full.length === 3 && vocabulary.surname.has(last.fold) && !vocabulary.surname.has(first.fold);
      return folds(turned ? [last, ...full.slice(0, -1)] : full);
    }
  }
  return folds(words.filter((word) => word.fold !== "the"));
}

const folds = (words: readonly Word[]): string => words.map((word) => word.fold).join(" ");

/** "Donald John Trump" and "Donald Trump": one person where the first and last names fit one other only. */
function mergeMiddleNames(byForm: Map<string, Gathered>): void {
  const byEnds = new Map<string, Gathered[]>();
  for (const each of new Set(byForm.values())) {
    const ends = endsOf(each);
    if (ends) byEnds.set(ends, [...(byEnds.get(ends) ?? []), each]);
  }
  for (const group of byEnds.values()) {
    const long = group.filter((each) => namesOf(each.words).length > 2);
    const short = group.filter((each) => namesOf(each.words).length === 2);
    const [one, two] = [long[0], short[0]];
    if (
      long.length !== 1 ||
      short.length !== 1 ||
      !one ||
      !two ||
      (two.party.origin === "given" && one.party.origin === "given")
    )
      continue;
    const [into, from] = two.party.origin === "given" ? [two, one] : [one, two];
    into.forms.push(...from.forms);
    into.count += from.count;
    for (const [form, gathered] of byForm) if (gathered === from) byForm.set(form, into);
  }
}

const namesOf = (words: readonly Word[]): Word[] =>
  words.filter((word) => word.shape !== "initial" && !word.text.endsWith(".") && !vocabulary.suffix.has(word.fold));

function endsOf(gathered: Gathered): string | undefined {
  if (gathered.party.schema !== "Person") return undefined;
  const names = namesOf(gathered.words);
  const junior = gathered.words.some((word) => word.fold === "jr" || word.fold === "sr");
  const [first, last] = [names[0], names.at(-1)];
  if (names.length < 2 || junior || !first || !last || !vocabulary.given.has(first.fold)) return undefined;
  return `${first.fold} ${last.fold}`;
}

/** Parties by each way in which a short form can call them. */
interface ShortIndex {
  bySurname: Map<string, Gathered[]>;
  byGivenName: Map<string, Gathered[]>;
  byBeginning: Map<string, Gathered[]>;
  byInitials: Map<string, Gathered[]>;
}

function indexOf(parties: readonly Gathered[]): ShortIndex {
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

function put(map: Map<string, Gathered[]>, key: string, gathered: Gathered): void {
  const list = map.get(key);
  if (!list) map.set(key, [gathered]);
  else if (!list.includes(gathered)) list.push(gathered);
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
function isPartial(gathered: Gathered, index: ShortIndex): boolean {
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

function meant(candidate: Candidate, index: ShortIndex): Gathered[] {
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
