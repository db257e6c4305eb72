import type { ChangeClass } from "../types.ts";
import { type Fact, type FactKind, findFacts } from "./facts.ts";
import { type Passage, type Side, spanOfTokens, textOfTokens, touched } from "./passage.ts";
import type { LanguageRules } from "./rules/index.ts";
import { slotOf } from "./slots.ts";
import { sentenceStayed } from "./violation.ts";

/** Most classes that one change gets, and most changed facts of one side that are paired. */
const most = 200;
const considered = 1000;

const names: Record<FactKind, { class: ChangeClass["class"]; rule: string }> = {
  number: { class: "figure-changed", rule: "figure/number" },
  identifier: { class: "figure-changed", rule: "figure/identifier" },
  date: { class: "date-changed", rule: "date/date" },
  reference: { class: "figure-changed", rule: "reference/number" },
};

/**
 * Figures, dates, identifiers and numbered references that changed in sentences that stayed. Values are compared
 * normalised; one that merely went or came has null for the other side. Works in any language, with words and units
 * only where there are rules.
 */
export function classifyFacts(passage: Passage, rules: LanguageRules | undefined): ChangeClass[] {
  const { original, amended } = passage;
  if (original.tokens.length === 0 || amended.tokens.length === 0) return [];
  const before = findFacts(original, rules);
  const after = findFacts(amended, rules);
  const stayed = samePlaces(passage, before, after);
  const gone = before.filter((fact) => changed(original, fact) && !stayed.has(fact)).slice(0, considered);
  const open = new Set(after.filter((fact) => changed(amended, fact) && !stayed.has(fact)).slice(0, considered));
  const classes = [...stayed].flatMap(([fact, other]) => (other ? differing(passage, fact, other, rules) : []));
  const rest = gone.filter((fact) => {
    const same = [...open].find((other) => other.kind === fact.kind && other.value === fact.value);
    if (!same) return true;
    open.delete(same);
    classes.push(...differing(passage, fact, same, rules));
    return false;
  });
  for (const fact of rest) {
    const other = counterpart(fact, passage, [...open]);
    if (other) open.delete(other);
    if (other || (!fact.named && stays(original, fact))) classes.push(report(passage, fact, other));
  }
  for (const fact of open) if (!fact.named && stays(amended, fact)) classes.push(report(passage, undefined, fact));
  return classes.slice(0, most);
}

/** Facts whose own words stayed, each with its counterpart; counterparts themselves are there without one. */
function samePlaces({ original }: Passage, before: Fact[], after: Fact[]): Map<Fact, Fact | null> {
  const starts = new Map(after.map((fact) => [fact.from, fact]));
  const pairs = new Map<Fact, Fact | null>();
  for (const fact of before) {
    if (touched(original, fact.from, fact.to)) continue;
    const other = starts.get(original.kept[fact.from] ?? -1);
    if (!other || other.kind !== fact.kind || other.to - other.from !== fact.to - fact.from) continue;
    pairs.set(fact, other);
    pairs.set(other, null);
  }
  return pairs;
}

/** What differs between two facts of one number: its unit, or how exact it is said to be. */
function differing(passage: Passage, before: Fact, after: Fact, rules: LanguageRules | undefined): ChangeClass[] {
  const { original, amended } = passage;
  if (before.value !== after.value) {
    const whole = (side: Side, fact: Fact) =>
      textOfTokens(side, Math.max(0, fact.from - 1), Math.min(side.tokens.length, fact.to + 1));
    const entry = report(passage, before, after);
    return [{ ...entry, rule: "figure/unit", from: whole(original, before), to: whole(amended, after) }];
  }
  return rules && before.approximate !== after.approximate ? [approximation(passage, before, after)] : [];
}

/** Whether what a figure stood in is still there without it: its sentence, or its table row. */
function stays(side: Side, fact: Fact): boolean {
  return side.blocks[0]?.kind === "row" || sentenceStayed(side, fact.from);
}

/** Whether the figure, its unit or the word that makes it approximate was touched. */
function changed(side: Side, fact: Fact): boolean {
  return touched(side, Math.max(0, fact.from - 1), Math.min(side.tokens.length, fact.to + 1));
}

/** The fact of the same kind in the same place, else the nearest of its kind in the sentence that became of it. */
function counterpart(fact: Fact, { original, amended }: Passage, candidates: Fact[]): Fact | undefined {
  const { across } = slotOf(original, amended, fact.from, fact.to);
  const place = (across.from + across.to) / 2;
  return candidates
    .filter((other) => other.kind === fact.kind)
    .filter((other) => !(fact.named || other.named) || (other.from >= across.from && other.to <= across.to))
    .map((other) => ({ other, distance: Math.abs(other.from - place) }))
    .filter(
      ({ other, distance }) =>
        distance <= 30 &&
        amended.sentenceOf[other.from] === amended.sentenceOf[Math.min(across.from, amended.tokens.length - 1)],
    )
    .sort((a, b) => a.distance - b.distance)[0]?.other;
}

function report({ original, amended }: Passage, before: Fact | undefined, after: Fact | undefined): ChangeClass {
  const fact = before ?? after;
  const side = before ? original : amended;
  return {
    ...names[fact?.kind ?? "number"],
    span: fact ? spanOfTokens(side, fact.from, fact.to) : null,
    from: before ? textWithUnit(original, before) : null,
    to: after ? textWithUnit(amended, after) : null,
  };
}

function textWithUnit(side: Side, fact: Fact): string {
  const unit = fact.kind === "number" && fact.value.includes(" ") && /^\p{L}/u.test(side.tokens[fact.to]?.text ?? "");
  return textOfTokens(side, fact.from, unit ? fact.to + 1 : fact.to);
}

function approximation({ original, amended }: Passage, before: Fact, after: Fact): ChangeClass {
  return {
    class: "figure-changed",
    rule: "figure/approximation",
    span: spanOfTokens(amended, after.approximate ? after.from - 1 : after.from, after.to),
    from: textOfTokens(original, before.approximate ? before.from - 1 : before.from, before.to),
    to: textOfTokens(amended, after.approximate ? after.from - 1 : after.from, after.to),
  };
}
