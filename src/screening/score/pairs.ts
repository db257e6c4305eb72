import { prepare, profileOfProperties } from "../profile.ts";
import type { Rarity, Score } from "../types.ts";
import { judgeOfPairs } from "./judges.ts";
import { parameters } from "./parameters.data.ts";
import { logOddsOf, probabilityOf } from "./probability.ts";
import { judged } from "./score.ts";
import { usualRarity } from "./usual-rarity.ts";

/** The probability from which two names are said to match. */
const matchFrom = 0.7;

/** Two names set side by side: how likely they are one party's, the verdict, and what it rests on. */
export interface PairScore {
  /** Above 0 and below 1. */
  score: number;
  /** True from 0.7. */
  match: boolean;
  details: Score;
}

/**
 * Whether two names of a schema are one party's, without an index: rarity is what it usually is on lists. The names
 * are two that somebody thought worth comparing, so the score is a little higher than a candidate's of a whole list.
 */
export function scoreNames(schema: string, name1: string, name2: string, rarity: Rarity = usualRarity): PairScore {
  const prepared = (name: string) => prepare(profileOfProperties(schema, { name: [name] }));
  const details = judged(prepared(name1), prepared(name2), judgeOfPairs(rarity));
  const score = probabilityOf(logOddsOf(details.probability) + parameters.sideBySide);
  return { score, match: score >= matchFrom, details };
}
