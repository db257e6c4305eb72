import type { ChangeClass } from "../types.ts";
import { type Cue, findCues, markStanding } from "./cues.ts";
import { type Passage, type Side, spanOfTokens, touched } from "./passage.ts";
import type { LanguageRules } from "./rules/index.ts";
import { comparable, slotOf } from "./slots.ts";
import type { Token } from "./tokens.ts";

/** Cues of both sides of a change. */
export interface BothCues {
  original: Cue[];
  amended: Cue[];
}

/** The cues of certainty on both sides, with the standing ones marked. */
export function certaintyCues(passage: Passage, rules: LanguageRules): BothCues {
  const original = findCues(passage.original, rules.certainty, rules);
  const amended = findCues(passage.amended, rules.certainty, rules);
  markStanding(passage.original, original, amended);
  return { original, amended };
}

/**
 * Compares how certain a change leaves what it still says: each word that stayed is as certain as the weakest operator
 * that reaches it, and established without any. A class is given where a new operator weakens words that stayed
 * (lowered), or where a lost one had weakened them (raised).
 */
export function classifyCertainty(passage: Passage, cues: BothCues, rules: LanguageRules): ChangeClass[] {
  const { original, amended } = passage;
  const lowered = weaker(amended, original, cues.amended, cues.original, rules);
  const raised = weaker(original, amended, cues.original, cues.amended, rules);
  const grades = rules.certainty.grades;
  const label = (grade: number) => `${grade} ${grades[grade] ?? ""}`;
  return [
    ...lowered.map(
      ({ cue, grade }): ChangeClass => ({
        class: "certainty-lowered",
        rule: ruleOf(cue, grade),
        span: spanOfTokens(amended, cue.from, cue.to),
        from: label(grade),
        to: label(cue.grade),
      }),
    ),
    ...raised.map(
      ({ cue, grade }): ChangeClass => ({
        class: "certainty-raised",
        rule: ruleOf(cue, grade),
        span: spanOfTokens(original, cue.from, cue.to),
        from: label(cue.grade),
        to: label(grade),
      }),
    ),
  ];
}

/** A hedge over what another already weakened as much is told apart by its rule. */
function ruleOf(cue: Cue, grade: number): string {
  return grade > cue.grade ? cue.id : "certainty/further-hedge";
}

/** Cues of one side that leave words less certain than they are on the other, with the highest certainty they had there. */
function weaker(side: Side, other: Side, cues: Cue[], otherCues: Cue[], rules: LanguageRules) {
  const here = weakest(side, cues);
  const there = weakest(other, otherCues);
  const top = rules.certainty.grades.length - 1;
  const found = new Map<Cue, number>();
  for (const [index, token] of side.tokens.entries()) {
    const counterpart = side.kept[index] ?? -1;
    const cue = here[index];
    if (!cue || counterpart < 0 || !isContent(token, rules)) continue;
    const before = there[counterpart]?.grade ?? top;
    if (before <= cue.grade || (cue.standing && !reachesAnew(cue, index, side, other))) continue;
    found.set(cue, Math.max(found.get(cue) ?? 0, before));
  }
  for (const cue of cues)
    if (!found.has(cue) && isFurtherHedge(cue, side, other, there, rules)) found.set(cue, hedgeThere(cue, side, there));
  const real = [...found]
    // A new operator has new words: one whose words all stood there before was only read otherwise.
    .filter(
      ([cue]) => cue.standing || (touched(side, cue.from, cue.to) && comparable(cue, side, other, otherCues, rules)),
    )
    .map(([cue, grade]) => ({ cue, grade }));
  return real.filter((entry) => !real.some((rival) => outweighs(rival.cue, entry.cue, side)));
}

/** Of the operators of one changed run ("according to information received") the weakest speaks, else the first. */
function outweighs(rival: Cue, cue: Cue, side: Side): boolean {
  if (rival === cue || rival.standing || cue.standing) return false;
  for (let index = Math.min(rival.to, cue.to); index < Math.max(rival.from, cue.from); index++)
    if ((side.kept[index] ?? -1) >= 0) return false;
  return rival.grade < cue.grade || (rival.grade === cue.grade && rival.from < cue.from);
}

function isContent(token: Token, rules: LanguageRules): boolean {
  return token.word && !rules.functionWords.has(token.lower);
}

/** Grades up to this one hedge. */
const hedging = 3;

/**
 * Whether a hedge was put, with nothing in its place on the other side, over words that another hedge already reached
 * ("According to X, it allegedly sold …"): the ladder does not move, and yet the language is weaker.
 */
function isFurtherHedge(cue: Cue, side: Side, other: Side, there: (Cue | undefined)[], rules: LanguageRules): boolean {
  if (cue.standing || cue.grade > hedging) return false;
  const { own, across } = slotOf(side, other, cue.from, cue.to);
  if (across.to > across.from || own.from > cue.from || own.to < cue.to) return false;
  for (let index = cue.reachFrom; index < cue.reachTo; index++) {
    const token = side.tokens[index];
    const counterpart = side.kept[index] ?? -1;
    if (token && counterpart >= 0 && isContent(token, rules) && (there[counterpart]?.grade ?? 0) > 0) return true;
  }
  return false;
}

/** The highest certainty that the words under a cue have on the other side. */
function hedgeThere(cue: Cue, side: Side, there: (Cue | undefined)[]): number {
  let grade = cue.grade;
  for (let index = cue.reachFrom; index < cue.reachTo; index++) {
    const counterpart = side.kept[index] ?? -1;
    if (counterpart >= 0) grade = Math.max(grade, there[counterpart]?.grade ?? 0);
  }
  return grade;
}

/** For each token the weakest cue that reaches it from outside. */
function weakest(side: Side, cues: Cue[]): (Cue | undefined)[] {
  const result: (Cue | undefined)[] = new Array(side.tokens.length);
  // Each sentence has few cues; its weakest win by being written last.
  for (const cue of [...cues].sort((a, b) => b.grade - a.grade || Number(a.standing) - Number(b.standing)))
    for (let index = cue.reachFrom; index < cue.reachTo; index++)
      if (index < cue.from || index >= cue.to) result[index] = cue;
  return result;
}

/** Whether a standing cue reaches a word that stood in another sentence before: two sentences joined by a new word. */
function reachesAnew(cue: Cue, index: number, side: Side, other: Side): boolean {
  const cueAcross = other.sentenceOf[side.kept[cue.from] ?? -1];
  const wordAcross = other.sentenceOf[side.kept[index] ?? -1];
  if (cueAcross === undefined || wordAcross === undefined || cueAcross >= wordAcross) return false;
  for (let at = cue.to; at < index; at++)
    if ((side.kept[at] ?? -1) < 0 && side.tokens[at]?.word && other.sentenceOf[nearest(side, at)] !== wordAcross)
      return true;
  return false;
}

/** The counterpart of the kept token nearest before a place. */
function nearest(side: Side, index: number): number {
  let at = index;
  while (at >= 0 && (side.kept[at] ?? -1) < 0) at--;
  return side.kept[at] ?? -1;
}
