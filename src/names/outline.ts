import type { AnalysedName } from "./analyse.ts";
import { arabicFloor } from "./arabic.ts";
import type { NamePart } from "./name-part.ts";
import { compoundEnd, type PartContext } from "./part-similarity.ts";
import { canBeAlike, lettersOf } from "./typing.ts";

/** What comparisons need of a name again and again, worked out once. */
export interface Outline {
  parts: readonly PartOutline[];
  /** The parts run together, as written and in order of the alphabet. */
  joined: string;
  sorted: string;
  /** Their Arabic sounds run together. */
  sounds: string;
  /** The initials of the parts, of all and of those that are no mere connecting words. */
  initials: readonly string[];
  /** The numbers in one text, to compare. */
  numbers: string;
  abjad: boolean;
  /** Whether it has Korean readings and none with a given name of one syllable, which many a Western name could be. */
  syllabic: boolean;
}

/** The letters of a part's spellings, one bit each. */
export interface PartOutline {
  part: NamePart;
  length: number;
  /** Whether it has other customary spellings, and whether tables of names know it: letters alone do not tell what it is like. */
  spelled: boolean;
  known: boolean;
  /** Whether it ends as many names do, so that what stands before is compared. */
  compound: boolean;
  latin: number;
  slavic: number;
  sound: number;
}

const outlines = new WeakMap<AnalysedName, Outline>();

/** The outline of a name. */
export function outlineOf(name: AnalysedName): Outline {
  const known = outlines.get(name);
  if (known) return known;
  const outline = build(name);
  outlines.set(name, outline);
  return outline;
}

function build({ parts, numbers, script, korean }: AnalysedName): Outline {
  const latins = parts.map(({ latin }) => latin);
  const significant = latins.filter((word) => !connecting.has(word));
  return {
    parts: parts.map(partOutline),
    joined: latins.join(""),
    sorted: [...latins].sort().join(""),
    sounds: parts.map(({ sound }) => sound).join(""),
    initials: [latins, significant].map((words) => words.map((word) => word.charAt(0)).join("")),
    numbers: [...numbers].sort((one, other) => one - other).join(" "),
    abjad: script === "Arab" || script === "Hebr",
    syllabic: korean.length > 0 && korean.every(({ given }) => given.length > 1),
  };
}

/** The outline of a part. */
export function partOutline(part: NamePart): PartOutline {
  return {
    part,
    length: part.latin.length,
    spelled: part.spellings.length > 0,
    known: part.father !== undefined || part.slavicGiven !== undefined || part.nickname !== undefined,
    compound: compoundEnd.test(part.latin),
    latin: lettersOf(part.latin),
    slavic: lettersOf(part.slavicFamily),
    sound: lettersOf(part.sound),
  };
}

const connecting = new Set("and of the for de du la".split(" "));

/** Whether two parts can be as alike as `least`: a cheap look at their letters, and never a wrong no. */
export function canMatch(one: PartOutline, other: PartOutline, context: PartContext, least: number): boolean {
  const a = one.part;
  const b = other.part;
  if (a === b || a.latin === b.latin) return true;
  if (a.role === "initial" || b.role === "initial") return a.latin.charCodeAt(0) === b.latin.charCodeAt(0);
  if (canBeAlike(one.latin, other.latin, one.length, other.length, least)) return true;
  if ((one.spelled || other.spelled || (one.known && other.known)) && haveInCommon(a, b, least)) return true;
  if (context.slavic && canBeAlike(one.slavic, other.slavic, a.slavicFamily.length, b.slavicFamily.length, least))
    return true;
  return (context.arabic || context.abjad) && soundsCanMatch(a.sound, b.sound, one.sound, other.sound, least);
}

const canBe = (spelling: string, latin: string, least: number): boolean =>
  spelling === latin || canBeAlike(lettersOf(spelling), lettersOf(latin), spelling.length, latin.length, least);

function haveInCommon(a: NamePart, b: NamePart, least: number): boolean {
  for (const spelling of a.spellings) if (canBe(spelling, b.latin, least)) return true;
  for (const spelling of b.spellings) if (canBe(spelling, a.latin, least)) return true;
  if (a.father !== undefined && b.father !== undefined) return true;
  if (a.slavicGiven !== undefined && a.slavicGiven === b.slavicGiven) return true;
  return a.nickname !== undefined && a.nickname === b.nickname;
}

const arabicScale = 1.15;

function soundsCanMatch(a: string, b: string, one: number, other: number, least: number): boolean {
  return mostSoundLikeness(one, other, a.length, b.length) >= least;
}

/** How alike two Arabic sounds can be at most, by their letters and lengths. */
export function mostSoundLikeness(one: number, other: number, length: number, width: number): number {
  const apart = Math.max(floorOf(one & ~other), floorOf(other & ~one));
  return 1 - (arabicScale * apart) / Math.max(length, width, 3);
}

const floors = Array.from({ length: 32 }, (_, bit) => arabicFloor(bit));

function floorOf(bits: number): number {
  let sum = 0;
  for (let left = bits; left !== 0; left &= left - 1) sum += floors[31 - Math.clz32(left & -left)] ?? 1;
  return sum;
}
