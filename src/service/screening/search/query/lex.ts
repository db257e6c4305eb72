import { bounds, invalidQuery } from "./invalid.ts";
import type { Bound, PatternPiece } from "./types.ts";

/** One token of Lucene's query syntax. */
export type Token = { at: number } & (
  | { kind: "(" | ")" | "+" | "-" | "AND" | "OR" | "NOT" }
  /** `word:` before what is looked for in it. */
  | { kind: "field"; name: string }
  | { kind: "word"; pieces: PatternPiece[]; fuzzy?: number | "auto" }
  | { kind: "phrase"; text: string; slop: number }
  | { kind: "range"; from?: Bound; to?: Bound }
  | { kind: "boost"; by: number }
);

const operators: Readonly<Record<string, "AND" | "OR" | "NOT">> = { AND: "AND", OR: "OR", NOT: "NOT" };
/** What ends a word unless a backslash stands before it. */
const ends = new Set([...'"()[]{}^~:/', " ", "\t", "\n", "\r", "\u3000"]);

/** Splits a query into tokens. Throws `search-invalid` with the place where it breaks Lucene's syntax. */
export function tokensOf(text: string): Token[] {
  if (text.length > bounds.length) throw invalidQuery(`it is longer than ${bounds.length} characters`);
  const lexer = new Lexer(text);
  const tokens: Token[] = [];
  for (let token = lexer.next(); token; token = lexer.next()) {
    tokens.push(token);
    if (tokens.length > 4 * bounds.clauses) throw invalidQuery(`it has more than ${bounds.clauses} parts`);
  }
  return tokens;
}

