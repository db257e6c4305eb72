import { toLogical } from "./bidi.ts";
import type { Line, Piece, TagPlace, Word } from "./types.ts";

/** A gap between words, in em, that counts as a space where the file paints no space glyphs, and where it does. */
const gapWithoutSpaces = 0.13;
const gapWithSpaces = 0.2;

/** Share of the size of the line below which a raised or lowered word is a mark, and how far it may stand off the baseline, in em of the line. */
const smallSize = 0.85;
const highest = 0.65;
const lowest = 0.3;

/** Words on one baseline, with the small raised ones that belong to them. */
export interface Row {
  y: number;
  size: number;
  words: Word[];
}

/** Whether the file paints spaces as glyphs. */
export function paintsSpaces(words: readonly Word[]): boolean {
  let spaced = 0;
  for (const word of words) if (word.spaceAfter || word.spaceBefore) spaced += 1;
  return spaced > words.length * 0.2;
}

/** Groups words by baseline, from the top of the page down; superscripts and subscripts join the row that they touch. */
export function toRows(words: readonly Word[]): Row[] {
  const rows: Row[] = [];
  const sorted = [...words].sort((a, b) => a.y - b.y || a.x - b.x);
  for (const word of sorted) {
    const row = rows.at(-1);
    if (row && Math.abs(row.y - word.y) <= Math.max(0.6, 0.08 * Math.max(row.size, word.size))) {
      row.words.push(word);
      row.size = Math.max(row.size, word.size);
    } else rows.push({ y: word.y, size: word.size, words: [word] });
  }
  for (const row of rows) row.size = mainSize(row.words);
  attachMarks(rows);
  return rows.filter((row) => row.words.length > 0);
}

/** Moves small words that stand a little above or below a row's baseline, beside one of its words, into that row. */
function attachMarks(rows: Row[]): void {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (!row) continue;
    row.words = row.words.filter((word) => {
      const host = hostOf(word, rows, at);
      if (!host) return true;
      host.words.push(word);
      return false;
    });
  }
}

function hostOf(word: Word, rows: readonly Row[], at: number): Row | null {
  for (const step of [1, -1])
    for (let other = at + step; other >= 0 && other < rows.length && Math.abs(other - at) <= 6; other += step) {
      const row = rows[other];
      if (!row || word.size > row.size * smallSize) continue;
      const rise = row.y - word.y;
      if (rise > row.size * highest || rise < -row.size * lowest) continue;
      const beside = row.words.some(
        (neighbour) =>
          neighbour.size > word.size &&
          ((neighbour.x1 <= word.x + row.size * 0.3 && word.x - neighbour.x1 < row.size * 0.6) ||
            (word.x1 <= neighbour.x + row.size * 0.3 && neighbour.x - word.x1 < row.size * 1.2)),
      );
      if (beside) return row;
    }
  return null;
}

/** Size of most letters of some words. */
export function mainSize(words: readonly Word[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of words) letters.set(size, (letters.get(size) ?? 0) + text.length);
  let best = 0;
  let most = -1;
  for (const [size, count] of letters)
    if (count > most || (count === most && size > best)) {
      best = size;
      most = count;
    }
  return hostSize(words, best);
}

/** Where marks have more letters than what they stand beside ("up.¹⁰⁶⁹"), the size of what they stand beside. */
function hostSize(words: readonly Word[], most: number): number {
  const small = words.filter((word) => word.size === most);
  const host = words.find((word) => word.size * smallSize >= most && /\p{L}|\p{N}/u.test(word.text));
  if (!host || small.length === 0) return most;
  const isMark = ({ y, text }: Word) =>
    host.y - y > host.size * 0.12 && host.y - y < host.size * highest && /^[\d,*†‡]+$/u.test(text);
  return small.every(isMark) ? host.size : most;
}

/** Makes a line of words that stand on one row of one column; null for none. */
export function toLine(page: number, words: readonly Word[], spaces: boolean, tagged: TagPlace | null): Line | null {
  const sorted = [...words].sort((a, b) => a.x - b.x || a.x1 - b.x1);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last) return null;
  const size = mainSize(sorted);
  const base = sorted.filter((word) => word.size === size);
  const y = base[0]?.y ?? first.y;
  const tracking = letterSpacing(sorted);
  const logical = toLogical(sorted);
  const pieces: Piece[] = [];
  let previous: Word | null = null;
  for (const word of logical.words) {
    const space = previous !== null && isGap(previous, word, spaces, tracking);
    const painted = previous !== null && isPainted(previous, word);
    const raised = word.size <= size * smallSize && y - word.y > size * 0.12 && y - word.y < size * highest;
    const before = pieces.at(-1);
    if (before && !space && before.raised === raised && before.bold === word.bold && before.size === word.size) {
      before.text += word.text;
      before.x = Math.min(before.x, word.x);
      before.x1 = Math.max(before.x1, word.x1);
    } else
      pieces.push({
        text: word.text,
        raised,
        bold: word.bold,
        size: word.size,
        x: word.x,
        x1: word.x1,
        space,
        painted,
      });
    previous = word;
  }
  const lettered = sorted.filter((word) => /[\p{L}\p{N}]/u.test(word.text));
  return {
    page,
    pieces,
    x0: first.x,
    x1: Math.max(...sorted.map((word) => word.x1)),
    y,
    size,
    bold: lettered.length > 0 && lettered.every((word) => word.bold || word.size < size * smallSize),
    openEnd: last.spaceAfter,
    firstWidth: firstWidth(pieces),
    tagged,
    artifact: sorted.every((word) => word.artifact),
    rightToLeft: logical.rightToLeft,
  };
}

/** A space glyph stands between two neighbouring words. */
function isPainted(a: Word, b: Word): boolean {
  return a.x <= b.x ? a.spaceAfter || b.spaceBefore : b.spaceAfter || a.spaceBefore;
}

function isGap(a: Word, b: Word, spaces: boolean, tracking: number): boolean {
  if (isPainted(a, b)) return true;
  const [left, right] = a.x <= b.x ? [a, b] : [b, a];
  const gap = right.x - left.x1 - tracking;
  const size = Math.max(left.size, right.size);
  // A note's mark stands close to its word, sometimes with a little air before it.
  const limit = left.size !== right.size ? 0.25 : spaces ? gapWithSpaces : gapWithoutSpaces;
  return gap > limit * size;
}

/** Space between the letters of a line that is set letter by letter ("A N N E X"), else 0. */
function letterSpacing(words: readonly Word[]): number {
  const single = words.filter((word) => [...word.text].length === 1).length;
  if (words.length < 6 || single < words.length * 0.8 || words.some((word) => word.spaceAfter)) return 0;
  const gaps: number[] = [];
  for (let at = 1; at < words.length; at++) gaps.push((words[at]?.x ?? 0) - (words[at - 1]?.x1 ?? 0));
  gaps.sort((a, b) => a - b);
  return Math.max(0, gaps[Math.floor(gaps.length / 2)] ?? 0);
}

function firstWidth(pieces: readonly Piece[]): number {
  const first = pieces[0];
  if (!first) return 0;
  let end = first.x1;
  for (const piece of pieces.slice(1)) {
    if (piece.space) break;
    end = piece.x1;
  }
  return Math.abs(end - first.x);
}

const texts = new WeakMap<Line, string>();

/** A line's text as one string, marks included. */
export function lineText(line: Line): string {
  const known = texts.get(line);
  if (known !== undefined) return known;
  const text = line.pieces.map((piece) => (piece.space ? ` ${piece.text}` : piece.text)).join("");
  texts.set(line, text);
  return text;
}
