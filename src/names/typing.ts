/**
 * Distance of two plain Latin words by the cost of what separates them: letters mute or alike in sound cost little, a
 * swap of neighbours less than two letters. There is no budget that a short word could exceed, hence no cliff. ASCII
 * only; the first 40 letters count. Infinity where the distance must be above `most`.
 */
export function typingDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  const height = read(a, left);
  const width = read(b, right);
  let before = rows[0];
  let row = rows[1];
  let next = rows[2];
  let leastBefore = 0;
  row[0] = 0;
  for (let j = 1; j <= width; j++) row[j] = (row[j - 1] as number) + (right.drops[j - 1] as number);
  for (let i = 1; i <= height; i++) {
    const letter = left.codes[i - 1] as number;
    const over = i > 1 ? (left.codes[i - 2] as number) : -1;
    const drop = left.drops[i - 1] as number;
    const line = letter * 128;
    let last = (row[0] as number) + drop;
    let least = last;
    next[0] = last;
    for (let j = 1; j <= width; j++) {
      const other = right.codes[j - 1] as number;
      let cost = (row[j - 1] as number) + (changes[line + other] as number);
      const dropped = (row[j] as number) + drop;
      if (dropped < cost) cost = dropped;
      last += right.drops[j - 1] as number;
      if (last < cost) cost = last;
      if (other === over && j > 1 && letter === right.codes[j - 2]) {
        const swapped = (before[j - 2] as number) + swapCost;
        if (swapped < cost) cost = swapped;
      }
      next[j] = cost;
      last = cost;
      if (cost < least) least = cost;
    }
    if (least > most && leastBefore + swapCost > most) return Number.POSITIVE_INFINITY;
    leastBefore = least;
    const spare = before;
    before = row;
    row = next;
    next = spare;
  }
  return row[width] as number;
}

/** Likeness of two words, 1 the same to 0; 0 without a closer look where it must be below `least`. */
export function typingLikeness(a: string, b: string, least = 0): number {
  if (a === b) return 1;
  const length = Math.max(a.length, b.length, 3);
  if (least <= 0) return Math.max(0, 1 - (steepness * typingDistance(a, b)) / length);
  const most = ((1 - least) * length) / steepness + rounding;
  if (typingFloor(lettersOf(a), lettersOf(b), a.length - b.length) > most) return 0;
  return Math.max(0, 1 - (steepness * typingDistance(a, b, most)) / length);
}

/** Whether two words, given by their letters and lengths, can be as alike as `least`; cheap, and never a wrong no. */
export function canBeAlike(a: number, b: number, aLength: number, bLength: number, least: number): boolean {
  const most = ((1 - least) * Math.max(aLength, bLength, 3)) / steepness + rounding;
  return typingFloor(a, b, aLength - bLength) <= most;
}

/** How alike two words can be at most, by their letters and lengths. */
export function mostTypingLikeness(a: number, b: number, aLength: number, bLength: number): number {
  return 1 - (steepness * typingFloor(a, b, aLength - bLength)) / Math.max(aLength, bLength, 3);
}

/** The letters that a word has, one bit each. */
export function lettersOf(word: string): number {
  let letters = 0;
  const end = Math.min(word.length, mostLetters);
  for (let at = 0; at < end; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Letters of a word that count. */
export const mostLetters = 40;
const rounding = 1e-9;
/** Chosen on the development half of the name pairs. */
const steepness = 1.25;
const swapCost = 0.8;
const cheapestDrop = 0.3;
const rows = [
  new Float64Array(mostLetters + 1),
  new Float64Array(mostLetters + 1),
  new Float64Array(mostLetters + 1),
] as const;

const vowels = "aeiouy";
const near = "ck kc kq qk iy yi sz zs vw wv fv vf dt td bp pb gj jg ij ji yj jy cs sc uw wu xs".split(" ");
const drops = new Float64Array(128).fill(1);
const changes = new Float64Array(128 * 128).fill(1);
for (const one of vowels) {
  drops[one.charCodeAt(0)] = 0.7;
  for (const other of vowels) changes[one.charCodeAt(0) * 128 + other.charCodeAt(0)] = 0.6;
}
for (const pair of near) changes[pair.charCodeAt(0) * 128 + pair.charCodeAt(1)] = 0.4;
for (let code = 0; code < 128; code++) changes[code * 129] = 0;
const mute = "h".charCodeAt(0);
const muteDrop = 0.35;
const muteFirstDrop = 0.6;

interface Reading {
  codes: Uint8Array;
  /** What it costs to leave each letter out. */
  drops: Float64Array;
}
const left: Reading = { codes: new Uint8Array(mostLetters), drops: new Float64Array(mostLetters) };
const right: Reading = { codes: new Uint8Array(mostLetters), drops: new Float64Array(mostLetters) };

/** Reads a word's letters and their costs, and returns how many count. */
function read(word: string, into: Reading): number {
  const length = Math.min(word.length, mostLetters);
  let previous = -1;
  for (let at = 0; at < length; at++) {
    const code = word.charCodeAt(at) & 127;
    into.codes[at] = code;
    into.drops[at] =
      code === previous ? cheapestDrop : code === mute ? (at > 0 ? muteDrop : muteFirstDrop) : (drops[code] as number);
    previous = code;
  }
  return length;
}

/** The least that it costs to drop or change each letter (by its bit), summed for all sets of the lower and the higher bits. */
const half = 16;
const floors = [new Float64Array(1 << half), new Float64Array(1 << half)] as const;
fillFloors();

function fillFloors(): void {
  const least = new Float64Array(32).fill(1);
  for (let code = 0x30; code < 128; code++) {
    const bit = code & 31;
    least[bit] = Math.min(least[bit] ?? 1, code === mute ? muteDrop : (drops[code] ?? 1));
    for (let other = 0x30; other < 128; other++)
      if ((other & 31) !== bit)
        least[bit] = Math.min(least[bit] ?? 1, changes[code * 128 + other] ?? 1, changes[other * 128 + code] ?? 1);
  }
  floors.forEach((sums, part) => {
    for (let bits = 1; bits < sums.length; bits++) {
      const lowest = 31 - Math.clz32(bits & -bits);
      sums[bits] = (sums[bits & (bits - 1)] ?? 0) + (least[lowest + part * half] ?? 1);
    }
  });
}

/** A distance that two words have at least: each kind of letter that only one of them has must be dropped or changed. */
function typingFloor(a: number, b: number, lengths: number): number {
  const one = a & ~b;
  const other = b & ~a;
  const apart = Math.max(
    (floors[0][one & 0xffff] as number) + (floors[1][one >>> half] as number),
    (floors[0][other & 0xffff] as number) + (floors[1][other >>> half] as number),
  );
  return Math.max(apart, Math.abs(lengths) * cheapestDrop);
}
