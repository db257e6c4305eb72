import type { ChangeClass, ChangeDraft, FoundMentions } from "../types.ts";
import { certaintyCues, classifyCertainty } from "./certainty.ts";
import { classifyCitations } from "./citations.ts";
import { isEditorialChange } from "./editorial.ts";
import { classifyFacts } from "./figures.ts";
import { classifyFindings } from "./findings.ts";
import { rulesFor } from "./language.ts";
import { classifyParties, classifySpecificity } from "./parties.ts";
import { type Passage, readPassage } from "./passage.ts";
import { classifyPolarity, disclaimers, scareQuotes } from "./polarity.ts";
import { classifyRecommendations } from "./recommendations.ts";
import type { LanguageRules } from "./rules/index.ts";
import { classifyViolation, violationCues } from "./violation.ts";

/**
 * The classes of a change, each with the rule that gave it and the passage that made the rule speak (docs/compare-classes.md
 * lists the rules). Names, figures, dates and citations are compared in any language; a language without rules gives
 * "not-checked" for every group of classes that needs them. A change always has at least one class. `settle` may take
 * back facts that the whole of the two documents explains.
 */
export function classify(
  draft: ChangeDraft,
  mentions: FoundMentions,
  settle = (classes: ChangeClass[]): ChangeClass[] => classes,
): ChangeClass[] {
  const passage = readPassage(draft, mentions);
  const { rules, unchecked } = rulesFor([...draft.original, ...draft.amended], wordsOf(passage));
  const classes = [
    ...classifyParties(passage, mentions),
    ...(rules ? classifyLanguage(draft, passage, mentions, rules) : []),
    ...settle(classifyFacts(passage, rules)),
    ...classifyCitations(passage),
  ];
  if (classes.length > 0) return [...unique(classes), ...unchecked];
  const rest = remainder(draft, passage, rules);
  // The same words in the same order: there is nothing that rules of language could find.
  return rest.class === "editorial" ? [rest] : [rest, ...unchecked];
}

function classifyLanguage(
  draft: ChangeDraft,
  passage: Passage,
  mentions: FoundMentions,
  rules: LanguageRules,
): ChangeClass[] {
  const certainty = certaintyCues(passage, rules);
  const violation = violationCues(passage, certainty, rules);
  return [
    ...classifySpecificity(passage, mentions, rules),
    ...classifyCertainty(passage, certainty, rules),
    ...disclaimers(passage, certainty, rules),
    ...scareQuotes(passage, rules),
    ...classifyViolation(passage, violation, rules),
    ...classifyPolarity(passage, certainty, rules),
    ...classifyRecommendations(draft, passage, rules),
    ...classifyFindings(passage, certainty, violation, rules),
  ];
}

/** What is left to say of a change that no other rule explains. */
function remainder(draft: ChangeDraft, passage: Passage, rules: LanguageRules | undefined): ChangeClass {
  const none = { span: null, from: null, to: null };
  if (
    passage.original.text === passage.amended.text ||
    (draft.kind !== "reworded" && !draft.reworded && bothSides(draft))
  )
    return { class: "other", rule: "other/place", ...none };
  if (bothSides(draft) && isEditorialChange(passage, rules))
    return { class: "editorial", rule: "editorial/form", ...none };
  return { class: "other", rule: bothSides(draft) ? "other/wording" : "other/passage", ...none };
}

/** Tokens of the longer side. */
function wordsOf({ original, amended }: Passage): number {
  return Math.max(original.tokens.length, amended.tokens.length);
}

function bothSides(draft: ChangeDraft): boolean {
  return draft.original.length > 0 && draft.amended.length > 0;
}

/** The same class by the same rule on the same passage counts once. */
function unique(classes: ChangeClass[]): ChangeClass[] {
  const seen = new Set<string>();
  return classes.filter(({ class: name, rule, span, from, to }) => {
    const key = JSON.stringify([name, rule, span?.side, span?.block, span?.start, span?.end, from, to]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
