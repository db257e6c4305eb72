// Fits the numbers of the score of two names set side by side on the development halves and prints them for src/screening/score/parameters.data.ts:
// `node bench/screening/calibrate.ts`. Needs the shared data.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { nameSimilarity } from "#names";
import { type Prepared, prepare, profileOfProperties, type Rarity } from "#screening";
import { judgeOfPairs } from "../../src/screening/score/judges.ts";
import { featuresOf, type NameFeatures } from "../../src/screening/score/name-odds.ts";
import { bestNames } from "../../src/screening/score/names.ts";
import { parameters } from "../../src/screening/score/parameters.data.ts";
import { usualRarity } from "../../src/screening/score/usual-rarity.ts";
import { sharedData } from "../../test/shared-data.ts";
import { labelled } from "./labelled.ts";
import { reasonToSetAside } from "./set-aside.data.ts";

interface Example {
  x: number[];
  same: boolean;
  weight: number;
}

const steps = parameters.steps;
const kinds = 2;
const each = steps.length + 6;
/** Labelled pairs are few beside the questions made from lists. */
const pairWeight = 12;
const ridge = 2;
/** Brings the others to about one, so that the ridge weighs on all alike. */
const scales = [0.1, 5, 10, 5, 1, 1];

/** One row of the design: for each kind the steps (as what is reached of each rise), bits, doubts, contradictions, omissions. */
function rowOf(features: NameFeatures, pair: boolean): number[] {
  const row = new Array<number>(kinds * each + 2).fill(0);
  const start = features.person ? 0 : each;
  row[start] = 1;
  for (let at = 1; at < steps.length; at++) {
    const [from = 0, to = 1] = [steps[at - 1], steps[at]];
    row[start + at] = Math.min(1, Math.max(0, (features.likeness - from) / (to - from)));
  }
  const others = [
    features.bits - parameters.usualBits,
    features.doubt,
    features.deepDoubt,
    features.rivals,
    features.contradicted,
    features.missing,
  ];
  others.forEach((value, at) => {
    row[start + steps.length + at] = value * (scales[at] ?? 1);
  });
  row[kinds * each] = features.swapped ? 1 : 0;
  row[kinds * each + 1] = pair ? 1 : 0;
  return row;
}

/** Projected gradient descent (Adam): rises and the weight of bits stay positive, doubts and contradictions negative. */
function fitted(examples: readonly Example[]): number[] {
  const size = kinds * each + 2;
  const w = new Array<number>(size).fill(0);
  const [m, v] = [new Float64Array(size), new Float64Array(size)];
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 1; step <= 1200; step++) {
    const gradient = new Float64Array(size);
    for (const { x, same, weight } of examples) {
      let odds = 0;
      for (let at = 0; at < size; at++) odds += (x[at] ?? 0) * (w[at] ?? 0);
      const error = weight * (1 / (1 + Math.exp(-odds)) - (same ? 1 : 0));
      for (let at = 0; at < size; at++) gradient[at] = (gradient[at] ?? 0) + error * (x[at] ?? 0);
    }
    const rate = 0.05 / Math.sqrt(1 + step / 200);
    for (let at = 0; at < size; at++) {
      const g = ((gradient[at] ?? 0) + ridge * (at % each === 0 ? 0 : (w[at] ?? 0))) / total;
      m[at] = 0.9 * (m[at] ?? 0) + 0.1 * g;
      v[at] = 0.999 * (v[at] ?? 0) + 0.001 * g * g;
      const next =
        (w[at] ?? 0) -
        (rate * ((m[at] ?? 0) / (1 - 0.9 ** step))) / (Math.sqrt((v[at] ?? 0) / (1 - 0.999 ** step)) + 1e-9);
      w[at] = bounded(at, next);
    }
  }
  return w;
}

/** Steps rise by a little at least; evidence keeps its sign. */
function bounded(at: number, value: number): number {
  const place = at % each;
  if (at >= kinds * each) return at === kinds * each ? Math.min(0, value) : value;
  if (place === 0) return value;
  if (place < steps.length) return Math.max(0.1, value);
  return place === steps.length ? Math.max(0, value) : Math.min(0, value);
}

function pairFeatures(schema: string, name1: string, name2: string): NameFeatures | undefined {
  const [one, other] = [name1, name2].map((name) => prepare(profileOfProperties(schema, { name: [name] })));
  return one && other && featuresOfBest(one, other, usualRarity);
}

function featuresOfBest(one: Prepared, other: Prepared, rarity: Rarity): NameFeatures | undefined {
  const best = bestNames(one, other, judgeOfPairs(rarity));
  const [a, b] = best ? [one.names[best.query], other.names[best.listed]] : [];
  return a && b && featuresOf(nameSimilarity(a.analysed, b.analysed), a.analysed, b.analysed, rarity);
}

const data = sharedData();
if (!data) throw new Error("The folder of shared data is not there.");
const examples: Example[] = [];
for (const { questions, candidates, rarity } of await labelled(data, "development", 2500))
  for (const { query, about } of questions) {
    let top: { features: NameFeatures; odds: number; same: boolean } | undefined;
    for (const candidate of candidates(query)) {
      const same = about?.profile === candidate.profile;
      const listed = same ? about : candidate;
      const odds = bestNames(query, listed, judgeOfPairs(rarity))?.odds;
      if (odds === undefined || (top && odds <= top.odds)) continue;
      const features = featuresOfBest(query, listed, rarity);
      if (features) top = { features, odds, same };
    }
    if (top && !top.features.numbersDiffer) examples.push({ x: rowOf(top.features, false), same: top.same, weight: 1 });
  }
const rows = parse(readFileSync(join(data, "matching", "name_pairs_dev.csv")), { columns: true }) as Record<
  string,
  string
>[];
rows.forEach(({ schema = "", name1 = "", name2 = "", is_match }, at) => {
  if (at % 2 === 1 || reasonToSetAside(name1, name2)) return;
  const features = pairFeatures(schema, name1, name2);
  if (features) examples.push({ x: rowOf(features, true), same: is_match === "true", weight: pairWeight });
});
const w = fitted(examples).map((weight) => weight / Math.LN10);
const round = (value = 0): number => Math.round(value * 1000) / 1000;
["person", "thing"].forEach((kind, at) => {
  const own = w.slice(at * each, (at + 1) * each);
  let level = 0;
  const likeness = own.slice(0, steps.length).map((rise) => {
    level += rise;
    return round(level);
  });
  const [perBit, doubt, deepDoubt, rivals, contradicted, missing] = own
    .slice(steps.length)
    .map((weight, place) => round(weight * (scales[place] ?? 1)));
  console.log(kind, JSON.stringify({ likeness, perBit, doubt, deepDoubt, rivals, contradicted, missing }));
});
console.log("swapped", round(w[kinds * each]), "side by side", round(w[kinds * each + 1]), "examples", examples.length);
