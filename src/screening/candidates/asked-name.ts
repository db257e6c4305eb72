import { type AnalysedName, fold, outlineOf, type PartOutline, spellingOf } from "#names";
import { between } from "../score/between.ts";
import { bitsOfPart, isKnown, toldAsWhole, toldBy } from "../score/list-odds.ts";
import { listParameters as parameters } from "../score/list-parameters.data.ts";
import type { Prepared, Rarity } from "../types.ts";
import { kindCode } from "./assemble.ts";
import { type ShapeFacts, shapeFacts } from "./entries.ts";

/** A name that is asked, as its prospects are weighed. */
export interface AskedName {
  name: AnalysedName;
  parts: readonly PartOutline[];
  /** What each part tells, in bits. */
  bits: readonly number[];
  known: readonly boolean[];
  kind: number;
  facts: ShapeFacts;
  spelling: number;
  /** The most odds that it can have with a name that it is compared with as a whole: by syllables, or run together. */
  bySyllables: number;
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
  return {
    name,
    parts: outlineOf(name).parts,
    bits: parts.map((part) => bitsOfPart(part, name, rarity)),
    known: parts.map((part) => isKnown(part, name, rarity)),
    kind: kindCode(name.kind),
    facts: shapeFacts(name),
    spelling: spellingOf(fold(name.text)),
    bySyllables: oddsAsWhole("korean", name, rarity),
    runTogether: oddsAsWhole("joined", name, rarity),
  };
}

/** Of a name that is not in Latin letters the listed one decides, so that there is no limit. */
function oddsAsWhole(reading: "korean" | "joined", name: AnalysedName, rarity: Rarity): number {
  if (name.script !== "Latn") return Number.POSITIVE_INFINITY;
  return oddsOfBits(toldAsWhole({ score: 1, reading }, name, name, rarity), name.kind === "person");
}

/** Log10 odds of names that agree in so many bits and contradict in nothing. */
export function oddsOfBits(bits: number, person: boolean): number {
  const { told } = person ? parameters.person : parameters.thing;
  return between(parameters.steps, told, Math.max(0, Math.min(parameters.mostTold, bits)));
}

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
