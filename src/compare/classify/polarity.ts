import type { ChangeClass } from "../types.ts";
import type { BothCues } from "./certainty.ts";
import type { Cue } from "./cues.ts";
import { length, pairSentences } from "./pairs.ts";
import { type Passage, type Side, spanOfTokens, textOfTokens } from "./passage.ts";
import type { LanguageRules } from "./rules/index.ts";
import { slotOf } from "./slots.ts";
import { sentenceStayed } from "./violation.ts";

/** Longest sentence that counts as a disclaimer of the one before it, in words. */
const longest = 25;

/**
 * Negations put into or taken out of sentences that stayed. Polarity is kept apart from certainty: that a thing did not
 * happen can be as certain as that it did.
 */
export function classifyPolarity(passage: Passage, cues: BothCues, rules: LanguageRules): ChangeClass[] {
  const { original, amended } = passage;
  const entry = (side: Side, index: number): ChangeClass => ({
    class: "other",
    rule: "polarity/negation",
    span: spanOfTokens(side, index, index + 1),
    from: side === original ? textOfTokens(side, index, index + 1) : null,
    to: side === amended ? textOfTokens(side, index, index + 1) : null,
  });
  const changed = (side: Side, known: Cue[]) =>
    side.tokens
      .map((token, index) => ({ token, index }))
      .filter(({ token, index }) => rules.negations.has(token.lower) && (side.kept[index] ?? -1) < 0)
      .filter(({ index }) => sentenceStayed(side, index))
      .filter(({ index }) => !known.some((cue) => cue.from <= index && index < cue.to))
      .map(({ index }) => entry(side, index));
  return [...changed(original, cues.original), ...changed(amended, cues.amended)];
}

/**
 * A sentence put in (or taken out) that takes back what its neighbour says: "This could not be independently verified."
 * It holds a cue of the lowest grade and points back.
 */
export function disclaimers(passage: Passage, cues: BothCues, rules: LanguageRules): ChangeClass[] {
  const { original, amended } = passage;
  if (original.tokens.length === 0 || amended.tokens.length === 0) return [];
  const grades = rules.certainty.grades;
  const top = `${grades.length - 1} ${grades.at(-1) ?? ""}`;
  return pairSentences(passage).flatMap(({ before, after }): ChangeClass[] => {
    const lowered = before === null;
    const sentence = before === null ? after : after === null ? before : null;
    const side = lowered ? amended : original;
    if (!sentence || length(side, sentence) > longest) return [];
    const cue = (lowered ? cues.amended : cues.original).find(
      (candidate) => candidate.grade === 0 && candidate.from >= sentence.from && candidate.to <= sentence.to,
    );
    const pointsBack = side.tokens.slice(sentence.from, sentence.to).some((token) => rules.backward.has(token.lower));
    if (!cue || !pointsBack || sentence.from === 0) return [];
    const low = `0 ${grades[0] ?? ""}`;
    return [
      {
        class: lowered ? "certainty-lowered" : "certainty-raised",
        rule: "certainty/disclaimer",
        span: spanOfTokens(side, cue.from, cue.to),
        from: lowered ? top : low,
        to: lowered ? low : top,
      },
    ];
  });
}

/** Longest run of words that quotation marks hold at arm's length rather than quote. */
const phrase = 4;
const opening = /^["“„«'‘]$/u;
const closing = /^["”“»'’]$/u;

/** Quotation marks put around (or taken off) a few lower-case words that stayed: the "violation". */
export function scareQuotes(passage: Passage, rules: LanguageRules): ChangeClass[] {
  const grades = rules.certainty.grades;
  const top = `${grades.length - 1} ${grades.at(-1) ?? ""}`;
  const attributed = `2 ${grades[2] ?? ""}`;
  const put = (side: Side, other: Side, lowered: boolean): ChangeClass[] =>
    side.tokens.flatMap((token, index) => {
      if (!opening.test(token.text) || (side.kept[index] ?? -1) >= 0 || marked(side, other, index)) return [];
      let close = index + 1;
      while (
        close <= index + phrase &&
        /^\p{Ll}/u.test(side.tokens[close]?.text ?? "") &&
        (side.kept[close] ?? -1) >= 0
      )
        close++;
      const around = close > index + 1 && closing.test(side.tokens[close]?.text ?? "") && (side.kept[close] ?? -1) < 0;
      if (!around || marked(side, other, close)) return [];
      return [
        {
          class: lowered ? "certainty-lowered" : "certainty-raised",
          rule: "certainty/quotation-marks",
          span: spanOfTokens(side, index, close + 1),
          from: lowered ? top : attributed,
          to: lowered ? attributed : top,
        },
      ];
    });
  return [...put(passage.amended, passage.original, true), ...put(passage.original, passage.amended, false)];
}

/** Whether the other side has a quotation mark, of whatever form, in the same place. */
function marked(side: Side, other: Side, index: number): boolean {
  const { across } = slotOf(side, other, index, index + 1);
  return other.tokens.slice(across.from, across.to).some(({ text }) => opening.test(text) || closing.test(text));
}
