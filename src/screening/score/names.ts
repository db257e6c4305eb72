import { fold, nameSimilarity, type PartMatch, type Similarity, scriptOf } from "#names";
import type { Prepared, ProfileName } from "../types.ts";
import { type Weighed, weigh } from "./evidence.ts";
import type { NameJudge } from "./judges.ts";
import { parameters } from "./parameters.data.ts";
import { resemblance } from "./resemblance.ts";

type PreparedName = Prepared["names"][number];

/** Before a part that only one name has, among what is missing. */
export const namePart = "name part ";

/** The pair of names that speaks loudest, and how loud. */
export interface NameVerdict {
  /** Log10 odds from the names alone, the prior included. */
  odds: number;
  query: number;
  listed: number;
  similarity: Similarity;
}

/** How many pairs of names are compared in full at most; the others resemble each other less. */
const mostCompared = 6;

/**
 * The best pair of names of two profiles. Pairs are taken in the order of a cheap resemblance, and not looked at in
 * full when they cannot be the best or reach `target` (log10 odds). Undefined where none does.
 */
export function bestNames(
  query: Prepared,
  listed: Prepared,
  judge: NameJudge,
  target = Number.NEGATIVE_INFINITY,
): NameVerdict | undefined {
  const pairs = likelyPairs(query, listed);
  let best: NameVerdict | undefined;
  for (let at = 0; at < pairs.length && at < mostCompared; at++) {
    const pair = pairs[at];
    if (!pair || (best && pair.cheap < 0.5 * (pairs[0]?.cheap ?? 0))) break;
    const { one, other } = pair;
    const least = judge.leastLikeness(one.analysed, other.analysed, Math.max(target, best?.odds ?? target));
    if (least > 1) continue;
    const similarity = nameSimilarity(one.analysed, other.analysed, least);
    if (similarity.score < least) continue;
    const odds = nameOdds(similarity, one, other, judge);
    if (odds >= target && (!best || odds > best.odds)) best = { odds, query: pair.i, listed: pair.j, similarity };
    if (best && best.similarity.score === 1 && !isWeak(other.name)) break;
  }
  return best;
}

interface LikelyPair {
  i: number;
  j: number;
  one: PreparedName;
  other: PreparedName;
  cheap: number;
}

/** Pairs of names of the same kind (of any where there is none), most alike at a glance first. */
function likelyPairs(query: Prepared, listed: Prepared): LikelyPair[] {
  const comparable = listed.names.some((other) => query.names.some((one) => one.analysed.kind === other.analysed.kind));
  const pairs: LikelyPair[] = [];
  query.names.forEach((one, i) => {
    listed.names.forEach((other, j) => {
      if (!comparable || one.analysed.kind === other.analysed.kind)
        pairs.push({ i, j, one, other, cheap: resemblance(one.analysed, other.analysed) });
    });
  });
  return pairs.length > 1 ? pairs.sort((a, b) => b.cheap - a.cheap) : pairs;
}

function nameOdds(similarity: Similarity, one: PreparedName, other: PreparedName, judge: NameJudge): number {
  const odds = judge.odds(similarity, one.analysed, other.analysed);
  const weak = isWeak(one.name) || isWeak(other.name);
  return Math.max(parameters.prior, weak ? odds + parameters.weakAlias : odds);
}

const isWeak = ({ quality }: ProfileName): boolean => quality === "weak";

const reasons: Readonly<Record<Exclude<PartMatch["reason"], "same">, string>> = {
  spelling: "another customary spelling",
  slavic: "the same in another romanisation or East Slavic language",
  patronymic: "the same patronymic",
  arabic: "the same consonants in another romanisation",
  nickname: "a nickname",
  initial: "an initial",
  typing: "spelled a little differently",
  joined: "the same words run together",
  acronym: "its initials",
};
const readings: Readonly<Record<Similarity["reading"], string>> = {
  korean: "read as Korean syllables",
  chinese: "read as Chinese syllables",
  "chinese reading of korean": "one is the Chinese reading of the Korean other",
  japanese: "read as Japanese",
  parts: "part by part",
  joined: "the same words run together or apart",
  acronym: "one is the initials of the other",
};

