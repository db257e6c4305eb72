import { namesField } from "../text/fields.ts";
import type { Field, TextIndex } from "../text/text-index.ts";
import { cut, type Hits, noHits, room } from "./hits.ts";
import type { Scorer } from "./scorer.ts";

/** The last word of a phrase that is still being typed stands for at most this many terms. */
const mostEndings = 50;

/**
 * Records where words stand beside each other in this order; with `slop`, moved by so many places in all. Where
 * `lastIsPrefix`, the last word may go on.
 */
export function phraseHits(
  index: TextIndex,
  field: Field,
  words: readonly string[],
  { slop, lastIsPrefix = false }: { slop: number; lastIsPrefix?: boolean },
  scorer: Scorer,
): Hits {
  const last = words.at(-1);
  if (last === undefined) return noHits;
  const endings = lastIsPrefix ? endingsOf(index, field, last) : [index.find(field, last)];
  const starts = words.slice(0, -1).map((word) => index.find(field, word));
  if (starts.includes(-1) || endings.every((pair) => pair < 0)) return noHits;
  if (starts.length === 0 && !lastIsPrefix) return scorer.term(endings[0] ?? -1, field);
  const placesOf = (pair: number): Map<number, number[]> => {
    scorer.budget.spend(20 * index.frequency(pair));
    return index.places(pair);
  };
  const lists = starts.map(placesOf);
  const found = new Map<number, number>();
  for (const ending of endings) {
    if (ending < 0) continue;
    const all = [...lists, placesOf(ending)];
    const rarest = all.reduce((one, other) => (other.size < one.size ? other : one));
    const weight = [...starts, ending].reduce((sum, pair) => sum + scorer.rarity(index.frequency(pair)), 0);
    for (const record of rarest.keys()) {
      const places = all.map((list) => list.get(record));
      if (places.every((each) => each !== undefined) && stand(places, slop, scorer))
        found.set(record, Math.max(found.get(record) ?? 0, weight));
    }
  }
  return hitsOf(found, field.name === namesField ? 3 : 1);
}

function endingsOf(index: TextIndex, field: Field, prefix: string): number[] {
  const { from, to } = index.startingWith(field, prefix);
  return Array.from({ length: Math.min(mostEndings, to - from) }, (_, at) => from + at);
}

/** Whether there are places, one of each word, that after taking away the words' own order lie within `slop`. */
function stand(places: readonly number[][], slop: number, scorer: Scorer): boolean {
  const [first = [], ...rest] = places;
  for (const start of first) {
    scorer.budget.spend(places.length);
    let [least, most] = [start, start];
    const near = rest.every((list, at) => {
      const wanted = start + at + 1;
      const nearest = closest(list, wanted) - at - 1;
      least = Math.min(least, nearest);
      most = Math.max(most, nearest);
      return most - least <= slop;
    });
    if (near) return true;
  }
  return false;
}

/** The number in a rising list that is nearest to another. */
function closest(list: readonly number[], wanted: number): number {
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  const [after, before] = [list[low] ?? Number.POSITIVE_INFINITY, list[low - 1] ?? Number.NEGATIVE_INFINITY];
  return Math.abs(after - wanted) <= Math.abs(wanted - before) ? after : before;
}

function hitsOf(found: ReadonlyMap<number, number>, boost: number): Hits {
  const records = Uint32Array.from(found.keys()).sort();
  const hits = room(records.length);
  for (const [at, record] of records.entries()) {
    hits.records[at] = record;
    hits.scores[at] = boost * (found.get(record) ?? 0);
  }
  return cut(hits, records.length);
}
