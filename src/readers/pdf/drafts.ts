import type { Draft } from "../build.ts";
import { classify, numberLevels, shifted } from "../classify.ts";
import { placeNotes } from "../notes.ts";
import { assemble } from "./assemble.ts";
import { splitLabel } from "./labels.ts";
import { lineText } from "./lines.ts";
import type { Measures } from "./measure.ts";
import { endsLeader, endsShortLeader } from "./passages.ts";
import { type KeyedNote, NoteIndex } from "./resolve.ts";
import type { Grid, Item, Line, Passage } from "./types.ts";
import type { Vocabulary } from "./words.ts";

/** The arrow behind a note that leads back to its mark on a web page. */
const backLink = /\s*[↩↑⏎]\ufe0e?$/u;

/** No text, or a lone small letter: a sign of a symbol font. */
const empty = /^\p{Ll}?$/u;

/** Letters beyond which bold text is a paragraph, not a heading. */
const longestHeading = 300;

/** What all drafts of one document share. */
interface Context {
  index: NoteIndex;
  measures: Measures;
  vocabulary: Vocabulary;
  levels: ReturnType<typeof numberLevels>;
  /** Pages that hold a table of contents. */
  contents: ReadonlySet<number>;
}

/** Turns a document's items and notes into drafts of blocks, notes behind what calls them. */
export function toDrafts(
  items: readonly Item[],
  notes: readonly Passage[],
  measures: Measures,
  vocabulary: Vocabulary,
): { drafts: Draft[]; warnings: string[] } {
  const keyed = notes.map((note, at) => ({ key: `n${at}`, label: note.label ?? "", page: note.page, note }));
  const index = new NoteIndex(keyed.filter((note) => note.label !== ""));
  const levels = numberLevels();
  const context: Context = { index, measures, vocabulary, levels, contents: contentsPages(items) };
  const drafts: Draft[] = [];
  const waiting = [...keyed];
  let page = 0;
  const flushNotes = (before: number): void => {
    while (waiting[0] && waiting[0].page < before) {
      const entry = waiting.shift();
      if (entry) drafts.push(noteDraft(entry, context));
    }
  };
  items.forEach((item, at) => {
    const begins = item.kind === "passage" ? item.passage.page : firstPage(item.grid.rows.flat(), item.page);
    if (begins > page) {
      flushNotes(begins);
      page = begins;
    }
    if (item.kind === "table") drafts.push(...tableDrafts(item.grid, item.page, `t${at}`, context));
    else drafts.push(passageDraft(item.passage, `b${at}`, context));
  });
  flushNotes(Number.POSITIVE_INFINITY);
  const warnings = index.lost
    .slice(0, 20)
    .map(({ label, page: on }) => `page ${on}: no note was found for the mark "${label}".`);
  return { drafts: placeNotes(drafts.filter((draft) => draft.kind === "table" || !empty.test(draft.text))), warnings };
}

/** Pages that hold a table of contents: "Annexes" on them is an entry, not the opening of one. */
function contentsPages(items: readonly Item[]): Set<number> {
  const pages = new Set<number>();
  const leads = (lines: readonly Line[]): boolean => lines.some((line) => endsLeader.test(lineText(line)));
  for (const item of items)
    if (item.kind === "passage") {
      if (leads(item.passage.lines)) pages.add(item.passage.page);
    } else if (item.grid.rows.some((row) => row.some(leads))) pages.add(item.page);
  return pages;
}

function noteDraft({ key, label, note }: KeyedNote & { note: Passage }, context: Context): Draft {
  const { index, measures, vocabulary } = context;
  const { text } = index.resolve(assemble(note.lines, vocabulary, measures.endsPainted));
  const printed = text.trim().replace(backLink, "");
  return {
    key,
    kind: note.end ? "endnote" : "footnote",
    number: label || null,
    text: printed,
    page: note.page,
    place: `page ${note.page}`,
  };
}

