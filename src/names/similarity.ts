import type { AnalysedName } from "./analyse.ts";
import { assign, type Pairing } from "./assign.ts";
import { chineseSimilarity } from "./chinese.ts";
import { japaneseLikeness } from "./japanese.ts";
import { koreanSimilarity } from "./korean.ts";
import { chineseReadingOfKorean } from "./korean-chinese.ts";
import type { NamePart } from "./name-part.ts";
import { outlineOf } from "./outline.ts";
import type { Reason } from "./part-similarity.ts";
import { joinedOrAcronym } from "./run-together.ts";

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

/**
 * Compares two analysed names of the same kind, in every way of reading that both allow, and gives the best. Where the
 * score must be below `atLeast` the answer comes sooner: some score below it, without reasons.
 */
export function nameSimilarity(a: AnalysedName, b: AnalysedName, atLeast = 0): Similarity {
  const parts = byParts(a, b, atLeast);
  const syllables = bySyllables(a, b, atLeast);
  if (!syllables) return parts;
  const decided = outlineOf(a).syllabic && outlineOf(b).syllabic;
  if (decided && parts.score < 0.98) return syllables;
  return syllables.score > parts.score ? syllables : parts;
}

/** The same of whole names, read as Korean, Chinese or Japanese; undefined where they cannot both be read so. */
export function bySyllables(a: AnalysedName, b: AnalysedName, atLeast: number): Similarity | undefined {
  if (a.korean.length + a.chinese.length === 0 && b.korean.length + b.chinese.length === 0) return inKana(a, b);
  let best: { score: number; reading: Similarity["reading"] } | undefined;
  const consider = (score: number, reading: Similarity["reading"]): void => {
    if (score > (best?.score ?? -1)) best = { score, reading };
  };
  const least = (): number => Math.max(best?.score ?? 0, atLeast);
  for (const one of a.korean) for (const other of b.korean) consider(koreanSimilarity(one, other, least()), "korean");
  for (const one of a.chinese)
    for (const other of b.chinese) consider(chineseSimilarity(one, other, least()), "chinese");
  if (best && best.score >= 0.8) return { ...best, ...nothing };
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const)
    for (const chinese of one.chinese)
      for (const korean of other.korean)
        consider(chineseReadingOfKorean(chinese, korean, least()), "chinese reading of korean");
  const japanese = inKana(a, b);
  if (japanese) consider(japanese.score, "japanese");
  return best && { ...best, ...nothing };
}

/** A name in Chinese characters or kana against one in Latin letters, read as Japanese; undefined where they do not fit. */
function inKana(a: AnalysedName, b: AnalysedName): Similarity | undefined {
  const [name, latin] = b.script === "Latn" ? [a, b] : [b, a];
  const { script } = name;
  if ((script !== "Hani" && script !== "Hira" && script !== "Kana") || latin.script !== "Latn") return undefined;
  const words = latin.parts.map((part) => part.latin);
  const score = japaneseLikeness(name.text.slice(0, 20), words);
  return score > 0 ? { score, reading: "japanese", ...nothing } : undefined;
}

const nothing = { matches: [], contradicted: [], missing: [], notes: [] } as const;
const omissionShare = 0.2;
const contradictionFactor = 0.85;
/** Two initials that differ say as much as two given names. */
const otherInitial = 0.9;

function byParts(a: AnalysedName, b: AnalysedName, atLeast: number): Similarity {
  const person = a.kind === "person";
  const assigned = assign(a, b);
  const { matches } = assigned;
  const left = person ? assigned.left : assigned.left.filter(tells);
  const right = person ? assigned.right : assigned.right.filter(tells);
  let sum = 0;
  let weight = 0;
  for (const match of matches) {
    sum += match.weight * match.score;
    weight += match.weight;
  }
  const matchedWeight = weight;
  let factor = 1;
  const opposed = Math.min(left.length, right.length);
  for (let at = 0; at < opposed; at++) {
    const [one, other] = [left[at], right[at]];
    const initials = one?.role === "initial" && other?.role === "initial";
    const heavy = initials ? otherInitial : Math.max(one?.weight ?? 0, other?.weight ?? 0);
    weight += heavy;
    factor *= 1 - (1 - contradictionFactor) * heavy;
  }
  const missing = (left.length > right.length ? left : right).slice(opposed);
  let omitted = 0;
  for (const part of missing) omitted += part.weight;
  weight += (matches.length < 2 && person ? 0.45 : omissionShare + (person ? 0 : 0.4)) * omitted;
  const notes = notesOf(a, b, matches);
  for (const note of notes) factor *= noteFactors[note];
  const score = matchedWeight === 0 || weight === 0 ? 0 : (sum / weight) * factor;
  const otherwise = notes.includes("numbers differ") ? undefined : joinedOrAcronym(a, b);
  const better = otherwise !== undefined && otherwise.score * factor > score;
  if (score < atLeast && !(better && otherwise.score >= atLeast)) return { score, reading: "parts", ...nothing };
  return {
    score,
    reading: "parts",
    matches: matches.map((match) => ({
      a: match.a.text,
      b: match.b.text,
      score: match.score,
      reason: match.reason,
      weight: match.weight,
    })),
    contradicted: left.slice(0, opposed).map((part, at) => [part.text, right[at]?.text ?? ""]),
    missing: missing.map(({ text }) => text),
    notes,
    ...(better ? { ...otherwise, matches: [], contradicted: [], missing: [] } : {}),
  };
}

/** Whether a part is more than a small word ("of"), which languages have or have not. */
const tells = ({ weight }: NamePart): boolean => weight > 0.1;

const noteFactors: Readonly<Record<Similarity["notes"][number], number>> = {
  "numbers differ": 0.6,
  "number missing": 0.85,
  "roles swapped": 0.7,
  "legal forms differ": 0.97,
};

function notesOf(a: AnalysedName, b: AnalysedName, matches: readonly Pairing[]): Similarity["notes"] {
  const notes: Similarity["notes"][number][] = [];
  const left = outlineOf(a).numbers;
  const right = outlineOf(b).numbers;
  if (left !== right) notes.push(left && right ? "numbers differ" : "number missing");
  let swapped = 0;
  for (const { a: one, b: other } of matches)
    if ((one.role === "patronymic") !== (other.role === "patronymic")) swapped++;
  if (swapped > 1) notes.push("roles swapped");
  if (a.forms.length > 0 && b.forms.length > 0 && !a.forms.some((form) => b.forms.includes(form)))
    notes.push("legal forms differ");
  return notes;
}
