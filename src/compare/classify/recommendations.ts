import type { ChangeClass, ChangeDraft } from "../types.ts";
import { clauseKind } from "./clauses.ts";
import { isEditorial } from "./editorial.ts";
import { pairSentences } from "./pairs.ts";
import { type Passage, type Range, type Side, spanOfTokens, textOfTokens, touched } from "./passage.ts";
import { compilePatterns, matchPattern, type PatternTable } from "./patterns.ts";
import type { LanguageRules } from "./rules/index.ts";

const tables = new WeakMap<LanguageRules, PatternTable<true>>();

function tableOf(rules: LanguageRules): PatternTable<true> {
  let table = tables.get(rules);
  if (!table) {
    const { cues, actors, obligations } = rules.recommendation;
    const duties = [...obligations].map((duty) => `${actors.join("|")} *3 ${duty}`);
    table = compilePatterns([...cues, ...duties].map((pattern): [string, true] => [pattern, true]));
    tables.set(rules, table);
  }
  return table;
}

/** The tokens by which a sentence recommends, or null. Under a heading of recommendations any duty does. */
export function recommends(side: Side, sentence: Range, under: boolean, rules: LanguageRules): Range | null {
  const table = tableOf(rules);
  for (let index = sentence.from; index < sentence.to; index++) {
    const match = matchPattern(table, side.tokens, index);
    if (match && match.to <= sentence.to) return match;
    if (under && rules.recommendation.obligations.has(side.tokens[index]?.lower ?? ""))
      return { from: index, to: index + 1 };
  }
  if (clauseKind(side, sentence, rules) === "asking") return { from: sentence.from, to: sentence.from + 1 };
  return null;
}

/** Recommendations that went, came or changed in more than spelling. */
export function classifyRecommendations(draft: ChangeDraft, passage: Passage, rules: LanguageRules): ChangeClass[] {
  const { original, amended } = passage;
  const under = draft.section.some((heading) =>
    rules.recommendation.headings.some((word) => heading.toLowerCase().includes(word)),
  );
  const pairs = pairSentences(passage);
  const classes: ChangeClass[] = [];
  for (const { before, after } of pairs) {
    const was = before && recommends(original, before, under, rules);
    const is = after && recommends(amended, after, under, rules);
    if (!was && !is) continue;
    const side = was ? original : amended;
    const cue = was ?? is;
    const base = { rule: "recommendation/cue", span: cue ? spanOfTokens(side, cue.from, cue.to) : null };
    const from = before ? textOfTokens(original, before.from, before.to) : null;
    const to = after ? textOfTokens(amended, after.from, after.to) : null;
    if (was && !is) classes.push({ ...base, class: "recommendation-removed", from, to });
    else if (is && !was) classes.push({ ...base, class: "recommendation-added", from, to });
    else if (before && after && differs(original, before, amended, after, rules))
      classes.push({ ...base, class: "recommendation-changed", from, to });
  }
  return classes;
}

function differs(original: Side, before: Range, amended: Side, after: Range, rules: LanguageRules): boolean {
  if (!touched(original, before.from, before.to) && !touched(amended, after.from, after.to)) return false;
  return !isEditorial(original, before, amended, after, rules);
}
