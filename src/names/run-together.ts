import type { AnalysedName } from "./analyse.ts";
import type { Writing } from "./arabic.ts";
import { mostSoundLikeness, outlineOf } from "./outline.ts";
import { arabicLikeness } from "./part-similarity.ts";
import { canBeAlike, mostLetters, typingLikeness } from "./typing.ts";
import { fold } from "./words.ts";

const leastJoined = 0.9;
const leastJoinedSounds = 0.85;
/** Longer names are not compared run together: only their beginnings would be. */
const longestJoined = 40;

/** Words run together or torn apart ("Good Will", "Goodwill"), or one name the initials of the other. */
export function joinedOrAcronym(
  a: AnalysedName,
  b: AnalysedName,
): { score: number; reading: "joined" | "acronym" } | undefined {
  const left = outlineOf(a);
  const right = outlineOf(b);
  if (sameWithoutSpaces(a, b)) return { score: 0.99, reading: "joined" };
  if (left.abjad !== right.abjad && a.parts.length !== b.parts.length) {
    const likeness = arabicLikeness(left.sounds, right.sounds, writingOf(left), writingOf(right));
    if (likeness >= leastJoinedSounds) return { score: likeness, reading: "joined" };
  }
  if (a.parts.length === b.parts.length) return undefined;
  if (left.joined.length <= longestJoined && right.joined.length <= longestJoined) {
    const likeness = Math.max(
      typingLikeness(left.joined, right.joined, leastJoined),
      typingLikeness(left.sorted, right.sorted, leastJoined),
    );
    if (likeness > leastJoined) return { score: 0.97 * likeness, reading: "joined" };
  }
  return isAcronym(a, b) ? { score: 0.85, reading: "acronym" } : undefined;
}

/** What a name is known by, for a look at whether it can be another one run together. */
export interface Run {
  /** How many parts it has; their letters, one bit each, and how many there are; the same of their Arabic sounds. */
  parts: number;
  letters: number;
  length: number;
  sounds: number;
  soundLength: number;
  /** Of `spellingOf`. */
  spelling: number;
  abjad: boolean;
  latin: boolean;
}

/** Whether `joinedOrAcronym` can find anything for names of two kinds: a cheap look, and never a wrong no. */
export function canBeRunTogether(a: Run, b: Run, firm: boolean): boolean {
  if (a.spelling === b.spelling) return true;
  if (a.abjad !== b.abjad && canSoundAlike(a, b)) return true;
  if (a.parts === b.parts) return false;
  const [few, many] = a.parts < b.parts ? [a, b] : [b, a];
  const acronym = few.parts === 1 ? few.length : 0;
  if (firm && acronym > 2 && acronym <= many.parts * (many.latin ? 1 : lettersOfInitial)) return true;
  if (a.length > longestJoined || b.length > longestJoined) return false;
  return canBeAlike(a.letters, b.letters, a.length, b.length, leastJoined);
}

/** A word of a Cyrillic name may give its abbreviation two letters, and each be two in Latin. */
const lettersOfInitial = 4;

const canSoundAlike = (a: Run, b: Run): boolean =>
  Math.max(a.soundLength, b.soundLength) > mostLetters ||
  mostSoundLikeness(a.sounds, b.sounds, a.soundLength, b.soundLength) >= leastJoinedSounds;

/** A number that names have in common which are written alike but for spaces and the order of letters. */
export function spellingOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20) sum = (sum + Math.imul(code ^ (code << 16), 0x9e3779b1)) | 0;
  }
  return sum >>> 0;
}

const writingOf = ({ abjad }: { abjad: boolean }): Writing => (abjad ? "abjad" : "vowelled");

/**
 * Whether two names are written alike but for spaces, particles, titles and legal forms included, which the parts leave
 * out. Either may have its last words first.
 */
function sameWithoutSpaces(a: AnalysedName, b: AnalysedName): boolean {
  const apart = Math.abs(a.text.length - b.text.length);
  if (apart === 0 || apart > 6) return false;
  const [one, other] = [squeezed(a), squeezed(b)];
  return one.length === other.length && (one === other || `${one}${one}`.includes(other));
}

const withoutSpaces = new WeakMap<AnalysedName, string>();

function squeezed(name: AnalysedName): string {
  const known = withoutSpaces.get(name);
  if (known !== undefined) return known;
  const text = fold(name.text).replaceAll(" ", "");
  withoutSpaces.set(name, text);
  return text;
}

function isAcronym(a: AnalysedName, b: AnalysedName): boolean {
  if (a.kind !== "organisation" || a.parts.length === b.parts.length) return false;
  const [short, long] = a.parts.length < b.parts.length ? [a, b] : [b, a];
  const acronym = short.parts[0]?.latin ?? "";
  if (short.parts.length !== 1 || acronym.length < 3) return false;
  return outlineOf(long).initials.includes(acronym) || (long.script === "Cyrl" && long.keys.includes(`ac:${acronym}`));
}
