import type { Party } from "#parties";
import type { LostMention } from "./lost.ts";
import type { Side } from "./passage.ts";
import type { DescriptionRules, LanguageRules } from "./rules/index.ts";

/** A noun phrase that describes without naming ("a technology company"). */
export interface Description {
  from: number;
  /** Exclusive. */
  to: number;
  definite: boolean;
  /** Whether it singles somebody out ("a Moscow-based bank"). */
  unique: boolean;
}

const longest = 7;

/** The nouns that can stand for a party; where only its capitals speak for what it is, any of them. */
export function headsFor(lost: LostMention, party: Party | undefined, rules: DescriptionRules): ReadonlySet<string> {
  const { person, organization, vessel, state } = rules;
  if (lost.mention.kind === "state" && lost.mention.form !== "adjective") return new Set(state);
  if (lost.mention.kind === "state" || !party || party.origin === "capitalised")
    return new Set([...person, ...organization, ...vessel, ...state]);
  if (party.schema === "Person") return new Set(person);
  if (party.schema === "Vessel" || party.schema === "Airplane") return new Set(vessel);
  if (party.schema === "Country") return new Set([...state, ...organization]);
  if (party.schema === "LegalEntity") return new Set([...organization, ...person, ...state]);
  return new Set([...organization, ...state]);
}

/** Every head noun that any description can have. */
export function allHeads(rules: DescriptionRules): ReadonlySet<string> {
  return new Set([...rules.person, ...rules.organization, ...rules.vessel, ...rules.state]);
}

/** The description that begins at a token: a determiner, or none before a plural, then words of content up to a head noun. */
export function descriptionAt(
  side: Side,
  from: number,
  heads: ReadonlySet<string>,
  rules: LanguageRules,
): Description | null {
  const { indefinite, definite, articles, pronouns } = rules.descriptions;
  const first = side.tokens[from];
  if (!first) return null;
  if (first.text === "[") return bracketed(side, from);
  const part = partitive(side, from, rules.descriptions);
  const opensDefinite = part === 0 && definite.has(first.lower);
  const opens = part > 0 || opensDefinite || indefinite.has(first.lower);
  let to = -1;
  const content = part > 0 ? from + part : opens ? from + 1 : from;
  for (let index = content; index < Math.min(content + longest - 1, side.tokens.length); index++) {
    const token = side.tokens[index];
    if (!token?.word || (index > from && articles.has(token.lower))) break;
    if (index > content && indefinite.has(token.lower) && !rules.descriptions.unspecific.has(token.lower)) break;
    if (rules.functionWords.has(token.lower) && !indefinite.has(token.lower)) break;
    if (isHead(side, index, heads, rules) && (opens || isPlural(token.lower) || labelled(side, index))) to = index + 1;
  }
  if (to < 0)
    return pronouns.has(first.lower) && !opens ? { from, to: from + 1, definite: false, unique: false } : null;
  if (labelled(side, to - 1)) return { from: to - 1, to: to + 1, definite: false, unique: false };
  return { from, to, definite: opensDefinite, unique: isUnique(side, from, to, heads, rules) };
}

/** Tokens before the noun of "one of the banks", "some of its directors", "a number of companies"; 0 where there is no such opening. */
export function partitive(side: Side, from: number, rules: DescriptionRules): number {
  const word = (index: number) => side.tokens[index]?.lower ?? "";
  const of = rules.articles.has(word(from)) && rules.amounts.has(word(from + 1)) ? from + 2 : from + 1;
  if (!rules.of.has(word(of)) || (of === from + 1 && !rules.quantities.has(word(from)))) return 0;
  if (rules.definite.has(word(of + 1))) return of + 2 - from;
  return of > from + 1 ? of + 1 - from : 0;
}

/** A head noun is written small, except the States that reports capitalise, labels ("Company A") and a sentence's first word. */
function isHead(side: Side, index: number, heads: ReadonlySet<string>, rules: LanguageRules): boolean {
  const token = side.tokens[index];
  if (!token || !heads.has(token.lower)) return false;
  if (!/^\p{Lu}/u.test(token.text)) return true;
  return rules.descriptions.state.includes(token.lower) || labelled(side, index) || startsSentence(side, index);
}

/** "[redacted]", "[name withheld]", "[…]". */
function bracketed(side: Side, from: number): Description | null {
  for (let index = from + 1; index < from + 6; index++)
    if (side.tokens[index]?.text === "]") return { from, to: index + 1, definite: false, unique: false };
  return null;
}

function isPlural(word: string): boolean {
  return /s$|men$|people$|personnel$/u.test(word);
}

/** "Company A", "Individual 1". */
export function labelled(side: Side, head: number): boolean {
  return (
    /^\p{Lu}/u.test(side.tokens[head]?.text ?? "") && /^(?:\p{Lu}|\d{1,2})$/u.test(side.tokens[head + 1]?.text ?? "")
  );
}

/** Whether anything in the description singles its bearer out: a name, a nationality or a place. */
function isUnique(side: Side, from: number, to: number, heads: ReadonlySet<string>, rules: LanguageRules): boolean {
  for (let index = from + 1; index < to; index++) {
    const token = side.tokens[index];
    if (!token || heads.has(token.lower) || rules.descriptions.unspecific.has(token.lower)) continue;
    if (/^\p{Lu}/u.test(token.text) && token.text.length > 1) return true;
  }
  const { indefinite, definite } = rules.descriptions;
  const first = side.tokens[from];
  if (!first || indefinite.has(first.lower) || definite.has(first.lower)) return false;
  return /^\p{Lu}/u.test(first.text) && !startsSentence(side, from);
}

function startsSentence(side: Side, index: number): boolean {
  return side.sentences[side.sentenceOf[index] ?? 0]?.from === index;
}
