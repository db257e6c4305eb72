// Fits the numbers of the score against lists on the development half and prints them for
// src/screening/score/list-parameters.data.ts: `node bench/screening/calibrate-lists.ts`. Needs the shared data.
import { readFileSync } from "node:fs";
import { nameSimilarity } from "#names";
import { type Prepared, prepare, profileOfProperties, type Rarity, ScreeningIndex } from "#screening";
import { judgeAgainstLists } from "../../src/screening/score/judges.ts";
import { type ListFeatures, listFeatures } from "../../src/screening/score/list-odds.ts";
import { listParameters } from "../../src/screening/score/list-parameters.data.ts";
import { bestNames } from "../../src/screening/score/names.ts";
import { sharedData } from "../../test/shared-data.ts";
import { Random } from "../generate/random.ts";
import { customers } from "./customers.ts";
import { damaged, damages } from "./damage.ts";
import { labelled } from "./labelled.ts";
import { loadedStore } from "./loaded.ts";

interface Example {
  x: number[];
  person: boolean;
  same: boolean;
  weight: number;
}

const { steps } = listParameters;

/** Features as the parameters take them; the scales bring all to about one, so that the ridge weighs on all alike. */
const rises = steps.slice(1);
const scales = [1, ...rises.map(() => 1), 3, 1, 1, 1];
/** The signs that evidence must keep; 0 for any. */
const signs = [0, ...rises.map(() => 1), -1, -1, -1, -1];
const others = ["unlike", "contradicted", "unlisted", "unasked"];
const ridge = 2;
/** Questions made from halves of lists are harder than those that are asked every day. */
const halvesWeight = 0.35;

const rowOf = (features: ListFeatures): number[] => [
  1,
  ...rises.map((to, at) => Math.min(1, Math.max(0, (features.told - (steps[at] ?? 0)) / (to - (steps[at] ?? 0))))),
  features.unlike,
  features.contradicted,
  features.unlisted,
  features.unasked,
];

function featuresOfBest(
  query: Prepared,
  listed: Prepared,
  rarity: Rarity,
): { x: ListFeatures; odds: number } | undefined {
  const best = bestNames(query, listed, judgeAgainstLists(rarity));
  const [a, b] = best ? [query.names[best.query], listed.names[best.listed]] : [];
  if (!best || !a || !b) return undefined;
  const similarity = nameSimilarity(a.analysed, b.analysed);
  return { x: listFeatures(similarity, a.analysed, b.analysed, rarity), odds: best.odds };
}

const round = (value = 0): number => Math.round(value * 1000) / 1000;

/** Logistic regression by gradient descent (Adam), the evidence keeping its sign. */
function fitted(examples: readonly Example[]): number[] {
  const size = scales.length;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const w = new Array<number>(size).fill(0);
  const [m, v] = [new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= 1500; step++) {
    const gradient = new Float64Array(size);
    for (const { x, same, weight } of examples) {
      let odds = 0;
      for (let at = 0; at < size; at++) odds += (x[at] ?? 0) * (scales[at] ?? 1) * (w[at] ?? 0);
      const error = weight * (1 / (1 + Math.exp(-odds)) - (same ? 1 : 0));
      for (let at = 0; at < size; at++) gradient[at] = (gradient[at] ?? 0) + error * (x[at] ?? 0) * (scales[at] ?? 1);
    }
    const rate = 0.1 / Math.sqrt(1 + step / 200);
    for (let at = 0; at < size; at++) {
      const g = ((gradient[at] ?? 0) + (at === 0 ? 0 : ridge * (w[at] ?? 0))) / total;
      m[at] = 0.9 * (m[at] ?? 0) + 0.1 * g;
      v[at] = 0.999 * (v[at] ?? 0) + 0.001 * g * g;
      const moved =
        (rate * ((m[at] ?? 0) / (1 - 0.9 ** step))) / (Math.sqrt((v[at] ?? 0) / (1 - 0.999 ** step)) + 1e-9);
      const next = (w[at] ?? 0) - moved;
      const sign = signs[at] ?? 0;
      w[at] = sign !== 0 && next * sign < 0 ? 0 : next;
    }
  }
  return w.map((weight, at) => (weight * (scales[at] ?? 1)) / Math.LN10);
}

