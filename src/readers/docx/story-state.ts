import { PenholderError } from "#kernel";
import { limits } from "../options.ts";
import type { OpenChange } from "./changes.ts";
import { OpenFields } from "./fields.ts";
import { tallyLanguage } from "./language.ts";
import {
  type Cell,
  type Flow,
  inBoth,
  inFinal,
  inOriginal,
  type Mask,
  type NoteCall,
  type Paragraph,
  type Section,
  type Story,
  type Table,
} from "./story.ts";
import type { Frame, OpenTable, Place, RunProperties, StoryContext } from "./story-frames.ts";

/** The state of reading one story: what is open, and where text goes. Handlers (story-elements.ts) act on it. */
export class StoryState {
  readonly context: StoryContext;
  readonly story: Story = { flow: [], sections: [], laidOut: false };
  /** Names of the open elements. */
  readonly path: string[] = [];
  readonly frames: Frame[] = [];
  readonly places: Place[] = [];
  readonly tables: OpenTable[] = [];
  /** All open tracked changes, and the outermost of each type: an inserted run in an inserted row is one insertion. */
  readonly changes: OpenChange[] = [];
  active: readonly OpenChange[] = [];
  /** In which texts what stands inside the open tracked changes is. */
  mask: Mask = inBoth;
  section: Section | null = null;
  /** Page breaks so far: as Word last laid the text out, and as set by hand. */
  pages = 0;
  breaks = 0;
  pendingMath = "";
  readonly #outermost = new OpenFields();
  #paragraphs = 0;
  #tables = 0;
  #cells = 0;

  constructor(context: StoryContext) {
    this.context = context;
    this.places.push({ flow: this.story.flow, fields: this.#outermost });
  }

  get parent(): string | undefined {
    return this.path[this.path.length - 2];
  }

  get frame(): Frame | undefined {
    return this.frames[this.frames.length - 1];
  }

  get table(): OpenTable | undefined {
    return this.tables[this.tables.length - 1];
  }

  get whereabouts(): Pick<NoteCall, "section" | "pages" | "breaks"> {
    return { section: this.story.sections.length, pages: this.pages, breaks: this.breaks };
  }

  get fields(): OpenFields {
    return this.places[this.places.length - 1]?.fields ?? this.#outermost;
  }

  get spot(): string {
    return this.frame?.paragraph.place ?? `${this.context.place} ${Math.max(1, this.#paragraphs)}`;
  }

  openParagraph(): void {
    this.#paragraphs += 1;
    this.#bound(this.#paragraphs, "paragraphs");
    const paragraph: Paragraph = {
      kind: "paragraph",
      place: `${this.context.place} ${this.#paragraphs}`,
      original: {},
      final: {},
      mark: this.mask,
      markHidden: false,
      pieces: [],
      boxes: [],
      sequence: false,
      light: false,
      contents: false,
      languages: null,
    };
    this.#push(paragraph);
    this.frames.push({
      paragraph,
      target: null,
      formatted: false,
      numbered: false,
      formats: [],
      markChanges: [],
      section: null,
      run: {},
      runTarget: null,
      runKept: null,
      runBefore: null,
      runFormat: null,
      visible: null,
      customMark: null,
    });
  }

  openTable(): void {
    this.#tables += 1;
    const table: Table = { kind: "table", place: `table ${this.#tables}`, rows: [] };
    this.#push(table);
    this.tables.push({ table, row: null, cell: null, outsideRow: this.changes.length, outsideCell: 0 });
  }

  openRow(): void {
    const open = this.table;
    if (!open) return;
    open.outsideRow = this.changes.length;
    open.row = { mask: this.mask, skipped: 0, cells: [] };
    open.table.rows.push(open.row);
    this.#cells += 1;
    this.#bound(this.#cells, "cells");
  }

  closeRow(): void {
    if (!this.table) return;
    this.popChanges(this.table.outsideRow);
    this.table.row = null;
  }

  openCell(): void {
    const cell: Cell = { mask: this.mask, span: 1, continues: false, blocks: [] };
    const open = this.table;
    if (open) {
      open.row?.cells.push(cell);
      open.cell = cell;
      open.outsideCell = this.changes.length;
    }
    // A field may run through the cells of a table: it goes on inside.
    this.places.push({ flow: cell.blocks, fields: this.fields });
    this.#cells += 1;
    this.#bound(this.#cells, "cells");
  }

  closeCell(): void {
    if (this.places.length > 1) this.places.pop();
    if (!this.table) return;
    this.popChanges(this.table.outsideCell);
    this.table.cell = null;
  }

  /** The whole row was inserted or deleted. */
  changeRow(change: OpenChange): void {
    if (!this.table?.row) return;
    this.pushChange(change);
    this.table.row.mask = this.mask;
    this.context.changes.text("", this.active, this.table.table.place);
  }

  changeCell(change: OpenChange): void {
    if (!this.table?.cell) return;
    this.pushChange(change);
    this.table.cell.mask = this.mask;
    this.context.changes.text("", this.active, this.table.table.place);
  }

  openBox(): void {
    const flow: Flow = [];
    this.frame?.paragraph.boxes.push(flow);
    this.places.push({ flow, fields: new OpenFields() });
  }

  #push(block: Paragraph | Table): void {
    this.places[this.places.length - 1]?.flow.push(block);
  }

  #bound(count: number, what: string): void {
    if (count > limits.blocks)
      throw new PenholderError("file-too-complex", `${this.context.file} holds over ${limits.blocks} ${what}.`, {
        file: this.context.file,
      });
  }

