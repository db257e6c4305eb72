import { isTabbed, lineLabel } from "./labels.ts";
import { lineText } from "./lines.ts";
import { type Measures, sizeStep } from "./measure.ts";
import { marksOf } from "./notes.ts";
import type { Line, Passage } from "./types.ts";

/** How much wider than usual a gap between lines must be to part paragraphs. */
const widerGap = 1.27;

/** Dots that lead to a page number, in a table of contents. */
export const endsLeader = /(?:[.…·]\s?){5,}\s*(?:\d{1,4}|[ivxl]{1,6})?\s*$/u;

/** The same where the page is known to hold a table of contents: two dots of a long entry are enough. */
export const endsShortLeader = /\s*(?:[.…·]\s?){2,}\s*(?:\d{1,4}|[ivxl]{1,6})?\s*$/u;

/** Joins the lines of one column, from the top down, to paragraphs. */
export function toPassages(lines: readonly Line[], column: number, measures: Measures): Passage[] {
  const out: Passage[] = [];
  let current: Line[] = [];
  const close = (): void => {
    const first = current[0];
    if (first)
      out.push({
        page: first.page,
        lines: current,
        right: measures.rightOf(current.at(-1) ?? first, column),
        note: false,
        label: null,
        tagged: false,
        item: false,
        end: false,
      });
    current = [];
  };
  lines.forEach((found, at) => {
    const line = loneMark(current.at(-1), found);
    if (current.length > 0 && startsNew(current, line, lines[at + 1], column, measures)) close();
    current.push(line);
  });
  close();
  return out;
}

/** A note's mark that was wrapped to a line of its own belongs to the line before. */
function loneMark(previous: Line | undefined, line: Line): Line {
  const [piece, more] = line.pieces;
  if (!previous || !piece || more || piece.size > previous.size * 0.75 || marksOf(piece.text).length === 0) return line;
  if (line.y - previous.y > previous.size * 1.6) return line;
  return { ...line, size: previous.size, bold: previous.bold, pieces: [{ ...piece, raised: true, space: true }] };
}

function startsNew(
  block: readonly Line[],
  next: Line,
  after: Line | undefined,
  column: number,
  measures: Measures,
): boolean {
  const previous = block.at(-1);
  if (!previous) return false;
  if (Math.abs(previous.size - next.size) > sizeStep) return true;
  const usual = measures.leading(next.size) * next.size;
  const gap = next.y - previous.y;
  const raised = [...previous.pieces, ...next.pieces].some((piece) => piece.raised);
  if (gap > usual * widerGap + (raised ? next.size * 0.2 : 0) || gap < -next.size) return true;
  const goesOn = continuesSentence(previous, next);
  const right = measures.rightOf(previous, column);
  const short = isShort(previous, next, right);
  if (endsLeader.test(lineText(previous))) return true;
  if (previous.bold !== next.bold) return !(goesOn && !short);
  if (opensNumbered(block, next, gap > usual * 1.1 + (raised ? next.size * 0.3 : 0), short)) return true;
  const centred =
    Math.abs(previous.x0 + previous.x1 - next.x0 - next.x1) < next.size && Math.abs(previous.x0 - next.x0) > 2;
  if (previous.bold && next.bold && (centred || Math.abs(previous.x0 - next.x0) < next.size * 3))
    return short && !goesOn && previous.x1 - previous.x0 < 0.55 * (right - previous.x0);
  if (centred && !short) return false;
  if ((short || (measures.justified && endsJustified(block, right))) && !goesOn) return true;
  return changesIndent(block, next, after, short, goesOn);
}

/** A line parts by its left edge: a first-line indent, or a step back out of an indented paragraph. */
function changesIndent(
  block: readonly Line[],
  next: Line,
  after: Line | undefined,
  short: boolean,
  goesOn: boolean,
): boolean {
  const previous = block.at(-1);
  if (!previous || goesOn) return false;
  const step = startEdge(next) - startEdge(previous);
  if (Math.abs(step) <= next.size * 0.8) return false;
  if (block.length === 1) {
    // One line before: a hanging or a first-line indent of the same paragraph, unless it is far off.
    return step > 0
      ? step > next.size * 6 || (after !== undefined && Math.abs(startEdge(after) - startEdge(previous)) < 1 && short)
      : step < -next.size * 8;
  }
  return true;
}