/**
 * Words for the names that decided. The weights of the parts that agree (for) and contradict (against) add up to what
 * the names moved the odds by.
 */
export function weighNames(
  verdict: NameVerdict,
  query: Prepared,
  listed: Prepared,
  judge: NameJudge,
  weighed: Weighed,
): void {
  const [one, other] = [query.names[verdict.query], listed.names[verdict.listed]];
  if (!one || !other) return;
  const { similarity } = verdict;
  const gained = verdict.odds - parameters.prior;
  if (similarity.reading !== "parts" || similarity.matches.length === 0)
    weigh(weighed, {
      feature: "name",
      query: one.name.text,
      listed: other.name.text,
      weight: gained,
      detail: `"${one.name.text}" and "${other.name.text}" are ${alike(similarity.score)}, ${readings[similarity.reading]}`,
    });
  else weighParts(similarity, one, other, gained, judge, weighed);
  weighNotes(similarity, one, other, weighed);
  for (const part of similarity.missing) weighed.missing.push(`${namePart}${part}`);
}

/** In what two parts agree. Two that count as one word need not be written alike. */
function likenessOf({ a, b, reason }: PartMatch): string {
  if (reason !== "same") return reasons[reason];
  if (fold(a) === fold(b)) return "the same";
  return scriptOf(a) === scriptOf(b)
    ? "the same word, written a little differently"
    : "the same in another script or language";
}

/** From this weight on a part says something, however many have it. */
const speaks = 2;

/** What few bits mean, in words. */
function rarityOf(bits: number, weight: number, { common }: NameJudge): string {
  if (bits >= common) return "";
  return weight < speaks ? ", a common part that says little" : ", a common part";
}

function weighParts(
  similarity: Similarity,
  one: PreparedName,
  other: PreparedName,
  gained: number,
  judge: NameJudge,
  weighed: Weighed,
): void {
  const contradiction = -0.8;
  const against = contradiction * similarity.contradicted.length;
  const raw = similarity.matches.map((match) =>
    Math.max(0.2, match.score * match.weight * judge.partBits(match, one.analysed, other.analysed)),
  );
  const sum = raw.reduce((total, value) => total + value, 0);
  const share = Math.max(0.05, gained - against) / (sum || 1);
  similarity.matches.forEach((match, at) => {
    const rare = judge.partBits(match, one.analysed, other.analysed);
    const weight = share * (raw[at] ?? 0);
    weigh(weighed, {
      feature: "name-part",
      query: match.a,
      listed: match.b,
      weight,
      detail: `${match.a === match.b ? match.a : `${match.a} and ${match.b}`}: ${likenessOf(match)}${rarityOf(rare, weight, judge)}`,
    });
  });
  for (const [asked, has] of similarity.contradicted)
    weigh(weighed, {
      feature: "name-part",
      query: asked,
      listed: has,
      weight: contradiction,
      detail: `${asked} asked, ${has} listed: different parts`,
    });
}

const notes: Readonly<Record<Similarity["notes"][number], readonly [string, number, string]>> = {
  "numbers differ": ["name-number", -1, "the numbers in the names differ"],
  "number missing": ["name-number", -0.3, "only one of the names has a number"],
  "roles swapped": ["role-swap", -0.7, "the same parts in other roles: father and child may be confused"],
  "legal forms differ": ["legal-form", -0.1, "the legal forms differ"],
};

/** Notes are part of the likeness already; here they are named. */
function weighNotes(similarity: Similarity, one: PreparedName, other: PreparedName, weighed: Weighed): void {
  for (const note of similarity.notes) {
    const [feature, weight, detail] = notes[note];
    weigh(weighed, { feature, query: one.name.text, listed: other.name.text, weight, detail });
  }
  if (isWeak(one.name) || isWeak(other.name))
    weigh(weighed, {
      feature: "weak-alias",
      query: one.name.text,
      listed: other.name.text,
      weight: parameters.weakAlias,
      detail: `"${isWeak(other.name) ? other.name.text : one.name.text}" is a weak alias`,
    });
}

const alike = (score: number): string =>
  score >= 0.995 ? "the same" : score >= 0.85 ? "nearly the same" : score >= 0.7 ? "similar" : "not alike";
