import type { AnalysedName } from "./analyse.ts";
import { arabicDistance, skeleton } from "./arabic.ts";
import { chineseSimilarity } from "./chinese.ts";
import { japaneseLikeness } from "./japanese.ts";
import { koreanSimilarity } from "./korean.ts";
import { chineseReadingOfKorean } from "./korean-chinese.ts";
import type { NamePart } from "./name-part.ts";
import { canMatch, outlineOf } from "./outline.ts";
import { typingLikeness } from "./typing.ts";

/** Why two parts count as alike. */
export type Reason =
  | "same"
  | "spelling"
  | "slavic"
  | "patronymic"
  | "arabic"
  | "nickname"
  | "initial"
  | "typing"
  | "acronym";

/** Two parts set against each other, 1 the same to 0, and why. */
export interface PartMatch {
  a: string;
  b: string;
  score: number;
  reason: Reason;
  weight: number;
}

/** How alike two names are as strings say it; the caller knows birth dates, lists and rarities. */
export interface Similarity {
  /** 1 the same, below 0.7 another name. Not a probability. */
  score: number;
  /** The way of reading that gave the score. */
  reading: "korean" | "chinese" | "chinese reading of korean" | "japanese" | "parts" | "joined" | "acronym";
  matches: readonly PartMatch[];
  /** Parts of both names that contradict each other, as written. */
  contradicted: readonly [string, string][];
  /** Parts that only one of the names has. */
  missing: readonly string[];
  /** Numbers disagree or only one name has them; the same parts in other roles; legal forms of another class. */
  notes: readonly ("numbers differ" | "number missing" | "roles swapped" | "legal forms differ")[];
}

/** Compares two analysed names of the same kind, in every way of reading that both allow, and gives the best. */
export function nameSimilarity(a: AnalysedName, b: AnalysedName): Similarity {
  const parts = byParts(a, b);
  const syllables = bySyllables(a, b);
  if (!syllables) return parts;
  const decided = outlineOf(a).syllabic && outlineOf(b).syllabic;
  if (decided && parts.score < 0.98) return syllables;
  return syllables.score > parts.score ? syllables : parts;
}

function bySyllables(a: AnalysedName, b: AnalysedName): Similarity | undefined {
  let best: { score: number; reading: Similarity["reading"] } | undefined;
  const consider = (score: number, reading: Similarity["reading"]): void => {
    if (score > (best?.score ?? -1)) best = { score, reading };
  };
  for (const one of a.korean)
    for (const other of b.korean) consider(koreanSimilarity(one, other, best?.score), "korean");
  for (const one of a.chinese)
    for (const other of b.chinese) consider(chineseSimilarity(one, other, best?.score), "chinese");
  if (best && best.score >= 0.8) return { ...best, ...nothing };
  for (const one of a.chinese)
    for (const other of b.korean) consider(chineseReadingOfKorean(one, other), "chinese reading of korean");
  for (const one of b.chinese)
    for (const other of a.korean) consider(chineseReadingOfKorean(one, other), "chinese reading of korean");
  const japanese = Math.max(inJapanese(a, b), inJapanese(b, a));
  if (japanese > 0) consider(japanese, "japanese");
  return best && { ...best, ...nothing };
}

/** A name in Chinese characters or kana against one in Latin letters, read as Japanese. */
function inJapanese(a: AnalysedName, b: AnalysedName): number {
  if ((a.script !== "Hani" && a.script !== "Hira" && a.script !== "Kana") || b.script !== "Latn") return 0;
  return japaneseLikeness(
    a.text.slice(0, 20),
    b.parts.map(({ latin }) => latin),
  );
}

const nothing = { matches: [], contradicted: [], missing: [], notes: [] } as const;
const leastMatch = 0.62;
const leastJoined = 0.9;
const omissionShare = 0.2;
const contradictionFactor = 0.85;

