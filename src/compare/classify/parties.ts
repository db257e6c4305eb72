import type { ChangeClass, FoundMentions } from "../types.ts";
import { findBlurred, findGeneralised, type Generalised } from "./anonymised.ts";
import { balanceMentions, type LostMention, unreadNames } from "./lost.ts";
import { type Passage, type Side, spanOf, spanOfTokens, textOfTokens } from "./passage.ts";
import type { LanguageRules } from "./rules/index.ts";
import { sentenceStayed } from "./violation.ts";

/** Most classes of one kind that one change gets; a longer list says no more. */
const most = 200;

/** Who lost or gained mentions in a change, in any language: one class for each party, with the first mention concerned. */
export function classifyParties(passage: Passage, mentions: FoundMentions): ChangeClass[] {
  const { lost, gained } = balanceMentions(passage, mentions.parties);
  const list = (items: LostMention[], side: Side, removed: boolean) => {
    const first = new Map<string, LostMention>();
    for (const item of items) if (!first.has(item.mention.party)) first.set(item.mention.party, item);
    return [...first].slice(0, most).map(([key, { mention }]): ChangeClass => {
      const name = mentions.parties.get(key)?.name ?? mention.text;
      return {
        class: removed ? "party-removed" : "party-added",
        rule: `party/${mention.kind === "state" ? (mention.form === "adjective" ? "nationality" : "state") : "name"}`,
        span: spanOf(side, mention.start, mention.end),
        from: removed ? name : null,
        to: removed ? null : name,
      };
    });
  };
  return [...list(lost, passage.original, true), ...list(gained, passage.amended, false)];
}

/** Names that became descriptions, and the axis of specificity in both directions (needs the language's nouns). */
export function classifySpecificity(passage: Passage, mentions: FoundMentions, rules: LanguageRules): ChangeClass[] {
  const { original, amended } = passage;
  if (original.tokens.length === 0 || amended.tokens.length === 0) return [];
  const { lost, gained } = balanceMentions(passage, mentions.parties);
  const down = findGeneralised(original, amended, lost, gained, mentions, rules);
  down.push(...unread(original, amended, gained, mentions, rules));
  down.push(...findBlurred(original, amended, down, rules));
  const up = findGeneralised(amended, original, gained, lost, mentions, rules);
  up.push(...unread(amended, original, lost, mentions, rules));
  up.push(...findBlurred(amended, original, up, rules));
  return [
    ...down.slice(0, most).map((item) => anonymised(item, original, amended)),
    ...down.slice(0, most).map((item) => specificity(item, original, true)),
    ...agentless(original, amended, lost, down, rules, true),
    ...up.slice(0, most).map((item) => specificity(item, amended, false)),
    ...agentless(amended, original, gained, up, rules, false),
  ];
}

/** Names that no mention covers, where an indefinite description stands for them now. */
function unread(
  side: Side,
  other: Side,
  gained: LostMention[],
  mentions: FoundMentions,
  rules: LanguageRules,
): Generalised[] {
  const names = unreadNames(side, rules.descriptions.titles).filter(
    ({ from, to }) => !rules.months.includes(side.tokens[from]?.lower ?? "") || to - from > 1,
  );
  return findGeneralised(side, other, names, gained, mentions, rules).filter(({ after }) => !after.definite);
}

function anonymised(item: Generalised, original: Side, amended: Side): ChangeClass {
  return {
    class: "party-anonymised",
    rule: item.lost
      ? item.country
        ? "party/nationality-generalised"
        : "party/name-generalised"
      : "party/description-generalised",
    span: spanOfTokens(original, item.before.from, item.before.to),
    from: textOfTokens(original, item.before.from, item.before.to),
    to: textOfTokens(amended, item.after.from, item.after.to),
  };
}

/** Grades of how closely a party is pointed out. */
const grades = ["0 absent", "1 generic", "2 described", "3 named"] as const;

function specificity(item: Generalised, side: Side, lowered: boolean): ChangeClass {
  const sharp = item.lost && !item.country ? grades[3] : grades[2];
  const blunt = item.after.unique && sharp === grades[3] ? grades[2] : grades[1];
  return {
    class: lowered ? "specificity-lowered" : "specificity-raised",
    rule: "specificity/description",
    span: spanOfTokens(side, item.before.from, item.before.to),
    from: lowered ? sharp : blunt,
    to: lowered ? blunt : sharp,
  };
}

/** Names that went from a sentence that stayed and now has nobody who acts: "by X" cut, or the passive put in. */
function agentless(
  side: Side,
  other: Side,
  lost: LostMention[],
  known: Generalised[],
  rules: LanguageRules,
  lowered: boolean,
): ChangeClass[] {
  const { agent, passive } = rules.descriptions;
  return lost
    .filter((item) => !known.some((other) => other.lost === item) && item.mention.form !== "adjective")
    .filter((item) => {
      if (!sentenceStayed(side, item.from)) return false;
      const sentence = side.sentences[side.sentenceOf[item.from] ?? 0];
      const cut = [1, 2, 3].some((back) => {
        const at = item.from - back;
        return agent.has(side.tokens[at]?.lower ?? "") && (side.kept[at] ?? -1) < 0;
      });
      const counterpart = sentence && counterpartSentence(side, other, sentence.from, sentence.to);
      const madePassive =
        counterpart !== undefined &&
        other.tokens
          .slice(counterpart.from, counterpart.to)
          .some((token, index) => passive.has(token.lower) && (other.kept[counterpart.from + index] ?? -1) < 0);
      return cut || madePassive;
    })
    .slice(0, most)
    .map((item) => ({
      class: lowered ? "specificity-lowered" : "specificity-raised",
      rule: "specificity/agentless",
      span: spanOfTokens(side, item.from, item.to),
      from: lowered ? grades[3] : grades[0],
      to: lowered ? grades[0] : grades[3],
    }));
}

function counterpartSentence(side: Side, other: Side, from: number, to: number) {
  for (let index = from; index < to; index++) {
    const across = side.kept[index] ?? -1;
    if (across >= 0 && side.tokens[index]?.word) return other.sentences[other.sentenceOf[across] ?? 0];
  }
  return undefined;
}
