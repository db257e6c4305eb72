// Questions with known answers, made from the lists: spellings of listed parties, damaged names, and names of others.
import { join } from "node:path";
import { fileSource, openList } from "#lists";
import { type Prepared, prepare, profileOf, profileOfProperties, type Rarity } from "#screening";
import { Random } from "../generate/random.ts";
import { customers } from "./customers.ts";
import { damaged, damages } from "./damage.ts";

/** A question and the entry that it is about; none where nobody on the list is. */
export interface Question {
  query: Prepared;
  about: Prepared | undefined;
  kind: "damaged name" | "another spelling" | "another list party" | "random customer";
}

/** A list to ask: half of a quarter of a real one, so that the names of the other half are strangers of the same cultures. */
export interface Asked {
  entries: readonly Prepared[];
  questions: readonly Question[];
  rarity: Rarity;
  candidates(query: Prepared): Prepared[];
}

const lists = [
  ["un/un_consolidated_2026-08-01.xml"],
  ["ofac/sdn_2024-05-03.csv", "ofac/alt_2024-01-08.csv"],
  ["ca/sema_lmes_2025-05.xml"],
];

/** Lists and questions of one half; the same for the same seed. Rarity is that of all the lists together. */
export async function labelled(data: string, half: "development" | "test", each = 1500): Promise<Asked[]> {
  const counts = new Map<string, number>();
  let total = 0;
  const halves: [Prepared[], Prepared[]][] = [];
  for (const files of lists) {
    const list = await openList(await Promise.all(files.map((file) => fileSource(join(data, "lists", file)))));
    const quarters: [Prepared[], Prepared[], Prepared[], Prepared[]] = [[], [], [], []];
    let at = 0;
    for await (const entity of list.entities) {
      if (entity.names.length === 0) continue;
      const entry = prepare(profileOf(entity, ""));
      quarters[at++ % 4]?.push(entry);
      total++;
      for (const key of keysOf(entry)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    halves.push(half === "development" ? [quarters[0], quarters[1]] : [quarters[2], quarters[3]]);
  }
  const rarity: Rarity = { bits: (key) => Math.log2(total / (counts.get(key) ?? 0.5)) };
  return halves.map(([entries, others]) => askOf(entries, others, each, new Random(half === "test" ? 2 : 1), rarity));
}

const keysOf = (entry: Prepared): Set<string> => new Set(entry.names.flatMap(({ analysed }) => analysed.keys));

function askOf(
  entries: readonly Prepared[],
  others: readonly Prepared[],
  each: number,
  random: Random,
  rarity: Rarity,
): Asked {
  const questions: Question[] = [];
  const strangers = customers(each, random.below(1000));
  for (let count = 0; count < each; count++) {
    questions.push(...aboutListed(random.pick(entries), count % 2 === 0, random));
    const stranger = strangers[count];
    if (count % 2 === 0 && stranger)
      questions.push({ query: named(stranger.schema, stranger.name), about: undefined, kind: "random customer" });
    const other = random.pick(others).profile;
    const [name] = other.names;
    if (count % 2 === 1 && name)
      questions.push({ query: named(other.schema, name.text), about: undefined, kind: "another list party" });
  }
  return { entries, questions, rarity, candidates: candidatesAmong(entries, rarity) };
}

function aboutListed(about: Prepared, damage: boolean, random: Random): Question[] {
  const spelled = damage ? damagedName(about, random) : otherSpelling(about, random);
  if (spelled === undefined) return [];
  const query = named(about.profile.schema, spelled);
  return damage
    ? [{ query, about, kind: "damaged name" }]
    : [{ query, about: without(about, spelled), kind: "another spelling" }];
}

/** The thirty entries with which a query shares most, without the index that is measured elsewhere. */
function candidatesAmong(entries: readonly Prepared[], rarity: Rarity): (query: Prepared) => Prepared[] {
  const postings = new Map<string, number[]>();
  entries.forEach((entry, at) => {
    for (const key of keysOf(entry)) {
      const posting = postings.get(key);
      if (posting) posting.push(at);
      else postings.set(key, [at]);
    }
  });
  return (query) => {
    const strength = new Map<number, number>();
    for (const key of keysOf(query))
      for (const at of postings.get(key) ?? []) strength.set(at, (strength.get(at) ?? 0) + rarity.bits(key));
    return [...strength]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 30)
      .flatMap(([at]) => entries[at] ?? []);
  };
}

const named = (schema: string, name: string): Prepared => prepare(profileOfProperties(schema, { name: [name] }));

function damagedName(about: Prepared, random: Random): string | undefined {
  const [name] = about.profile.names;
  return name && damaged(name.text, about.profile.schema, random.pick([...damages]), random);
}

function otherSpelling(about: Prepared, random: Random): string | undefined {
  const others = about.profile.names.slice(1).filter(({ quality }) => quality !== "weak");
  return others.length > 0 ? random.pick(others).text : undefined;
}

/** The entry as if the list did not have this spelling of its name. */
function without(entry: Prepared, text: string): Prepared {
  return { profile: entry.profile, names: entry.names.filter(({ name }) => name.text !== text) };
}
