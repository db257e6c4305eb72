import { type AnalysedName, fold, outlineOf, type PartOutline, type Run, spellingOf } from "#names";
import { between } from "../score/between.ts";
import { bitsOfPart, isKnown, toldAsWhole, toldBy } from "../score/list-odds.ts";
import { listParameters as parameters } from "../score/list-parameters.data.ts";
import type { Prepared, Rarity } from "../types.ts";
import { kindCode } from "./assemble.ts";
import { type ShapeFacts, shapeFacts } from "./entries.ts";
import { language, runOf, shapesOf } from "./part-shapes.ts";

/** A name that is asked, as its prospects are weighed. */
export interface AskedName {
  name: AnalysedName;
  parts: readonly PartOutline[];
  /** The shapes of its parts, and what they are together. */
  shapes: Uint32Array;
  run: Run;
  /** What each part tells, in bits. */
  bits: readonly number[];
  known: readonly boolean[];
  kind: number;
  facts: ShapeFacts;
  languages: number;
  /** The most bits that it can tell by a name that it is compared with by syllables, the most odds by one run together. */
  bySyllables: number;
  /** What it loses of them by one that is not like it at all. */
  unlike: number;
  runTogether: number;
}

/** Places for which a mask has bits. */
export const mostPlaces = 30;

/** Undefined for a name of whose prospects nothing can be said. */
export function askedName(name: AnalysedName, rarity: Rarity): AskedName | undefined {
  const { parts } = name;
  // What two parts of one text tell is told apart by nothing that a match has.
  const texts = new Map(parts.map(({ text, latin }) => [text, latin]));
  if (parts.length > mostPlaces || parts.some(({ text, latin }) => texts.get(text) !== latin)) return undefined;
  const outline = outlineOf(name);
  const shapes = shapesOf(outline.parts);
  const facts = shapeFacts(name);
  return {
    name,
    parts: outline.parts,
    shapes,
    run: runOf(shapes, parts.length, { ...facts, spelling: spellingOf(fold(name.text)) }),
    bits: parts.map((part) => bitsOfPart(part, name, rarity)),
    known: parts.map((part) => isKnown(part, name, rarity)),
    kind: kindCode(name.kind),
    facts,
    languages: languagesOf(facts),
    bySyllables: bitsAsWhole("korean", name, rarity),
    unlike: lostByUnlike(name, rarity),
    runTogether: oddsOfBits(bitsAsWhole("joined", name, rarity), name.kind === "person"),
  };
}

/** What is known of a name's languages, in bits. */
export function languagesOf({ slavic, arabic, abjad }: ShapeFacts): number {
  return (slavic ? language.slavic : 0) | (arabic ? language.arabic : 0) | (abjad ? language.abjad : 0);
}

let lost: number | undefined;

/** The same of any name, which is why it is worked out but once. */
function lostByUnlike(name: AnalysedName, rarity: Rarity): number {
  lost ??= 2 * (toldOfHalf(1, name, rarity) - toldOfHalf(0.5, name, rarity));
  return lost;
}

const toldOfHalf = (score: number, name: AnalysedName, rarity: Rarity): number =>
  toldAsWhole({ score, reading: "korean" }, name, name, rarity);

/** More than a comparison of wholes costs by itself: one slip of the hand may cost less. */
const costOfWholes = 1;

/** Of a name that is not in Latin letters the listed one decides, so that there is no limit. */
function bitsAsWhole(reading: "korean" | "joined", name: AnalysedName, rarity: Rarity): number {
  if (name.script !== "Latn") return Number.POSITIVE_INFINITY;
  return toldAsWhole({ score: 1, reading }, name, name, rarity) + costOfWholes;
}

/** Log10 odds of names that agree in so many bits and contradict in nothing. */
export function oddsOfBits(bits: number, person: boolean): number {
  const { told } = person ? parameters.person : parameters.thing;
  return bits === Number.POSITIVE_INFINITY
    ? bits
    : between(parameters.steps, told, Math.max(0, Math.min(parameters.mostTold, bits)));
}

/** The likeness that a name needs by syllables to have log10 odds with one that is asked; above 1 where none is enough. */
export function leastBySyllables({ bySyllables, unlike, name }: AskedName, odds: number): number {
  const person = name.kind === "person";
  if (bySyllables === Number.POSITIVE_INFINITY) return 0;
  if (oddsOfBits(bySyllables, person) < odds) return beyond;
  let [enough, less] = [bySyllables, bySyllables - unlike];
  // Odds rise with bits: halved until a letter makes no difference.
  for (let step = 0; step < halvings; step++) {
    const middle = (enough + less) / 2;
    if (oddsOfBits(middle, person) >= odds) enough = middle;
    else less = middle;
  }
  return 1 - (bySyllables - less) / unlike;
}

/** No likeness is that great. */
const beyond = 1.01;
const halvings = 12;

/** What a part of a name that is asked tells by a listed one that it matches. */
export function bitsOfMatch(
  asked: AskedName,
  place: number,
  listed: PartOutline,
  likeness: Pick<Parameters<typeof toldBy>[0], "score" | "reason">,
  rarity: Rarity,
): number {
  const own = asked.bits[place] ?? 0;
  // Of things, parts of one text may be several words: only what is asked is sure.
  const has = asked.name.kind === "person" ? bitsOfPart(listed.part, asked.name, rarity) : own;
  const texts = { a: asked.parts[place]?.part.text ?? "", b: listed.part.text };
  return toldBy({ ...texts, ...likeness }, own, has, () => asked.known[place] === true);
}

const askedNames = new WeakMap<Prepared, { rarity: Rarity; names: readonly (AskedName | undefined)[] }>();

/** The names of a query, worked out once. */
export function askedNamesOf(query: Prepared, rarity: Rarity): readonly (AskedName | undefined)[] {
  const known = askedNames.get(query);
  if (known?.rarity === rarity) return known.names;
  const names = query.names.map(({ analysed }) => askedName(analysed, rarity));
  askedNames.set(query, { rarity, names });
  return names;
}
