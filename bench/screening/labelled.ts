// Questions with known answers, made from the lists: spellings of listed parties, damaged names, and names of others.
import { join } from "node:path";
import { type AnalysedName, nameSimilarity, type Similarity } from "#names";
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

/** Lists and questions of one half; the same for the same seed. */
export async function labelled(data: string, half: "development" | "test", each = 1500): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const files of lists) {
    const list = await openList(await Promise.all(files.map((file) => fileSource(join(data, "lists", file)))));
    const quarters: Prepared[][] = [[], [], [], []];
    let at = 0;
    for await (const entity of list.entities) {
      const quarter = quarters[at++ % 4];
      if (quarter && entity.names.length > 0) quarter.push(prepare(profileOf(entity, "")));
    }
    const [entries = [], others = []] = half === "development" ? quarters : quarters.slice(2);
    asked.push(askOf(entries, others, each, new Random(half === "test" ? 2 : 1)));
  }
  return asked;
}

function askOf(entries: readonly Prepared[], others: readonly Prepared[], each: number, random: Random): Asked {
  const postings = new Map<string, number[]>();
  entries.forEach((entry, at) => {
    for (const key of new Set(entry.names.flatMap(({ analysed }) => analysed.keys)))
      postings.set(key, [...(postings.get(key) ?? []), at]);
  });
  const rarity: Rarity = { bits: (key) => Math.log2(entries.length / (postings.get(key)?.length ?? 1)) };
  const candidates = (query: Prepared): Prepared[] => {
    const strength = new Map<number, number>();
    for (const key of new Set(query.names.flatMap(({ analysed }) => analysed.keys)))
      for (const at of postings.get(key) ?? []) strength.set(at, (strength.get(at) ?? 0) + rarity.bits(key));
    return [...strength]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 30)
      .flatMap(([at]) => entries[at] ?? []);
  };
  const questions: Question[] = [];
  const random_customers = customers(each, random.below(1000));
  for (let count = 0; count < each; count++) {
    const about = random.pick(entries);
    const spelled = count % 2 === 0 ? damagedName(about, random) : otherSpelling(about, random);
    if (spelled) questions.push({ query: named(about.profile.schema, spelled), about: count % 2 === 0 ? about : without(about, spelled), kind: count % 2 === 0 ? "damaged name" : "another spelling" });
    const customer = random_customers[count];
    if (count % 2 === 0 && customer) questions.push({ query: named(customer.schema, customer.name), about: undefined, kind: "random customer" });
    else {
      const other = random.pick(others).profile;
      const [name] = other.names;
      if (name) questions.push({ query: named(other.schema, name.text), about: undefined, kind: "another list party" });
    }
  }
  return { entries, questions, rarity, candidates };
}

const named = (schema: string, name: string): Prepared => prepare(profileOfProperties(schema, { name: [name] }));

function damagedName(about: Prepared, random: Random): string | undefined {
  const [name] = about.profile.names;
  return name && damaged(name.text, random.pick([...damages]), random);
}

function otherSpelling(about: Prepared, random: Random): string | undefined {
  const others = about.profile.names.slice(1).filter(({ quality }) => quality !== "weak");
  return others.length > 0 ? random.pick(others).text : undefined;
}

/** The entry as if the list did not have this spelling of its name. */
function without(entry: Prepared, text: string): Prepared {
  return { profile: entry.profile, names: entry.names.filter(({ name }) => name.text !== text) };
}
