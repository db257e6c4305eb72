import { splitPrintedNumber } from "../numbers.ts";
import { type Line, layoutWidth } from "./lines.ts";

/** Lines that make one paragraph. */
export interface Paragraph {
  lines: Line[];
}

/** How the page is set: where full lines end. */
export interface Setting {
  right: number;
}

/** The right margin: the column that the longest tenth of the lines reach. */
export function settingOf(lines: Line[]): Setting {
  const ends = lines
    .map(({ end }) => end)
    .filter((end) => end <= layoutWidth)
    .sort((a, b) => a - b);
  return { right: ends[Math.floor(ends.length * 0.9)] ?? 0 };
}

/** Groups lines into paragraphs by blank lines, printed numbers, indentation, and lines that end early. */
export function groupLines(lines: Line[], setting: Setting): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let own = setting;
  for (const [index, line] of lines.entries()) {
    if (line.afterBlank) own = narrowSetting(lines, index) ?? setting;
    const current = paragraphs.at(-1);
    if (current !== undefined && continues(current, line, own)) current.lines.push(line);
    else paragraphs.push({ lines: [line] });
  }
  return paragraphs;
}

/** The margin of a narrow block between blank lines, if its lines are wrapped to it: no next word would have fitted. */
function narrowSetting(lines: Line[], from: number): Setting | undefined {
  let to = from + 1;
  while (to < lines.length && lines[to]?.afterBlank === false) to++;
  const block = lines.slice(from, to);
  const right = Math.max(...block.slice(0, 100).map(({ end }) => end));
  if (block.length < 2 || block.length > 100) return undefined;
  const wrapped = block.every((line, index) => {
    const next = block[index + 1];
    return next === undefined || line.end + 1 + (next.text.split(" ", 1)[0]?.length ?? 0) > right;
  });
  return wrapped ? { right } : undefined;
}

const stop = /[.!?:;。！？；：][)\]"'’”»]*$/u;

function continues({ lines }: Paragraph, line: Line, { right }: Setting): boolean {
  const last = lines.at(-1);
  const first = lines[0];
  if (last === undefined || first === undefined || last.entry) return false;
  // A paragraph broken by a blank line goes on in lower case after a full line without a stop.
  if (line.afterBlank)
    return (
      line.page === last.page &&
      /^\p{Ll}/u.test(line.text) &&
      !stop.test(last.text) &&
      last.end > right - 12 &&
      line.indent <= last.indent + 4
    );
  if (opensNumbered(line, last, lines, right)) return false;
  if (last.text.length > layoutWidth || line.text.length > layoutWidth) return false;
  const opened = startOfNumbered(first) !== null;
  const room = right - last.end - (line.text.split(" ", 1)[0]?.length ?? 0);
  if (line.indent > last.indent + 1) {
    // Only a hanging number stands out to the left; a heading in large type fills fewer columns.
    const hanging = lines.length === 1 && opened;
    return hanging && (stop.test(last.text) ? room < 9 : room < (right - first.indent) * 0.45);
  }
  if (/^\p{Ll}/u.test(line.text) && !/^\S*(?:@|:\/\/)/u.test(line.text) && !/[.!?:;]$/u.test(last.text)) return true;
  if (stop.test(last.text)) return room < 9;
  return room < Math.max(12, (right - first.indent) * 0.18);
}

/** The printed number with which a line may open a paragraph; the "o" of Internet-Drafts is a bullet. */
export function startOfNumbered(line: Line): string | null {
  return /^o {2,}\S/u.test(line.text) ? "o" : splitPrintedNumber(line.text).number;
}

/** Whether a line opens a numbered paragraph, and is not the wrapped end of a sentence ("paragraph / 12. The …"). */
function opensNumbered(line: Line, last: Line, before: Line[], right: number): boolean {
  const number = startOfNumbered(line);
  if (number === null) return false;
  const early = last.end < right - 15;
  if (stop.test(last.text) || /[,;]$|\b(?:and|or)$/u.test(last.text) || early) return true;
  const previous = before[0] === undefined ? null : startOfNumbered(before[0]);
  return previous !== null && follows(previous, number);
}

function follows(previous: string, number: string): boolean {
  const [a, b] = [/\d+/u.exec(previous)?.[0], /\d+/u.exec(number)?.[0]];
  return a !== undefined && b !== undefined
    ? Number(b) === Number(a) + 1
    : previous.replace(/\p{L}/gu, "") === number.replace(/\p{L}/gu, "");
}

/** Words of the text, for telling a hyphen from a hyphenation. */
export function vocabulary(pages: Line[][]): Set<string> {
  const words = new Set<string>();
  for (const page of pages)
    for (const line of page)
      for (const word of line.text.match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? []) words.add(word.toLowerCase());
  return words;
}

/** Joins the lines of a paragraph; a word broken at the end of a line is made whole where the text knows it whole. */
export function joinLines(lines: Line[], words: ReadonlySet<string>): string {
  // Only the last line is looked at again, so that long paragraphs cost no more than short ones.
  const done: string[] = [];
  let tail = lines[0]?.text ?? "";
  for (const { text } of lines.slice(1)) {
    const both = joined(tail, text, words);
    done.push(both.slice(0, both.length - text.length));
    tail = text;
  }
  const text = done.join("") + tail;
  return lines[0]?.page == null ? text.replace(/ {2,}/gu, " ") : withoutStrayGaps(text.replace(/ {2,}/gu, " "));
}

/** Extractors set gaps before hyphens and apostrophes that the page does not show ("open -ended", "People ’s"). */
function withoutStrayGaps(text: string): string {
  return text.replace(/(?<=\p{L}) (-\p{L}|’s\b)/gu, "$1").replace(/(?<=\d) (?=[–-]\d)/gu, "");
}

/** Joins two pieces of running text that a line or page parts. */
export function joined(before: string, after: string, words: ReadonlySet<string>): string {
  const broken = /([\p{L}\p{M}]+) ?[-\u{2010}\u{ad}]$/u.exec(before.slice(-60));
  const next = /^[\p{L}\p{M}]+/u.exec(after)?.[0];
  if (broken?.[1] !== undefined && next !== undefined) {
    const stem = before.slice(0, before.length - broken[0].length) + broken[1];
    const whole = (broken[1] + next).toLowerCase();
    const hyphened = `${broken[1]}-${next}`.toLowerCase();
    if (/^\p{Lu}/u.test(next) || words.has(hyphened) || broken[0].includes(" ")) return `${stem}-${after}`;
    if (words.has(whole) || before.endsWith("\u{ad}")) return stem + after;
    return words.has(broken[1].toLowerCase()) && words.has(next.toLowerCase()) ? `${stem}-${after}` : stem + after;
  }
  const close = /[-–—/\u{ad}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);
  const ideographs =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：]$/u.test(before) &&
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：]/u.test(after);
  return close && !/\s[-–—]$/u.test(before) ? before + after : ideographs ? before + after : `${before} ${after}`;
}
