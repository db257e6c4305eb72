import { heaviestChain } from "../align/spine.ts";
import { mix } from "../align/text.ts";
import { type Run, shortestRuns } from "./shortest.ts";

/** Longest way between two stretches that is searched exactly; beyond it, and in long texts, unique tokens are anchors. */
const mostSteps = 1000;
const longText = 4000;
const sequenceLengths = [9, 5, 1];
/** Where no token is unique, a window of so many tokens on both sides is searched at a time. */
const windowSize = 300;
const windowSteps = 2 * windowSize;
/** Elementary steps that all searches for one pair of texts may take together. */
const allSteps = 20_000_000;
/** How often stretches between anchors are given anchors of their own. */
const deepest = 4;

/** The runs that two token sequences share, in order. Exact for ordinary texts, near-linear for any. */
export function sharedRuns(a: Int32Array, b: Int32Array): Run[] {
  const search = new Search();
  search.between(a, b, 0, 0, 0);
  return joined(search.runs);
}

/** Collects runs; `offsetA` and `offsetB` tell where the stretches begin in the whole sequences. */
class Search {
  readonly runs: Run[] = [];
  #left = allSteps;

  between(a: Int32Array, b: Int32Array, offsetA: number, offsetB: number, depth: number): void {
    let start = 0;
    while (start < a.length && start < b.length && a[start] === b[start]) start++;
    let end = 0;
    const least = Math.min(a.length, b.length) - start;
    while (end < least && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
    if (start > 0) this.runs.push({ a: offsetA, b: offsetB, length: start });
    const [restA, restB] = [a.subarray(start, a.length - end), b.subarray(start, b.length - end)];
    if (restA.length > 0 && restB.length > 0) this.#middle(restA, restB, offsetA + start, offsetB + start, depth);
    if (end > 0) this.runs.push({ a: offsetA + a.length - end, b: offsetB + b.length - end, length: end });
  }

  #middle(a: Int32Array, b: Int32Array, offsetA: number, offsetB: number, depth: number): void {
    const short = a.length + b.length <= longText;
    const exact = short ? this.#shortest(a, b, mostSteps) : undefined;
    if (exact) this.#take(exact, offsetA, offsetB);
    else {
      const chain = depth < deepest ? anchors(a, b) : [];
      if (chain.length > 0) this.#alongChain(a, b, offsetA, offsetB, chain, depth);
      else if (!short) this.#inWindows(a, b, offsetA, offsetB);
    }
  }

  #shortest(a: Int32Array, b: Int32Array, most: number): Run[] | undefined {
    const cap = Math.min(most, Math.floor(Math.sqrt(2 * this.#left)));
    const found = shortestRuns(a, b, cap);
    const steps = found ? found.reduce((sum, { length }) => sum - 2 * length, a.length + b.length) : cap;
    this.#left = Math.max(0, this.#left - (steps * steps) / 2);
    return found;
  }

  #take(runs: Run[], offsetA: number, offsetB: number): void {
    for (const { a, b, length } of runs) this.runs.push({ a: a + offsetA, b: b + offsetB, length });
  }

  #alongChain(
    a: Int32Array,
    b: Int32Array,
    offsetA: number,
    offsetB: number,
    chain: { i: number; j: number }[],
    depth: number,
  ): void {
    let [atA, atB] = [0, 0];
    for (const { i, j } of chain) {
      this.between(a.subarray(atA, i), b.subarray(atB, j), offsetA + atA, offsetB + atB, depth + 1);
      this.runs.push({ a: offsetA + i, b: offsetB + j, length: 1 });
      [atA, atB] = [i + 1, j + 1];
    }
    this.between(a.subarray(atA), b.subarray(atB), offsetA + atA, offsetB + atB, depth + 1);
  }

  /** Where nothing is unique: stretch by stretch, each searched exactly, of which the first half is believed. */
  #inWindows(a: Int32Array, b: Int32Array, offsetA: number, offsetB: number): void {
    const half = windowSize / 2;
    let [atA, atB] = [0, 0];
    while (atA < a.length && atB < b.length) {
      const last = atA + windowSize >= a.length && atB + windowSize >= b.length;
      const stretchB = b.subarray(atB, atB + windowSize);
      const found = this.#shortest(a.subarray(atA, atA + windowSize), stretchB, windowSteps) ?? [];
      const believed = found.filter((run) => last || (run.a < half && run.b < half));
      this.#take(believed, offsetA + atA, offsetB + atB);
      if (last) return;
      const end = believed.at(-1);
      [atA, atB] = end ? [atA + end.a + end.length, atB + end.b + end.length] : [atA + half, atB + half];
    }
  }
}

/** Tokens in the common order that belong together for sure: those that begin a sequence standing once on each side, long sequences first. */
function anchors(a: Int32Array, b: Int32Array): { i: number; j: number }[] {
  for (const size of sequenceLengths) {
    const [placesA, placesB] = [uniquePlaces(a, size), uniquePlaces(b, size)];
    const pairs: { i: number; j: number; weight: number }[] = [];
    for (const [hash, i] of placesA) {
      const j = placesB.get(hash) ?? -1;
      if (i >= 0 && j >= 0 && a[i] === b[j]) pairs.push({ i, j, weight: 1 });
    }
    const chain = heaviestChain(pairs);
    if (chain.length > 0) return chain;
  }
  return [];
}

function uniquePlaces(tokens: Int32Array, size: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let start = 0; start + size <= tokens.length; start++) {
    let hash = size;
    for (let index = start; index < start + size; index++) hash = mix(hash, tokens[index] ?? 0);
    found.set(hash, found.has(hash) ? -1 : start);
  }
  return found;
}

/** Neighbouring runs without anything between them made one. */
function joined(runs: Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && last.a + last.length === run.a && last.b + last.length === run.b) last.length += run.length;
    else result.push({ ...run });
  }
  return result;
}