function passageDraft(passage: Passage, key: string, context: Context): Draft {
  const { index, measures, vocabulary, levels } = context;
  const resolved = index.resolve(assemble(passage.lines, vocabulary, measures.endsPainted));
  const full = resolved.text.trim();
  const leader = context.contents.has(passage.page) ? endsShortLeader : endsLeader;
  const contents = leader.test(full);
  // Page numbers that stand apart from the entries of a table of contents are none of its text.
  const loose = context.contents.has(passage.page) && /^(?:[\d\s]{1,80}|[ivxl]{1,6})$/u.test(full);
  const text = loose ? "" : full.replace(leader, "").trim();
  const base = { key, page: passage.page, place: `page ${passage.page}` };
  const found = classify(text, resolved.marks);
  const listed = contents || (found.kind === "annex" && context.contents.has(passage.page));
  if (!listed && (found.kind === "annex" || found.kind === "caption")) {
    levels.reset();
    return { ...base, ...found, level: found.kind === "annex" ? 1 : 0 };
  }
  const heading = !contents && isHeading(passage, text, measures);
  const { number, text: rest } = splitLabel(text, passage.lines[0], heading);
  const marks = shifted(resolved.marks, resolved.text.indexOf(rest.slice(0, 40)));
  if (heading) {
    levels.reset();
    return { ...base, kind: "heading", number, text: rest, marks, level: headingLevel(number, passage, measures) };
  }
  if (number === null) return { ...base, kind: passage.item ? "item" : "paragraph", text: rest, marks };
  if (!/[\p{L}\p{N}]/u.test(number)) return { ...base, kind: "item", text: rest, marks, level: 0 };
  return { ...base, kind: "numbered", number, text: rest, marks, level: levels.of(number) };
}

function isHeading(passage: Passage, text: string, { bodySize }: Measures): boolean {
  if (text.length > longestHeading || !/\p{L}/u.test(text) || passage.lines.length > 5) return false;
  const size = passage.lines[0]?.size ?? 0;
  const bold = passage.lines.every((line) => line.bold);
  if (!bold && size < bodySize * 1.15) return false;
  return !/[.;,]$/u.test(text.trim()) || size >= bodySize * 1.15;
}

function headingLevel(number: string | null, passage: Passage, { bodySize }: Measures): number {
  if (number === null) return (passage.lines[0]?.size ?? 0) >= bodySize * 1.15 ? 1 : 3;
  if (/^\d+(?:\.\d+)+/u.test(number)) return Math.min(9, number.replace(/\.$/u, "").split(".").length);
  if (/^[IVXL]+\.?$/u.test(number)) return 1;
  return /\p{Lu}/u.test(number) ? 2 : 3;
}

function tableDrafts(grid: Grid, page: number, key: string, context: Context): Draft[] {
  const { index, measures, vocabulary } = context;
  const rows = grid.rows.map((row) =>
    row.map((cell) => index.resolve(assemble(cell, vocabulary, measures.endsPainted))),
  );
  if (rows.some((row) => row.some((cell) => endsLeader.test(cell.text))))
    return contentsDrafts(
      rows.map((row) => row.map((cell) => cell.text)),
      page,
      key,
    );
  const begins = firstPage(grid.rows.flat(), page);
  const out: Draft[] = [{ key, kind: "table", text: "", page: begins, place: `page ${begins}` }];
  rows.forEach((row, at) => {
    const cells = row.map((cell) => cell.text.trim());
    if (cells.every((cell) => cell === "")) return;
    const marks = row.flatMap((cell) => cell.marks.map((mark) => ({ offset: 0, note: mark.note })));
    const onPage = firstPage(grid.rows[at] ?? [], page);
    out.push({
      key: `${key}r${at}`,
      kind: "row",
      parent: key,
      text: cells.join("\t"),
      cells,
      marks,
      page: onPage,
      place: `page ${onPage}, row ${at + 1}`,
    });
  });
  return out;
}

/** The page on which cells begin. */
function firstPage(cells: readonly Line[][], otherwise: number): number {
  return Math.min(...cells.flatMap((cell) => cell[0]?.page ?? []), otherwise);
}

/** A table of contents that is set as a table: its entries as paragraphs, without leaders and page numbers. */
function contentsDrafts(rows: string[][], page: number, key: string): Draft[] {
  return rows.flatMap((row, at): Draft[] => {
    const cells = row
      .map((cell) => cell.trim())
      .filter((cell) => cell !== "" && !/^(?:\d{1,4}|[ivxl]{1,6})$/u.test(cell));
    const text = cells.join(" ").replace(endsShortLeader, "").trim();
    if (text === "") return [];
    const split = classify(text);
    // "Annexes" among the entries opens none.
    const found = split.kind === "annex" || split.kind === "caption" ? { ...split, kind: "paragraph" as const } : split;
    return [
      {
        key: `${key}r${at}`,
        ...found,
        number: found.kind === "item" ? null : found.number,
        page,
        place: `page ${page}`,
      },
    ];
  });
}
