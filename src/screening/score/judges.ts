import type { AnalysedName, PartMatch, Similarity } from "#names";
import type { Rarity } from "../types.ts";
import { bitsTold, leastLikeness, listFeatures, listOdds } from "./list-odds.ts";
import { featuresOf, leastLikenessOfPair, oddsOf, partBits } from "./name-odds.ts";

/** Says what two names that were compared mean. */
export interface NameJudge {
  /** Log10 odds that they are one party's. */
  odds(similarity: Similarity, query: AnalysedName, listed: AnalysedName): number;
  /** The likeness below which they cannot have such odds; above 1 where they cannot at all. */
  leastLikeness(query: AnalysedName, listed: AnalysedName, odds: number): number;
  /** What two parts that agree tell, in bits; below `common` it is little. */
  partBits(match: PartMatch, query: AnalysedName, listed: AnalysedName): number;
  common: number;
}

const judges = new WeakMap<Rarity, NameJudge>();

/**
 * Names of a query against those of a list: one of tens of thousands will be like a common name by chance, so that what
 * the parts tell must outweigh that.
 */
export function judgeAgainstLists(rarity: Rarity): NameJudge {
  const known = judges.get(rarity);
  if (known) return known;
  const judge: NameJudge = {
    odds: (similarity, query, listed) => listOdds(listFeatures(similarity, query, listed, rarity)),
    leastLikeness: (query, listed, odds) => leastLikeness(query, listed, rarity, odds),
    partBits: (match, query, listed) => bitsTold(match, query, listed, rarity),
    common: 9,
  };
  judges.set(rarity, judge);
  return judge;
}

/** Two names that somebody thought worth comparing: whether they are one name counts, more than who else bears it. */
export function judgeOfPairs(rarity: Rarity): NameJudge {
  return {
    odds: (similarity, one, other) => oddsOf(featuresOf(similarity, one, other, rarity)),
    leastLikeness: (one, other, odds) => leastLikenessOfPair(one, other, rarity, odds),
    partBits: (match, one, other) => partBits(match, one, other, rarity),
    common: 6,
  };
}
