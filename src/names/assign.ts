import type { AnalysedName } from "./analyse.ts";
import type { NamePart } from "./name-part.ts";
import { canMatch, outlineOf, type PartOutline } from "./outline.ts";
import { type Likeness, leastMatch, type PartContext, partSimilarity, type Reason } from "./part-similarity.ts";
import { canBeAlike, mostLetters, typingLikeness } from "./typing.ts";

/** Two parts set against each other, with their places in their names. */
export interface Pairing {
  a: NamePart;
  b: NamePart;
  i: number;
  j: number;
  score: number;
  reason: Reason;
  weight: number;
  /** The place of a second part where two neighbours stand against one, which has them run together. */
  alsoLeft?: number;
  alsoRight?: number;
}

/** The parts of two names set against each other, each against the best free one of the other name, best pairs first; and the parts left over. */
export function assign(
  a: AnalysedName,
  b: AnalysedName,
): { matches: Pairing[]; left: readonly NamePart[]; right: readonly NamePart[] } {
  const pairs = likelyPairs(a, b);
  if (a.parts.length !== b.parts.length) addJoined(a.parts, b.parts, pairs);
  if (pairs.length > 1) pairs.sort(byLikeness);
  let usedLeft = 0;
  let usedRight = 0;
  const matches = pairs.filter(({ i, j, alsoLeft = i, alsoRight = j }) => {
    const [left, right] = [(1 << i) | (1 << alsoLeft), (1 << j) | (1 << alsoRight)];
    if (usedLeft & left || usedRight & right) return false;
    usedLeft |= left;
    usedRight |= right;
    return true;
  });
  return { matches, left: unused(a.parts, usedLeft), right: unused(b.parts, usedRight) };
}

/** Words run together first: each half by itself is like the whole, too. */
const byLikeness = (one: Pairing, other: Pairing): number =>
  rank(other) - rank(one) || Math.abs(one.i - one.j) - Math.abs(other.i - other.j);

const rank = ({ score, reason }: Pairing): number => (reason === "joined" ? score + 0.5 : score);

function likelyPairs(a: AnalysedName, b: AnalysedName): Pairing[] {
  const pairs: Pairing[] = [];
  const left = outlineOf(a);
  const right = outlineOf(b);
  const context: PartContext = {
    slavic: a.slavic || b.slavic,
    arabic: a.arabic || b.arabic,
    abjad: left.abjad || right.abjad,
  };
  const firm = a.kind === "organisation";
  const { parts } = left;
  const others = right.parts;
  for (let i = 0; i < parts.length; i++) {
    const one = parts[i] as PartOutline;
    for (let j = 0; j < others.length; j++) {
      const other = others[j] as PartOutline;
      const likeness = likenessOf(one, other, context, firm);
      if (!likeness) continue;
      const weight = (one.part.weight + other.part.weight) / 2;
      pairs.push({ a: one.part, b: other.part, i, j, score: likeness.score, reason: likeness.reason, weight });
    }
  }
  return pairs;
}

/** How alike two parts of names are; undefined where too little to match them. */
export function likenessOf(
  one: PartOutline,
  other: PartOutline,
  context: PartContext,
  firm: boolean,
): Likeness | undefined {
  if (!canMatch(one, other, context, leastMatch)) return undefined;
  const likeness = partSimilarity(one.part, other.part, context);
  const least = firm && likeness.reason === "typing" ? leastTypingOfFirms : leastMatch;
  return likeness.score < least ? undefined : likeness;
}

/** Firms are told apart by one word; less alike than this, two such words are two firms: "Sparkles" and "Sporks". */
const leastTypingOfFirms = 0.67;

/** Longer by this, and no more unlike than this, a part may be two neighbours of the other name run together. */
const leastJoined = 0.88;
const shortestJoined = 6;

