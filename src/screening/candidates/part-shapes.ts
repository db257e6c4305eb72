import { leastMatch, mostLetters, mostSoundLikeness, mostTypingLikeness, type PartOutline, type Run } from "#names";
import { hashOf, space } from "./hashing.ts";

/**
 * What a glance at a part of a name needs, in six numbers: a hash of it in Latin letters; its letters, those of its East
 * Slavic form and of its Arabic sound, one bit each; in one number their lengths, its first letter and flags; its weight.
 */
export const shapeSize = 6;
const lengthBits = 6;
const lengthMask = (1 << lengthBits) - 1;
const [slavicAt, soundAt, firstAt] = [lengthBits, 2 * lengthBits, 3 * lengthBits];
const [spelled, known, compound, initial, long, foreign] = [26, 27, 28, 29, 30, 31].map((at) => 1 << at) as [
  ...[number, number, number],
  ...[number, number, number],
];
const weightUnit = 2 ** -30;

/** Writes the shape of a part at a place. */
export function writeShape(outline: PartOutline, into: Uint32Array, at: number): void {
  const { part } = outline;
  const lengths = [part.latin.length, part.slavicFamily.length, part.sound.length] as const;
  const [latin, slavic, sound] = lengths.map((length) => Math.min(length, mostLetters)) as [number, number, number];
  into[at] = hashOf(part.latin, space.word);
  into[at + 1] = outline.latin;
  into[at + 2] = outline.slavic;
  into[at + 3] = outline.sound;
  into[at + 4] =
    latin |
    (slavic << slavicAt) |
    (sound << soundAt) |
    ((part.latin.charCodeAt(0) & 0xff) << firstAt) |
    (outline.spelled ? spelled : 0) |
    (outline.known ? known : 0) |
    (outline.compound ? compound : 0) |
    (part.role === "initial" ? initial : 0) |
    (Math.max(...lengths) > mostLetters ? long : 0) |
    (/^\p{Script=Latin}/u.test(part.text) ? 0 : foreign);
  into[at + 5] = Math.round(part.weight / weightUnit);
}

/** The shapes of parts, one behind the other. */
export function shapesOf(outlines: readonly PartOutline[]): Uint32Array {
  const shapes = new Uint32Array(outlines.length * shapeSize);
  for (const [at, outline] of outlines.entries()) writeShape(outline, shapes, at * shapeSize);
  return shapes;
}

export const lengthAt = (shapes: Uint32Array, at: number): number => (shapes[at + 4] as number) & lengthMask;
export const firstLetterAt = (shapes: Uint32Array, at: number): number =>
  ((shapes[at + 4] as number) >>> firstAt) & 0xff;
export const weightAt = (shapes: Uint32Array, at: number): number => (shapes[at + 5] as number) * weightUnit;
export const isSpelled = (shapes: Uint32Array, at: number): boolean => ((shapes[at + 4] as number) & spelled) !== 0;
/** Whether it is written in other than Latin letters. */
export const isForeign = (shapes: Uint32Array, at: number): boolean => ((shapes[at + 4] as number) & foreign) !== 0;
export const isLong = (shapes: Uint32Array, at: number): boolean => ((shapes[at + 4] as number) & long) !== 0;

/** What is known of two names' languages, in bits. */
export const language = { slavic: 1, arabic: 2, abjad: 4 } as const;
/** Of parts that are the same, or may be for reasons that letters do not tell; of an initial; of parts that cannot match. */
export const [same, ofInitial, unlike] = [1, -1, -2];
const rounding = 1e-9;

/** How alike two parts can be at most, or `ofInitial` or `unlike`: as `likenessOf` says it, and never less. */
export function mostLikeness(a: Uint32Array, i: number, b: Uint32Array, j: number, languages: number): number {
  const one = a[i + 4] as number;
  const other = b[j + 4] as number;
  if (a[i] === b[j] || ((one | other) & long) !== 0) return same;
  if (((one | other) & initial) !== 0) return ((one ^ other) >>> firstAt) & 0xff ? unlike : ofInitial;
  if (((one | other) & spelled) !== 0 || (one & other & (known | compound)) !== 0) return same;
  if (languages & language.abjad) return same;
  let most = mostTypingLikeness(a[i + 1] as number, b[j + 1] as number, one & lengthMask, other & lengthMask);
  if (languages & language.slavic)
    most = Math.max(
      most,
      mostTypingLikeness(
        a[i + 2] as number,
        b[j + 2] as number,
        (one >>> slavicAt) & lengthMask,
        (other >>> slavicAt) & lengthMask,
      ),
    );
  if (languages & language.arabic)
    most = Math.max(
      most,
      mostSoundLikeness(
        a[i + 3] as number,
        b[j + 3] as number,
        (one >>> soundAt) & lengthMask,
        (other >>> soundAt) & lengthMask,
      ),
    );
  return most + rounding < leastMatch ? unlike : Math.min(same, most + rounding);
}

/** A name's parts taken together. */
export function runOf(shapes: Uint32Array, count: number, whole: Pick<Run, "spelling" | "abjad" | "latin">): Run {
  const { spelling, abjad, latin } = whole;
  const run = { parts: count, letters: 0, length: 0, sounds: 0, soundLength: 0, spelling, abjad, latin };
  for (let at = 0; at < count * shapeSize; at += shapeSize) {
    run.letters |= shapes[at + 1] as number;
    run.sounds |= shapes[at + 3] as number;
    run.length += lengthAt(shapes, at);
    run.soundLength += ((shapes[at + 4] as number) >>> soundAt) & lengthMask;
  }
  return run;
}
