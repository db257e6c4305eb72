import {
  bySyllables,
  canBeRunTogether,
  canRunTogether,
  likenessOf,
  mayRunTogether,
  type PartOutline,
  type WordSketch,
} from "#names";
import { leastCostOf } from "../score/list-costs.ts";
import { bitsOfPart } from "../score/list-odds.ts";
import { listParameters as parameters } from "../score/list-parameters.data.ts";
import { slipBetween } from "../score/slips.ts";
import type { Prepared, Rarity } from "../types.ts";
import {
  type AskedName,
  askedNamesOf,
  bitsOfMatch,
  languagesOf,
  leastBySyllables,
  mostPlaces,
  oddsOfBits,
} from "./asked-name.ts";
import type { Entries, ShapeFacts } from "./entries.ts";
import { MatchMemory } from "./match-memory.ts";
import {
  firstLetterAt,
  isLong,
  isSpelled,
  language,
  lengthAt,
  mostLikeness,
  runOf,
  shapeSize,
  unlike,
} from "./part-shapes.ts";
import type { Sections } from "./sections.ts";
import { mostTold } from "./told-at-most.ts";
import { findUnmatched, mostAlike, noneUnmatched, weightMatched } from "./unmatched.ts";

/** Sums that are taken in another order differ in their last digits. */
const rounding = 1e-9;

/** What two names may have in common: the places of their parts, a bit for each, and what they tell. */
interface Common {
  left: number;
  right: number;
  bits: number;
  /** Whether two words of one may be run together in the other. */
  joined: boolean;
}

/**
 * Says of entries whether their names can have some odds with those of a query, from the flat arrays of an index: most
 * candidates cannot, and need not be put together and compared. Never a wrong no. A glance at letters and lengths rules
 * most of them out; parts are compared where that does not.
 */
export class Prospects {
  readonly #sections: Sections;
  readonly #entries: Entries;
  readonly #rarity: Rarity;
  readonly #memory: MatchMemory;
  readonly #parts: PartOutline[] = [];
  readonly #common: Common = { left: 0, right: 0, bits: 0, joined: false };
  readonly #unlisted = noneUnmatched(mostPlaces);
  readonly #unasked = noneUnmatched(mostPlaces);
  /** The shapes of the listed name that is looked at. */
  readonly #shapes = new Uint32Array(mostPlaces * shapeSize);
  /** What each part of a person's name tells in the index, where it is known; else NaN. */
  readonly #bits: Float64Array;

  constructor(sections: Sections, entries: Entries, rarity: Rarity) {
    this.#sections = sections;
    this.#entries = entries;
    this.#rarity = rarity;
    const parts = sections.parts.starts.length - 1;
    this.#memory = new MatchMemory(parts);
    this.#bits = new Float64Array(parts).fill(Number.NaN);
  }

