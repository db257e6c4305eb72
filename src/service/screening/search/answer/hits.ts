/** Records that answer a part of a query, in order, each with its score. */
export interface Hits {
  records: Uint32Array;
  scores: Float32Array;
}

export const noHits: Hits = { records: new Uint32Array(0), scores: new Float32Array(0) };

/** What both have; scores are added. */
export function both(one: Hits, other: Hits): Hits {
  const found = room(Math.min(one.records.length, other.records.length));
  let count = 0;
  for (let a = 0, b = 0; a < one.records.length && b < other.records.length; ) {
    const [left, right] = [one.records[a] ?? 0, other.records[b] ?? 0];
    if (left === right) {
      found.records[count] = left;
      found.scores[count++] = (one.scores[a++] ?? 0) + (other.scores[b++] ?? 0);
    } else if (left < right) a++;
    else b++;
  }
  return cut(found, count);
}

/** What either has; where both have it `merge` says the score. */
export function either(one: Hits, other: Hits, merge: (one: number, other: number) => number): Hits {
  const found = room(one.records.length + other.records.length);
  let count = 0;
  for (let a = 0, b = 0; a < one.records.length || b < other.records.length; count++) {
    const left = one.records[a] ?? Number.POSITIVE_INFINITY;
    const right = other.records[b] ?? Number.POSITIVE_INFINITY;
    found.records[count] = Math.min(left, right);
    if (left === right) found.scores[count] = merge(one.scores[a++] ?? 0, other.scores[b++] ?? 0);
    else found.scores[count] = left < right ? (one.scores[a++] ?? 0) : (other.scores[b++] ?? 0);
  }
  return cut(found, count);
}

/** What the first has and the second has not. */
export function without(one: Hits, other: Hits): Hits {
  const excluded = new Set(other.records);
  return filtered(one, (record) => !excluded.has(record));
}

/** The first, with the second's scores added where it has them. */
export function withBonus(one: Hits, bonus: Hits): Hits {
  const more = new Map(Array.from(bonus.records, (record, at) => [record, bonus.scores[at] ?? 0]));
  return { records: one.records, scores: one.scores.map((score, at) => score + (more.get(one.records[at] ?? 0) ?? 0)) };
}

/** The hits whose record is accepted. */
export function filtered({ records, scores }: Hits, accept: (record: number) => boolean): Hits {
  const found = room(records.length);
  let count = 0;
  for (let at = 0; at < records.length; at++) {
    const record = records[at] ?? 0;
    if (!accept(record)) continue;
    found.records[count] = record;
    found.scores[count++] = scores[at] ?? 0;
  }
  return cut(found, count);
}

export function room(length: number): Hits {
  return { records: new Uint32Array(length), scores: new Float32Array(length) };
}

export function cut({ records, scores }: Hits, count: number): Hits {
  return { records: records.subarray(0, count), scores: scores.subarray(0, count) };
}
