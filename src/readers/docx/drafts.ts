import type { View } from "#document";
import type { Draft } from "../build.ts";
import { classify, type DraftMarks, numberLevels } from "../classify.ts";
import { isAnnexHeading, isCaption, splitPrintedNumber } from "../numbers.ts";
import { flatText } from "./flat-text.ts";
import { languageOf, settleLanguages } from "./language.ts";
import { ListCounter, type PrintedNumber } from "./list-counter.ts";
import { NoteCounter, type NoteNumbering } from "./note-numbers.ts";
import type { Numbering } from "./numbering.ts";
import { project, type ShownParagraph, type ShownTable } from "./projection.ts";
import type { Flow, NoteCall, NoteKind } from "./story.ts";
import type { Styles } from "./styles.ts";

/** A note's text as parsed, and what to call it in messages. */
export interface NoteStory {
  flow: Flow;
  place: string;
}

export interface DraftSource {
  flow: Flow;
  notes: Record<NoteKind, ReadonlyMap<string, NoteStory>>;
  styles: Styles;
  numbering: (numId: string) => Numbering | undefined;
  noteNumbering: NoteNumbering;
  /** Language of numbers in words. */
  language: string;
}

/** Text at heading level that is longer is a paragraph: some templates number whole paragraphs with heading styles. */
const longestHeading = 400;
const longestBoldHeading = 200;

/** The page number at the end of an entry of a table of contents. */
const pageBehind = /(?:\t|(?:[.…]\s?){4,20})\s*(?:\d{1,4}|[ivxlc]{1,8})\s*$/iu;

/** Turns the text, as one view shows it, into drafts in reading order: each note directly after the block that calls it. */
export function makeDrafts(source: DraftSource, view: View): { drafts: Draft[]; title: string } {
  const maker = new DraftMaker(source, view);
  maker.flow(source.flow);
  settleLanguages(maker.drafts);
  return { drafts: maker.drafts, title: maker.title };
}

class DraftMaker {
  readonly drafts: Draft[] = [];
  title = "";
  readonly #source: DraftSource;
  readonly #view: View;
  readonly #lists: ListCounter;
  readonly #notes: NoteCounter;
  readonly #placed = new Set<string>();
  readonly #levels = numberLevels();

  constructor(source: DraftSource, view: View) {
    this.#source = source;
    this.#view = view;
    this.#lists = new ListCounter(source.language);
    this.#notes = new NoteCounter(source.noteNumbering);
  }

  flow(flow: Flow): void {
    for (const block of project(flow, this.#view))
      if (block.kind === "paragraph") this.#paragraph(block);
      else this.#table(block);
  }

  #paragraph(paragraph: ShownParagraph): void {
    const printed = this.number(paragraph);
    const { text, marks, calls } = this.#text(paragraph);
    const style = this.#source.styles.paragraph(paragraph.properties.style);
    const contents = paragraph.contents || style.names.some((name) => /^(?:toc \d|table of figures)$/u.test(name));
    if (text.trim() !== "") {
      const draft = contents
        ? this.#entry(paragraph, text, printed)
        : this.#draft(paragraph, text, marks, printed, style.names);
      this.drafts.push(draft);
      this.#noteDrafts(calls, draft.key);
    } else this.#noteDrafts(calls, null);
    for (const box of paragraph.boxes) this.flow(box);
  }

  /** An entry of a table of contents, without the page number behind it. */
  #entry(paragraph: ShownParagraph, text: string, printed: PrintedNumber | null): Draft {
    const base = { key: `b${this.drafts.length}`, place: paragraph.place, ...languageOf(paragraph.languages, text) };
    const split = splitPrintedNumber(text.replace(pageBehind, ""));
    const number = printed?.text || split.number;
    return { ...base, kind: number === null ? "paragraph" : "numbered", number, text: split.text };
  }