  /** Whether an entry can have log10 odds with a query by names; with `exact` also whether all words can be the same. */
  can(query: Prepared, entry: number, odds: number, exact: boolean): boolean {
    const { starts, values } = this.#sections.entryNames;
    const end = starts[entry + 1] ?? 0;
    let comparable = false;
    for (const asked of askedNamesOf(query, this.#rarity)) {
      if (!asked) return true;
      for (let at = starts[entry] ?? end; at < end; at++) {
        const name = values[at] ?? 0;
        if (this.#sections.nameKinds[name] !== asked.kind) continue;
        if (this.#can(asked, name, odds, exact)) return true;
        comparable = true;
      }
    }
    return !comparable;
  }

  #can(asked: AskedName, name: number, odds: number, exact: boolean): boolean {
    const { nameParts, partShapes } = this.#sections;
    const from = nameParts.starts[name] ?? 0;
    const count = (nameParts.starts[name + 1] ?? from) - from;
    if (count > mostPlaces) return true;
    for (let at = 0; at < count; at++) {
      const shape = (nameParts.values[from + at] ?? 0) * shapeSize;
      for (let one = 0; one < shapeSize; one++) this.#shapes[at * shapeSize + one] = partShapes[shape + one] as number;
    }
    const facts = this.#entries.shapeFacts(name);
    const languages = asked.languages | languagesOf(facts);
    const differ = asked.facts.numbers !== facts.numbers && asked.facts.numbers !== "" && facts.numbers !== "";
    const reaches = (): boolean => {
      const common = this.#common;
      const all = (1 << asked.parts.length) - 1 === common.left && (1 << count) - 1 === common.right;
      return (exact && all) || this.#odds(asked, count, differ) + rounding >= odds;
    };
    this.#atAGlance(asked, from, count, languages, facts);
    if (reaches()) {
      this.#inCommon(asked, from, count, languages);
      if (reaches()) return true;
    }
    return this.#canAsWhole(asked, name, count, facts, odds, differ);
  }

  /** The most odds by what the parts have in common. */
  #odds(asked: AskedName, count: number, numbersDiffer: boolean): number {
    const person = asked.name.kind === "person";
    const { left, right, bits, joined } = this.#common;
    const own = asked.parts.length;
    const [unlisted, unasked] = [this.#unlisted, this.#unasked];
    findUnmatched(asked.shapes, own, left, person, unlisted);
    findUnmatched(this.#shapes, count, right, person, unasked);
    // A pair weighs as much as its parts in the middle, one of two words run together as much as both.
    const matched = weightMatched(asked.shapes, own, left) + weightMatched(this.#shapes, count, right);
    const several = (left & (left - 1)) !== 0 && (right & (right - 1)) !== 0;
    const alike = mostAlike(joined ? matched : matched / 2, unlisted, unasked, person, several || joined);
    const { unlike } = person ? parameters.person : parameters.thing;
    const odds = oddsOfBits(bits, person) + leastCostOf(unlisted.count, unasked.count, person) + unlike * (1 - alike);
    return numbersDiffer ? odds + parameters.numbersDiffer : odds;
  }

  /** What the parts have in common at most, by their letters and lengths. */
  #atAGlance(asked: AskedName, from: number, count: number, languages: number, facts: ShapeFacts): void {
    const { values } = this.#sections.nameParts;
    const person = asked.name.kind === "person";
    const common = this.#common;
    common.left = 0;
    common.right = 0;
    common.bits = 0;
    common.joined = false;
    for (let i = 0; i < asked.parts.length; i++) {
      const own = asked.bits[i] ?? 0;
      let best = 0;
      for (let j = 0; j < count; j++) {
        const most = mostLikeness(asked.shapes, i * shapeSize, this.#shapes, j * shapeSize, languages);
        if (most === unlike) continue;
        common.left |= 1 << i;
        common.right |= 1 << j;
        if (best >= own) continue;
        const has = person ? Math.min(own, this.#bitsOf(values[from + j] ?? 0, asked)) : own;
        best = Math.max(best, mostTold(asked, i, this.#shapes, j * shapeSize, most, has));
      }
      common.bits += best;
    }
    if (count !== asked.parts.length) this.#glanceAtJoined(asked, count, facts);
  }

  #bitsOf(part: number, { name }: AskedName): number {
    const known = this.#bits[part] as number;
    if (!Number.isNaN(known)) return known;
    const bits = bitsOfPart(this.#entries.outline(part).part, name, this.#rarity);
    this.#bits[part] = bits;
    return bits;
  }

  #glanceAtJoined(asked: AskedName, count: number, facts: ShapeFacts): void {
    const shapes = this.#shapes;
    const own = asked.parts.length;
    const latin = asked.facts.latin && facts.latin;
    addJoined(asked, count, this.#common, (i, first, second) => {
      const shorter = own < count;
      const [few, many] = shorter ? [asked.shapes, shapes] : [shapes, asked.shapes];
      const [one, two, three] = [i * shapeSize, first * shapeSize, second * shapeSize];
      if (isLong(few, one) || isLong(many, two) || isLong(many, three)) return true;
      return mayRunTogether(sketchOf(few, one), sketchOf(many, two), sketchOf(many, three), latin);
    });
  }

  /** What the parts have in common, by comparing them. */
  #inCommon(asked: AskedName, from: number, count: number, languages: number): void {
    const { values } = this.#sections.nameParts;
    const context = {
      slavic: (languages & language.slavic) !== 0,
      arabic: (languages & language.arabic) !== 0,
      abjad: (languages & language.abjad) !== 0,
    };
    const firm = asked.name.kind === "organisation";
    const parts = this.#parts;
    parts.length = count;
    for (let at = 0; at < count; at++) parts[at] = this.#entries.outline(values[from + at] ?? 0);
    const common = this.#common;
    common.left = 0;
    common.right = 0;
    common.bits = 0;
    common.joined = false;
    for (let i = 0; i < asked.parts.length; i++) {
      const one = asked.parts[i] as PartOutline;
      const row = this.#memory.row(one.part, asked.kind, languages);
      let best = 0;
      for (let j = 0; j < count; j++) {
        const number = values[from + j] ?? 0;
        let told = this.#memory.get(row, number);
        if (told === 0) {
          const other = parts[j] as PartOutline;
          const likeness = likenessOf(one, other, context, firm);
          told = MatchMemory.code(likeness && bitsOfMatch(asked, i, other, likeness, this.#rarity));
          this.#memory.set(row, number, told);
        }
        if (!MatchMemory.matches(told)) continue;
        common.left |= 1 << i;
        common.right |= 1 << j;
        if (told > best) best = told;
      }
      common.bits += MatchMemory.bits(best);
    }
    if (count !== asked.parts.length) {
      const [few, many] = asked.parts.length < count ? [asked.parts, parts] : [parts, asked.parts];
      addJoined(asked, count, common, (i, first, second) =>
        canRunTogether(few[i] as PartOutline, many[first] as PartOutline, many[second] as PartOutline),
      );
    }
  }

  #canAsWhole(
    asked: AskedName,
    name: number,
    count: number,
    facts: ShapeFacts,
    odds: number,
    numbersDiffer: boolean,
  ): boolean {
    if (canBeSyllabic(asked.facts, facts)) {
      const least = leastBySyllables(asked, odds - rounding);
      if (least === 0) return true;
      const listed = least > 1 ? undefined : this.#entries.name(name);
      if (listed && slipBetween(asked.name, listed)) return true;
      const likeness = listed && bySyllables(asked.name, listed, least)?.score;
      if (likeness !== undefined && likeness >= least) return true;
    }
    if (numbersDiffer || asked.runTogether + rounding < odds) return false;
    if (anyLong(asked.shapes, asked.parts.length) || anyLong(this.#shapes, count)) return true;
    const listed = runOf(this.#shapes, count, { ...facts, spelling: this.#sections.nameSpellings[name] ?? 0 });
    return canBeRunTogether(asked.run, listed, asked.name.kind === "organisation");
  }
}

/** Adds what can match where two neighbours of one name, told by their places, are run together in the other. */
function addJoined(
  asked: AskedName,
  count: number,
  common: Common,
  can: (one: number, first: number, second: number) => boolean,
): void {
  const own = asked.parts.length;
  const shorter = own < count;
  const [few, many] = shorter ? [own, count] : [count, own];
  for (let i = 0; i < few; i++)
    for (let j = 0; j < many; j++) {
      const next = (j + 1) % many;
      if (!can(i, j, next)) continue;
      const both = (1 << j) | (1 << next);
      common.left |= shorter ? 1 << i : both;
      common.right |= shorter ? both : 1 << i;
      // Two words that are asked may tell what they have in other words, too.
      common.joined = true;
      common.bits += shorter ? (asked.bits[i] ?? 0) : parameters.mostTold;
    }
}

/** Whether two names may be compared by their syllables. */
const canBeSyllabic = (one: ShapeFacts, other: ShapeFacts): boolean =>
  (one.syllables && other.syllables) || (one.kana && other.latin) || (other.kana && one.latin);

const sketchOf = (shapes: Uint32Array, at: number): WordSketch => ({
  letters: shapes[at + 1] as number,
  length: lengthAt(shapes, at),
  first: firstLetterAt(shapes, at),
  spelled: isSpelled(shapes, at),
});

function anyLong(shapes: Uint32Array, count: number): boolean {
  for (let at = 0; at < count * shapeSize; at += shapeSize) if (isLong(shapes, at)) return true;
  return false;
}
