import { lineText } from "./lines.ts";
import { marksOf } from "./notes.ts";
import type { Line, Piece } from "./types.ts";
import type { Vocabulary } from "./words.ts";

/** A raised piece of text that may be a note's mark. */
export interface Raised {
  offset: number;
  text: string;
  labels: string[];
  /** A space was painted before it. */
  space: boolean;
  /** … as a glyph, not only as a gap. */
  painted: boolean;
  page: number;
}

/** A passage as one text; possible marks are left out of it and kept beside it. */
export interface Assembled {
  text: string;
  raised: Raised[];
}

/** Signs after which a line may end inside a word or number, letters of scripts without word spaces among them. */
const mayBreak =
  /\S[-/\u2010\u2011–—_=&\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]$/u;
const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/u;

/** Joins the lines of a passage to one text: hyphens at line ends undone where they only mark the break. */
export function assemble(lines: readonly Line[], vocabulary: Vocabulary, endsPainted: boolean): Assembled {
  const out: Assembled = { text: "", raised: [] };
  let previous: Line | null = null;
  for (const line of lines) {
    if (previous) joinLine(out, previous, line, vocabulary, endsPainted);
    for (const piece of line.pieces) addPiece(out, piece, line.page, piece === line.pieces[0]);
    previous = line;
  }
  return out;
}

function addPiece(out: Assembled, piece: Piece, page: number, first: boolean): void {
  const labels = piece.raised ? marksOf(piece.text) : [];
  const mark = out.raised.at(-1);
  // "ended. ¹The": the space that stands before a mark parts the words on its two sides.
  const behind = mark?.space === true && mark.offset === out.text.length;
  const parted = behind && (mark?.painted === true || /^[\p{L}\p{N}\p{Pi}"'([]/u.test(piece.text));
  const space = (piece.space && !first) || (parted && labels.length === 0);
  if (labels.length > 0) {
    out.raised.push({ offset: out.text.length, text: piece.text, labels, space, painted: piece.painted, page });
    return;
  }
  if (space && out.text !== "" && !out.text.endsWith(" ")) out.text += " ";
  // LibreOffice prints a label that Word holds as text a second time, in full size, behind the mark.
  const echoed = mark !== undefined && mark.offset === out.text.length && !piece.raised && !piece.space && !first;
  out.text += echoed ? withoutEcho(piece.text, mark.text) : piece.text;
}

function withoutEcho(text: string, mark: string): string {
  const rest = text.slice(mark.length);
  return text.startsWith(mark) && !/^\d/u.test(rest) ? rest : text;
}

function joinLine(out: Assembled, previous: Line, line: Line, vocabulary: Vocabulary, endsPainted: boolean): void {
  const next = line.pieces.find((piece) => !piece.raised)?.text ?? "";
  const { text } = out;
  if (text.endsWith("\u00ad")) {
    out.text = text.slice(0, -1);
    return;
  }
  const parts = /(?:^|[^\p{L}\p{M}-])([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*)([-\u2010\u2011])$/u.exec(text);
  const following = /^[\p{L}\p{M}]+/u.exec(next)?.[0];
  if (parts?.[1] && following !== undefined && !previous.openEnd) {
    const last = parts[1].slice(parts[1].lastIndexOf("-") + 1);
    const lower =
      /^\p{Ll}/u.test(following) || (/^\p{Lu}+$/u.test(following) && /^\p{Lu}+$/u.test(last) && last.length > 1);
    if (lower && !(endsPainted && parts[2] === "-") && vocabulary.joins(last, following, parts[2] === "\u2010"))
      out.text = text.slice(0, -1);
    else if (lower && endsPainted && vocabulary.has(last + following) && !vocabulary.has(`${last}-${following}`))
      out.text = text.slice(0, -1);
    return;
  }
  if (previous.openEnd) {
    out.text += " ";
    return;
  }
  // An opening quotation mark or bracket stays with what it opens.
  if (/(?:^|\s)["'“‘«([]$/u.test(text)) return;
  // A dash without spaces around it takes none at the line's end.
  if (/[^\s–—][–—]$/u.test(text) || (/[^\s–—]$/u.test(text) && /^[–—][^\s–—]/u.test(next))) return;
  if (endsPainted && mayBreak.test(text.slice(-2))) return;
  if (/[\p{L}\p{N}][-\u2010\u2011/]$/u.test(text) && /^[\p{L}\p{N}]/u.test(next)) return;
  if (isFullAddress(previous, line)) return;
  if (wide.test(text.slice(-1)) && wide.test(next.slice(0, 1))) return;
  if (
    isAddress(text) &&
    /^[\p{Ll}\p{N}/?=&%#_.-]/u.test(next) &&
    (/[/?=&%#_.-]$/u.test(text) || /^[/?=&%#_.-]/u.test(next))
  )
    return;
  out.text += " ";
}

/** The text ends inside a web address, or inside a part of one that was set with spaces. */
function isAddress(text: string): boolean {
  const last = /\S+$/u.exec(text.slice(-400))?.[0] ?? "";
  return /^\W*(?:https?:\/\/|www\.)|%[\dA-F]{2}|[?&]\w+=/iu.test(last);
}

/** A line that is nothing but a piece of an address too long for one line, broken at any letter. */
function isFullAddress(previous: Line, line: Line): boolean {
  const text = lineText(previous);
  return (
    text.length > 40 &&
    !/\s/u.test(text) &&
    /[\d%&=?_/]/u.test(text) &&
    /^[\p{L}\p{N}%&=?_/.-]{2,}/u.test(lineText(line)) &&
    previous.x1 - previous.x0 >= line.x1 - line.x0 - line.size
  );
}

/** Text with all raised pieces put back, for those that call no note ("m2", "1st"). */
export function putBack(
  { text, raised }: Assembled,
  keep: (piece: Raised) => boolean,
): { text: string; kept: { offset: number; piece: Raised }[] } {
  let out = "";
  let at = 0;
  const kept: { offset: number; piece: Raised }[] = [];
  for (const piece of raised) {
    out += text.slice(at, piece.offset);
    at = piece.offset;
    if (keep(piece)) kept.push({ offset: out.length, piece });
    else {
      if (piece.space && out !== "" && !out.endsWith(" ")) out += " ";
      out += piece.text;
      // A wholly restored piece stands against the text that follows it, as it is printed.
    }
  }
  return { text: out + text.slice(at), kept };
}
