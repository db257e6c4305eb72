import type { AnalysedName, PartMatch, Similarity } from "#names";
import type { Rarity } from "../types.ts";
import { between } from "./between.ts";
import { parameters } from "./parameters.data.ts";

/** What the odds of two names depend on. */
export interface NameFeatures {
  person: boolean;
  /** 0 to 1. */
  likeness: number;
  /** Information in what agrees. */
  bits: number;
  /**
   * How far the worst of the parts that agree falls short of a good likeness; and the worst short of a fair one, by its
   * share in what the parts tell: "Sparkles Business" is not "Sporks Business".
   */
  doubt: number;
  deepDoubt: number;
  /** How unlike two parts are that agree but for spelling, where both are names that many have: Castillo and Castro. */
  rivals: number;
  /** Parts that contradict each other, two at most, and parts that only one name has, three at most. */
  contradicted: number;
  missing: number;
  swapped: boolean;
  numbersDiffer: boolean;
}

/** A part cannot tell more than this, nor a name more than `mostInName`: brothers share all names but one. */
const mostInPart = 12;
const mostInName = 24;
/** How much more than its consonants a spelling can tell: mohamad is a rare spelling of a common name. */
const beyondSound = 3;
const goodLikeness = 0.8;
const fairLikeness = 0.72;
/** Spellings of one name are liker than this. A mistake seldom makes one frequent name of another. */
const spellingLikeness = 0.9;
const frequent = 11.5;
/** No likeness is that great. */
const beyond = 1.01;

export function featuresOf(
  similarity: Similarity,
  one: AnalysedName,
  other: AnalysedName,
  rarity: Rarity,
): NameFeatures {
  let worst = 1;
  let deepest = 0;
  let weights = 0;
  for (const { weight } of similarity.matches) weights += weight;
  for (const { score, weight } of similarity.matches) {
    worst = Math.min(worst, score);
    deepest = Math.max(deepest, ((fairLikeness - score) * weight) / weights);
  }
  const parts = similarity.reading === "parts";
  return {
    person: other.kind === "person",
    likeness: similarity.score,
    bits: agreedBits(similarity, one, other, rarity),
    doubt: parts ? Math.max(0, goodLikeness - worst) : 0,
    deepDoubt: parts ? deepest : 0,
    rivals: parts ? rivalsIn(similarity.matches, one, other, rarity) : 0,
    contradicted: parts ? Math.min(2, similarity.contradicted.length) : 0,
    missing: parts ? Math.min(3, similarity.missing.length) : 0,
    swapped: similarity.notes.includes("roles swapped"),
    numbersDiffer: similarity.notes.includes("numbers differ"),
  };
}

/** Log10 odds that two names are one party's, the odds before looking included. */
export function oddsOf(features: NameFeatures): number {
  const own = features.person ? parameters.person : parameters.thing;
  let odds = between(parameters.steps, own.likeness, features.likeness);
  odds += own.perBit * (features.bits - parameters.usualBits);
  odds += own.doubt * features.doubt + own.deepDoubt * features.deepDoubt + own.rivals * features.rivals;
  odds += own.contradicted * features.contradicted + own.missing * features.missing;
  if (features.swapped) odds += parameters.swapped;
  if (features.numbersDiffer) odds += parameters.numbersDiffer;
  return odds;
}

const ownBits = new WeakMap<AnalysedName, { rarity: Rarity; bits: number }>();

/** The most bits in which another name can agree with this one. */
function mostBits(name: AnalysedName, rarity: Rarity): number {
  if (name.script !== "Latn") return mostInName;
  const known = ownBits.get(name);
  if (known?.rarity === rarity) return known.bits;
  let bits = 0;
  for (const part of name.parts) bits += bitsOf(part.text, name, rarity);
  ownBits.set(name, { rarity, bits: Math.min(mostInName, bits) });
  return Math.min(mostInName, bits);
}

/** The likeness below which no rarity can lift these names to these odds; 0 where any can. */
export function leastLikenessOfPair(query: AnalysedName, other: AnalysedName, rarity: Rarity, odds: number): number {
  if (odds === Number.NEGATIVE_INFINITY) return 0;
  const { likeness, perBit } = other.kind === "person" ? parameters.person : parameters.thing;
  const needed = odds - perBit * (mostBits(query, rarity) - parameters.usualBits);
  let upper = 0;
  while (upper < likeness.length && (likeness[upper] ?? 0) < needed) upper++;
  if (upper === 0) return 0;
  if (upper === likeness.length) return beyond;
  const [low = 0, high = 0] = [likeness[upper - 1], likeness[upper]];
  const [from = 0, to = 1] = [parameters.steps[upper - 1], parameters.steps[upper]];
  return from + ((to - from) * (needed - low)) / (high - low);
}

function rivalsIn(matches: readonly PartMatch[], one: AnalysedName, other: AnalysedName, rarity: Rarity): number {
  let most = 0;
  for (const { a, b, score, reason } of matches) {
    if (score >= spellingLikeness || !/^(?:typing|slavic|arabic)$/u.test(reason)) continue;
    if (bitsOf(a, one, rarity) < frequent && bitsOf(b, other, rarity) < frequent)
      most = Math.max(most, spellingLikeness - score);
  }
  return most;
}

/** Bits in the parts that match, or, where whole syllables were compared, in the words of the Latin side. */
function agreedBits({ matches, score }: Similarity, one: AnalysedName, other: AnalysedName, rarity: Rarity): number {
  let bits = 0;
  for (const match of matches) bits += match.score * partBits(match, one, other, rarity);
  if (matches.length === 0) {
    const latin = one.script === "Latn" ? one : other;
    for (const { latin: word } of latin.parts) bits += score * Math.min(mostInPart, rarity.bits(`w:${word}`));
  }
  return Math.min(mostInName, bits);
}

/** Bits that a part tells in which two names agree: those of the commoner spelling. */
export function partBits(match: PartMatch, one: AnalysedName, other: AnalysedName, rarity: Rarity): number {
  return Math.min(bitsOf(match.a, one, rarity), bitsOf(match.b, other, rarity));
}

function bitsOf(text: string, name: AnalysedName, rarity: Rarity): number {
  let bits = mostInPart;
  for (const part of name.parts) {
    if (part.text !== text) continue;
    for (const key of part.keys) {
      if (key.startsWith("w:")) bits = Math.min(bits, rarity.bits(key));
      else if (key.startsWith("c:")) bits = Math.min(bits, rarity.bits(key) + beyondSound);
    }
    break;
  }
  return bits;
}
