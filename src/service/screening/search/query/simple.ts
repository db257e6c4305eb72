import { bounds } from "./invalid.ts";
import { wordQuery } from "./parse.ts";
import type { Group, PatternPiece, Query } from "./types.ts";

/**
 * The syntax for search boxes (Elasticsearch's simple_query_string): + is and, | is or, - excludes, "…" is a phrase,
 * word* a beginning, word~1 a spelling error; brackets group. Nothing is ever wrong with it: what makes no sense is
 * read as words, or passed over.
 */
export function parseSimple(text: string): Query {
  const parts = text.slice(0, bounds.length).match(/"[^"]*"(?:~\d{1,3})?|[()|]|[+-](?=[^\s()|+-])|[^\s"()|]+/gu) ?? [];
  return new SimpleParser(parts.slice(0, bounds.clauses)).all();
}

class SimpleParser {
  readonly #parts: readonly string[];
  #at = 0;

  constructor(parts: readonly string[]) {
    this.#parts = parts;
  }

  all(): Query {
    const found: Query[] = [];
    // A bracket that closes nothing is passed over, and reading goes on after it.
    while (this.#at < this.#parts.length) {
      const query = this.#either(0);
      if (query) found.push(query);
      if (this.#parts[this.#at] === ")") this.#at++;
    }
    const [only] = found;
    if (!only) return { kind: "none" };
    return found.length === 1 ? only : { kind: "group", must: found, should: [], not: [] };
  }

  #either(depth: number): Query | undefined {
    const choices = [this.#both(depth)];
    while (this.#parts[this.#at] === "|") {
      this.#at++;
      choices.push(this.#both(depth));
    }
    const found = choices.filter((choice) => choice !== undefined);
    return found.length > 1 ? { kind: "group", must: [], should: found, not: [] } : found[0];
  }

  #both(depth: number): Query | undefined {
    const group: Group = { kind: "group", must: [], should: [], not: [] };
    for (let part = this.#parts[this.#at]; part !== undefined && part !== "|" && part !== ")"; ) {
      this.#at++;
      const sign = part === "+" || part === "-" ? part : "";
      if (sign !== "") part = this.#parts[this.#at++] ?? "";
      const query = part === "(" ? this.#bracket(depth) : leafOf(part);
      if (query) (sign === "-" ? group.not : group.must).push(query);
      part = this.#parts[this.#at];
    }
    if (group.must.length === 0 && group.not.length > 0) group.must.push({ kind: "all" });
    const [only] = group.must;
    return group.must.length === 1 && group.not.length === 0 ? only : group.must.length === 0 ? undefined : group;
  }

  #bracket(depth: number): Query | undefined {
    if (depth >= bounds.depth) return undefined;
    const inner = this.#either(depth + 1);
    if (this.#parts[this.#at] === ")") this.#at++;
    return inner;
  }
}

function leafOf(part: string): Query | undefined {
  const phrase = /^"([^"]*)"(?:~(\d+))?$/u.exec(part);
  if (phrase) {
    const words = phrase[1]?.trim() ?? "";
    return words === "" ? undefined : { kind: "phrase", text: words, slop: Math.min(100, Number(phrase[2] ?? 0)) };
  }
  const [, word = "", edits] = /^(.*?)(?:~(\d{0,3}))?$/su.exec(part) ?? [];
  if (word === "" || !/[\p{L}\p{N}*]/u.test(word)) return undefined;
  if (edits !== undefined)
    return { kind: "fuzzy", text: word, edits: edits === "" ? "auto" : Math.min(2, Number(edits)) };
  if (!word.endsWith("*")) return { kind: "words", text: word };
  const beginning = word.replace(/\*+$/u, "");
  const pieces: PatternPiece[] = beginning === "" ? ["many"] : [{ literal: beginning }, "many"];
  return wordQuery(pieces);
}
