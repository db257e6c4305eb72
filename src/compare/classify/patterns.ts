import { inflect } from "./inflect.ts";
import type { Token } from "./tokens.ts";

/** One step of a pattern: a choice of words, or a gap of up to some tokens. */
interface Step {
  words: ReadonlySet<string>;
  optional: boolean;
  gap: number;
}

/** A pattern with what it means. */
interface Compiled<T> {
  steps: Step[];
  value: T;
}

/** Patterns by the words that can begin them. */
export type PatternTable<T> = ReadonlyMap<string, Compiled<T>[]>;

export interface PatternMatch<T> {
  value: T;
  from: number;
  /** Exclusive. */
  to: number;
}

/**
 * Compiles patterns written as words: `~find` is any form of a verb, `a|b` a choice, a trailing `?` makes a step
 * optional, `*3` stands for up to three tokens, none of which ends a clause. The first step may be neither optional nor a gap.
 */
export function compilePatterns<T>(entries: Iterable<readonly [string, T]>): PatternTable<T> {
  const table = new Map<string, Compiled<T>[]>();
  for (const [pattern, value] of entries) {
    const steps = pattern.split(" ").map(compileStep);
    for (const word of steps[0]?.words ?? []) {
      const list = table.get(word);
      if (list) list.push({ steps, value });
      else table.set(word, [{ steps, value }]);
    }
  }
  return table;
}

function compileStep(source: string): Step {
  const gap = /^\*(\d)$/u.exec(source)?.[1];
  if (gap) return { words: new Set(), optional: true, gap: Number(gap) };
  const optional = source.length > 1 && source.endsWith("?");
  const words = new Set<string>();
  for (const choice of (optional ? source.slice(0, -1) : source).split("|"))
    for (const form of choice.startsWith("~") ? inflect(choice.slice(1)) : [choice]) words.add(form);
  return { words, optional, gap: 0 };
}

const clauseEnds = new Set([".", ";", ":", "!", "?", "\u2029"]);

/** The longest pattern that begins at a token, if any. */
export function matchPattern<T>(table: PatternTable<T>, tokens: Token[], from: number): PatternMatch<T> | null {
  let best: PatternMatch<T> | null = null;
  for (const { steps, value } of table.get(tokens[from]?.lower ?? "") ?? []) {
    const to = matchSteps(steps, 0, tokens, from);
    if (to > (best?.to ?? from)) best = { value, from, to };
  }
  return best;
}

/** Where a match of the steps from one on ends, or -1. Gaps are short, so the work is bounded by the pattern's length. */
function matchSteps(steps: Step[], step: number, tokens: Token[], at: number): number {
  const current = steps[step];
  if (!current) return at;
  if (current.gap > 0) {
    for (let skipped = 0; skipped <= current.gap; skipped++) {
      const end = matchSteps(steps, step + 1, tokens, at + skipped);
      if (end >= 0) return end;
      if (clauseEnds.has(tokens[at + skipped]?.text ?? ".")) return -1;
    }
    return -1;
  }
  if (current.words.has(tokens[at]?.lower ?? "")) {
    const end = matchSteps(steps, step + 1, tokens, at + 1);
    if (end >= 0) return end;
  }
  return current.optional ? matchSteps(steps, step + 1, tokens, at) : -1;
}
