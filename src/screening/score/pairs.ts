import { prepare, profileOfProperties } from "../profile.ts";
import type { Rarity, Score } from "../types.ts";
import { scoreProfiles } from "./score.ts";
import { usualRarity } from "./usual-rarity.ts";

/** The probability from which two names are said to match. */
const matchFrom = 0.7;

/**
 * Whether two names are one party's, without an index: rarity is what it usually is on lists. `score` is the
 * probability, above 0 and below 1; `match` is true from 0.7.
 */
export function scoreNames(
  schema: string,
  name1: string,
  name2: string,
  rarity: Rarity = usualRarity,
): { score: number; match: boolean; details: Score } {
  const [one, other] = [name1, name2].map((name) => prepare(profileOfProperties(schema, { name: [name] })));
  if (!one || !other) throw new RangeError("two names are compared");
  const details = scoreProfiles(one, other, rarity);
  return { score: details.probability, match: details.probability >= matchFrom, details };
}
