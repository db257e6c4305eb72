import type { Side } from "./passage.ts";
import { compilePatterns, matchPattern, type PatternTable } from "./patterns.ts";
import type { AxisRules, CueKind, CueRule, LanguageRules } from "./rules/index.ts";

/** A place where a rule of an axis speaks. */
export interface Cue {
  id: string;
  grade: number;
  kind: CueKind;
  tentative: boolean;
  /** Tokens of the expression; `to` is exclusive. */
  from: number;
  to: number;
  /** Tokens that it says something about. */
  reachFrom: number;
  reachTo: number;
  /** Whether the other side has the same expression at the same place. */
  standing: boolean;
}

/** Tokens between an opening operator and a clause put before its own: "one Member State of the group,". */
const opening = 8;

/** Words of an object that can point back: "the claim", "these two reports". */
const objectLength = 3;

const tables = new WeakMap<AxisRules, PatternTable<CueRule | null>>();

function tableOf(axis: AxisRules): PatternTable<CueRule | null> {
  let table = tables.get(axis);
  if (!table) {
    const pseudo = axis.pseudo.map((pattern): [string, CueRule | null] => [pattern, null]);
    const cues = axis.cues.flatMap((cue) => cue.patterns.map((pattern): [string, CueRule | null] => [pattern, cue]));
    table = compilePatterns([...pseudo, ...cues]);
    tables.set(axis, table);
  }
  return table;
}

/** Finds the cues of an axis on one side, with what they reach over (trigger, scope, pseudo-trigger and terminator as in ConText). */
export function findCues(side: Side, axis: AxisRules, rules: LanguageRules): Cue[] {
  const table = tableOf(axis);
  const cues: Cue[] = [];
  for (let index = 0; index < side.tokens.length; ) {
    const match = matchPattern(table, side.tokens, index);
    const rule = match?.value;
    if (match && rule && speaks(side, rule, match.from, match.to, rules))
      cues.push(placeCue(side, rule, match.from, match.to, axis, rules));
    index = match ? match.to : index + 1;
  }
  return cues;
}

/** Marks the cues that both sides have at the same place: standing language that the change left alone. */
export function markStanding(original: Side, originalCues: Cue[], amendedCues: Cue[]): void {
  const byStart = new Map(amendedCues.map((cue) => [cue.from, cue]));
  for (const cue of originalCues) {
    const counterpart = byStart.get(original.kept[cue.from] ?? -1);
    // The same operator stands though its complement was reworded: "told Belin that" and "told Belin how".
    if (!counterpart || counterpart.id !== cue.id) continue;
    cue.standing = true;
    counterpart.standing = true;
  }
}

function placeCue(side: Side, rule: CueRule, from: number, to: number, axis: AxisRules, rules: LanguageRules): Cue {
  const negation = rule.negatable ? negationBefore(side, from, rules) : -1;
  const base = { kind: rule.kind, tentative: rule.tentative ?? false, to, standing: false };
  if (negation < 0) return { ...base, id: rule.id, grade: rule.grade, from, ...reachOf(side, rule, from, to, rules) };
  const reach = reachOf(side, { ...rule, grade: 0, reach: "around" }, negation, to, rules);
  return { ...base, id: axis.negated.id, grade: axis.negated.grade, from: negation, ...reach };
}

/** Index of a negation up to four words before a verb and in its clause ("did not independently confirm"), or -1. */
function negationBefore(side: Side, from: number, rules: LanguageRules): number {
  for (let index = from - 1; index >= Math.max(0, from - 4); index--) {
    const token = side.tokens[index];
    if (!token || side.sentenceOf[index] !== side.sentenceOf[from]) return -1;
    if (rules.negations.has(token.lower)) return index;
    if (!token.word || (token.lower !== "to" && rules.complementizers.has(token.lower))) return -1;
  }
  return -1;
}

