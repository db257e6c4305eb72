import type { AnalysedName, NamePart, PartMatch, Similarity } from "#names";
import type { Rarity } from "../types.ts";
import { between } from "./between.ts";
import { commonBits, isCommonName, rareBits } from "./commonness.ts";
import { listParameters as parameters } from "./list-parameters.data.ts";
import { isOneSlip, isTurned, slipBetween } from "./slips.ts";

/** What the odds of a name of a query and a name of a list depend on, in bits where nothing else is said. */
export interface ListFeatures {
  person: boolean;
  /** What the parts that agree tell, less what their differences cost. */
  told: number;
  /** How far the names are from being alike as wholes, 0 to 1. */
  unlike: number;
  /** Parts that contradict each other, two at most; parts that only the query, only the list has, three at most. */
  contradicted: number;
  unlisted: number;
  unasked: number;
  swapped: boolean;
  numbersDiffer: boolean;
}

/** How much more than its consonants a spelling can tell: mohamad is a rare spelling of a common name. */
const beyondSound = 3;
/** One party stands on several lists, under several spellings: its name is rarer than they say. */
const repeated = 2;
/** A syllable of a Korean or Chinese name is one of a few hundred. */
const mostInSyllable = 9;
const mostInInitial = 3;
/** "Abdul H." tells that the name is one of the servants of God besides: few of the world's given names are. */
const ofServant = 4;
/** From this likeness on, two spellings are the same name by rule and not by resemblance. */
const sameByRule = 0.965;
/** Names without vowels whose consonants are the same are as alike as this. */
const leastBySkeleton = 0.93;
/** Mistakes are rare: that two parts of a name have one each is much rarer than that names of two people resemble each other. */
const furtherFault = 6;
/** From this on, letters that are mute or doubled make the difference: Jon and John; a mute e at the end likewise. */
const variantLikeness = 0.88;
/** A word that a stranger may bear: whoever writes it hardly meant another that is like it. */
const knownOnList = 11;
/** What a word tells that nobody is known to bear, the more the longer it is: it hardly meets another by chance. */
const unheardBits = { least: 22, first: 8, perLetter: 2.2 };
/** Costs, in bits: of a customary spelling, a resemblance (with its slope), and a known name that stands where another should. */
const costs = {
  rule: 1,
  variant: 2,
  nickname: 4,
  slip: 0.5,
  slipOfUnheard: 7,
  typing: 1,
  perTyping: 20,
  perMistake: 12,
  perMistakeAcross: 4,
  known: 3,
  perKnown: 60,
  perKnownAcross: 45,
  whole: 1,
  perWhole: 40,
  acrossScripts: 80,
};

export function listFeatures(
  similarity: Similarity,
  query: AnalysedName,
  listed: AnalysedName,
  rarity: Rarity,
): ListFeatures {
  const { matches, missing, contradicted, notes, reading, score } = similarity;
  let told = 0;
  for (const match of matches) told += bitsTold(match, query, listed, rarity);
  if (matches.length === 0) told = toldAsWhole(similarity, query, listed, rarity);
  else told -= furtherFault * Math.max(0, matches.filter(isFault).length + contradicted.length - 1);
  const unlisted = missing.filter((text) => query.parts.some((part) => part.text === text)).length;
  return {
    person: listed.kind === "person",
    told: Math.max(0, Math.min(parameters.mostTold, told)),
    unlike: reading === "parts" ? 1 - score : 0,
    contradicted: Math.min(2, contradicted.length),
    unlisted: Math.min(3, unlisted),
    unasked: Math.min(3, missing.length - unlisted),
    swapped: notes.includes("roles swapped") && !isTurned(query, listed),
    numbersDiffer: notes.includes("numbers differ"),
  };
}

/** Log10 odds that a query and a listed party are one, by these names, the odds before looking included. */
export function listOdds(features: ListFeatures): number {
  const own = features.person ? parameters.person : parameters.thing;
  let odds = between(parameters.steps, own.told, features.told) + own.unlike * features.unlike;
  odds += own.contradicted * features.contradicted + own.unlisted * features.unlisted + own.unasked * features.unasked;
  if (features.swapped) odds += parameters.swapped;
  if (features.numbersDiffer) odds += parameters.numbersDiffer;
  return odds;
}

/** Whether parts agree by resemblance only, and not by a rule for spellings. */
const isFault = ({ score, reason }: PartMatch): boolean => score < leastBySkeleton && resembling.has(reason);
const resembling = new Set<PartMatch["reason"]>(["typing", "slavic", "arabic", "patronymic"]);

/** Few letters make few names: Su and Bin are borne by many who are in no table. */
const bitsOfLength = (letters: number): number => (letters < 5 ? 3 + 2.4 * letters : rareBits);

/** What two parts that agree tell. Negative where a known name stands in the place of another that is like it. */
export function bitsTold(match: PartMatch, query: AnalysedName, listed: AnalysedName, rarity: Rarity): number {
  const { a, b } = match;
  return toldBy(match, bitsOf(a, query, rarity), bitsOf(b, listed, rarity), () => {
    const part = query.parts.find(({ text }) => text === a);
    return part !== undefined && isKnown(part, query, rarity);
  });
}

