import { withoutLegalForm } from "#names";
import type { Candidate } from "./candidate.ts";
import { folds, type Gathered, namesOf } from "./gathered.ts";
import type { GivenPersons } from "./given-persons.ts";
import { isGeneration, isJunior, juniorsOf } from "./juniors.ts";
import type { Lexicon } from "./lexicon.ts";
import { apart, isHeadline, isPair, isShouted, partnersOf, personally, personForms } from "./pairs.ts";
import { indexOf, isPartial, meant, type ShortIndex } from "./short-index.ts";
import type { PartySchema } from "./types.ts";
import { vocabulary } from "./vocabulary.ts";

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
  given: GivenPersons,
): { parties: Gathered[]; shorts: ShortForm[] } {
  const byForm = new Map<string, Gathered>();
  const shorts: Candidate[] = [];
  const alone = new Map<string, Candidate>();
  for (const candidate of candidates)
    if (candidate.short && (candidate.sure || candidate.schema === "Person"))
      alone.set(candidate.words[0]?.fold ?? "", candidate);
  const partners = partnersOf(candidates);
  const persons = personForms(candidates);
  const juniors = juniorsOf(candidates, persons);
  const surnames = new Set([
    ...given.surnames.keys(),
    ...[...persons.keys()].map((name) => name.split(" ").at(-1) ?? ""),
  ]);
  for (const candidate of candidates) {
    if (candidate.short) shorts.push(candidate);
    else if (isHeadline(candidate, persons) || isShouted(candidate, persons, surnames)) continue;
    else if (isPair(candidate, alone, partners)) shorts.push(...apart(candidate, alone));
    else place(byForm, personally(candidate, alone), lexicon, given, juniors);
  }
  mergeMiddleNames(byForm);
  const parties = [...new Set(byForm.values())];
  const index = indexOf(parties);
  const partial = parties.filter((each) => each.party.origin !== "given" && isPartial(each, index));
  for (const each of partial) for (const form of each.forms) shorts.push({ ...form, short: false });
  const gone = new Set(partial);
  const linked = shorts.map((candidate) => ({
    candidate,
    parties: whom(candidate, index, gone, given),
  }));
  return { parties: parties.filter((each) => !gone.has(each)), shorts: linked };
}

/** Those whom a short form means: named in full in the texts, or else given. */
function whom(candidate: Candidate, index: ShortIndex, gone: ReadonlySet<Gathered>, given: GivenPersons): Gathered[] {
  const named = meant(candidate, index).filter((each) => !gone.has(each));
  const [only] = candidate.words;
  if (named.length > 0 || !only || candidate.words.length > 1) return named;
  if (vocabulary.surname.has(only.fold) && candidate.schema !== "Person") return named;
  return given.bearers(only.fold).map((party) => ({ party, words: candidate.words, count: 0, forms: [] }));
}

function place(
  byForm: Map<string, Gathered>,
  candidate: Candidate,
  lexicon: Lexicon,
  given: GivenPersons,
  juniors: ReadonlySet<string>,
): void {
  const { words, schema } = candidate;
  const known = lexicon.get(words) ?? lexicon.get(withoutLegalForm(words));
  const whole = known?.kind === "party" ? given.get(known.parties[0] ?? "") : undefined;
  const junior = isJunior(words, juniors);
  const owner = whole ?? (schema === "Person" && !junior ? given.meant(words, lexicon) : undefined);
  const form = owner ? `given ${owner.key}` : formOf(candidate, junior);
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
function formOf(candidate: Candidate, junior: boolean): string {
  const words = withoutLegalForm(candidate.words);
  if (candidate.schema === "Person") {
    const full = words.filter(
      (word) => word.shape !== "initial" && !(vocabulary.suffix.has(word.fold) && !(junior && isGeneration(word))),
    );
    const [first, last] = [full[0], full.at(-1)];
    if (full.length >= 2 && first && last) {
      const turned = full.length === 3 && vocabulary.surname.has(last.fold) && !vocabulary.surname.has(first.fold);
      return folds(turned ? [last, ...full.slice(0, -1)] : full);
    }
  }
  return folds(words.filter((word) => word.fold !== "the"));
}

/** "Donald John Trump" and "Donald Trump": one person where the first and last names fit one other only. */
function mergeMiddleNames(byForm: Map<string, Gathered>): void {
  const byEnds = new Map<string, Gathered[]>();
  for (const each of new Set(byForm.values())) {
    const ends = endsOf(each);
    if (!ends) continue;
    const group = byEnds.get(ends);
    if (group) group.push(each);
    else byEnds.set(ends, [each]);
  }
  const merged = new Map<Gathered, Gathered>();
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
    for (const form of from.forms) into.forms.push(form);
    into.count += from.count;
    merged.set(from, into);
  }
  for (const [form, gathered] of byForm) byForm.set(form, merged.get(gathered) ?? gathered);
}

function endsOf(gathered: Gathered): string | undefined {
  if (gathered.party.schema !== "Person") return undefined;
  const names = namesOf(gathered.words);
  const junior = gathered.words.some((word) => word.fold === "jr" || word.fold === "sr");
  const [first, last] = [names[0], names.at(-1)];
  if (names.length < 2 || junior || !first || !last || !vocabulary.given.has(first.fold)) return undefined;
  return `${first.fold} ${last.fold}`;
}
