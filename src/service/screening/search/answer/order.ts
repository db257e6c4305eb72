import { PenholderError } from "#kernel";
import type { Field, TextIndex } from "../text/text-index.ts";
import type { Budget } from "./budget.ts";
import type { Hits } from "./hits.ts";
import { isInstant } from "./range.ts";

/** `field`, `field:asc` or `field:desc`. */
export type Sort = string;

/** Compares two hits by their places in the result; less than 0 where the first comes first. */
type Order = (one: number, other: number) => number;

/**
 * The hits from one place to another, best first: by the sorts given, then by score and id. Records that lack a field
 * come last. Throws `search-invalid` for a field by which nothing can be sorted.
 */
export function page(
  index: TextIndex,
  hits: Hits,
  sorts: readonly Sort[],
  { offset, limit }: { offset: number; limit: number },
  budget: Budget,
): number[] {
  const orders = sorts.map((sort) => orderOf(index, hits, sort, budget));
  const { records, scores } = hits;
  const rank = (hit: number): number => index.idRanks[records[hit] ?? 0] ?? 0;
  const order: Order = (one, other) => {
    for (const each of orders) {
      const difference = each(one, other);
      if (difference !== 0) return difference;
    }
    return (scores[other] ?? 0) - (scores[one] ?? 0) || rank(one) - rank(other);
  };
  return first(records.length, offset + limit, order, budget)
    .slice(offset)
    .map((hit) => records[hit] ?? 0);
}

/** The first `count` of `length` hits in order: a heap keeps no more than that. */
function first(length: number, count: number, order: Order, budget: Budget): number[] {
  const heap: number[] = [];
  const down = (from: number) => {
    for (let at = from; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && order(heap[worst] ?? 0, heap[child] ?? 0) < 0) worst = child;
      if (worst === at) return;
      [heap[at], heap[worst]] = [heap[worst] ?? 0, heap[at] ?? 0];
      at = worst;
    }
  };
  budget.spend(length);
  for (let hit = 0; hit < length && count > 0; hit++) {
    if (heap.length < count) {
      heap.push(hit);
      if (heap.length === count || hit === length - 1) for (let at = (heap.length >>> 1) - 1; at >= 0; at--) down(at);
    } else if (order(hit, heap[0] ?? 0) < 0) {
      heap[0] = hit;
      down(0);
    }
  }
  return heap.sort(order);
}

function orderOf(index: TextIndex, { records, scores }: Hits, sort: Sort, budget: Budget): Order {
  const [, name = "", direction] = /^(.*?)(?::(asc|desc))?$/su.exec(sort) ?? [];
  const sign = direction === "desc" ? -1 : 1;
  if (name === "_score")
    // Scores fall where no direction is said.
    return (one, other) => (direction === "asc" ? 1 : -1) * ((scores[one] ?? 0) - (scores[other] ?? 0));
  if (name === "_doc") return (one, other) => one - other;
  const column = columnOf(index, name, sign, budget);
  const value = (hit: number): number => column[records[hit] ?? 0] ?? Number.NaN;
  return (one, other) => {
    const [left, right] = [value(one), value(other)];
    if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    return sign * (left - right);
  };
}

function columnOf(index: TextIndex, name: string, sign: 1 | -1, budget: Budget): ArrayLike<number> {
  if (isInstant(name)) return index.instants[name];
  if (name === "id" || name === "entity_id") return index.idRanks;
  if (name === "target") return index.targets;
  if (name === "entity_values_count") return index.values;
  const field = index.field(name);
  if (!field || field.kind === "words")
    throw new PenholderError(
      "search-invalid",
      `Results cannot be sorted by "${name.slice(0, 60)}"; sort by first_seen, last_change, caption, schema or a property that is no text.`,
    );
  return ranksIn(index, field, sign, budget);
}

/** For each record the place of its first (or last) value among all of the field; NaN where it has none. */
function ranksIn(index: TextIndex, field: Field, sign: 1 | -1, budget: Budget): Float64Array {
  const ranks = new Float64Array(index.records).fill(Number.NaN);
  for (let pair = field.from; pair < field.to; pair++) {
    budget.spend(4 + 2 * index.frequency(pair));
    index.each(pair, false, (record) => {
      if (sign < 0 || Number.isNaN(ranks[record] ?? Number.NaN)) ranks[record] = pair;
    });
  }
  return ranks;
}
