import type { Edit } from "./types.ts";
import { sharedRuns } from "./words/runs.ts";
import { type Stretch, tidy } from "./words/tidy.ts";
import { numbered, separator, tokens } from "./words/tokens.ts";

/**
 * The way from one text to another, word by word: kept and deleted steps joined are `before`, kept and inserted ones
 * `after`, exactly; deletion stands before insertion. The reverse way is the mirror. Cost is bounded: long or very
 * different texts are compared between words that stand once in both. A paragraph separator (U+2029) that goes or
 * comes is a step of its own.
 */
export function wordEdits(before: string, after: string): Edit[] {
  if (before === after) return before ? [["keep", before]] : [];
  if (before > after) return reversed(wordEdits(after, before));
  const [a, b] = [tokens(before), tokens(after)];
  const runs = sharedRuns(...numbered(a, b));
  const stretches: Stretch[] = [];
  let [atA, atB] = [0, 0];
  for (const run of [...runs, { a: a.length, b: b.length, length: 0 }]) {
    const [deleted, inserted] = [a.slice(atA, run.a), b.slice(atB, run.b)];
    if (deleted.length + inserted.length > 0) stretches.push({ kept: [], deleted, inserted });
    if (run.length > 0) stretches.push({ kept: a.slice(run.a, run.a + run.length), deleted: [], inserted: [] });
    [atA, atB] = [run.a + run.length, run.b + run.length];
  }
  return tidy(stretches).flatMap(({ kept, deleted, inserted }) => [
    ...step("keep", kept),
    ...step("delete", deleted),
    ...step("insert", inserted),
  ]);
}

function step(operation: Edit[0], parts: string[]): Edit[] {
  const text = parts.join("");
  if (!text) return [];
  if (operation === "keep" || !text.includes(separator)) return [[operation, text]];
  return text.split(/(\u2029)/u).flatMap((part): Edit[] => (part ? [[operation, part]] : []));
}

/** The way back: what was deleted is inserted and the reverse. */
export function reversed(edits: Edit[]): Edit[] {
  const result: Edit[] = [];
  let inserted: Edit[] = [];
  for (const [operation, text] of edits) {
    if (operation === "keep") {
      result.push(...inserted, ["keep", text]);
      inserted = [];
    } else if (operation === "delete") inserted.push(["insert", text]);
    else result.push(["delete", text]);
  }
  return [...result, ...inserted];
}

/** The text that the edits start from, or lead to. */
export function textOf(edits: Edit[], side: "original" | "amended"): string {
  const left = side === "original" ? "insert" : "delete";
  return edits.map(([operation, text]) => (operation === left ? "" : text)).join("");
}