  #draft(
    paragraph: ShownParagraph,
    text: string,
    marks: DraftMarks,
    printed: PrintedNumber | null,
    names: string[],
  ): Draft {
    const base = { key: `b${this.drafts.length}`, place: paragraph.place, ...languageOf(paragraph.languages, text) };
    const outline = this.#outline(paragraph);
    const heading = outline < 9 && text.length <= longestHeading && !paragraph.runOn;
    if (printed?.text && isAnnexHeading(heading ? `${printed.text} ${text}` : printed.text)) {
      // "Annex II" numbered by Word reads as one typed by hand does.
      const head = `${printed.text} `;
      return { ...base, kind: "annex", text: head + text, marks: moved(marks, head.length) };
    }
    if (names.includes("title") && printed === null) {
      this.title ||= text;
      return { ...base, kind: "heading", level: 1, text, marks };
    }
    if (names.includes("caption") || (paragraph.sequence && (isCaption(text) || text.length <= longestHeading)))
      return { ...base, kind: "caption", number: printed?.text || null, text, marks };
    if (printed !== null) {
      if (!heading && printed.bullet) return { ...base, kind: "item", level: this.#listLevel(paragraph), text, marks };
      if (!heading && printed.text !== "") {
        const level = Math.max(this.#listLevel(paragraph), this.#levels.of(printed.text));
        return { ...base, kind: "numbered", number: printed.text, level, text, marks };
      }
      this.#levels.reset();
      return { ...base, kind: "heading", number: printed.text || null, level: outline + 1, text, marks };
    }
    const typed = classify(text, marks);
    const own = typed.kind === "caption" || typed.kind === "item";
    const looks = paragraph.bold && !own && looksLikeHeading(typed.text);
    if ((heading || looks) && typed.kind !== "annex") {
      this.#levels.reset();
      const number = typed.kind === "numbered" ? typed : { number: null, text, marks };
      return { ...base, ...number, kind: "heading", level: heading ? outline + 1 : typedLevel(number.number) };
    }
    const level = typed.number === null ? 0 : this.#levels.of(typed.number);
    return { ...base, ...typed, level };
  }

  /** Rows with their cells; a table of one cell that frames several paragraphs is read as these paragraphs. */
  #table(table: ShownTable): void {
    const only = table.rows.length === 1 && table.rows[0]?.cells.length === 1 ? table.rows[0].cells[0] : undefined;
    if (only && only.blocks.filter((block) => block.kind === "table" || block.pieces.length > 0).length > 1) {
      this.flow(only.blocks);
      return;
    }
    const key = `b${this.drafts.length}`;
    const head: Draft = { key, kind: "table", text: "", place: table.place };
    const rows: Draft[] = [];
    this.drafts.push(head);
    for (const row of table.rows) {
      const cells: string[] = new Array<string>(row.skipped).fill("");
      const calls: NoteCall[] = [];
      const languages: Map<string, number>[] = [];
      let number: string | null = null;
      for (const [index, cell] of row.cells.entries()) {
        const flat = flatText(cell.blocks, this.#view, (paragraph) => {
          const printed = this.number(paragraph)?.text;
          if (index === 0 && printed) number ??= printed;
        });
        cells.push(cell.continues && flat.text.trim() === "" ? "" : flat.text);
        for (let column = 1; column < cell.span; column += 1) cells.push("");
        calls.push(...flat.calls);
        languages.push(...flat.languages);
      }
      const text = cells.join("\t");
      if (text.trim() === "" && calls.length === 0) continue;
      const place = `${table.place}, row ${row.index}`;
      const draft: Draft = { key: `b${this.drafts.length}`, kind: "row", number, parent: key, text, cells, place };
      this.drafts.push({ ...draft, ...languageOf(languages, text) });
      rows.push(draft);
      this.#noteDrafts(calls, draft.key);
    }
    if (rows.length === 0) this.drafts.splice(this.drafts.indexOf(head), 1);
  }

  #text(paragraph: ShownParagraph): { text: string; marks: DraftMarks; calls: NoteCall[] } {
    const texts: string[] = [];
    const marks: DraftMarks = [];
    const calls: NoteCall[] = [];
    let length = 0;
    for (const piece of paragraph.pieces) {
      if (piece.note) {
        calls.push(piece.note);
        if (this.#source.notes[piece.note.kind].has(piece.note.id))
          marks.push({ offset: length, note: noteKey(piece.note) });
      }
      texts.push(piece.text);
      length += piece.text.length;
    }
    return { text: texts.join(""), marks, calls };
  }

  /** The notes called by a block; a note called twice stands after the first call. */
  #noteDrafts(calls: NoteCall[], caller: string | null): void {
    for (const call of calls) {
      const key = noteKey(call);
      const story = this.#source.notes[call.kind].get(call.id);
      if (!story || this.#placed.has(key)) continue;
      this.#placed.add(key);
      const number = this.#notes.next(call);
      const flat = flatText(story.flow, this.#view);
      const mark = call.custom?.trim();
      const text =
        mark && flat.text.trimStart().startsWith(mark) ? flat.text.trimStart().slice(mark.length) : flat.text;
      const draft: Draft = { key, kind: call.kind, number, parent: caller, text, place: story.place };
      this.drafts.push({ ...draft, ...languageOf(flat.languages, text) });
    }
  }

  /** Counts the paragraph in its list, if it is in one: by its own properties, else by its style. */
  number(paragraph: ShownParagraph): PrintedNumber | null {
    const { properties } = paragraph;
    const style = this.#source.styles.paragraph(properties.style);
    const numId = properties.numId ?? style.numId;
    const numbering = numId === undefined || numId === "0" ? undefined : this.#source.numbering(numId);
    if (!numId || !numbering) return null;
    return this.#lists.next(numId, numbering, this.#listLevel(paragraph, numbering));
  }

  #listLevel(paragraph: ShownParagraph, numbering?: Numbering): number {
    const { properties } = paragraph;
    if (properties.level !== undefined) return properties.level;
    const style = this.#source.styles.paragraph(properties.style);
    const list = numbering ?? this.#source.numbering(properties.numId ?? style.numId ?? "");
    // A level that is linked to the style goes before the one that the style names.
    for (const id of style.ids)
      for (const [level, { style: linked }] of list?.levels ?? []) if (linked === id) return level;
    return properties.numId === undefined ? (style.level ?? 0) : 0;
  }

  #outline(paragraph: ShownParagraph): number {
    return paragraph.properties.outline ?? this.#source.styles.paragraph(paragraph.properties.style).outline ?? 9;
  }
}

/** A line in bold that is no sentence is a heading, as readers of the printed page take it; the PDF reader does so too. */
function looksLikeHeading(text: string): boolean {
  return text.length <= longestBoldHeading && /\p{L}{2}/u.test(text) && !/[.;:,!?。]$/u.test(text.trim());
}

/** Depth of a heading without a style, by its number: "II.", then "A.", then others; "3.1" by its parts. */
function typedLevel(number: string | null): number {
  if (number === null) return 3;
  if (/^\d+(?:\.\d+)+/u.test(number)) return Math.min(9, number.replace(/\.$/u, "").split(".").length);
  if (/^[IVXL]+\.?$/u.test(number)) return 1;
  return /\p{Lu}/u.test(number) ? 2 : 3;
}

function noteKey(call: NoteCall): string {
  return `${call.kind}:${call.id}`;
}

function moved(marks: DraftMarks, added: number): DraftMarks {
  return marks.map((mark) => ({ ...mark, offset: mark.offset + added }));
}
