import type { AnalysedName } from "./analyse.ts";
import type { Writing } from "./arabic.ts";
import { mostSoundLikeness, outlineOf, type PartOutline } from "./outline.ts";
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

/** What two names are known by, for a look at whether they can be one run together. */
export interface Run {
  parts: readonly PartOutline[];
  /** Of `spellingOf`. */
  spelling: number;
  abjad: boolean;
}

/** Whether `joinedOrAcronym` can find anything for names of two kinds: a cheap look, and never a wrong no. */
export function canBeRunTogether(a: Run, b: Run, firm: boolean): boolean {
  if (a.spelling === b.spelling) return true;
  if (a.abjad !== b.abjad && canSoundAlike(a.parts, b.parts)) return true;
  const [few, many] = a.parts.length < b.parts.length ? [a.parts, b.parts] : [b.parts, a.parts];
  if (few.length === many.length) return false;
  const acronym = few.length === 1 ? (few[0]?.length ?? 0) : 0;
  if (firm && acronym > 2 && acronym <= many.length * (isCyrillic(many) ? lettersOfInitial : 1)) return true;
  const [one, other] = [lengthOf(few), lengthOf(many)];
  if (one > longestJoined || other > longestJoined) return false;
  return canBeAlike(lettersIn(few), lettersIn(many), one, other, leastJoined);
}

/** A word of a Cyrillic name may give its abbreviation two letters, and each be two in Latin. */
const lettersOfInitial = 4;

function isCyrillic([first]: readonly PartOutline[]): boolean {
  const code = first?.part.text.charCodeAt(0) ?? 0;
  return code >= 0x400 && code < 0x530;
}

function canSoundAlike(a: readonly PartOutline[], b: readonly PartOutline[]): boolean {
  let [one, other, length, width] = [0, 0, 0, 0];
  for (const { sound, part } of a) {
    one |= sound;
    length += part.sound.length;
  }
  for (const { sound, part } of b) {
    other |= sound;
    width += part.sound.length;
  }
  return Math.max(length, width) > mostLetters || mostSoundLikeness(one, other, length, width) >= leastJoinedSounds;
}

function lengthOf(parts: readonly PartOutline[]): number {
  let sum = 0;
  for (const { length } of parts) sum += length;
  return sum;
}

function lettersIn(parts: readonly PartOutline[]): number {
  let letters = 0;
  for (const { latin } of parts) letters |= latin;
  return letters;
}

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