/** The same, by what each of the parts tells, and whether the one that is asked is known as a word of its own. */
export function toldBy(
  { a, b, score, reason }: Pick<PartMatch, "a" | "b" | "score" | "reason">,
  asked: number,
  has: number,
  isKnown: () => boolean,
): number {
  const base = Math.min(asked, has);
  if (reason === "same") return base;
  if (reason === "initial")
    return Math.min(mostInInitial + (a.startsWith("abd") && b.startsWith("abd") ? ofServant : 0), base);
  if (reason === "nickname") return base - costs.nickname;
  if (score >= sameByRule) return base - costs.rule;
  const apart = 1 - score;
  const known = reason !== "joined" && isKnown();
  if (
    known &&
    (score >= variantLikeness || `${a}e`.toLowerCase() === b.toLowerCase() || `${b}e`.toLowerCase() === a.toLowerCase())
  )
    return base - costs.variant;
  if (!known && reason !== "joined" && isOneSlip(a, b))
    return Math.min(base - costs.slip, unheard(a) - costs.known - costs.slipOfUnheard);
  // From one script into another more than one letter differs by rule.
  const across = isLatin(a) !== isLatin(b);
  const perMistake = known ? costs.perTyping : across ? costs.perMistakeAcross : costs.perMistake;
  const perKnown = across ? costs.perKnownAcross : costs.perKnown;
  return Math.min(
    base - costs.typing - perMistake * apart,
    (known ? asked : unheard(a)) - costs.known - perKnown * apart,
  );
}

const isLatin = (word: string): boolean => /^\p{Script=Latin}/u.test(word);

const unheard = (word: string): number =>
  Math.max(unheardBits.least, unheardBits.first + unheardBits.perLetter * word.length);

/** Names compared as wholes tell what the parts of the one in Latin letters tell. */
export function toldAsWhole(
  { score, reading }: Pick<Similarity, "score" | "reading">,
  query: AnalysedName,
  listed: AnalysedName,
  rarity: Rarity,
): number {
  if (score === 0) return 0;
  const name = query.script === "Latn" ? query : listed;
  const acrossScripts = query.script !== listed.script;
  const most = (reading === "joined" || reading === "acronym") && !acrossScripts ? rareBits : mostInSyllable;
  const perWhole = acrossScripts ? costs.acrossScripts : costs.perWhole;
  const slip = acrossScripts || reading === "joined" ? undefined : slipBetween(query, listed);
  const slipped = slip !== undefined && !isKnown(slip, query, rarity);
  let told = 0;
  for (const part of name.parts) {
    const bits = Math.min(most * (most < rareBits ? syllablesIn(part) : 1), bitsOfPart(part, name, rarity));
    told += slipped && part === slip ? Math.min(bits, unheard(part.latin) - costs.known - costs.slipOfUnheard) : bits;
  }
  return told - (slipped ? costs.slip : costs.whole + perWhole * (1 - score));
}

/** How many syllables a word in Latin letters has, as far as its vowels tell. */
const syllablesIn = ({ latin }: NamePart): number => latin.match(/[aeiouy]+/gu)?.length ?? 1;

/** What a part as written tells; of two that were run together, both. */
export function bitsOf(text: string, name: AnalysedName, rarity: Rarity): number {
  const part = name.parts.find((one) => one.text === text);
  if (part) return bitsOfPart(part, name, rarity);
  let bits = 0;
  for (const one of name.parts) if (text.includes(one.text)) bits += bitsOfPart(one, name, rarity);
  return Math.min(2 * rareBits, bits);
}

/** What a part of a name of some kind tells. */
export function bitsOfPart(part: NamePart, { kind }: Pick<AnalysedName, "kind">, rarity: Rarity): number {
  let bits = kind === "person" ? Math.min(commonBits(part), bitsOfLength(part.latin.length)) : rareBits * part.weight;
  for (const key of part.keys)
    if (key.startsWith("w:")) bits = Math.min(bits, rarity.bits(key) + repeated);
    else if (key.startsWith("c:")) bits = Math.min(bits, rarity.bits(key) + repeated + beyondSound);
  return Math.max(0, bits);
}

/** Whether a part of a name that is asked is a name or a word that others bear. */
export function isKnown({ latin }: NamePart, { kind }: Pick<AnalysedName, "kind">, rarity: Rarity): boolean {
  return (kind === "person" && isCommonName(latin)) || rarity.bits(`w:${latin}`) < knownOnList;
}

const ownBits = new WeakMap<AnalysedName, { rarity: Rarity; bits: number }>();

/** The most bits in which a name of a list can agree with this one. */
function mostTold(name: AnalysedName, rarity: Rarity): number {
  if (name.script !== "Latn") return parameters.mostTold;
  const known = ownBits.get(name);
  if (known?.rarity === rarity) return known.bits;
  let bits = 0;
  for (const part of name.parts) bits += bitsOfPart(part, name, rarity);
  bits = Math.min(parameters.mostTold, bits);
  ownBits.set(name, { rarity, bits });
  return bits;
}

/** The most log10 odds that names alone can give this one, whatever is listed. */
export function mostListOdds(name: AnalysedName, rarity: Rarity): number {
  const own = name.kind === "person" ? parameters.person : parameters.thing;
  return between(parameters.steps, own.told, mostTold(name, rarity));
}

/** No likeness is that great. */
const beyond = 1.01;

/** The likeness below which a name of a list cannot have these odds with this one; 0 where any can. */
export function leastLikeness(query: AnalysedName, listed: AnalysedName, rarity: Rarity, odds: number): number {
  if (odds === Number.NEGATIVE_INFINITY) return 0;
  const own = listed.kind === "person" ? parameters.person : parameters.thing;
  const most = mostListOdds(query, rarity);
  if (most < odds) return beyond;
  return Math.max(0, 1 - (most - odds) / Math.max(0.001, -own.unlike));
}
