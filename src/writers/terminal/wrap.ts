import type { Paint, Role } from "./paint.ts";
import { columns, fitting, harmless, isolated } from "./width.ts";

/** A stretch of text with one role. */
export interface Run {
  role: Role;
  text: string;
}

// A word with the spaces after it; in scripts without spaces each character may end a line.
const tokens =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{P}*\s*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*|\s+/gu;

/**
 * Runs as lines of at most `width` columns, the first after `first`, the others after `rest` (both count).
 * Words longer than a line are broken between characters.
 */
export function wrap(runs: readonly Run[], width: number, first: string, rest: string, paint: Paint): string[] {
  const lines: string[] = [];
  let line: Run[] = [];
  let used = columns(first);
  const flush = () => {
    const start = lines.length === 0 ? first : rest;
    const words = painted(trimmed(line), paint);
    lines.push(words === "" ? start.trimEnd() : start + words);
    line = [];
    used = columns(rest);
  };
  for (const run of runs)
    for (const token of harmless(run.text)
      .replace(/[\t\n\u2029]+/gu, " ")
      .match(tokens) ?? []) {
      let left = token;
      while (left !== "") {
        const room = width - used;
        if (columns(left.trimEnd()) <= room) {
          line.push({ role: run.role, text: left });
          used += columns(left);
          break;
        }
        if (line.length > 0) flush();
        else {
          const part = fitting(left, Math.max(1, room)) || [...left].slice(0, 1).join("");
          line.push({ role: run.role, text: part });
          left = left.slice(part.length);
          if (left !== "") flush();
        }
      }
    }
  if (line.length > 0 || lines.length === 0) flush();
  return lines;
}

/** Without the spaces at the end of a line. */
function trimmed(line: readonly Run[]): Run[] {
  const kept = [...line];
  for (let last = kept.pop(); last; last = kept.pop()) {
    const text = last.text.trimEnd();
    if (text !== "") return [...kept, { ...last, text }];
  }
  return [];
}

/** Neighbouring tokens of one role as one painted stretch. */
function painted(line: readonly Run[], paint: Paint): string {
  const joined: Run[] = [];
  for (const run of line) {
    const last = joined.at(-1);
    if (last?.role === run.role) last.text += run.text;
    else joined.push({ ...run });
  }
  return joined.map((run) => paint(run.role, isolated(run.text))).join("");
}
