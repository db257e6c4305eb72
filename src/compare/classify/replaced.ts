import { allHeads, type Description, labelled, partitive } from "./descriptions.ts";
import type { LostMention } from "./lost.ts";
import type { Range, Side } from "./passage.ts";
import type { LanguageRules } from "./rules/index.ts";
import { slotOf } from "./slots.ts";

/** Most words around a name that may have been reworded with it. */
const mostAround = 6;
/** Longest description by a noun that no list knows, in words after its determiner. */
const longestOpen = 5;

/**
 * What stands exactly where a name stood, whatever its noun: a mark for a name left out ("(name withheld)", "X", "Person 3"),
 * initials ("Mr. D."), a pronoun, or an indefinite noun phrase ("a resident").
 */
export function replacementOf(
  side: Side,
  other: Side,
  item: LostMention,
  person: boolean,
  rules: LanguageRules,
): Description | null {
  const place = exactPlace(side, other, item, rules);
  if (!place) return null;
  return (
    markIn(other, place, rules) ??
    initialsIn(other, place, person, rules) ??
    (person ? pronounIn(other, place, rules) : null) ??
    (item.mention.kind === "state" ? elsewhereIn(other, place, rules) : null) ??
    nounIn(other, place, rules)
  );
}

/** The place of a name alone: as many words as were reworded before and after it are left to them. */
function exactPlace(side: Side, other: Side, item: LostMention, rules: LanguageRules): Range | null {
  const { own, across } = slotOf(side, other, item.from, item.to);
  if (own.from > item.from || own.to < item.to) return null;
  // "Mr. Belin" → "I.B.": the stop stayed, and stands after the title on the one side and in the initials on the other.
  const stop = own.from - 1;
  const title = side.tokens[stop]?.text === "." && rules.descriptions.titles.has(side.tokens[stop - 1]?.lower ?? "");
  if (title && (side.kept[stop] ?? -1) >= 0 && (side.kept[stop - 1] ?? 0) < 0)
    across.from = slotOf(side, other, stop - 1, stop).across.from;
  const { indefinite, definite, personal, titles } = rules.descriptions;
  const light = (word: string) => rules.functionWords.has(word) || definite.has(word);
  const opens = (word: string) => indefinite.has(word) || definite.has(word) || personal.has(word);
  const counts = (index: number) => {
    const token = side.tokens[index];
    return token?.word && !light(token.lower) && !titles.has(token.lower);
  };
  let [from, to] = [across.from, across.to];
  for (let index = own.from; index < item.from; index++) if (counts(index)) from++;
  for (let index = item.to; index < own.to; index++) if (counts(index)) to--;
  const leads = (word: string) => titles.has(word) || (rules.functionWords.has(word) && !opens(word));
  while (from < to && leads(other.tokens[from]?.lower ?? "")) from++;
  while (from < to && other.tokens[from]?.text === ".") from++;
  const around = from - across.from + (across.to - to);
  return from < to && around <= mostAround ? { from, to } : null;
}

/** Signs that black out a name: a bar, or a row of one sign. */
const bar = /^[\u2580-\u25ff]$/u;
const filler = /^[*_#…xX.–—-]$/u;

function markIn(side: Side, place: Range, rules: LanguageRules): Description | null {
  const found = (from: number, to: number) => ({ from, to, definite: false, unique: false });
  const heads = allHeads(rules.descriptions);
  for (let from = place.from; from < place.to; from++) {
    const text = side.tokens[from]?.text ?? "";
    if (bar.test(text) || (filler.test(text) && side.tokens[from + 1]?.text === text)) {
      let to = from + 1;
      while (to < place.to && side.tokens[to]?.text === text) to++;
      return found(from, to);
    }
    if (/^[xX]{2,8}$/u.test(text)) return found(from, from + 1);
    if (labelled(side, from) && heads.has(text.toLowerCase())) return found(from, from + 2);
    if (text !== "(" && text !== "<") continue;
    const close = text === "(" ? ")" : ">";
    let to = from + 1;
    while (to < from + 6 && side.tokens[to] && side.tokens[to]?.text !== close) to++;
    const says = side.tokens.slice(from + 1, to).some(({ lower }) => rules.descriptions.withheld.has(lower));
    if (says && side.tokens[to]?.text === close) return found(from, to + 1);
  }
  return null;
}

/** "X" for any name; "D." and "P.D." for a person's. */
function initialsIn(side: Side, place: Range, person: boolean, rules: LanguageRules): Description | null {
  const { titles } = rules.descriptions;
  let from = place.from;
  while (titles.has(side.tokens[from]?.lower ?? "") || (from > place.from && side.tokens[from]?.text === ".")) from++;
  const letters = (index: number) => /^\p{Lu}(?:\.\p{Lu}){0,3}$/u.test(side.tokens[index]?.text ?? "");
  let to = from;
  while (to < place.to && (letters(to) || (to > from && side.tokens[to]?.text === "."))) to++;
  if (to === from || to < place.to) return null;
  const single = to === from + 1 && side.tokens[from]?.text.length === 1;
  return person || single ? { from, to, definite: false, unique: false } : null;
}

/** "He" for a name is as definite as "the man": it tells who is meant only where the name stands before it. */
function pronounIn(side: Side, place: Range, rules: LanguageRules): Description | null {
  const token = side.tokens[place.from];
  if (place.to - place.from > 1 || !token || !rules.descriptions.personal.has(token.lower)) return null;
  return { ...place, definite: true, unique: false };
}

/** "Abroad" for a State, or for "in" and a State. */
function elsewhereIn(side: Side, place: Range, rules: LanguageRules): Description | null {
  const { from } = place;
  const says = rules.descriptions.elsewhere.has(side.tokens[from]?.lower ?? "");
  return says ? { from, to: from + 1, definite: false, unique: false } : null;
}

/** An indefinite determiner and small words up to a word of grammar. */
function nounIn(side: Side, place: Range, rules: LanguageRules): Description | null {
  const { indefinite } = rules.descriptions;
  const part = partitive(side, place.from, rules.descriptions);
  if (part === 0 && !indefinite.has(side.tokens[place.from]?.lower ?? "")) return null;
  const content = place.from + Math.max(1, part);
  let to = content;
  while (to < place.to && to - content < longestOpen) {
    const token = side.tokens[to];
    if (!token?.word || !/^\p{Ll}/u.test(token.text) || rules.functionWords.has(token.lower)) break;
    to++;
  }
  const next = side.tokens[to];
  const whole = to >= place.to || !next?.word || rules.functionWords.has(next.lower);
  return to > content && whole ? { from: place.from, to, definite: false, unique: false } : null;
}
