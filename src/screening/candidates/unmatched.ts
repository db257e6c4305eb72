import { shapeSize, weightAt } from "./part-shapes.ts";

/** Parts of a name that match nothing at all, and are no repetitions of one that may. Written anew by `findUnmatched`. */
export interface Unmatched {
  count: number;
  /** Their weights, in no order. */
  weights: Float64Array;
}

export const noneUnmatched = (most: number): Unmatched => ({ count: 0, weights: new Float64Array(most) });

/** Weight up to which a part of a thing's name is a small word, whose absence says nothing. */
const small = 0.1;
const rounding = 1e-6;

/** Finds the parts without a match; `matched` has a bit for the place of each that may have one. */
export function findUnmatched(
  shapes: Uint32Array,
  parts: number,
  matched: number,
  ofPersons: boolean,
  into: Unmatched,
): void {
  into.count = 0;
  for (let at = 0; at < parts; at++) {
    if (matched & (1 << at)) continue;
    const weight = weightAt(shapes, at * shapeSize);
    if (!ofPersons && weight <= small + rounding) continue;
    if (matched === 0 || !isRepeated(shapes, at, parts, matched)) into.weights[into.count++] = weight;
  }
}

function isRepeated(shapes: Uint32Array, place: number, parts: number, matched: number): boolean {
  for (let at = 0; at < parts; at++)
    if (matched & (1 << at) && shapes[at * shapeSize] === shapes[place * shapeSize]) return true;
  return false;
}

/** The weight of all parts that may have a match. */
export function weightMatched(shapes: Uint32Array, parts: number, matched: number): number {
  let sum = 0;
  for (let at = 0; at < parts; at++) if (matched & (1 << at)) sum += weightAt(shapes, at * shapeSize);
  return sum;
}

/**
 * How alike two names can be at most, part by part, as `nameSimilarity` weighs: by the weight of all that may match, of
 * what matches nothing in the one and in the other, and whether two parts at least may match.
 */
export function mostAlike(
  matched: number,
  one: Unmatched,
  other: Unmatched,
  person: boolean,
  several: boolean,
): number {
  const [fewer, more] = one.count <= other.count ? [one, other] : [other, one];
  let against = 0;
  let factor = 1;
  for (let at = 0; at < fewer.count; at++) {
    const weight = fewer.weights[at] as number;
    against += weight;
    factor *= 1 - opposed * weight;
  }
  let lightest = 1;
  for (let at = 0; at < more.count; at++) lightest = Math.min(lightest, more.weights[at] as number);
  const share = person ? (several ? omitted.person : omitted.single) : omitted.thing;
  const all = matched + against + share * lightest * (more.count - fewer.count);
  return all === 0 ? 0 : Math.min(1, (matched / all) * factor + rounding);
}

/** As in `nameSimilarity`: what a part takes away that stands against another, and what of the weight of an omitted one counts. */
const opposed = 0.15;
const omitted = { person: 0.2, single: 0.45, thing: 0.6 };
