import type { AnalysedName } from "#names";

interface Sketch {
  keys: ReadonlySet<string>;
  letters: readonly number[];
}

const sketches = new WeakMap<AnalysedName, Sketch>();

function sketchOf(name: AnalysedName): Sketch {
  const known = sketches.get(name);
  if (known) return known;
  const sketch = { keys: new Set(name.keys), letters: name.parts.map(({ latin }) => lettersOf(latin)) };
  sketches.set(name, sketch);
  return sketch;
}

/** How likely two names are alike, at a glance: keys in common, and letters in common part by part. Only for ordering. */
export function resemblance(a: AnalysedName, b: AnalysedName): number {
  const [one, other] = [sketchOf(a), sketchOf(b)];
  let common = 0;
  for (const key of other.keys) if (one.keys.has(key)) common++;
  let letters = 0;
  for (const mine of one.letters) {
    let best = 0;
    for (const theirs of other.letters) best = Math.max(best, count(mine & theirs) / (count(mine | theirs) || 1));
    letters += best;
  }
  const parts = Math.max(one.letters.length, other.letters.length, 1);
  return common / Math.max(1, Math.min(one.keys.size, other.keys.size)) + letters / parts;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length && at < 40; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function count(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
