/**
 * Distance of two plain Latin words by the cost of what separates them: letters mute or alike in sound cost little, a
 * swap of neighbours less than two letters. There is no budget that a short word could exceed, hence no cliff.
 */
export function typingDistance(a: string, b: string): number {
  const left = a.slice(0, longest);
  const right = b.slice(0, longest);
  let before: number[] = [];
  let row = sums(right);
  for (let i = 1; i <= left.length; i++) {
    const next = [(row[0] ?? 0) + dropCost(left, i - 1)];
    for (let j = 1; j <= right.length; j++) {
      let least = Math.min(
        (row[j] ?? 0) + dropCost(left, i - 1),
        (next[j - 1] ?? 0) + dropCost(right, j - 1),
        (row[j - 1] ?? 0) + changeCost(left.charAt(i - 1), right.charAt(j - 1)),
      );
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 0.8);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Likeness of two words, 1 the same to 0. */
export function typingLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const length = Math.max(a.length, b.length);
  return Math.max(0, 1 - (steepness * typingDistance(a, b)) / Math.max(length, 3));
}

const longest = 40;
/** Chosen on the development half of the name pairs. */
const steepness = 1.25;
const vowels = "aeiouy";
const near = new Set("ck kc kq qk iy yi sz zs vw wv fv vf dt td bp pb gj jg ij ji yj jy cs sc uw wu xs".split(" "));

function sums(word: string): number[] {
  const row = [0];
  for (let at = 0; at < word.length; at++) row.push((row[at] ?? 0) + dropCost(word, at));
  return row;
}

function dropCost(word: string, at: number): number {
  const letter = word.charAt(at);
  if (letter === word.charAt(at - 1) && at > 0) return 0.3;
  if (letter === "h") return at > 0 ? 0.35 : 0.6;
  return vowels.includes(letter) ? 0.7 : 1;
}

function changeCost(a: string, b: string): number {
  if (a === b) return 0;
  if (near.has(a + b)) return 0.4;
  return vowels.includes(a) && vowels.includes(b) ? 0.6 : 1;
}
