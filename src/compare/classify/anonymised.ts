import type { FoundMentions } from "../types.ts";
import { allHeads, type Description, descriptionAt, headsFor, labelled } from "./descriptions.ts";
import type { LostMention } from "./lost.ts";
import type { Range, Side } from "./passage.ts";
import { replacementOf } from "./replaced.ts";
import type { LanguageRules } from "./rules/index.ts";
import { slotOf } from "./slots.ts";

/** A name or a telling description that became a less telling one. Ranges are of tokens; `to` is exclusive. */
export interface Generalised {
  /** The mention that went; null where a description alone lost what singled it out. */
  lost: LostMention | null;
  before: { from: number; to: number };
  after: Description;
  /** Whether what went was a country that told somebody apart, not a name: "a tanker under the Russian flag" → "a tanker". */
  country: boolean;
}

/** Longest description after a name, in tokens. */
const longestApposition = 6;
/** Longest stretch in which a description is looked for, in tokens. */
const reach = 80;
/** How far around the place of a lost name its description may begin, in tokens. */
const near = 6;

/**
 * Finds what stands for the names that one side lost: a description of a fitting kind, new in the place of the name or
 * left behind beside it. Works in either direction; `lost` are mentions of `side`, `gained` those of `other`.
 */
export function findGeneralised(
  side: Side,
  other: Side,
  lost: LostMention[],
  gained: LostMention[],
  mentions: FoundMentions,
  rules: LanguageRules,
): Generalised[] {
  const found: Generalised[] = [];
  for (const name of lost) {
    const item = attributive(side, name, rules)
      ? { ...name, mention: { ...name.mention, form: "adjective" as const } }
      : name;
    const party = mentions.parties.get(item.mention.party);
    const heads = headsFor(item, party, rules.descriptions);
    const state = item.mention.kind === "state";
    const stripped = state || item.mention.party === "" ? strippedOf(side, other, item, rules) : null;
    const person = party?.schema === "Person";
    const after =
      inItsPlace(side, other, item, gained, heads, rules) ??
      leftBehind(side, other, item, heads, rules) ??
      stripped ??
      (item.mention.form === "adjective" ? null : replacementOf(side, other, item, person, rules)) ??
      (state ? null : commonPart(side, other, item, rules));
    if (after && !(after.definite && namedBefore(other, item, after.from)))
      found.push({
        lost: name,
        before: { from: item.from, to: item.to },
        after,
        country: state && (item.mention.form === "adjective" || after === stripped),
      });
  }
  return [...found, ...swallowed(side, lost, found, rules)];
}

/** "Tanvor of Portmark, China" → "a foreign company": the State went into the description of the name before it. */
function swallowed(side: Side, lost: LostMention[], found: Generalised[], rules: LanguageRules): Generalised[] {
  const known = new Set(found.map((item) => item.lost));
  return lost
    .filter((item) => item.mention.kind === "state" && !known.has(item))
    .flatMap((item) => {
      const joins = side.tokens[item.from - 1];
      const joined = joins && (joins.text === "," || rules.functionWords.has(joins.lower)) && joins.lower !== "and";
      const host = found.find(({ before }) => before.to < item.from && before.to + 1 >= item.from - 1);
      if (!joined || !host || host.after.unique) return [];
      return [{ lost: item, before: { from: item.from, to: item.to }, after: host.after, country: true }];
    });
}

/** Whether a State's name stands as an adjective: "a Singapore-based company", "a Singapore company". */
function attributive(side: Side, { mention, to }: LostMention, rules: LanguageRules): boolean {
  if (mention.kind !== "state" || mention.form === "adjective") return false;
  if ((side.tokens[to - 1]?.end ?? 0) > mention.end) return true;
  const noun = side.tokens[to];
  return noun !== undefined && /^\p{Ll}/u.test(noun.text) && allHeads(rules.descriptions).has(noun.lower);
}

/** "The Permanent Mission of Zelmont" → "the mission": a word of the name stays, written small, as what describes it. */
function commonPart(side: Side, other: Side, item: LostMention, rules: LanguageRules): Description | null {
  const heads = allHeads(rules.descriptions);
  for (let index = item.from; index < item.to; index++) {
    const across = side.kept[index] ?? -1;
    const token = other.tokens[across];
    if (!token || !/^\p{Ll}/u.test(token.text) || !heads.has(token.lower)) continue;
    for (let from = Math.max(0, across - 4); from <= across; from++) {
      const description = descriptionAt(other, from, heads, rules);
      if (description && description.to > across) return description;
    }
  }
  return null;
}

