import type { AnalysedName } from "#names";

interface Sketch {
  keys: ReadonlySet<string>;
  latin: boolean;
  letters: readonly number[];
}

const sketches = new WeakMap<AnalysedName, Sketch>();

function sketchOf(name: AnalysedName): Sketch {
  const known = sketches.get(name);
  if (known) return known;
  const sketch = {
    keys: new Set(name.keys),
    latin: name.script === "Latn",
    letters: name.parts.map(({ latin }) => lettersOf(latin)),
  };
  sketches.set(name, sketch);
  return sketch;
}

/**
 * How likely two names are alike, at a glance: letters in common part by part, and keys in common where one is not in
 * Latin letters. Only for ordering.
 */
export function resemblance(a: AnalysedName, b: AnalysedName): number {
  const [one, other] = [sketchOf(a), sketchOf(b)];
  let letters = 0;
  for (const mine of one.letters) {
    let best = 0;
    for (const theirs of other.letters) {
      const share = count(mine & theirs) / (count(mine | theirs) || 1);
      if (share > best) best = share;
    }
    letters += best;
  }
  const likeness = letters / Math.max(one.letters.length, other.letters.length, 1);
  return one.latin && other.latin ? likeness : likeness + keysInCommon(one, other);
}

function keysInCommon(one: Sketch, other: Sketch): number {
  let common = 0;
  for (const key of other.keys) if (one.keys.has(key)) common++;
  return common / Math.max(1, Math.min(one.keys.size, other.keys.size));
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