/** Distance of a line's beginning from the side that its script starts at. */
function startEdge(line: Line): number {
  return line.rightToLeft ? -line.x1 : line.x0;
}

/** Whether the next line's first word would have fitted on the line before, so that a paragraph ended there. */
export function isShort(previous: Line, next: Line, right: number): boolean {
  if (previous.rightToLeft !== next.rightToLeft) return false;
  // Where no sentence ends, the line may have stopped early for a reason of its own (a narrower box, a long word).
  const ends = /[.:;!?。”"»)\]]$/u.test(lineText(previous).trimEnd());
  const room = right - previous.x1 - (ends ? 0 : 0.1 * (right - previous.x0));
  return room > breakableWidth(next) + previous.size * 0.3;
}

/** In a justified text, a line that ends a sentence before the right edge ends its paragraph. */
export function endsJustified(block: readonly Line[], right: number): boolean {
  const last = block.at(-1);
  return last !== undefined && right - last.x1 > 1.5 && /[.:;!?。”"»)]$/u.test(lineText(last).trimEnd());
}

/** Width of a line's first part that could have stood alone at the end of the line before. */
function breakableWidth(line: Line): number {
  const text = lineText(line);
  if (/^[\u3000-\u9fff\uff00-\uffef]/u.test(text)) return line.size;
  const first = /^\S+/u.exec(text)?.[0] ?? "";
  const hyphen = /^\p{L}{2,}[-–—]/u.exec(first)?.[0];
  return hyphen ? (line.firstWidth * hyphen.length) / first.length : line.firstWidth;
}

/** The first line breaks off inside a sentence and the second goes on in small letters. */
export function continuesSentence(previous: Line, next: Line): boolean {
  const end = lineText(previous).trimEnd();
  return /[\p{Ll}\p{N},\-–—(\p{Lo}]$/u.test(end) && /^[\p{Ll}(]/u.test(lineText(next)) && lineLabel(next) === null;
}

/** A line opens a numbered paragraph or item: it looks like one, and something beside its looks says so. */
function opensNumbered(block: readonly Line[], next: Line, wide: boolean, short: boolean): boolean {
  const number = lineLabel(next);
  const previous = block.at(-1);
  if (number === null || !previous) return false;
  const first = block[0];
  const own = first ? lineLabel(first) : null;
  const ended = /[.:;,!?。”"»)\]]$|[;,]\s*(?:and|or)$/u.test(lineText(previous).trimEnd());
  // A year or figure that a sentence has carried to the start of a line is no number of a paragraph.
  if (/^\d/u.test(number) && !ended && !wide && !previous.bold && !(own !== null && follows(own, number))) return false;
  if (short || wide || isTabbed(next)) return true;
  const bullet = !/[\p{L}\p{N}]/u.test(number);
  if (own !== null && (follows(own, number) || (bullet && own === number))) return true;
  if (/[:;]$|[;,]\s*(?:and|or)$/u.test(lineText(previous).trimEnd())) return true;
  return block.length > 1 && Math.abs(startEdge(next) - startEdge(previous)) > next.size * 0.8;
}

/** Whether one printed number is the next after another of the same form. */
export function follows(before: string, after: string): boolean {
  const figures = [before, after].map((text) => Number(/\d+(?=\D*$)/u.exec(text)?.[0] ?? Number.NaN));
  const form = (text: string) =>
    text
      .replace(/\d+/gu, "9")
      .replace(/\p{Ll}+/gu, "a")
      .replace(/\p{Lu}+/gu, "A");
  if (form(before) !== form(after)) return false;
  const [one = Number.NaN, two = Number.NaN] = figures;
  if (Number.isFinite(one)) return two === one + 1;
  const letters = [before, after].map((text) => /\p{L}+/u.exec(text)?.[0] ?? "");
  const [a = "", b = ""] = letters;
  if (a.length === 1 && b.length === 1) return b.charCodeAt(0) === a.charCodeAt(0) + 1 || /^[ivx]$/iu.test(b);
  return /^[ivxl]+$/iu.test(a) && /^[ivxl]+$/iu.test(b);
}