/** A description with new words where the name stood. */
function inItsPlace(
  side: Side,
  other: Side,
  item: LostMention,
  gained: LostMention[],
  heads: ReadonlySet<string>,
  rules: LanguageRules,
): Description | null {
  const { across } = slotOf(side, other, item.from, item.to);
  const named = gained.some(
    ({ mention, from, to }) =>
      mention.kind === "party" &&
      from < across.to &&
      to > across.from &&
      !isLabel(other, from, to, rules) &&
      !rules.functionWords.has(other.tokens[from - 1]?.lower ?? ","),
  );
  if (named) return null;
  let best: Description | null = null;
  const distance = (candidate: Description) => distanceOf(other, candidate, across, rules);
  for (
    let from = Math.max(0, across.from - near);
    from < Math.min(other.tokens.length, across.to + near, across.from + reach);
    from++
  ) {
    const description = descriptionAt(other, from, heads, rules);
    if (!description || namesAnother(other, description) || bringsName(other, description, across.from, item)) continue;
    if (description.definite && namedBefore(other, item, description.from)) continue;
    if (
      !isNew(other, description) ||
      other.sentenceOf[from] !== other.sentenceOf[Math.min(across.from, other.tokens.length - 1)]
    )
      continue;
    if (distance(description) > 2) continue;
    if (!best || distance(description) < distance(best)) best = description;
    from = description.to - 1;
  }
  return best;
}

/** Whether its noun is a part of a name ("the United Nations"). */
function namesAnother(side: Side, { to }: Description): boolean {
  const head = side.tokens[to - 1];
  if (!head || !/^\p{Lu}\p{L}/u.test(head.text)) return false;
  return side.mentions.some(
    ({ kind, start, end }) => (kind === "party" || kind === "state") && start < head.start && end >= head.end,
  );
}

/** Whether it begins with a name that stood before the place and is none of it: "the Committee designated [companies]". */
function bringsName(side: Side, { from, to }: Description, place: number, item: Range): boolean {
  for (let index = from + 1; index < Math.min(place, to); index++) {
    const across = side.kept[index] ?? -1;
    const own = across >= item.from && across < item.to;
    if (across >= 0 && !own && /^\p{Lu}/u.test(side.tokens[index]?.text ?? "")) return true;
  }
  return false;
}

/** "Individual A", which capitals make look like a name. */
function isLabel(side: Side, from: number, to: number, rules: LanguageRules): boolean {
  return to <= from + 2 && labelled(side, from) && allHeads(rules.descriptions).has(side.tokens[from]?.lower ?? "");
}

/** How far a description stands from a place, in tokens; what joins it to a name ("a Member of the United Nations") counts half. */
function distanceOf(side: Side, { from, to }: Description, place: Range, rules: LanguageRules): number {
  let sum = 0;
  const between = to <= place.from ? { from: to, to: place.from } : { from: place.to, to: from };
  for (let index = between.from; index < between.to && sum < near; index++) {
    const token = side.tokens[index];
    const light = token && (rules.functionWords.has(token.lower) || (to <= place.from && /^\p{Lu}/u.test(token.text)));
    sum += light ? 0.5 : 1;
  }
  return sum;
}

/** Whether its determiner, its head or anything in it is new, so that it did not stand there before. */
function isNew(side: Side, { from, to }: Description): boolean {
  for (let index = from; index < to; index++) if ((side.kept[index] ?? -1) < 0) return true;
  return false;
}

/** The description that stood beside the name and stays without it: "the firm Hongda" → "the firm", "Russian nationals" → "nationals". */
function leftBehind(
  side: Side,
  other: Side,
  item: LostMention,
  heads: ReadonlySet<string>,
  rules: LanguageRules,
): Description | null {
  const apposition = item.mention.form === "adjective" ? null : appositionOf(side, other, item, heads, rules);
  if (apposition) return apposition;
  const head = item.mention.form === "adjective" ? headAfter(side, item.to, heads) : headBefore(side, item.from, heads);
  const across = head < 0 ? -1 : (side.kept[head] ?? -1);
  if (across < 0) return item.mention.form === "adjective" ? bareNoun(side, other, item, rules) : null;
  for (let from = Math.max(0, across - 4); from <= across; from++) {
    const description = descriptionAt(other, from, heads, rules);
    if (description && description.to > across) return { ...description, unique: false };
  }
  return { from: across, to: across + 1, definite: false, unique: false };
}