function reachOf(side: Side, rule: CueRule, from: number, to: number, rules: LanguageRules) {
  const sentence = side.sentences[side.sentenceOf[from] ?? 0] ?? { from, to };
  if (rule.reach === "noun") return { reachFrom: from, reachTo: nounEnd(side, to, sentence.to, rules) };
  const stops = (index: number) => rules.terminators.has(side.tokens[index]?.lower ?? "");
  const nextStop = (at: number) => {
    let stop = at;
    while (stop < sentence.to && !stops(stop)) stop++;
    return stop;
  };
  let end = nextStop(to);
  // "According to one source, although it had sold coal, …", "It is said that although …": a clause put before the one meant.
  if (end < sentence.to && side.tokens[end]?.word && introduces(side, from, end, sentence.from, to, rules))
    end = nextStop(end + 1);
  let begin = from;
  while (begin > sentence.from && !stops(begin - 1)) begin--;
  if (inAside(side, rule, begin, from, to, rules)) {
    let close = to;
    while (close < end && !isComma(side, close)) close++;
    if (close > to && close < end) return { reachFrom: from, reachTo: close };
  }
  // With nothing to follow, an operator speaks of what stands before it: "the transfer was alleged", "it sold coal, reportedly."
  const nothingFollows =
    !side.tokens.slice(to, end).some(({ word }) => word) ||
    (rule.kind === "verb" && rules.afterPassive.has(side.tokens[to]?.lower ?? ""));
  // "…, although this could not be verified", "…; the company denies the claim" take back the whole sentence.
  if (rule.grade === 0 && begin > sentence.from && pointsBack(side, begin, from, to, end, rules))
    return { reachFrom: sentence.from, reachTo: end };
  return { reachFrom: rule.reach === "around" || nothingFollows ? begin : from, reachTo: end };
}

/** Whether an operator has said nothing yet where another clause comes in: it opens the sentence, or ends with "that". */
function introduces(side: Side, from: number, end: number, start: number, to: number, rules: LanguageRules): boolean {
  if (end - to > opening) return false;
  const last = isComma(side, end - 1) ? end - 2 : end - 1;
  return from === start || (last < to + 1 && rules.complementizers.has(side.tokens[last]?.lower ?? ""));
}

function isComma(side: Side, index: number): boolean {
  return /^[,()–—]$/u.test(side.tokens[index]?.text ?? "");
}

/** Whether an operator stands in an aside that a comma will close: ", reportedly a citizen of …,", ", who said that …,". */
function inAside(side: Side, rule: CueRule, begin: number, from: number, to: number, rules: LanguageRules): boolean {
  if (rule.kind === "adverb") return isComma(side, from - 1) && !isComma(side, to);
  if (rule.reach !== "after") return false;
  let comma = from - 1;
  while (comma > begin && !isComma(side, comma)) comma--;
  return isComma(side, comma) && rules.relatives.has(side.tokens[comma + 1]?.lower ?? "");
}

/** Whether a clause speaks of what was said before: by its subject, or by its object and nothing after that. */
function pointsBack(side: Side, begin: number, from: number, to: number, end: number, rules: LanguageRules): boolean {
  const back = (index: number) => rules.backward.has(side.tokens[index]?.lower ?? "");
  for (let index = begin; index < from; index++) if (back(index)) return true;
  if (
    rules.complementizers.has(side.tokens[to - 1]?.lower ?? "") ||
    rules.complementizers.has(side.tokens[to]?.lower ?? "")
  )
    return false;
  for (let index = to; index < Math.min(end, to + objectLength); index++) if (back(index)) return true;
  return false;
}

/** An adjective speaks of the next words up to a preposition, a mark or five words. */
function nounEnd(side: Side, to: number, limit: number, rules: LanguageRules): number {
  let end = to;
  while (end < limit && end < to + 5) {
    const token = side.tokens[end];
    if (!token?.word || (end > to && rules.functionWords.has(token.lower))) break;
    end++;
  }
  return end;
}

/** Guards on single words that are often something else: the month May, modals without a verb, duties and permissions. */
function speaks(side: Side, rule: CueRule, from: number, to: number, rules: LanguageRules): boolean {
  if (rule.kind !== "modal") return true;
  const token = side.tokens[from];
  const next = side.tokens[to];
  if (!token || !next?.word || !/^\p{Ll}/u.test(next.text)) return false;
  const first = side.sentences[side.sentenceOf[from] ?? 0]?.from === from;
  if (rules.months.includes(token.lower) && /^\p{Lu}/u.test(token.text) && !first) return false;
  if (rules.functionWords.has(next.lower) && !rules.afterModal.has(next.lower)) return false;
  if (!isBase(next.lower, rules)) return false;
  return !isDuty(side, from, rules);
}

/** Whether a word can be the base form of a verb, as a modal needs it. */
function isBase(word: string, { notBase }: LanguageRules): boolean {
  return (
    notBase.except.some((ending) => word.endsWith(ending)) || !notBase.endings.some((ending) => word.endsWith(ending))
  );
}

/** Whether the sentence recommends or quotes an obligation, so that "may" and "could" give permission. */
function isDuty(side: Side, index: number, rules: LanguageRules): boolean {
  const sentence = side.sentences[side.sentenceOf[index] ?? 0];
  if (!sentence) return false;
  for (let at = sentence.from; at < sentence.to; at++) if (rules.duties.has(side.tokens[at]?.lower ?? "")) return true;
  return false;
}
