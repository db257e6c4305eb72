import type { Piece } from "./pieces.ts";

/** A block whose source is its text, but for marks of notes. */
export interface QuickBlock {
  kind: "heading" | "listed" | "paragraph" | "definition";
  /** Depth of a heading; the printed marker of a listed paragraph; the label of a note's definition. */
  depth: number;
  marker: string;
  source: string;
  line: number;
}

/** Characters that can mean more than themselves inside a paragraph. Brackets are looked at by the caller. */
const special = /[*`<\\~|]|!\[|\]\(|\]\[|&(?:#|\w+;)|(?:^|[^\p{L}\p{N}])_|_(?:$|[^\p{L}\p{N}])|\{[:#]/u;
/** Starts of lines that are no plain text. */
const blockStart =
  /^[ \t]*(?:#{1,6}(?:[ \t]|$)|>|[-+*=]|\d{1,9}[.)](?:[ \t]|$)|:|\[[^\]^]*\]:|\[\^[^\]]*\]:)|^ {4}|^\t/u;

/**
 * Reads a piece that holds headings, note definitions and plain or numbered paragraphs without any inline markup:
 * most of a report. Undefined where the full parser is needed.
 */
export function readQuickly({ lines, line }: Piece): QuickBlock[] | undefined {
  const blocks: QuickBlock[] = [];
  for (const [index, source] of lines.entries()) {
    const raw = withoutPlainMarkup(source);
    if (special.test(raw)) return undefined;
    const block = opening(raw, line + index);
    const last = blocks.at(-1);
    if (block === undefined) return undefined;
    if (block.kind === "paragraph" && last !== undefined && last.kind !== "heading") {
      if (raw === "") return undefined;
      last.source += `\n${raw.trim()}`;
    } else if (block.kind === "listed" && last !== undefined) return undefined;
    else if (raw !== "") blocks.push(block);
  }
  return blocks;
}

const emphasis =
  /(?<![\p{L}\p{N}*_\\])(\*{1,2}|_{1,2})(?=[\p{L}\p{N}])([^*_`<\\[\]]{0,300}[\p{L}\p{N}.,;:!?%)”’"])\1(?![\p{L}\p{N}*_])/gu;
const link = /(?<![!\]\\])\[([^\][\\`*_<!]{1,300})\]\((?:https?:|mailto:|#|\/)[^()\s<>\\]{0,1000}\)(?!\()/gu;
const escaped = /\\(['"$%])|(?<=[\p{L}\p{N}])\\([.,()-])/gu;

/** Brackets that are to be brackets; taken off after the links, and not before what would look like the mark of a note. */
const escapedBracket = /\\(\[(?!\^)|\])/gu;

/** Takes off the inline markup that can mean one thing only: emphasised words, links to addresses, plain escapes. */
function withoutPlainMarkup(line: string): string {
  if (!/[*_\\\]]/u.test(line)) return line;
  return line.replace(escaped, "$1$2").replace(link, "$1").replace(escapedBracket, "$1").replace(emphasis, "$2");
}

/** What a line would be if it opened a block; undefined where only the full parser can tell. */
function opening(raw: string, line: number): QuickBlock | undefined {
  const heading = /^(#{1,6})[ \t]+(\S.*)$/u.exec(raw);
  if (heading?.[1] && heading[2]) {
    const source = heading[2].replace(/[ \t]+#+[ \t]*$/u, "");
    return { kind: "heading", depth: heading[1].length, marker: "", source: source.trim(), line };
  }
  const definition = /^\[\^([^\]\s]{1,80})\]:[ \t]+(\S.*)$/u.exec(raw);
  if (definition?.[1] && definition[2] && !blockStart.test(definition[2]))
    return { kind: "definition", depth: 0, marker: definition[1], source: definition[2].trim(), line };
  const listed = /^(\d{1,9}[.)]) {1,4}(\S.*)$/u.exec(raw);
  if (listed?.[1] && listed[2] && !blockStart.test(listed[2]))
    return { kind: "listed", depth: 0, marker: listed[1], source: listed[2].trim(), line };
  if (blockStart.test(raw)) return undefined;
  return { kind: "paragraph", depth: 0, marker: "", source: raw.trim(), line };
}
