import { ofacScore } from "../ofac/score.ts";
import type { Algorithm, Prepared, Profile, Rarity, Score } from "../types.ts";
import { weighAddresses, weighCountries, weighGenders, weighSchemas } from "./circumstances.ts";
import { weighDates } from "./dates.ts";
import type { Weighed } from "./evidence.ts";
import { weighIdentifiers } from "./identifiers.ts";
import { judgeAgainstLists, type NameJudge } from "./judges.ts";
import { mostListOdds } from "./list-odds.ts";
import { bestNames, weighNames } from "./names.ts";
import { parameters } from "./parameters.data.ts";
import { logOddsOf, probabilityOf } from "./probability.ts";

/** What names can add at most, for leaving early. */
const mostFromNames = 4;

/**
 * How probable it is that two profiles are one party, and why. The log10 odds are those before looking, and the weights
 * of the evidence: names by their likeness and rarity, dates, countries, gender, identifiers, addresses, kind. A field
 * that both sides have and that differs is a contradiction; one that only one side has is an omission and costs nothing.
 * `least`: where the probability does not reach it, the answer comes sooner and is 0, with no evidence.
 */
export function scoreProfiles(
  query: Prepared,
  listed: Prepared,
  rarity: Rarity,
  algorithm: Algorithm = "penholder",
  least = 0,
): Score {
  if (algorithm === "ofac") return ofacScore(query, listed);
  return judged(query, listed, judgeAgainstLists(rarity), least);
}

/** As `scoreProfiles`, with names judged as `judge` does. */
export function judged(query: Prepared, listed: Prepared, judge: NameJudge, least = 0): Score {
  const { weighed, decided, dates } = circumstances(query.profile, listed.profile);
  const others = sumOf(weighed);
  const target = least > 0 ? logOddsOf(least) - others : Number.NEGATIVE_INFINITY;
  if (target > mostFromNames) return impossible;
  const names = bestNames(query, listed, judge, target);
  const odds = (names ? names.odds : parameters.prior) + others;
  if (!names && parameters.prior < target) return impossible;
  if (names) weighNames(names, query, listed, judge, weighed);
  return {
    probability: probabilityOf(odds),
    coverage: coverageOf(decided, dates, names !== undefined && isWeak(listed, names.listed), weighed),
    names: names ? [names.query, names.listed] : [-1, -1],
    for: weighed.for.sort((a, b) => b.weight - a.weight),
    against: weighed.against.sort((a, b) => a.weight - b.weight),
    missing: weighed.missing,
  };
}

/** All evidence but the names. */
function circumstances(asked: Profile, has: Profile) {
  const weighed: Weighed = { for: [], against: [], missing: [] };
  weighSchemas(asked, has, weighed);
  const decided = weighIdentifiers(asked.identifiers, has.identifiers, weighed);
  const dates = weighDates(asked.dates, has.dates, has.schema, weighed);
  weighGenders(asked, has, weighed);
  weighCountries(asked, has, weighed);
  weighAddresses(asked, has, weighed);
  return { weighed, decided, dates };
}

/**
 * The log10 odds that names must have for two profiles to reach a probability, all other evidence given; minus infinity
 * where it is reached whatever they say.
 */
export function oddsSought(query: Profile, listed: () => Profile, probability: number): number {
  const least = logOddsOf(probability);
  // Where only names are asked, nothing else can speak for.
  const sought = hasFacts(query) ? least - sumOf(circumstances(query, listed()).weighed) : least;
  return sought > parameters.prior ? sought : Number.NEGATIVE_INFINITY;
}

const hasFacts = ({ dates, countries, genders, identifiers, addresses }: Profile): boolean =>
  dates.length + countries.length + genders.length + identifiers.length + addresses.length > 0;

/** Whether a query that has nothing but names can reach a probability against any list of this rarity. */
export function canReach(query: Prepared, rarity: Rarity, probability: number): boolean {
  if (hasFacts(query.profile)) return true;
  const least = logOddsOf(probability);
  return query.names.some(({ analysed }) => mostListOdds(analysed, rarity) >= least);
}

const impossible: Score = { probability: 0, coverage: "name only", names: [-1, -1], for: [], against: [], missing: [] };

function sumOf({ for: pro, against }: Weighed): number {
  let sum = 0;
  for (const { weight } of pro) sum += weight;
  for (const { weight } of against) sum += weight;
  return sum;
}

const isWeak = (listed: Prepared, at: number): boolean => listed.names[at]?.name.quality === "weak";

function coverageOf(
  decided: boolean,
  dates: "none" | "year" | "date",
  weak: boolean,
  weighed: Weighed,
): Score["coverage"] {
  if (decided) return "identifier";
  if (dates === "date") return "name and date";
  if (dates === "year") return "name and year";
  const more = /^(?:country|gender|identifier|address)$/u;
  if ([...weighed.for, ...weighed.against].some(({ feature }) => more.test(feature))) return "name and more";
  return weak ? "weak name only" : "name only";
}