function byParts(a: AnalysedName, b: AnalysedName): Similarity {
  const { matches, left, right } = assign(a, b);
  const missing = left.length > right.length ? left.slice(right.length) : right.slice(left.length);
  const contradicted = left.slice(0, right.length).map((part, at): [NamePart, NamePart] => [part, right[at] ?? part]);
  let sum = 0;
  let weight = 0;
  for (const match of matches) {
    sum += match.weight * match.score;
    weight += match.weight;
  }
  const matchedWeight = weight;
  let factor = 1;
  for (const [one, other] of contradicted) {
    const heavy = Math.max(one.weight, other.weight);
    weight += heavy;
    factor *= 1 - (1 - contradictionFactor) * heavy;
  }
  const omitted = missing.reduce((total, part) => total + part.weight, 0);
  const share = matches.length < 2 && a.kind === "person" ? 0.45 : omissionShare + (a.kind === "person" ? 0 : 0.4);
  weight += share * omitted;
  const notes = notesOf(a, b, matches);
  if (notes.includes("numbers differ")) factor *= 0.6;
  if (notes.includes("number missing")) factor *= 0.85;
  if (notes.includes("roles swapped")) factor *= 0.7;
  if (notes.includes("legal forms differ")) factor *= 0.97;
  const score = matchedWeight === 0 || weight === 0 ? 0 : (sum / weight) * factor;
  const result: Similarity = {
    score,
    reading: "parts",
    matches: matches.map(({ a: one, b: other, ...rest }) => ({ a: one.text, b: other.text, ...rest })),
    contradicted: contradicted.map(([one, other]) => [one.text, other.text]),
    missing: missing.map(({ text }) => text),
    notes,
  };
  const otherwise = joinedOrAcronym(a, b);
  return otherwise && otherwise.score * factor > score && !notes.includes("numbers differ")
    ? { ...result, ...otherwise }
    : result;
}

interface Pairing extends Omit<PartMatch, "a" | "b"> {
  a: NamePart;
  b: NamePart;
}

/** Sets each part against the best free one of the other name, best pairs first. */
function assign(a: AnalysedName, b: AnalysedName): { matches: Pairing[]; left: NamePart[]; right: NamePart[] } {
  const pairs: (Pairing & { i: number; j: number })[] = [];
  const left = outlineOf(a);
  const right = outlineOf(b);
  const context = { slavic: a.slavic || b.slavic, arabic: a.arabic || b.arabic, abjad: left.abjad || right.abjad };
  a.parts.forEach((one, i) => {
    const own = left.parts[i];
    b.parts.forEach((other, j) => {
      const its = right.parts[j];
      if (one.latin !== other.latin && own && its && !canMatch(one, other, own, its, context, leastMatch)) return;
      const { score, reason } = partSimilarity(one, other, context);
      if (score >= leastMatch)
        pairs.push({ score, reason, a: one, b: other, i, j, weight: (one.weight + other.weight) / 2 });
    });
  });
  if (pairs.length > 1)
    pairs.sort((one, other) => other.score - one.score || Math.abs(one.i - one.j) - Math.abs(other.i - other.j));
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  const matches: Pairing[] = [];
  for (const { i, j, ...pair } of pairs) {
    if (usedLeft.has(i) || usedRight.has(j)) continue;
    usedLeft.add(i);
    usedRight.add(j);
    matches.push(pair);
  }
  return {
    matches,
    left: a.parts.filter((part, at) => !usedLeft.has(at) && !repeated(part, a.parts, at)),
    right: b.parts.filter((part, at) => !usedRight.has(at) && !repeated(part, b.parts, at)),
  };
}

const repeated = (part: NamePart, parts: readonly NamePart[], at: number): boolean =>
  parts.some((other, place) => place !== at && other.latin === part.latin);

/** What is known of the two names' languages when parts are compared. */
export interface PartContext {
  slavic: boolean;
  arabic: boolean;
  /** One of the names was written without vowels. */
  abjad: boolean;
}