/** Customers, whose best hit is another's, and damaged names of the lists with their own entries. */
function askedOfIndex(index: ScreeningIndex, count: number, seed: number): Example[] {
  const examples: Example[] = [];
  const asked = (schema: string, name: string): Prepared => prepare(profileOfProperties(schema, { name: [name] }));
  const bestOf = (query: Prepared, own?: number): void => {
    let top: { x: ListFeatures; odds: number; same: boolean } | undefined;
    const entries = index.candidates(query, 60).map(({ entry }) => entry);
    if (own !== undefined && !entries.includes(own)) return;
    for (const entry of own === undefined ? entries : [own]) {
      const found = featuresOfBest(query, index.prepared(entry), index.rarity);
      if (found && (!top || found.odds > top.odds)) top = { ...found, same: entry === own };
    }
    if (top && !top.x.numbersDiffer)
      examples.push({ x: rowOf(top.x), person: top.x.person, same: top.same, weight: 1 });
  };
  for (const { schema, name } of customers(count, seed)) bestOf(asked(schema, name));
  const random = new Random(seed + 1);
  for (let at = 0; at < count; at++) {
    const entry = random.below(index.size);
    const { profile } = index.prepared(entry);
    const usable = profile.names.filter(
      ({ quality, kind, text }) => quality !== "weak" && kind !== "native" && text.includes(" "),
    );
    const name = usable.length > 0 ? random.pick(usable).text : undefined;
    const typed = name && damaged(name, profile.schema, random.pick([...damages]), random);
    if (typed !== undefined && typed !== "") bestOf(asked(profile.schema, typed), entry);
  }
  return examples;
}

async function askedOfHalves(data: string, each: number): Promise<Example[]> {
  const examples: Example[] = [];
  for (const { questions, candidates, rarity } of await labelled(data, "development", each))
    for (const { query, about } of questions) {
      let top: { x: ListFeatures; odds: number; same: boolean } | undefined;
      for (const candidate of candidates(query)) {
        const same = about?.profile === candidate.profile;
        const found = featuresOfBest(query, same ? about : candidate, rarity);
        if (found && (!top || found.odds > top.odds)) top = { ...found, same };
      }
      if (!top || top.x.numbersDiffer) continue;
      examples.push({ x: rowOf(top.x), person: top.x.person, same: top.same, weight: halvesWeight });
    }
  return examples;
}

const data = sharedData();
if (!data) throw new Error("The folder of shared data is not there.");
const examples = [...askedOfIndex(await indexOf(data), 4000, 31), ...(await askedOfHalves(data, 1500))];
for (const person of [true, false]) {
  const own = examples.filter((one) => one.person === person);
  const weights = [true, false].map((same) => own.reduce((sum, one) => sum + (one.same === same ? one.weight : 0), 0));
  const [yes = 1, no = 1] = weights;
  const w = fitted(own.map((one) => ({ ...one, weight: one.same ? one.weight : (one.weight * yes) / no })));
  let level = w[0] ?? 0;
  const told = [level, ...rises.map((_, at) => (level += w[at + 1] ?? 0))].map(round);
  const shown = Object.fromEntries(others.map((name, at) => [name, round(w[rises.length + 1 + at])]));
  console.log(person ? "person" : "thing", JSON.stringify({ told, ...shown }), own.length, "examples", weights);
}

async function indexOf(folder: string): Promise<ScreeningIndex> {
  const saved = process.argv[2];
  if (saved !== undefined) return ScreeningIndex.decode(readFileSync(saved));
  const { openScreening } = await import("#app");
  const { folder: store, remove } = await loadedStore(folder);
  const { index } = await openScreening({ store });
  remove();
  return index;
}
