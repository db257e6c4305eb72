import { type Measures, sizeStep } from "./measure.ts";
import type { Line, PageContent, Passage, Region, Rule } from "./types.ts";

interface NotePart {
  lines: Line[];
  column: number;
  tagged: boolean;
}

/** What can be printed as a note's mark. */
const mark = /^(?:\d{1,4}|[a-z]{1,2}|[*†‡§¶#]{1,4})$/u;
/** Marks of several notes without anything between them ("114" and "123" as "114123"). */
const fused = /^\d{5,16}$/u;
/** Share of the page's height above which no footnote begins. */
const highest = 0.25;

/** The labels of a raised piece of text: "3", "3,4", "a", "*"; empty where it is no mark ("st", "2" of m² is told apart later). */
export function marksOf(text: string): string[] {
  const parts = text
    .replace(/^\[|\]$/gu, "")
    .split(/[,;\s]+|\]\s*\[/u)
    .filter((part) => part !== "");
  return parts.length > 0 && parts.length <= 6 && parts.every((part) => mark.test(part) || fused.test(part))
    ? parts
    : [];
}

/** How far the numbering of footnotes has come on the pages before. */
export interface Numbering {
  last: number;
}

/**
 * Takes the footnotes at the foot of a page out of its regions: by the structure tree, by the separating line,
 * or by small type that begins with a raised mark. Returns the other regions, and the notes in order.
 */
export function takeNotes(
  content: PageContent,
  regions: Region[],
  measures: Measures,
  numbering: Numbering,
): { regions: Region[]; notes: Passage[] } {
  const rest: Region[] = [];
  const noteLines: NotePart[] = [];
  for (const region of regions) {
    if (region.kind === "table") {
      rest.push(region);
      continue;
    }
    if (region.note) {
      noteLines.push({ lines: region.lines, column: region.column, tagged: true });
      continue;
    }
    const at = content.tags ? -1 : noteStart(content, region.lines, measures);
    if (at < 0) {
      rest.push(region);
      continue;
    }
    const body = region.lines.slice(0, at).filter((line) => !isSeparator(line));
    if (body.length > 0) rest.push({ ...region, lines: body });
    const lines = region.lines.slice(at).filter((line) => !isSeparator(line));
    if (lines.length > 0) noteLines.push({ lines, column: region.column, tagged: false });
  }
  return { regions: rest, notes: noteLines.flatMap((part) => splitNotes(content.page, part, measures, numbering)) };
}

/** Index of the first line of the notes in a column, or −1. */
function noteStart(content: PageContent, lines: readonly Line[], { bodySize }: Measures): number {
  const separator = lines.findLastIndex(isSeparator);
  if (separator >= 0 && separator + 1 < lines.length && small(lines.slice(separator + 1), bodySize)) return separator;
  const rule = content.rules.filter((line) => isNoteRule(line, content, lines));
  for (const { y0 } of rule.sort((a, b) => a.y0 - b.y0)) {
    const at = lines.findIndex((line) => line.y - line.size * 0.5 > y0);
    const below = lines.slice(at);
    const first = below[0];
    if (
      at >= 0 &&
      first &&
      below.some((line) => labelOf(line) !== null) &&
      (small(below, bodySize) || labelOf(first) !== null)
    )
      return at;
  }
  // A page of nothing but small type with marks goes on with notes from the page before.
  const allSmall = lines.every((line) => line.size <= bodySize - sizeStep / 2);
  if (allSmall && lines.some((line) => raisedLabel(line) !== null)) return 0;
  let start = -1;
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    if (!line || line.size > bodySize - sizeStep / 2 || line.y < content.height * highest) break;
    if (raisedLabel(line) !== null) start = at;
  }
  return start;
}

/** A short line that starts where the text does, with nothing beside it. */
function isNoteRule(rule: Rule, content: PageContent, lines: readonly Line[]): boolean {
  const length = rule.x1 - rule.x0;
  if (rule.y1 - rule.y0 > 2.5 || length < 30 || length > content.width * 0.45 || rule.y0 < content.height * highest)
    return false;
  const left = Math.min(...lines.map((line) => line.x0));
  const right = Math.max(...lines.map((line) => line.x1));
  return (
    rule.x0 < left + 40 &&
    rule.x0 > left - 40 &&
    !content.rules.some(
      (other) =>
        other !== rule &&
        Math.abs(other.y0 - rule.y0) < 2 &&
        Math.abs(other.x0 - rule.x0) > 2 &&
        other.x0 < right &&
        other.x1 > left,
    )
  );
}

/** A line of underscores, as some programs set above footnotes or between parts. */
export function isSeparator(line: Line): boolean {
  return line.pieces.every((piece) => /^[_⎯—]{8,}$/u.test(piece.text));
}

function small(lines: readonly Line[], bodySize: number): boolean {
  return lines.every((line) => line.size <= bodySize - sizeStep / 2 || labelOf(line) !== null);
}

/** A label printed twice over, as LibreOffice prints a label that Word holds as text: "135135". */
const doubled = /^(\d{1,4})\1$/u;

/** A label without its double, unless it goes on from the last number as it is printed. */
function singleLabel(label: string, last: number): string {
  const half = doubled.exec(label)?.[1];
  if (half === undefined) return label;
  const whole = Number(label) - last;
  return Number(half) !== last + 1 && whole > 0 && whole < 10 ? label : half;
}

function raisedLabel(line: Line): string | null {
  const first = line.pieces[0];
  if (!first || line.pieces.length < 2) return null;
  if (first.raised && doubled.test(first.text)) return first.text;
  return (first.raised || /^[*†‡]+$/u.test(first.text)) && mark.test(first.text) ? first.text : null;
}

/** The label that a note's first line opens with: raised, or a plain figure set off from the text. */
export function labelOf(line: Line): string | null {
  const raised = raisedLabel(line);
  if (raised !== null) return raised;
  const [first, second] = line.pieces;
  if (!first || !second || first.raised) return null;
  const plain = /^(\d{1,4})[.)]?$/u.exec(first.text)?.[1];
  return plain !== undefined && second.x - first.x1 > 0.5 * line.size ? plain : null;
}