/** "Hongda, a trading company, sold …" → "A trading company sold …": what explained the name now stands for it. */
function appositionOf(
  side: Side,
  other: Side,
  item: LostMention,
  heads: ReadonlySet<string>,
  rules: LanguageRules,
): Description | null {
  if (!/^[,(–—]$/u.test(side.tokens[item.to]?.text ?? "")) return null;
  const before = descriptionAt(side, item.to + 1, heads, rules);
  const across = before ? (side.kept[before.to - 1] ?? -1) : -1;
  for (let from = Math.max(0, across - longestApposition); across >= 0 && from <= across; from++) {
    const after = descriptionAt(other, from, heads, rules);
    if (after && after.to > across) return after;
  }
  return null;
}

/** A nationality cut from before any other noun: "under the Russian flag" → "under the flag". */
function bareNoun(side: Side, other: Side, item: LostMention, rules: LanguageRules): Description | null {
  const noun = side.tokens[item.to];
  const across = side.kept[item.to] ?? -1;
  if (!noun || across < 0 || !/^\p{Ll}/u.test(noun.text) || rules.functionWords.has(noun.lower)) return null;
  const slot = slotOf(side, other, item.from, item.to).across;
  const replaced = other.tokens.slice(slot.from, slot.to).filter(({ word }) => word);
  if (!replaced.every(({ lower }) => rules.descriptions.unspecific.has(lower) || rules.functionWords.has(lower)))
    return null;
  return { from: Math.min(slot.from, across), to: across + 1, definite: false, unique: false };
}

/** Longest phrase after a noun that is taken as telling its bearer apart, in tokens. */
const longestPhrase = 8;

/** "a company registered in China", "a tanker under the Russian flag" → "a company", "a tanker": the phrase went with its country. */
function strippedOf(side: Side, other: Side, item: LostMention, rules: LanguageRules): Description | null {
  const { own, across } = slotOf(side, other, item.from, item.to);
  const noun = own.from - 1;
  const stays = side.kept[noun] ?? -1;
  if (stays < 0 || own.to - own.from > longestPhrase || across.to > across.from) return null;
  const heads = allHeads(rules.descriptions);
  const vague = (side: Side, index: number) =>
    (side.kept[index] ?? 0) < 0 && rules.descriptions.unspecific.has(side.tokens[index]?.lower ?? "");
  // "The flag of Panama" → "a foreign flag": any noun will do where a vague word came before it.
  if (vague(other, stays - 1) && /^\p{Ll}/u.test(side.tokens[noun]?.text ?? ""))
    return { from: stays - 1, to: stays + 1, definite: false, unique: false };
  if (!heads.has(side.tokens[noun]?.lower ?? "")) return null;
  for (let from = Math.max(0, stays - 4); from <= stays; from++) {
    const description = descriptionAt(other, from, heads, rules);
    if (description?.to === stays + 1 && !description.unique) return description;
  }
  return null;
}

function headAfter(side: Side, from: number, heads: ReadonlySet<string>): number {
  for (let index = from; index < from + 3; index++) if (heads.has(side.tokens[index]?.lower ?? "")) return index;
  return -1;
}

function headBefore(side: Side, from: number, heads: ReadonlySet<string>): number {
  let index = from - 1;
  if (/^[,("“]$/u.test(side.tokens[index]?.text ?? "")) index--;
  return heads.has(side.tokens[index]?.lower ?? "") ? index : -1;
}

/** Whether the party is still named earlier in the passage, so that "the company" refers back to it. */
function namedBefore(side: Side, item: LostMention, before: number): boolean {
  const limit = side.tokens[before]?.start ?? 0;
  return side.mentions.some((mention) => mention.party === item.mention.party && mention.start < limit);
}

/** Whether a description is or holds a name ("the United States"): then what became of the name tells, and not the rest. */
function holdsName(side: Side, { from, to }: Description): boolean {
  const [start, end] = [side.tokens[from]?.start ?? 0, side.tokens[to - 1]?.end ?? 0];
  return side.mentions.some(
    (mention) =>
      (mention.kind === "party" || (mention.kind === "state" && mention.form !== "adjective")) &&
      mention.start < end &&
      mention.end > start,
  );
}

/** Descriptions that lost the place or nationality that made them unique, where no mention tells: "a Moscow-based bank" → "a bank". */
export function findBlurred(side: Side, other: Side, taken: Generalised[], rules: LanguageRules): Generalised[] {
  const heads = allHeads(rules.descriptions);
  const found: Generalised[] = [];
  for (let from = 0; from < side.tokens.length; from++) {
    const before = descriptionAt(side, from, heads, rules);
    if (!before) continue;
    from = before.to - 1;
    if (!before.unique || !isNew(side, before) || holdsName(side, before)) continue;
    if (taken.some((item) => item.before.from < before.to && item.before.to > before.from)) continue;
    const across = side.kept[before.to - 1] ?? -1;
    for (let start = Math.max(0, across - 4); across >= 0 && start <= across; start++) {
      const after = descriptionAt(other, start, heads, rules);
      if (!after || after.to <= across) continue;
      if (!after.unique) found.push({ lost: null, before, after, country: false });
      break;
    }
  }
  return found;
}