/** Adds the parts of the name with fewer that are two neighbouring parts of the other, in either order and over its end. */
function addJoined(left: readonly NamePart[], right: readonly NamePart[], pairs: Pairing[]): void {
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  for (let i = 0; i < few.length; i++) {
    const part = few[i] as NamePart;
    if (part.latin.length < shortestJoined && part.spellings.length === 0) continue;
    for (let j = 0; j < many.length; j++) {
      const next = (j + 1) % many.length;
      const [first, second] = [many[j] as NamePart, many[next] as NamePart];
      const likeness = joinedLikeness(part, first, second);
      if (likeness < leastJoined) continue;
      const both: NamePart = { ...first, text: `${first.text} ${second.text}`, weight: first.weight + second.weight };
      const own = { score: 0.98 * likeness, reason: "joined" as const, weight: both.weight };
      if (few === left) pairs.push({ a: part, b: both, i, j, alsoRight: next, ...own });
      else pairs.push({ a: both, b: part, i: j, j: i, alsoLeft: next, ...own });
    }
  }
}

/** Whether a part can be two neighbours run together: a cheap look, and never a wrong no. */
export function canRunTogether(one: PartOutline, first: PartOutline, second: PartOutline): boolean {
  if (one.spelled && one.part.spellings.includes(first.part.latin + second.part.latin)) return true;
  if (one.length < shortestJoined || !fits(one.part, first.part, second.part)) return false;
  const length = first.length + second.length;
  return (
    length > mostLetters ||
    canBeAlike(one.latin, first.latin | second.latin, one.length, length, leastJoined) ||
    isWrittenAs(one.part, first.part, second.part)
  );
}

/** A word in letters, one bit each, with its length and the code of its first letter. */
export interface WordSketch {
  letters: number;
  length: number;
  first: number;
  /** Whether it has other customary spellings. */
  spelled: boolean;
}

/** The same of words of which no more is known; `latin`: both names are in Latin letters, so that letters tell all. */
export function mayRunTogether(one: WordSketch, first: WordSketch, second: WordSketch, latin: boolean): boolean {
  const length = first.length + second.length;
  if (one.spelled) return true;
  if (one.length < shortestJoined || first.length < 2 || second.length < 2) return false;
  if (Math.abs(length - one.length) > 2 || (one.first !== first.first && one.first !== second.first)) return false;
  const letters = first.letters | second.letters;
  return !latin || length > mostLetters || canBeAlike(one.letters, letters, one.length, length, leastJoined);
}

/** Whether lengths and the first letter let a part be two neighbours run together. */
function fits({ latin }: NamePart, first: NamePart, second: NamePart): boolean {
  const length = first.latin.length + second.latin.length;
  if (first.latin.length < 2 || second.latin.length < 2 || Math.abs(length - latin.length) > 2) return false;
  const start = latin.charCodeAt(0);
  return start === first.latin.charCodeAt(0) || start === second.latin.charCodeAt(0);
}

function isWrittenAs({ text }: NamePart, first: NamePart, second: NamePart): boolean {
  const own = text.toLowerCase();
  return own === `${first.text}${second.text}`.toLowerCase() || own === `${second.text}${first.text}`.toLowerCase();
}

function joinedLikeness(part: NamePart, first: NamePart, second: NamePart): number {
  const both = first.latin + second.latin;
  if (part.spellings.includes(both)) return 1;
  if (!fits(part, first, second)) return 0;
  if (isWrittenAs(part, first, second)) return 1;
  return Math.max(
    typingLikeness(both, part.latin, leastJoined),
    typingLikeness(second.latin + first.latin, part.latin, leastJoined),
  );
}

const none: readonly NamePart[] = [];

/** The parts without a match, but for repetitions of one that has a match. `used` has a bit for each place that has one. */
function unused(parts: readonly NamePart[], used: number): readonly NamePart[] {
  if (used === (1 << parts.length) - 1) return none;
  return parts.filter((part, at) => !(used & (1 << at)) && !repeated(part, parts, at, used));
}

const repeated = (part: NamePart, parts: readonly NamePart[], at: number, used: number): boolean =>
  parts.some((other, place) => other.latin === part.latin && place !== at && (used & (1 << place)) !== 0);
