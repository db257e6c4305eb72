import type { ChangeClass } from "../types.ts";
import type { BothCues } from "./certainty.ts";
import { type Cue, findCues, markStanding } from "./cues.ts";
import { type Passage, type Side, spanOfTokens } from "./passage.ts";
import type { LanguageRules } from "./rules/index.ts";
import { slotOf } from "./slots.ts";

/** Grade of a possible violation: what an operator of doubt makes of any stronger word. */
const possible = 2;

/** Finds the words for breaches on both sides; under a tentative operator of certainty they count as possible ones. */
export function violationCues(passage: Passage, certainty: BothCues, rules: LanguageRules): BothCues {
  const graded = (side: Side, operators: Cue[]) =>
    findCues(side, rules.violation, rules).map((cue): Cue => {
      const doubted = operators.some(
        (operator) => operator.tentative && operator.reachFrom <= cue.from && operator.reachTo > cue.from,
      );
      return doubted && cue.grade > possible ? { ...cue, grade: possible, tentative: true } : cue;
    });
  const original = graded(passage.original, certainty.original);
  const amended = graded(passage.amended, certainty.amended);
  markStanding(passage.original, original, amended);
  return { original, amended };
}

/** Compares the words for breaches that stand in the same places of sentences that stayed. */
export function classifyViolation(passage: Passage, cues: BothCues, rules: LanguageRules): ChangeClass[] {
  const { original, amended } = passage;
  const grades = rules.violation.grades;
  const label = (grade: number) => `${grade} ${grades[grade] ?? ""}`;
  const classes: ChangeClass[] = [];
  const report = (before: Cue | undefined, after: Cue | undefined) => {
    const from = before?.grade ?? 0;
    const to = after?.grade ?? 0;
    if (from === to) return;
    const lowered = from > to;
    // The trigger is the stronger word, or the operator's reading of it where the word stayed.
    const onOriginal = before !== undefined && (lowered || after === undefined);
    const cue = onOriginal ? before : after;
    const side = onOriginal ? original : amended;
    classes.push({
      class: lowered ? "violation-lowered" : "violation-raised",
      rule: cue?.id ?? rules.violation.negated.id,
      span: cue ? spanOfTokens(side, cue.from, cue.to) : null,
      from: label(from),
      to: label(to),
    });
  };
  const paired = new Set<Cue>();
  for (const before of cues.original) {
    const after = counterpartOf(before, passage, cues.amended, paired);
    if (after) {
      paired.add(after);
      report(before, after);
    } else if (sentenceStayed(original, before.from)) report(before, undefined);
  }
  for (const after of cues.amended)
    if (!paired.has(after) && sentenceStayed(amended, after.from)) report(undefined, after);
  return classes;
}

/** The cue that stands for another across the change: on the same kept words, or in the same changed run. */
function counterpartOf(before: Cue, { original, amended }: Passage, candidates: Cue[], paired: Set<Cue>) {
  const free = candidates.filter((cue) => !paired.has(cue));
  for (let index = before.from; index < before.to; index++) {
    const across = original.kept[index] ?? -1;
    const same = across < 0 ? undefined : free.find((cue) => cue.from <= across && across < cue.to);
    if (same) return same;
  }
  const { across } = slotOf(original, amended, before.from, before.to);
  return free.find((cue) => cue.from < Math.max(across.to, across.from + 1) && cue.to > across.from && !cue.standing);
}

/** Whether at least a third of the words of the sentence stayed, two of them at least. */
export function sentenceStayed(side: Side, index: number): boolean {
  const sentence = side.sentences[side.sentenceOf[index] ?? 0];
  if (!sentence) return false;
  let words = 0;
  let stayed = 0;
  for (let at = sentence.from; at < sentence.to; at++) {
    if (!side.tokens[at]?.word) continue;
    words++;
    if ((side.kept[at] ?? -1) >= 0) stayed++;
  }
  return stayed >= 2 && stayed * 3 >= words;
}
