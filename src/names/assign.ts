import type { AnalysedName } from "./analyse.ts";
import type { NamePart } from "./name-part.ts";
import { canMatch, outlineOf, type PartOutline } from "./outline.ts";
import { leastMatch, type PartContext, partSimilarity, type Reason } from "./part-similarity.ts";

/** Two parts set against each other, with their places in their names. */
export interface Pairing {
  a: NamePart;
  b: NamePart;
  i: number;
  j: number;
  score: number;
  reason: Reason;
  weight: number;
}

/** The parts of two names set against each other, each against the best free one of the other name, best pairs first; and the parts left over. */
export function assign(
  a: AnalysedName,
  b: AnalysedName,
): { matches: Pairing[]; left: readonly NamePart[]; right: readonly NamePart[] } {
  const pairs = likelyPairs(a, b);
  if (pairs.length > 1) pairs.sort(byLikeness);
  let usedLeft = 0;
  let usedRight = 0;
  const matches = pairs.filter(({ i, j }) => {
    if (usedLeft & (1 << i) || usedRight & (1 << j)) return false;
    usedLeft |= 1 << i;
    usedRight |= 1 << j;
    return true;
  });
  return { matches, left: unused(a.parts, usedLeft), right: unused(b.parts, usedRight) };
}

const byLikeness = (one: Pairing, other: Pairing): number =>
  other.score - one.score || Math.abs(one.i - one.j) - Math.abs(other.i - other.j);

function likelyPairs(a: AnalysedName, b: AnalysedName): Pairing[] {
  const pairs: Pairing[] = [];
  const left = outlineOf(a);
  const right = outlineOf(b);
  const context: PartContext = {
    slavic: a.slavic || b.slavic,
    arabic: a.arabic || b.arabic,
    abjad: left.abjad || right.abjad,
  };
  const { parts } = left;
  const others = right.parts;
  for (let i = 0; i < parts.length; i++) {
    const one = parts[i] as PartOutline;
    for (let j = 0; j < others.length; j++) {
      const other = others[j] as PartOutline;
      if (!canMatch(one, other, context, leastMatch)) continue;
      const { score, reason } = partSimilarity(one.part, other.part, context);
      if (score < leastMatch) continue;
      const weight = (one.part.weight + other.part.weight) / 2;
      pairs.push({ a: one.part, b: other.part, i, j, score, reason, weight });
    }
  }
  return pairs;
}

const none: readonly NamePart[] = [];

/** The parts without a match, but for repetitions of another part of the same name. `used` has a bit for each place that has one. */
function unused(parts: readonly NamePart[], used: number): readonly NamePart[] {
  if (used === (1 << parts.length) - 1) return none;
  return parts.filter((part, at) => !(used & (1 << at)) && !repeated(part, parts, at));
}

const repeated = (part: NamePart, parts: readonly NamePart[], at: number): boolean =>
  parts.some((other, place) => place !== at && other.latin === part.latin);