/** How alike two parts are, and why. */
export function partSimilarity(a: NamePart, b: NamePart, context: PartContext): { score: number; reason: Reason } {
  if (a.latin === b.latin) return { score: 1, reason: "same" };
  if (a.role === "initial" || b.role === "initial")
    return a.latin.charAt(0) === b.latin.charAt(0)
      ? { score: 0.85, reason: "initial" }
      : { score: 0, reason: "initial" };
  if (a.spellings.includes(b.latin) || b.spellings.includes(a.latin)) return { score: 0.99, reason: "spelling" };
  if (a.father !== undefined && b.father !== undefined) return patronymics(a, b);
  if (context.slavic) {
    if (a.slavicGiven !== undefined && b.slavicGiven !== undefined)
      return a.slavicGiven === b.slavicGiven ? { score: 0.97, reason: "slavic" } : { score: 0.3, reason: "slavic" };
    if (a.slavicFamily === b.slavicFamily) return { score: 0.97, reason: "slavic" };
  }
  if (a.arabicName !== undefined && b.arabicName !== undefined && a.arabicName !== b.arabicName)
    return { score: 0.3, reason: "arabic" };
  let best: { score: number; reason: Reason } = { score: typing(a, b), reason: "typing" };
  const consider = (score: number, reason: Reason): void => {
    if (score > best.score) best = { score, reason };
  };
  if (context.slavic) consider(0.96 * typingLikeness(a.slavicFamily, b.slavicFamily, leastMatch), "slavic");
  if (context.arabic || context.abjad) consider(arabic(a, b, context.abjad), "arabic");
  if (a.nickname !== undefined && a.nickname === b.nickname) consider(0.88, "nickname");
  return best;
}

function patronymics(a: NamePart, b: NamePart): { score: number; reason: Reason } {
  if (a.father === b.father) return { score: 0.97, reason: "patronymic" };
  const score = typingLikeness(a.father ?? "", b.father ?? "");
  return { score: score > 0.8 ? score : Math.min(score, 0.5), reason: "patronymic" };
}

function typing(a: NamePart, b: NamePart): number {
  let best = typingLikeness(a.latin, b.latin, leastMatch);
  for (const spelling of a.spellings) best = Math.max(best, typingLikeness(spelling, b.latin, leastMatch));
  for (const spelling of b.spellings) best = Math.max(best, typingLikeness(a.latin, spelling, leastMatch));
  return best;
}

function arabic(a: NamePart, b: NamePart, abjad: boolean): number {
  if (a.sound === b.sound) return 0.97;
  if (abjad && skeleton(a.sound) === skeleton(b.sound)) return 0.93;
  const length = Math.max(a.sound.length, b.sound.length, 3);
  return 0.97 * Math.max(0, 1 - (1.15 * arabicDistance(a.sound, b.sound, abjad)) / length);
}

function notesOf(a: AnalysedName, b: AnalysedName, matches: readonly Pairing[]): Similarity["notes"] {
  const notes: Similarity["notes"][number][] = [];
  const left = outlineOf(a).numbers;
  const right = outlineOf(b).numbers;
  if (left !== right) notes.push(left && right ? "numbers differ" : "number missing");
  if (
    matches.filter(({ a: one, b: other }) => (one.role === "patronymic") !== (other.role === "patronymic")).length > 1
  )
    notes.push("roles swapped");
  if (a.forms.length > 0 && b.forms.length > 0 && !a.forms.some((form) => b.forms.includes(form)))
    notes.push("legal forms differ");
  return notes;
}

/** Words run together or torn apart ("Good Will", "Goodwill"), or one name the initials of the other. */
function joinedOrAcronym(
  a: AnalysedName,
  b: AnalysedName,
): { score: number; reading: "joined" | "acronym" } | undefined {
  if (a.parts.length === b.parts.length) return undefined;
  const left = outlineOf(a);
  const right = outlineOf(b);
  const likeness = Math.max(
    typingLikeness(left.joined, right.joined, leastJoined),
    typingLikeness(left.sorted, right.sorted, leastJoined),
  );
  if (likeness > leastJoined) return { score: 0.97 * likeness, reading: "joined" };
  if (a.kind !== "organisation") return undefined;
  const short = a.parts.length < b.parts.length ? a : b;
  const long = short === a ? right : left;
  const acronym = short.parts[0]?.latin ?? "";
  const fits = short.parts.length === 1 && acronym.length > 2 && long.initials.includes(acronym);
  return fits ? { score: 0.85, reading: "acronym" } : undefined;
}
