import type { ChangeClass } from "../types.ts";
import type { BothCues } from "./certainty.ts";
import { clauseKind } from "./clauses.ts";
import type { Cue } from "./cues.ts";
import { length, pairSentences } from "./pairs.ts";
import { type Passage, type Range, type Side, spanOfTokens, touched } from "./passage.ts";
import { recommends } from "./recommendations.ts";
import type { LanguageRules } from "./rules/index.ts";

/** From this grade on a sentence is a finding of the report rather than somebody's word. */
const asserted = 4;
/** Fewest words of a finding, and of one without a full stop: shorter lines are titles, names and signatures. */
const shortest = 5;
const unpunctuated = 12;
/** Longest line of contents that is looked at, in characters. */
const longestLine = 2000;
const bodies = new Set(["numbered", "paragraph", "item"]);

/**
 * Findings that went or came: sentences of the body, of five words or more, without counterpart, whose weakest operator
 * is of grade 4 or above, which name a party or a breach, and which are no clauses of a resolution. One class for each run of such sentences in a block.
 */
export function classifyFindings(
  passage: Passage,
  certainty: BothCues,
  violation: BothCues,
  rules: LanguageRules,
): ChangeClass[] {
  const classes: ChangeClass[] = [];
  const seen = new Set<string>();
  for (const { before, after } of pairSentences(passage)) {
    const removed = after === null;
    const side = removed ? passage.original : passage.amended;
    const sentence = removed ? before : before === null ? after : null;
    if (!sentence) continue;
    const cues = {
      certainty: removed ? certainty.original : certainty.amended,
      violation: removed ? violation.original : violation.amended,
    };
    const rule = findingRule(side, sentence, cues.certainty, cues.violation, rules);
    const span = spanOfTokens(side, sentence.from, sentence.to);
    const key = `${side.name} ${span?.block}`;
    if (!rule || !span || seen.has(key)) continue;
    seen.add(key);
    classes.push({
      class: removed ? "finding-removed" : "finding-added",
      rule,
      span,
      from: removed ? span.text : null,
      to: removed ? null : span.text,
    });
  }
  return classes;
}

/** Dots or dashes that lead to a page number. */
const leaders = /[.…·_]{4,}|(?:\. ){3,}|…\s*\p{N}+$/u;

/** Whether a sentence says something: a clause with a finite verb, not a title, a name with its office, or a line of contents. */
function isStatement(side: Side, { from, to }: Range, closed: boolean, rules: LanguageRules): boolean {
  const [start, end] = [side.tokens[from]?.start ?? 0, side.tokens[to - 1]?.end ?? 0];
  if (leaders.test(side.text.slice(start, Math.min(end, start + longestLine)))) return false;
  for (let index = from; index < to; index++) {
    const { lower = "", text = "" } = side.tokens[index] ?? {};
    if (rules.auxiliaries.has(lower) || rules.finite.words.has(lower)) return true;
    if (closed && index > from && lower === text && isInflected(side, index, rules)) return true;
  }
  return false;
}

/** Whether a word is a verb by its ending: "endorses the", "transferred", but not "the designated entities", "designated by". */
function isInflected(side: Side, index: number, { finite, descriptions }: LanguageRules): boolean {
  const [before = "", word = "", behind = ""] = side.tokens.slice(index - 1, index + 2).map(({ lower }) => lower);
  const ends = (endings: string[]) =>
    endings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending));
  if (ends(finite.present) && descriptions.articles.has(behind)) return true;
  return ends(finite.past) && !finite.notAfter.has(before) && !descriptions.agent.has(behind);
}

/** The rule by which a sentence is a finding, or null. */
function findingRule(
  side: Side,
  sentence: Range,
  certainty: Cue[],
  violation: Cue[],
  rules: LanguageRules,
): string | null {
  const first = side.tokens[sentence.from];
  const last = side.tokens[sentence.to - 1];
  if (!first || !last || length(side, sentence) < shortest || !touched(side, sentence.from, sentence.to)) return null;
  const closed = /[.;:!?。！？؟]/u.test(last.text + (side.tokens[sentence.to - 2]?.text ?? ""));
  if (!closed && length(side, sentence) < unpunctuated) return null;
  if (!isStatement(side, sentence, closed, rules)) return null;
  let index = 0;
  while (index + 1 < side.starts.length && (side.starts[index + 1] ?? 0) <= first.start) index++;
  if (!bodies.has(side.blocks[index]?.kind ?? "") || recommends(side, sentence, false, rules)) return null;
  if (last.text === "," || clauseKind(side, sentence, rules)) return null;
  const within = (cue: Cue) => cue.from < sentence.to && cue.to > sentence.from;
  if (certainty.some((cue) => within(cue) && cue.grade < asserted)) return null;
  if (violation.some((cue) => within(cue) && cue.grade > 1)) return "finding/violation";
  const named = side.mentions.some(
    ({ kind, start, end }) => (kind === "party" || kind === "state") && start < last.end && end > first.start,
  );
  return named ? "finding/party" : null;
}