function splitNotes(page: number, part: NotePart, measures: Measures, numbering: Numbering): Passage[] {
  const out: Passage[] = [];
  let labels = 0;
  for (const line of part.lines) {
    const printed = labelOf(line) ?? (part.tagged && out.length === 0 ? tightLabel(line) : null);
    const label = printed === null ? null : singleLabel(printed, numbering.last);
    const value = label === null ? Number.NaN : Number(label);
    const raised = raisedLabel(line) !== null;
    const next = label !== null && (raised || (part.tagged && labels === 0) || isNext(value, numbering.last, labels));
    const current = out.at(-1);
    if (next && label !== null) {
      if (Number.isFinite(value)) numbering.last = value;
      labels += 1;
      out.push({
        page,
        lines: [withoutLabel(line)],
        right: 0,
        note: true,
        label,
        tagged: part.tagged,
        item: false,
        end: false,
      });
    } else if (current) current.lines.push(line);
    else
      out.push({
        page,
        lines: [line],
        right: 0,
        note: true,
        label: null,
        tagged: part.tagged,
        item: false,
        end: false,
      });
  }
  for (const note of out) {
    const last = note.lines.at(-1);
    if (last) note.right = measures.rightOf(last, part.column);
  }
  return out;
}

/** A figure at a line's start that is not raised is a label only where it is the next, or begins the numbering anew. */
function isNext(value: number, last: number, labelsBefore: number): boolean {
  return value === last + 1 || (labelsBefore === 0 && (value === 1 || last === 0));
}

function tightLabel(line: Line): string | null {
  const first = line.pieces[0];
  return first && mark.test(first.text) ? first.text : null;
}

/** A note's first line without its label. */
export function withoutLabel(line: Line): Line {
  const pieces = line.pieces.slice(1);
  return { ...line, pieces, x0: pieces[0]?.x ?? line.x0 };
}
