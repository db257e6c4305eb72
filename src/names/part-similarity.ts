import { arabicDistance, arabicSound, skeleton, vowelsAgree, type Writing } from "./arabic.ts";
import type { NamePart } from "./name-part.ts";
import { slavicGivenName } from "./slavic.ts";
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
  | "joined"
  | "acronym";

/** The least likeness of two parts that counts as a match. */
export const leastMatch = 0.62;

/** What is known of the two names' languages when parts are compared. */
export interface PartContext {
  slavic: boolean;
  arabic: boolean;
  /** One of the names was written without vowels. */
  abjad: boolean;
}

/** How alike two parts are, 1 the same to 0, and why. */
export interface Likeness {
  score: number;
  reason: Reason;
}

/** How alike two parts are. */
export function partSimilarity(a: NamePart, b: NamePart, context: PartContext): Likeness {
  if (a.latin === b.latin) return { score: 1, reason: "same" };
  if (a.role === "initial" || b.role === "initial")
    return a.latin.charAt(0) === b.latin.charAt(0)
      ? { score: 0.85, reason: "initial" }
      : { score: 0, reason: "initial" };
  if (isServantOfInitial(a, b)) return { score: 0.85, reason: "initial" };
  if (a.spellings.includes(b.latin) || b.spellings.includes(a.latin)) return { score: 0.99, reason: "spelling" };
  if (a.father !== undefined && b.father !== undefined) return patronymics(a, b);
  if (context.slavic) {
    if (a.slavicGiven !== undefined && b.slavicGiven !== undefined)
      return a.slavicGiven === b.slavicGiven ? { score: 0.97, reason: "slavic" } : { score: 0.3, reason: "slavic" };
    if (a.slavicFamily === b.slavicFamily) return { score: 0.97, reason: "slavic" };
  }
  if (isServant(a) !== isServant(b) && (a.latin.endsWith(b.latin) || b.latin.endsWith(a.latin)))
    return { score: 0.5, reason: "arabic" };
  if (a.arabicName !== undefined && b.arabicName !== undefined && a.arabicName !== b.arabicName)
    return { score: 0.3, reason: "arabic" };
  const compound = compoundLikeness(a.latin, b.latin);
  if (compound !== undefined) return { score: compound, reason: "arabic" };
  let best: Likeness = { score: typing(a, b), reason: "typing" };
  const consider = (score: number, reason: Reason): void => {
    if (score > best.score) best = { score, reason };
  };
  if (context.slavic) consider(0.96 * typingLikeness(a.slavicFamily, b.slavicFamily, leastMatch), "slavic");
  if (context.arabic || context.abjad) consider(arabic(a, b, context.abjad), "arabic");
  if (a.nickname !== undefined && a.nickname === b.nickname) consider(0.88, "nickname");
  return best;
}

/** Two known fathers that differ contradict; of an unknown one a typing error may be to blame. */
function patronymics(a: NamePart, b: NamePart): Likeness {
  const [one, other] = [a.father ?? "", b.father ?? ""];
  if (one === other) return { score: 0.97, reason: "patronymic" };
  const score = typingLikeness(one, other);
  const known = slavicGivenName(one) !== undefined && slavicGivenName(other) !== undefined;
  if (!known) return { score: Math.max(score, typing(a, b)), reason: "patronymic" };
  return { score: score > 0.8 ? score : Math.min(score, 0.5), reason: "patronymic" };
}

/** "Abdul S." of "Abdul Salam". */
const isServantOfInitial = (a: NamePart, b: NamePart): boolean =>
  (a.latin.length === 4 && a.latin.startsWith("abd") && b.latin.startsWith(a.latin)) ||
  (b.latin.length === 4 && b.latin.startsWith("abd") && a.latin.startsWith(b.latin));

/** Endings that many names have: they are told apart by what stands before. */
export const compoundEnd = /(?:allah|din|zai|zadeh|pour|pur|nejad)$/u;
const shortestStem = 3;

/** Two names with one ending that many have ("Hamidullah", "Waliullah"), by what stands before it; undefined for others. */
function compoundLikeness(a: string, b: string): number | undefined {
  const last = a.charCodeAt(a.length - 1);
  if (last !== b.charCodeAt(b.length - 1) || !compoundLast.has(last)) return undefined;
  const end = compoundEnd.exec(a)?.[0];
  if (end === undefined || !b.endsWith(end)) return undefined;
  const [one, other] = [a.slice(0, -end.length), b.slice(0, -end.length)];
  if (one.length < shortestStem || other.length < shortestStem) return undefined;
  return Math.max(
    typingLikeness(one, other),
    arabicLikeness(arabicSound(one), arabicSound(other), "vowelled", "vowelled"),
  );
}

const compoundLast = new Set([..."hnird"].map((letter) => letter.charCodeAt(0)));

/** "Servant of X" and X are two names. */
const isServant = ({ latin }: NamePart): boolean => latin.length > 5 && latin.startsWith("abd");

function typing(a: NamePart, b: NamePart): number {
  let best = typingLikeness(a.latin, b.latin, leastMatch);
  for (const spelling of a.spellings) best = Math.max(best, typingLikeness(spelling, b.latin, leastMatch));
  for (const spelling of b.spellings) best = Math.max(best, typingLikeness(a.latin, spelling, leastMatch));
  return best;
}

/** Fewer consonants than these are alike too often to tell a word where its vowels are not written. */
const leastSkeleton = 3;

function arabic(a: NamePart, b: NamePart, abjad: boolean): number {
  if (a.sound === b.sound) return 0.97;
  if (abjad) {
    const bones = skeleton(a.sound);
    if (bones === skeleton(b.sound)) {
      if (!vowelsCanAgree(a, b)) return otherVowels;
      if (bones.length >= leastSkeleton) return 0.93;
    }
  }
  return arabicLikeness(a.sound, b.sound, writingOf(a.text), writingOf(b.text));
}

/** Two names of the same consonants whose written vowels differ: "جمال" and Jamil. */
const otherVowels = 0.7;

function vowelsCanAgree(a: NamePart, b: NamePart): boolean {
  const [one, other] = [writingOf(a.text) === "abjad", writingOf(b.text) === "abjad"];
  return one === other || (one ? vowelsAgree(a.sound, b.sound) : vowelsAgree(b.sound, a.sound));
}

/** Whether a word is in Arabic or Hebrew letters. */
function writingOf(text: string): Writing {
  const code = text.charCodeAt(0);
  return (code > 0x58f && code < 0x780) || code > 0xfb1c ? "abjad" : "vowelled";
}

/** Likeness of two Arabic sounds by how each was written, at most 0.97. */
export function arabicLikeness(a: string, b: string, aWriting: Writing, bWriting: Writing): number {
  const length = Math.max(a.length, b.length, 3);
  return 0.97 * Math.max(0, 1 - (1.15 * arabicDistance(a, b, aWriting, bWriting)) / length);
}