class Lexer {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): Token | undefined {
    while (this.#at < this.#text.length && /\s/u.test(this.#here())) this.#at++;
    if (this.#at >= this.#text.length) return undefined;
    const place = { at: this.#at };
    const here = this.#here();
    const two = this.#text.slice(this.#at, this.#at + 2);
    if (two === "&&" || two === "||") return this.#taken(2, { ...place, kind: two === "&&" ? "AND" : "OR" });
    if (here === "(" || here === ")" || here === "+" || here === "-") return this.#taken(1, { ...place, kind: here });
    if (here === "!") return this.#taken(1, { ...place, kind: "NOT" });
    if (here === '"') return { ...place, ...this.#phrase() };
    if (here === "[" || here === "{") return { ...place, ...this.#range() };
    if (here === "<" || here === ">") return { ...place, ...this.#comparison() };
    if (here === "^") return { ...place, ...this.#boost() };
    if (here === "/")
      throw invalidQuery('"/" begins a regular expression, and those are not served; write "\\/"', this.#at);
    if (ends.has(here)) throw invalidQuery(`"${here}" stands where a word is expected`, this.#at);
    return { ...place, ...this.#word() };
  }

  #here(): string {
    return this.#text[this.#at] ?? "";
  }

  #taken(length: number, token: Token): Token {
    this.#at += length;
    return token;
  }

  #word():
    | { kind: "AND" | "OR" | "NOT" }
    | { kind: "field"; name: string }
    | { kind: "word"; pieces: PatternPiece[]; fuzzy?: number | "auto" } {
    const start = this.#at;
    const pieces: PatternPiece[] = [];
    let literal = "";
    const wild = (piece: "one" | "many") => {
      if (literal !== "") pieces.push({ literal });
      literal = "";
      // Stars in a row say no more than one.
      if (piece === "one" || pieces.at(-1) !== "many") pieces.push(piece);
    };
    while (this.#at < this.#text.length && !ends.has(this.#here())) {
      const here = this.#here();
      this.#at++;
      if (here === "\\") literal += this.#escaped();
      else if (here === "*") wild("many");
      else if (here === "?") wild("one");
      else literal += here;
    }
    if (literal !== "") pieces.push({ literal });
    const written = this.#text.slice(start, this.#at);
    const operator = Object.hasOwn(operators, written) ? operators[written] : undefined;
    if (operator) return { kind: operator };
    if (this.#here() === ":") {
      this.#at++;
      return { kind: "field", name: pieces.map((piece) => (typeof piece === "string" ? "*" : piece.literal)).join("") };
    }
    const fuzzy = this.#tilde();
    return { kind: "word", pieces, ...(fuzzy !== undefined && { fuzzy: editsOf(fuzzy, written.length) }) };
  }

  #escaped(): string {
    if (this.#at >= this.#text.length) throw invalidQuery("it ends in a backslash", this.#at - 1);
    const letter = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0x20);
    this.#at += letter.length;
    return letter;
  }

  #phrase(): { kind: "phrase"; text: string; slop: number } {
    const start = this.#at++;
    let text = "";
    while (this.#at < this.#text.length && this.#here() !== '"') {
      const here = this.#here();
      this.#at++;
      text += here === "\\" ? this.#escaped() : here;
    }
    if (this.#at >= this.#text.length) throw invalidQuery("a quotation mark is not closed", start);
    this.#at++;
    return { kind: "phrase", text, slop: Math.min(100, Math.floor(this.#tilde() ?? 0)) };
  }

  /** [from TO to] and {from TO to}, with * for an open end; square brackets include the bound. */
  #range(): { kind: "range"; from?: Bound; to?: Bound } {
    const start = this.#at;
    const found =
      /^[[{]\s*("(?:[^"\\]|\\.){0,200}"|[^\s\]}"]{1,200})\s+TO\s+("(?:[^"\\]|\\.){0,200}"|[^\s\]}"]{1,200})\s*[\]}]/u.exec(
        this.#text.slice(start, start + 500),
      );
    const [whole, from, to] = found ?? [];
    if (whole === undefined || from === undefined || to === undefined)
      throw invalidQuery("a range is written [from TO to]", start);
    this.#at += whole.length;
    return {
      kind: "range",
      ...(from !== "*" && { from: { value: unquoted(from), inclusive: whole.startsWith("[") } }),
      ...(to !== "*" && { to: { value: unquoted(to), inclusive: whole.endsWith("]") } }),
    };
  }

  /** >2018, >=2018, <2018, <=2018. */
  #comparison(): { kind: "range"; from?: Bound; to?: Bound } {
    const start = this.#at;
    const found = /^([<>])(=?)([^\s()"[\]{}^~/:]{1,200})/u.exec(this.#text.slice(start, start + 210));
    const [whole, sign, equal, value] = found ?? [];
    if (whole === undefined || value === undefined) throw invalidQuery("a value is expected after it", start);
    this.#at += whole.length;
    const bound: Bound = { value, inclusive: equal === "=" };
    return sign === ">" ? { kind: "range", from: bound } : { kind: "range", to: bound };
  }

  #boost(): { kind: "boost"; by: number } {
    const start = this.#at++;
    const by = this.#number();
    if (by === undefined) throw invalidQuery("a number is expected after ^", start);
    return { kind: "boost", by: Math.min(by, 1000) };
  }

  /** ~ with or without a number; without one it is -1. */
  #tilde(): number | undefined {
    if (this.#here() !== "~") return undefined;
    this.#at++;
    return this.#number() ?? -1;
  }

  #number(): number | undefined {
    const found = /^\d{1,9}(?:\.\d{1,9})?/u.exec(this.#text.slice(this.#at, this.#at + 20))?.[0];
    this.#at += found?.length ?? 0;
    return found === undefined ? undefined : Number(found);
  }
}

/** Edits of a fuzzy word; a fraction is the likeness that old versions of Lucene asked for. */
function editsOf(written: number, length: number): number | "auto" {
  if (written < 0) return "auto";
  if (Number.isInteger(written)) return Math.min(2, written);
  return written >= 1 ? 2 : Math.min(2, Math.floor((1 - written) * length));
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/gu, "$1") : value.replace(/\\(.)/gu, "$1");
}
