import type { Assembled, Raised } from "./assemble.ts";
import { putBack } from "./assemble.ts";

/** A note with the key of its draft, as found on a page. */
export interface KeyedNote {
  key: string;
  label: string;
  page: number;
}

/** Units that carry an exponent: "m²", "km³". */
const unit = /(?:^|[^\p{L}])(?:[kcdm]?m|in|ft|mi)$/u;

/** Finds the notes that marks call, by label and page, and remembers how far the numbering has come. */
export class NoteIndex {
  private readonly byLabel = new Map<string, KeyedNote[]>();
  private last = 0;
  /** Marks that look like notes' whose notes were not found, with their pages. */
  readonly lost: { label: string; page: number }[] = [];

  constructor(notes: readonly KeyedNote[]) {
    for (const note of notes) {
      const list = this.byLabel.get(note.label) ?? [];
      list.push(note);
      this.byLabel.set(note.label, list);
    }
  }

  /** The note that a label on this page calls: on the page itself, the next, or the one before; else an endnote. */
  find(label: string, page: number): KeyedNote | null {
    const list = this.byLabel.get(label) ?? [];
    for (const distance of [0, 1, -1]) {
      const note = list.find((candidate) => candidate.page === page + distance);
      if (note) return note;
    }
    return list.length === 1 && list[0] && list[0].page > page ? list[0] : null;
  }

  /** A passage's text without the marks of notes, the marks by the key of their note, all else put back. */
  resolve(assembled: Assembled): { text: string; marks: { offset: number; note: string }[] } {
    const { text, kept } = putBack(assembled, (piece) => this.isMark(assembled.text, piece));
    const marks = kept.flatMap(({ offset, piece }) =>
      piece.labels.flatMap((label) => {
        const note = this.find(label, piece.page);
        if (note) return [{ offset, note: note.key }];
        this.lost.push({ label, page: piece.page });
        return [];
      }),
    );
    return { text, marks };
  }

  private isMark(text: string, piece: Raised): boolean {
    const values = piece.labels.map(Number);
    const next = values[0] === this.last + 1;
    const before = text.slice(0, piece.offset);
    if (unit.test(before) && (!next || (/^[23]$/u.test(piece.text) && /\d\s*\p{L}+$/u.test(before)))) return false;
    const found = piece.labels.every((label) => this.find(label, piece.page) !== null);
    const mark = found || (next && /[\p{L}\p{P}]$/u.test(before));
    if (mark && Number.isFinite(values.at(-1))) this.last = values.at(-1) ?? this.last;
    return mark;
  }
}
