import type { Line } from "./lines.ts";

/** A note as it stands at the foot of a page, or at the end of the text. */
export interface FootNote {
  number: string;
  lines: Line[];
}

/** Body and notes of a page. */
export interface Parted {
  body: Line[];
  notes: FootNote[];
}

const rule = /^(?:_{5,}|-{8,}|─{5,}|—{5,}|\*\s?\*\s?\*)$/u;
const start = /^(?:\[(\d{1,4})\]|(\d{1,4})|([*†‡§¶]{1,3}))(?:\s+(?=\S)|(?=\p{Lu}\p{Ll}))/u;

/**
 * Parts every page into body and notes. Notes begin after a rule, or after a blank line with the number that is due
 * next, where the page above calls that number; they go on to the end of the page.
 */
export function partFootnotes(pages: Line[][]): Parted[] {
  let due = 1;
  return pages.map((lines) => {
    const page = withNumbersJoined(lines, due);
    const from = notesFrom(page, due);
    if (from === undefined) return { body: page, notes: [] };
    const ruled = rule.test(page[from]?.text ?? "");
    const notes = readNotes(page.slice(ruled ? from + 1 : from));
    const last = Number(notes.at(-1)?.number);
    if (Number.isFinite(last)) due = last + 1;
    return { body: page.slice(0, from).filter((line) => !rule.test(line.text)), notes };
  });
}

/** A raised number is often extracted as a line of its own, before the line of its note. */
function withNumbersJoined(page: Line[], due: number): Line[] {
  const joined: Line[] = [];
  let expected = due;
  for (const line of page) {
    const last = joined.at(-1);
    if (last !== undefined && last.text === String(expected) && !line.afterBlank && /^\p{Lu}/u.test(line.text)) {
      joined[joined.length - 1] = { ...last, text: `${last.text} ${line.text}`, end: line.end, afterBlank: true };
      expected++;
    } else joined.push(line);
  }
  return joined;
}

function notesFrom(page: Line[], due: number): number | undefined {
  for (let index = page.length - 1; index > 0; index--) {
    const line = page[index];
    if (line === undefined) continue;
    if (rule.test(line.text)) {
      const next = page[index + 1];
      if (next !== undefined && numberOf(next) !== undefined && Number(numberOf(next) ?? due) >= 1) return index;
      if (next !== undefined && numberOf(next) !== undefined && !/\d/u.test(numberOf(next) ?? "")) return index;
      continue;
    }
    const number = numberOf(line);
    if (number === undefined || !line.afterBlank) continue;
    const first = number === String(due) || number === "1" || !/\d/u.test(number);
    if (first && isCalled(number, page.slice(0, index)) && runsToTheEnd(page.slice(index))) return index;
  }
  return undefined;
}

function numberOf(line: Line): string | undefined {
  const match = start.exec(line.text);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

/** Every line that opens with a bare number goes on counting from the first, so that no table is taken for notes. */
function runsToTheEnd(lines: Line[]): boolean {
  let expected: number | undefined;
  for (const line of lines) {
    const number = Number(numberOf(line));
    if (!line.afterBlank && expected !== undefined && number !== expected) continue;
    if (!Number.isFinite(number)) continue;
    if (expected !== undefined && number !== expected) return false;
    expected = number + 1;
  }
  return lines.length < 60;
}

function isCalled(number: string, body: Line[]): boolean {
  return body.some((line) => findMark(line.text, number, 0) !== undefined);
}

function readNotes(lines: Line[]): FootNote[] {
  const notes: FootNote[] = [];
  for (const line of lines) {
    const number = numberOf(line);
    const last = notes.at(-1);
    const next =
      number !== undefined && (last === undefined || !/\d/u.test(number) || Number(number) === Number(last.number) + 1);
    if (number !== undefined && next) {
      const text = line.text.replace(start, "");
      notes.push({ number, lines: [{ ...line, text, indent: line.indent + line.text.length - text.length }] });
    } else last?.lines.push(line);
  }
  return notes;
}

/** Words after which a figure is a reference, not the mark of a note ("para. 1"). */
const references =
  /(?:^|[\s(])(?:paras?|nos?|arts?|figs?|pp?|vols?|chaps?|sects?|res|ibid|cf|see|table|annex|box|map|item|approx|ca)\.?$/iu;

/** Finds the mark of a note in a text, from an offset on: in brackets, raised onto a word or stop, or after a stop. */
export function findMark(text: string, number: string, from: number): { start: number; end: number } | undefined {
  const escaped = number.replace(/[*†‡§¶]/gu, "\\$&");
  // A figure that stands free is a mark only at the end of a sentence: anything else may be a number of the text.
  const shapes = /\d/u.test(number)
    ? [
        `\\[${escaped}\\]`,
        `(?<!\\d[.,:])(?<=[\\p{Ll}\\p{Pe}\\p{Pf}.,;:"!?])${escaped}(?![\\d\\p{L}%/]|[.,-]\\d)`,
        `(?<=[.;:!?)\\p{Pf}"])\\s${escaped}(?=\\s*$|\\s+[\\p{Lu}(["“])`,
      ]
    : [`${escaped}(?![*†‡§¶\\p{L}])`];
  for (const [index, shape] of shapes.entries()) {
    const pattern = new RegExp(shape, "gu");
    pattern.lastIndex = from;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const before = text.slice(Math.max(0, match.index - 12), match.index);
      if (match.index > 0 && !(index > 0 && references.test(before)))
        return { start: match.index, end: match.index + match[0].length };
    }
  }
  return undefined;
}
