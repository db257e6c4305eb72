import type { Candidate } from "./candidate.ts";
import { addCountry } from "./countries.ts";
import { bodiesOfNations } from "./data/bodies.data.ts";
import { type Definition, learnDefinitions } from "./definitions.ts";
import { dividing } from "./dividing.ts";
import type { Fact } from "./facts/fact.ts";
import type { Gathered } from "./gathered.ts";
import { addGiven } from "./given.ts";
import { addSurnames, GivenPersons } from "./given-persons.ts";
import { judge } from "./judge.ts";
import { type Entry, Lexicon } from "./lexicon.ts";
import { gather } from "./link.ts";
import { passagesOf, Texts } from "./passages.ts";
import { givenIn, type Spot } from "./scan.ts";
import { isCapital } from "./sentence.ts";
import { addStates, stateParties } from "./states.ts";
import { type Seen, survey, type Usage, usageOf } from "./survey.ts";
import type { Party, TextBlock } from "./types.ts";
import { isOrdinary } from "./vocabulary.ts";

/** Everything that finding mentions needs to know: who there is, and under which names. */
export interface Registry {
  parties: ReadonlyMap<string, Party>;
  lexicon: Lexicon;
  /** The words of the texts read so far. */
  texts: Texts;
  /** What finding saw in the texts, by language and text. */
  found: Map<string, Map<string, Found>>;
}

/** What stands in one text, wherever in the documents it stands. */
export interface Found {
  spots: Spot[];
  definite: Definition[];
  facts: (Fact & { text: string })[];
}

const rank = { builtinBody: 4, place: 5, short: 6, full: 7 } as const;

/**
 * Decides over all documents together who is named in them: states, the given parties, the terms that the documents
 * define, and capitalised names. What is a name in one document is one in the others, so that finding mentions is
 * mere look-up and two versions are treated alike.
 */
export function buildRegistry(documents: TextBlock[][], given: Party[]): Registry {
  const parties = new Map<string, Party>();
  const lexicon = new Lexicon();
  for (const state of stateParties()) parties.set(state.key, state);
  addStates(lexicon);
  for (const body of bodiesOfNations) addBuiltin(lexicon, parties, body);
  const texts = new Texts();
  const passages = passagesOf(documents, texts);
  const usage = usageOf(passages);
  const givenByKey = new Map<string, Party>();
  for (const party of given) {
    if (party.schema === "Country") {
      addCountry(lexicon, parties, party, usage);
      continue;
    }
    givenByKey.set(party.key, party);
    parties.set(party.key, party);
    addGiven(lexicon, party, usage);
  }
  const runs = survey(passages, ({ text, words }) =>
    given.length > 0 ? dividing(text, words, givenIn(text, words, lexicon), givenByKey) : [],
  );
  const persons = new GivenPersons(givenByKey, usage);
  addCandidates(lexicon, parties, judgeAll(runs, usage, lexicon), persons);
  addSurnames(lexicon, persons, usage);
  learnDefinitions(documents, { parties, lexicon }, usage, texts);
  return { parties, lexicon, texts, found: new Map() };
}

function addBuiltin(lexicon: Lexicon, parties: Map<string, Party>, names: readonly string[]): void {
  const [name = "", ...aliases] = names;
  const key = `body:${name}`;
  parties.set(key, { key, name, schema: "PublicBody", aliases, countries: [], origin: "builtin" });
  for (const each of names)
    lexicon.add(each, {
      parties: [key],
      form: "full",
      kind: "party",
      writing: /^[A-Z.]+$/u.test(each) ? "acronym" : "capitals",
      rank: rank.builtinBody,
    });
}

function judgeAll(runs: ReadonlyMap<string, Seen>, usage: ReadonlyMap<string, Usage>, lexicon: Lexicon): Candidate[] {
  const candidates: Candidate[] = [];
  for (const seen of runs.values()) {
    const { names, places } = judge(seen, usage);
    candidates.push(...names.filter((name) => lexicon.get(name.words)?.kind !== "state"));
    for (const place of places)
      lexicon.addWords(place, { parties: [], form: "full", kind: "party", writing: "capitals", rank: rank.place });
  }
  return candidates;
}

function addCandidates(
  lexicon: Lexicon,
  parties: Map<string, Party>,
  candidates: readonly Candidate[],
  given: GivenPersons,
): void {
  const { parties: gathered, shorts } = gather(candidates, lexicon, given);
  for (const { party, forms } of gathered) {
    const aliases = [...new Set([...party.aliases, ...forms.map((form) => form.name)])].filter(
      (name) => name !== party.name,
    );
    if (party.origin !== "given") parties.set(party.key, { ...party, aliases });
    const person = party.schema === "Person" && { around: true as const, plural: true as const };
    for (const form of forms)
      lexicon.addWords(form.words, {
        ...entryOf([party.key], "full", rank.full),
        ...(isLong(form) && { writing: "most-capitals" as const }),
        ...person,
      });
  }
  for (const { candidate, parties: meant } of shorts) {
    if (meant.length > 0)
      lexicon.addWords(candidate.words, {
        ...entryOf(
          meant.map((each) => each.party.key),
          "short",
          rank.short,
        ),
        ...(isPlural(candidate, meant) && { plural: true as const }),
        ...(isRisky(candidate) && { common: true }),
      });
    else if (candidate.sure && candidate.short) addAlone(lexicon, parties, candidate);
  }
}

/** A name of three words with capitals or more is known though one in three is small. */
const isLong = ({ words }: Candidate): boolean => words.filter(isCapital).length >= 3;

/** "the Orlinskis"; but "Pages" are no family. */
const isPlural = ({ words }: Candidate, meant: readonly Gathered[]): boolean =>
  meant.some(({ party }) => party.schema === "Person") && !words.some((word) => isOrdinary(word.fold));

const isRisky = (candidate: Candidate): boolean => candidate.common && !candidate.sure;

/** A single word that stands for nobody else is a party of its own; spellings with one fold share the first one's key. */
function addAlone(lexicon: Lexicon, parties: Map<string, Party>, candidate: Candidate): void {
  if (lexicon.get(candidate.words) || lexicon.hasSingular(candidate.words)) return;
  const key = `text:${candidate.name}`;
  if (!parties.has(key))
    parties.set(key, {
      key,
      name: candidate.name,
      schema: candidate.schema,
      aliases: [],
      countries: [],
      origin: "capitalised",
    });
  const upper = candidate.words.every((word) => word.shape === "upper");
  lexicon.addWords(candidate.words, {
    ...entryOf([key], "full", rank.short),
    ...(upper && { writing: "acronym" as const }),
  });
}

function entryOf(keys: string[], form: Entry["form"], rankOfEntry: number): Entry {
  return { parties: keys, form, kind: "party", writing: "capitals", rank: rankOfEntry };
}
