import type { Mention, Party } from "#parties";
import { type Passage, type Side, tokenAt, touched } from "./passage.ts";

/** A mention that the change took away, with the tokens it covers; `to` is exclusive. */
export interface LostMention {
  mention: Mention;
  from: number;
  to: number;
}

/** Mentions of parties and states lost and gained by a change, once those that stayed or changed their form are set off. */
export interface MentionBalance {
  lost: LostMention[];
  gained: LostMention[];
}

/**
 * Sets the mentions of both sides off against each other. A mention whose words all stayed stayed, whatever either
 * document links it to; a changed one is set off against one of the same party, or against a longer or shorter form in
 * the same place.
 */
export function balanceMentions({ original, amended }: Passage, parties: ReadonlyMap<string, Party>): MentionBalance {
  const states = stateNames(parties);
  const gone = changedMentions(original, amended, states);
  const come = changedMentions(amended, original, states);
  const byToken = new Map<number, LostMention>();
  const byParty = new Map<string, LostMention[]>();
  for (const item of come) {
    for (let index = item.from; index < item.to; index++) byToken.set(index, item);
    const list = byParty.get(item.mention.party);
    if (list) list.push(item);
    else byParty.set(item.mention.party, [item]);
  }
  const taken = new Set<LostMention>();
  const lost = gone.filter((candidate) => {
    const match =
      sameForm(candidate, byToken, taken, original) ?? nextFree(byParty.get(candidate.mention.party) ?? [], taken);
    if (match) taken.add(match);
    return !match;
  });
  return { lost, gained: come.filter((candidate) => !taken.has(candidate)) };
}

function nextFree(list: LostMention[], taken: ReadonlySet<LostMention>): LostMention | undefined {
  while (list[0] && taken.has(list[0])) list.shift();
  return list[0];
}

function changedMentions(side: Side, other: Side, states: ReadonlyMap<string, string>): LostMention[] {
  const stayed = new Map<number, LostMention>();
  for (const item of namesIn(other))
    if (!touched(other, item.from, item.to))
      for (let index = item.from; index < item.to; index++) stayed.set(index, item);
  return namesIn(side)
    .filter((item) => touched(side, item.from, item.to))
    .flatMap((item) => (staysAs(stayed, item, side) ? stateCutFrom(side, item, states) : [item]));
}

/** "State University of Haiti" that became "State University": the name stayed, the State in it did not. */
function stateCutFrom(side: Side, item: LostMention, states: ReadonlyMap<string, string>): LostMention[] {
  if (item.mention.kind !== "party") return [];
  let from = item.to;
  while (from > item.from + 1 && (side.kept[from - 1] ?? -1) < 0) from--;
  for (; from < item.to; from++) {
    const [start, end] = [side.tokens[from]?.start ?? 0, side.tokens[item.to - 1]?.end ?? 0];
    const text = side.text.slice(start, end);
    const party = states.get(text.toLowerCase());
    if (party === undefined) continue;
    return [{ mention: { ...item.mention, start, end, text, party, kind: "state", form: "full" }, from, to: item.to }];
  }
  return [];
}

const knownStates = new WeakMap<object, ReadonlyMap<string, string>>();

/** Keys of the States by their names in small letters; made once for a comparison. */
function stateNames(parties: ReadonlyMap<string, Party>): ReadonlyMap<string, string> {
  const known = knownStates.get(parties);
  if (known) return known;
  const names = new Map<string, string>();
  for (const { schema, key, name, aliases } of parties.values())
    if (schema === "Country") for (const form of [name, ...aliases]) names.set(form.toLowerCase(), key);
  knownStates.set(parties, names);
  return names;
}

function namesIn(side: Side): LostMention[] {
  return side.mentions
    .filter((mention) => mention.kind === "party" || mention.kind === "state")
    .map((mention) => ({ mention, ...tokenRange(side, mention.start, mention.end) }));
}

/** "Republic of Belarus" that became "Belarus": the shorter form lost no word, and is the same mention. */
function staysAs(stayed: ReadonlyMap<number, LostMention>, item: LostMention, side: Side): boolean {
  for (let index = item.from; index < item.to; index++) {
    const there = stayed.get(side.kept[index] ?? -1);
    if (there && sameName(item, there)) return true;
  }
  return false;
}

/** Titles and ships' prefixes, in any language written with Latin letters: they name nobody by themselves. */
const prefixes = /^(?:m\/?[vt]|s\/?s|mrs?|ms|dr|mme|sra?)\.?$/u;

function sameName(one: LostMention, other: LostMention): boolean {
  const [a, b] = [one.mention.text.toLowerCase(), other.mention.text.toLowerCase()];
  if (a !== b && (prefixes.test(a) || prefixes.test(b))) return false;
  return one.mention.party === other.mention.party || a.includes(b) || b.includes(a);
}

/** The tokens that a range of offsets touches. */
export function tokenRange(side: Side, start: number, end: number): { from: number; to: number } {
  const from = tokenAt(side, start);
  let to = from;
  while (to < side.tokens.length && (side.tokens[to]?.start ?? end) < end) to++;
  return { from, to };
}

/** "Volasys Silver Star" and "Volasys" in one place name the same, even where the documents link them differently. */
function sameForm(
  before: LostMention,
  byToken: ReadonlyMap<number, LostMention>,
  taken: ReadonlySet<LostMention>,
  side: Side,
): LostMention | undefined {
  for (let index = before.from; index < before.to; index++) {
    const after = byToken.get(side.kept[index] ?? -1);
    if (after && !taken.has(after) && sameName(before, after)) return after;
  }
  return undefined;
}

/** Most unread names of one change that are looked at. */
const mostUnread = 100;

function startsAt(side: Side, index: number): boolean {
  return side.sentences[side.sentenceOf[index] ?? 0]?.from === index;
}

/**
 * Capitalised names among the changed words that no mention covers (a name seen once, with nothing to tell what it is),
 * as mentions without a party. A single capitalised word that begins a sentence is none.
 */
export function unreadNames(side: Side, titles: ReadonlySet<string>): LostMention[] {
  const covered = new Set<number>();
  for (const mention of side.mentions) {
    const { from, to } = tokenRange(side, mention.start, mention.end);
    for (let index = from; index < to; index++) covered.add(index);
  }
  const isName = (index: number) =>
    (side.kept[index] ?? -1) < 0 &&
    !covered.has(index) &&
    /^\p{Lu}\p{L}/u.test(side.tokens[index]?.text ?? "") &&
    !titles.has(side.tokens[index]?.lower ?? "");
  const found: LostMention[] = [];
  for (let from = 0; from < side.tokens.length && found.length < mostUnread; from++) {
    if (!isName(from)) continue;
    let to = from + 1;
    while (isName(to)) to++;
    const first = side.sentences[side.sentenceOf[from] ?? 0]?.from === from;
    const [start, end] = [side.tokens[from]?.start ?? 0, side.tokens[to - 1]?.end ?? 0];
    const text = side.text.slice(start, end);
    // A word more or less of a longer name ("United States Code") is no name of its own.
    const part = [from - 1, to].some(
      (index) =>
        /^\p{Lu}\p{L}/u.test(side.tokens[index]?.text ?? "") &&
        !startsAt(side, index) &&
        !titles.has(side.tokens[index]?.lower ?? ""),
    );
    if (!part && (!first || to - from > 1))
      found.push({ mention: { block: "", start, end, text, kind: "party", party: "", form: "full" }, from, to });
    from = to;
  }
  return found;
}
