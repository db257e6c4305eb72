/** What the flips of a range of bits led to. */
export interface Tally {
  flips: number;
  /** Flips by the verdict that they lead to; "told": authentic still, and the report says what is no longer known. */
  ended: Record<string, number>;
  /** Bits of which the flip went unseen: none is the only good answer. */
  unseen: number[];
}

export const emptyTally = (): Tally => ({ flips: 0, ended: {}, unseen: [] });

export function addTally(sum: Tally, tally: Tally): void {
  sum.flips += tally.flips;
  for (const [name, count] of Object.entries(tally.ended)) sum.ended[name] = (sum.ended[name] ?? 0) + count;
  sum.unseen.push(...tally.unseen);
}

/** Flips every bit from one to another (exclusive) by itself. */
export function flipRange(see: (bit: number) => string | null, from: number, to: number): Tally {
  const tally = emptyTally();
  for (let bit = from; bit < to; bit++) flip(see, bit, tally);
  return tally;
}

export function flip(see: (bit: number) => string | null, bit: number, tally: Tally): void {
  count(tally, see(bit), bit);
}

/** Counts what the flip of a bit led to; null where it went unseen. */
export function count(tally: Tally, ended: string | null, bit: number): void {
  tally.flips++;
  if (ended === null) tally.unseen.push(bit);
  else tally.ended[ended] = (tally.ended[ended] ?? 0) + 1;
}
