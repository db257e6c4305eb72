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
    const labels = new Map<Raised, string[]>();
    const { text, kept } = putBack(assembled, (piece) => {
      const parts = piece.labels.flatMap((label) => this.partsOf(label, piece.page));
      labels.set(piece, parts);
      return this.isMark(assembled.text, piece, parts);
    });
    const marks = kept.flatMap(({ offset, piece }) =>
      (labels.get(piece) ?? []).flatMap((label) => {
        const note = this.find(label, piece.page);
        if (note) return [{ offset, note: note.key }];
        this.lost.push({ label, page: piece.page });
        return [];
      }),
    );
    return { text, marks };
  }

  /** The labels of marks that stand side by side with nothing between them: "456" calls 4, 5 and 6 where they follow 3. */
  private partsOf(label: string, page: number): string[] {
    if (!/^\d{2,16}$/u.test(label) || Number(label) === this.last + 1) return [label];
    const running = this.runFrom(label, this.last + 1, page);
    if (running) return running;
    if (this.find(label, page)) return [label];
    const here = (part: string) => (this.byLabel.get(part) ?? []).some((note) => note.page === page);
    return this.split(label, here) ?? this.split(label, (part) => this.find(part, page) !== null) ?? [label];
  }

  /** The label as consecutive numbers from `next` on, all of which have notes. */
  private runFrom(label: string, next: number, page: number): string[] | null {
    const parts: string[] = [];
    for (let at = 0, value = next; at < label.length; value++) {
      const part = String(value);
      if (!label.startsWith(part, at) || this.find(part, page) === null) return null;
      parts.push(part);
      at += part.length;
    }
    return parts;
  }

  /** The label cut into numbers that have notes, the longest first; null where it cannot be. */
  private split(label: string, has: (part: string) => boolean, depth = 0): string[] | null {
    if (label === "") return [];
    if (depth > 5) return null;
    for (let length = Math.min(4, label.length); length > 0; length--) {
      const part = label.slice(0, length);
      if (part.startsWith("0") || !has(part)) continue;
      const others = this.split(label.slice(length), has, depth + 1);
      if (others) return [part, ...others.filter((other) => other !== part)];
    }
    return null;
  }

  private isMark(text: string, piece: Raised, labels: readonly string[]): boolean {
    const values = labels.map(Number);
    const next = values[0] === this.last + 1;
    const before = text.slice(0, piece.offset);
    if (unit.test(before) && (!next || (/^[23]$/u.test(piece.text) && /\d\s*\p{L}+$/u.test(before)))) return false;
    const found = labels.every((label) => this.find(label, piece.page) !== null);
    const mark = found || (next && /[\p{L}\p{P}]$/u.test(before));
    if (mark && Number.isFinite(values.at(-1))) this.last = values.at(-1) ?? this.last;
    return mark;
  }
}
