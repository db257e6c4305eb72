import { bounds, invalidQuery } from "./invalid.ts";
import { type Token, tokensOf } from "./lex.ts";
import type { Group, PatternPiece, Query } from "./types.ts";

/**
 * Reads Lucene's query syntax: words (all must be there), "phrases"~2, field:value and field:(…), AND, OR, NOT, + and -,
 * wildcards * and ?, fuzzy~1, ranges [a TO b] and >=a, field:* and boosts^2. NOT binds before AND, AND before OR.
 * Throws `search-invalid` with the place of the fault.
 */
export function parseQuery(text: string): Query {
  const parser = new Parser(tokensOf(text));
  const query = parser.either(undefined, 0);
  parser.end();
  return query;
}

type Clause = { query: Query; mode: "+" | "-" | "" };

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #clauses = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  end(): void {
    const left = this.#tokens[this.#at];
    if (left)
      throw invalidQuery(left.kind === ")" ? "a bracket closes that none opened" : "this is unexpected", left.at);
  }

  /** either := both (OR both)* */
  either(field: string | undefined, depth: number): Query {
    const first = this.#both(field, depth);
    const clauses = [first];
    while (this.#take("OR")) clauses.push(this.#both(field, depth));
    if (clauses.length === 1) return positive([asRequired(first)]);
    // What is required beside an OR makes the rest optional; what is excluded excludes altogether.
    return positive(clauses);
  }

  /** both := clause (AND? clause)* */
  #both(field: string | undefined, depth: number): Clause {
    const clauses = [this.#clause(field, depth)];
    for (;;) {
      const joined = this.#take("AND") !== undefined;
      const next = this.#tokens[this.#at];
      if (!joined && (!next || next.kind === ")" || next.kind === "OR")) break;
      clauses.push(this.#clause(field, depth));
    }
    const [only] = clauses;
    if (clauses.length === 1 && only) return only;
    return { query: positive(clauses.map(asRequired)), mode: "" };
  }

  #clause(field: string | undefined, depth: number): Clause {
    if (++this.#clauses > bounds.clauses) throw invalidQuery(`it has more than ${bounds.clauses} parts`);
    const sign = this.#take("+", "-", "NOT");
    if (sign?.kind === "NOT" && this.#tokens[this.#at]?.kind === "NOT") {
      // NOT NOT x is x.
      const inner = this.#clause(field, depth);
      return { ...inner, mode: inner.mode === "-" ? "" : "-" };
    }
    const mode = sign === undefined ? "" : sign.kind === "+" ? "+" : "-";
    return { query: this.#boosted(this.#primary(field, depth)), mode };
  }

  #boosted(query: Query): Query {
    const token = this.#take("boost");
    return token?.kind === "boost" ? { ...query, boost: token.by } : query;
  }

  #primary(field: string | undefined, depth: number): Query {
    const token = this.#tokens[this.#at++];
    if (!token) throw invalidQuery("it breaks off where a word is expected");
    if (token.kind === "(") {
      if (depth >= bounds.depth) throw invalidQuery(`brackets are nested deeper than ${bounds.depth}`, token.at);
      const inner = this.either(field, depth + 1);
      if (!this.#take(")")) throw invalidQuery("a bracket is not closed", token.at);
      return inner;
    }
    if (token.kind === "field") return this.#fielded(token, depth);
    if (token.kind === "phrase")
      return { kind: "phrase", ...(field && { field }), text: token.text, slop: Math.max(0, token.slop) };
    if (token.kind === "range")
      return {
        kind: "range",
        ...(field && { field }),
        ...(token.from && { from: token.from }),
        ...(token.to && { to: token.to }),
      };
    if (token.kind === "word") return wordQuery(token.pieces, field, token.fuzzy);
    throw invalidQuery(`"${token.kind}" stands where a word is expected`, token.at);
  }

  #fielded(token: Token & { kind: "field" }, depth: number): Query {
    const next = this.#tokens[this.#at];
    if (!next) throw invalidQuery(`nothing follows "${token.name}:"`, token.at);
    if (next.kind === "field") throw invalidQuery('two fields follow each other; write "\\:" for a colon', next.at);
    const everything = next.kind === "word" && next.pieces.length === 1 && next.pieces[0] === "many";
    if (token.name === "*" && everything) {
      this.#at++;
      return { kind: "all" };
    }
    if (everything) {
      this.#at++;
      return { kind: "exists", field: token.name };
    }
    if (token.name === "_exists_" && next.kind === "word") {
      this.#at++;
      return { kind: "exists", field: literalOf(next.pieces) };
    }
    return this.#primary(token.name, depth);
  }

  #take(...kinds: Token["kind"][]): Token | undefined {
    const token = this.#tokens[this.#at];
    if (!token || !kinds.includes(token.kind)) return undefined;
    this.#at++;
    return token;
  }
}

/** A word: as it is, as a pattern where it has wildcards, or with spelling errors allowed. */
export function wordQuery(pieces: PatternPiece[], field?: string, fuzzy?: number | "auto"): Query {
  const at = field === undefined ? {} : { field };
  const [first] = pieces;
  if (pieces.length === 1 && first === "many") return field === undefined ? { kind: "all" } : { kind: "exists", field };
  if (pieces.some((piece) => typeof piece === "string")) return { kind: "pattern", ...at, pieces };
  const text = literalOf(pieces);
  return fuzzy === undefined ? { kind: "words", ...at, text } : { kind: "fuzzy", ...at, text, edits: fuzzy };
}

function literalOf(pieces: readonly PatternPiece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? "" : piece.literal)).join("");
}

function asRequired(clause: Clause): Clause {
  return clause.mode === "" ? { ...clause, mode: "+" } : clause;
}

/** A group; one that only excludes stands against everything. */
function positive(clauses: readonly Clause[]): Query {
  const of = (mode: Clause["mode"]) => clauses.filter((clause) => clause.mode === mode).map(({ query }) => query);
  const group: Group = { kind: "group", must: of("+"), should: of(""), not: of("-") };
  if (group.must.length === 0 && group.should.length === 0) return { ...group, must: [{ kind: "all" }] };
  const [only] = group.must;
  return group.must.length === 1 && group.should.length === 0 && group.not.length === 0 && only ? only : group;
}
