import type { Draft } from "../build.ts";
import { classify, type DraftMarks, numberLevels, shifted } from "../classify.ts";
import { splitPrintedNumber } from "../numbers.ts";
import { type FootNote, findMark, type Parted } from "./footnotes.ts";
import { headingOf } from "./headings.ts";
import type { Line } from "./lines.ts";
import {
  groupLines,
  joined,
  joinLines,
  type Paragraph,
  type Setting,
  settingOf,
  startOfNumbered,
  vocabulary,
} from "./paragraphs.ts";
import { readTable, type TextTable } from "./tables.ts";

/** A paragraph or table with its page, before it becomes a draft. */
type Part = { paragraph: Paragraph; text: string; setting: Setting } | { table: TextTable };

/** Makes drafts of the parted pages: paragraphs joined over page breaks, headings, tables, notes at their marks. */
export function assemble(pages: Parted[]): Draft[] {
  const words = vocabulary(pages.map(({ body }) => body));
  const drafts: Draft[] = [];
  const levels = numberLevels();
  let keys = 0;
  let unfinished: { draft: Draft; full: boolean } | undefined;
  for (const [index, { body, notes }] of pages.entries()) {
    const parts = partsOf(body, words);
    const firstOfPage = drafts.length - (unfinished === undefined ? 0 : 1);
    for (const [position, part] of parts.entries()) {
      if ("table" in part) {
        addTable(part.table);
        continue;
      }
      if (position === 0 && unfinished !== undefined && goesOn(unfinished, part.paragraph)) {
        unfinished.draft.text = joined(unfinished.draft.text, part.text, words);
        continue;
      }
      addParagraph(part, parts[position + 1]);
    }
    const callers = drafts.slice(Math.max(0, firstOfPage));
    for (const note of notes) addNote(note, callers, index);
    unfinished = lastOf(drafts, parts);
  }
  return drafts;

  function addParagraph({ paragraph, text, setting }: Extract<Part, { text: string }>, next: Part | undefined): void {
    const line = paragraph.lines[0];
    const at = { page: line?.page ?? null, place: `line ${line?.line ?? 1}`, key: `b${keys++}` };
    const own = classify(text);
    const nextLine = next !== undefined && "paragraph" in next ? next.paragraph.lines[0] : undefined;
    const heading = line?.entry === false ? headingOf(paragraph, text, setting, nextLine) : undefined;
    if (own.kind === "annex") {
      levels.reset();
      drafts.push({ ...at, kind: "annex", level: 1, text: own.text });
    } else if (heading !== undefined && own.kind !== "caption") {
      levels.reset();
      drafts.push({ ...at, kind: "heading", ...heading });
    } else if (startOfNumbered(line ?? noLine) === "o")
      drafts.push({ ...at, kind: "item", text: text.slice(1).trimStart() });
    else drafts.push({ ...at, ...own, level: own.number === null ? 0 : levels.of(own.number) });
  }

  function addTable(table: TextTable): void {
    const first = table.rows[0]?.line;
    const key = `b${keys++}`;
    drafts.push({ key, kind: "table", text: "", page: first?.page ?? null, place: `line ${first?.line ?? 1}` });
    for (const { cells, line } of table.rows)
      drafts.push({
        key: `b${keys++}`,
        kind: "row",
        parent: key,
        text: cells.join("\t"),
        cells,
        page: line.page,
        place: `line ${line.line}`,
      });
  }

  function addNote(note: FootNote, callers: Draft[], page: number): void {
    const first = note.lines[0];
    const key = `note ${page} ${keys++}`;
    for (const draft of callers) if (draft.kind !== "footnote" && setMark(draft, note.number, key)) break;
    drafts.push({
      key,
      kind: "footnote",
      number: note.number,
      text: joinLines(note.lines, words),
      page: first?.page ?? null,
      place: `line ${first?.line ?? 1}`,
    });
  }
}

const noLine: Line = { text: "", indent: 0, end: 0, line: 1, afterBlank: true, page: null, entry: false };

/** Paragraphs and tables of a page in order. */
function partsOf(body: Line[], words: ReadonlySet<string>): Part[] {
  const setting = settingOf(body);
  const parts: Part[] = [];
  let run: Line[] = [];
  const flush = () => {
    for (const paragraph of groupLines(run, setting))
      parts.push({ paragraph, text: joinLines(paragraph.lines, words), setting });
    run = [];
  };
  for (let index = 0; index < body.length; ) {
    const line = body[index];
    if (line === undefined) break;
    const mayOpen =
      line.afterBlank ||
      index === 0 ||
      / {3,}\S/u.test(line.text) ||
      line.text.startsWith("|") ||
      line.text.startsWith("+");
    const table = mayOpen ? readTable(body, index) : undefined;
    if (table === undefined) {
      run.push(line);
      index++;
      continue;
    }
    flush();
    parts.push({ table });
    index += table.lines;
  }
  flush();
  return parts;
}

/** The last paragraph of a page, if the next page may go on with it. */
function lastOf(drafts: Draft[], parts: Part[]): { draft: Draft; full: boolean } | undefined {
  const part = parts.at(-1);
  if (part === undefined || "table" in part) return undefined;
  const line = part.paragraph.lines.at(-1);
  const draft = drafts.findLast((entry) => entry.kind !== "footnote");
  if (line === undefined || draft === undefined || !["numbered", "paragraph", "item"].includes(draft.kind))
    return undefined;
  const long = part.paragraph.lines.length > 1 || line.text.length > 60;
  return { draft, full: long && !line.entry && line.end > part.setting.right - 15 };
}

/** Whether a page begins in the middle of the paragraph with which the page before it ended. */
function goesOn({ draft, full }: { draft: Draft; full: boolean }, { lines }: Paragraph): boolean {
  const first = lines[0];
  if (first === undefined || splitPrintedNumber(first.text).number !== null) return false;
  if (/^[\p{Ll},;)]/u.test(first.text)) return !/[.!?]["'”’)]*$/u.test(draft.text) || full;
  return full && !/[.!?:;]["'”’)\]]*$/u.test(draft.text.trimEnd());
}

/** Takes the mark of a note out of a draft's text and remembers its place; false where the draft has none. */
function setMark(draft: Draft, number: string, note: string): boolean {
  const marks: DraftMarks = draft.marks ?? [];
  const from = marks.at(-1)?.offset ?? 0;
  const found = findMark(draft.text, number, from);
  if (found === undefined) return false;
  const [before, after] = [draft.text.slice(0, found.start), draft.text.slice(found.end)];
  draft.text = before.trimEnd() + after;
  draft.marks = [...marks, ...shifted([{ offset: before.trimEnd().length, note }], 0)];
  if (draft.cells) draft.cells = draft.text.split("\t");
  return true;
}