  pushChange(change: OpenChange): void {
    this.changes.push(change);
    this.mask &= keptBy(change);
    if (!this.active.some((other) => other.type === change.type)) this.active = [...this.active, change];
  }

  /** Closes tracked changes until `length` are open. */
  popChanges(length: number): void {
    this.changes.length = Math.min(length, this.changes.length);
    this.mask = this.changes.reduce((mask: Mask, change) => mask & keptBy(change), inBoth);
    const types = new Map<OpenChange["type"], OpenChange>();
    for (const change of this.changes) if (!types.has(change.type)) types.set(change.type, change);
    this.active = [...types.values()];
  }

  /** The open tracked changes and those of a paragraph mark, one of each type. */
  withMark(marks: readonly OpenChange[]): readonly OpenChange[] {
    const own = marks.filter((mark, at) => marks.findIndex((other) => other.type === mark.type) === at);
    return [...this.active, ...own.filter((mark) => this.active.every((other) => other.type !== mark.type))];
  }

  /** Puts text into the open paragraph, and into evidence what is tracked, hidden or commented on. */
  text(text: string): void {
    const frame = this.frame;
    if (!frame || text === "" || this.fields.instructing) return;
    if (frame.customMark) {
      frame.customMark.custom = (frame.customMark.custom ?? "") + text;
      frame.customMark = null;
      return;
    }
    const { paragraph } = frame;
    const visible = this.visible(frame);
    const mask = this.mask & visible;
    this.context.changes.text(text, this.active, paragraph.place);
    this.context.passages.text(text);
    if (visible === inBoth) this.context.hidden.end();
    else this.context.hidden.add(text, paragraph.place);
    if (frame.runFormat) this.context.changes.format(frame.runFormat, text, paragraph.place);
    if (!paragraph.light && !this.#bold(frame) && text.trim() !== "") paragraph.light = true;
    if (this.fields.contents) paragraph.contents = true;
    const last = paragraph.pieces[paragraph.pieces.length - 1];
    if (last && last.mask === mask && !last.note) last.text += text;
    else paragraph.pieces.push({ text, mask });
    tallyLanguage(paragraph, frame.run, text);
  }

  /** Puts the call of a note into the open paragraph. */
  note(call: NoteCall, custom: boolean): void {
    const frame = this.frame;
    if (!frame || this.fields.instructing) return;
    this.context.changes.text(`[${call.kind}]`, this.active, frame.paragraph.place);
    frame.paragraph.pieces.push({ text: "", mask: this.mask & this.visible(frame), note: call });
    if (custom) {
      call.custom = "";
      frame.customMark = call;
    }
  }

  /** In which texts the run is shown: hidden by itself, or by the styles of run and paragraph (toggles of each other). */
  visible(frame: Frame): Mask {
    if (frame.visible === null) {
      const before = frame.runBefore ?? frame.run;
      const { original, final } = frame.paragraph;
      frame.visible =
        (this.#vanishes(before, original.style) ? 0 : inOriginal) |
        (this.#vanishes(frame.run, final.style) ? 0 : inFinal);
    }
    return frame.visible;
  }

  #bold({ run, paragraph }: Frame): boolean {
    const { styles } = this.context;
    const styled = run.style !== undefined && styles.character(run.style).bold;
    return run.bold ?? (styled || styles.paragraph(paragraph.final.style).bold);
  }

  #vanishes(run: RunProperties, style: string | undefined): boolean {
    const { styles } = this.context;
    return (
      run.vanish ?? styles.paragraph(style).vanish !== (run.style !== undefined && styles.character(run.style).vanish)
    );
  }
}

/** In which texts what a tracked change holds remains. */
export function keptBy(change: OpenChange): Mask {
  if (change.type === "insertion" || change.type === "move-to") return inFinal;
  return change.type === "format" ? inBoth : inOriginal;
}
