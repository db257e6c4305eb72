import { canBeRunTogether, canRunTogether, likenessOf, type PartOutline } from "#names";
import { leastCostOf } from "../score/list-costs.ts";
import { listParameters as parameters } from "../score/list-parameters.data.ts";
import type { Prepared, Rarity } from "../types.ts";
import { type AskedName, askedNamesOf, bitsOfMatch, mostPlaces, oddsOfBits } from "./asked-name.ts";
import type { Entries, ShapeFacts } from "./entries.ts";
import { MatchMemory } from "./match-memory.ts";
import type { Sections } from "./sections.ts";

/** Sums that are taken in another order differ in their last digits. */
const rounding = 1e-9;
const arabicOrHebrew = 4;

/** What two names may have in common: the places of their parts, a bit for each, and what they tell. */
interface Common {
  left: number;
  right: number;
  bits: number;
}

/**
 * Says of entries whether their names can have some odds with those of a query, from the flat arrays of an index: most
 * candidates cannot, and need not be put together and compared. Never a wrong no.
 */
export class Prospects {
  readonly #sections: Sections;
  readonly #entries: Entries;
  readonly #rarity: Rarity;
  readonly #memory: MatchMemory;
  readonly #parts: PartOutline[] = [];
  readonly #common: Common = { left: 0, right: 0, bits: 0 };

  constructor(sections: Sections, entries: Entries, rarity: Rarity) {
    this.#sections = sections;
    this.#entries = entries;
    this.#rarity = rarity;
    this.#memory = new MatchMemory(sections.parts.starts.length - 1);
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
    const { starts, values } = this.#sections.nameParts;
    const from = starts[name] ?? 0;
    const count = (starts[name + 1] ?? from) - from;
    if (count > mostPlaces) return true;
    const facts = this.#entries.shapeFacts(name);
    const parts = this.#parts;
    parts.length = count;
    for (let at = 0; at < count; at++) parts[at] = this.#entries.outline(values[from + at] ?? 0);
    const common = this.#inCommon(asked, from, count, facts);
    if (count !== asked.parts.length) addJoined(asked, parts, common);
    const all = (1 << asked.parts.length) - 1 === common.left && (1 << count) - 1 === common.right;
    if (exact && all) return true;
    const person = asked.name.kind === "person";
    let reached = oddsOfBits(common.bits, person) + leastCostOf(asked.parts, common.left, parts, common.right, person);
    const differ = asked.facts.numbers !== facts.numbers && asked.facts.numbers !== "" && facts.numbers !== "";
    if (differ) reached += parameters.numbersDiffer;
    return reached + rounding >= odds || this.#canAsWhole(asked, name, facts, odds, differ);
  }

  #inCommon(asked: AskedName, from: number, count: number, facts: ShapeFacts): Common {
    const { values } = this.#sections.nameParts;
    const context = {
      slavic: facts.slavic || asked.facts.slavic,
      arabic: facts.arabic || asked.facts.arabic,
      abjad: facts.abjad || asked.facts.abjad,
    };
    const code = (context.slavic ? 1 : 0) + (context.arabic ? 2 : 0) + (context.abjad ? arabicOrHebrew : 0);
    const firm = asked.name.kind === "organisation";
    const common = this.#common;
    common.left = 0;
    common.right = 0;
    common.bits = 0;
    for (let i = 0; i < asked.parts.length; i++) {
      const one = asked.parts[i] as PartOutline;
      const row = this.#memory.row(one.part, asked.kind, code);
      let best = 0;
      for (let j = 0; j < count; j++) {
        const number = values[from + j] ?? 0;
        let told = this.#memory.get(row, number);
        if (told === 0) {
          const other = this.#parts[j] as PartOutline;
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
    return common;
  }

  #canAsWhole(asked: AskedName, name: number, facts: ShapeFacts, odds: number, numbersDiffer: boolean): boolean {
    if (asked.bySyllables + rounding >= odds) {
      if (asked.facts.syllables && facts.syllables) return true;
      if ((asked.facts.kana && facts.latin) || (facts.kana && asked.facts.latin)) return true;
    }
    if (numbersDiffer || asked.runTogether + rounding < odds) return false;
    const own = { parts: asked.parts, spelling: asked.spelling, abjad: asked.facts.abjad };
    const other = { parts: this.#parts, spelling: this.#sections.nameSpellings[name] ?? 0, abjad: facts.abjad };
    return canBeRunTogether(own, other, asked.name.kind === "organisation");
  }
}

/** Adds what can match where two neighbours of one name are run together in the other. */
function addJoined(asked: AskedName, parts: readonly PartOutline[], common: Common): void {
  const shorter = asked.parts.length < parts.length;
  const [few, many] = shorter ? [asked.parts, parts] : [parts, asked.parts];
  for (let i = 0; i < few.length; i++)
    for (let j = 0; j < many.length; j++) {
      const next = (j + 1) % many.length;
      if (!canRunTogether(few[i] as PartOutline, many[j] as PartOutline, many[next] as PartOutline)) continue;
      const both = (1 << j) | (1 << next);
      common.left |= shorter ? 1 << i : both;
      common.right |= shorter ? both : 1 << i;
      // Two words that are asked may tell what they have in other words, too.
      common.bits += shorter ? (asked.bits[i] ?? 0) : parameters.mostTold;
    }
}
