/**
 * Distance of two plain Latin words by the cost of what separates them: letters mute or alike in sound cost little, a
 * swap of neighbours less than two letters. There is no budget that a short word could exceed, hence no cliff. ASCII
 * only; the first 40 letters count.
 */
export function typingDistance(a: string, b: string): number {
  const height = Math.min(a.length, longest);
  const width = Math.min(b.length, longest);
  let before = rows[0];
  let row = rows[1];
  let next = rows[2];
  row[0] = 0;
  for (let j = 1; j <= width; j++) row[j] = (row[j - 1] ?? 0) + dropCost(b, j - 1);
  for (let i = 1; i <= height; i++) {
    const letter = a.charCodeAt(i - 1) & 127;
    const drop = dropCost(a, i - 1);
    next[0] = (row[0] ?? 0) + drop;
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(j - 1) & 127;
      let least = (row[j - 1] ?? 0) + (changes[letter * 128 + other] ?? 1);
      least = Math.min(least, (row[j] ?? 0) + drop, (next[j - 1] ?? 0) + dropCost(b, j - 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + swapCost);
      next[j] = least;
    }
    [before, row, next] = [row, next, before];
  }
  return row[width] ?? 0;
}

/** Likeness of two words, 1 the same to 0; 0 without a closer look where it must be below `least`. */
export function typingLikeness(a: string, b: string, least = 0): number {
  if (a === b) return 1;
  const length = Math.max(a.length, b.length, 3);
  if (least > 0 && 1 - (steepness * floorOf(a, b)) / length < least) return 0;
  return Math.max(0, 1 - (steepness * typingDistance(a, b)) / length);
}

const longest = 40;
/** Chosen on the development half of the name pairs. */
const steepness = 1.25;
const swapCost = 0.8;
const cheapestDrop = 0.3;
const rows = [new Float64Array(longest + 1), new Float64Array(longest + 1), new Float64Array(longest + 1)] as const;

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

function dropCost(word: string, at: number): number {
  const code = word.charCodeAt(at);
  if (at > 0 && code === word.charCodeAt(at - 1)) return cheapestDrop;
  if (code === mute) return at > 0 ? 0.35 : 0.6;
  return drops[code & 127] ?? 1;
}

/** A distance that the words have at least: each kind of letter that only one of them has must be dropped or changed. */
function floorOf(a: string, b: string): number {
  const left = lettersOf(a);
  const right = lettersOf(b);
  const apart = Math.max(count(left & ~right), count(right & ~left));
  return Math.max(apart * 0.35, Math.abs(a.length - b.length) * cheapestDrop);
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length && at < longest; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function count(bits: number): number {
  let left = bits;
  let sum = 0;
  while (left !== 0) {
    left &= left - 1;
    sum++;
  }
  return sum;
}
