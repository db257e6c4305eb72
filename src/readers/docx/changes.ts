import type { TrackedChange } from "#document";

export type ChangeType = TrackedChange["type"];

/** A tracked change that is open at a point of the text. */
export interface OpenChange {
  type: ChangeType;
  author: string | null;
  date: string | null;
}

/**
 * Gathers tracked changes as evidence. Word stores one insertion as many elements; neighbours of one type, author
 * and date are one change here, also across paragraph marks (shown as a line break).
 */
export class ChangeLog {
  readonly list: TrackedChange[] = [];
  readonly #open = new Map<ChangeType, { change: TrackedChange; texts: string[] }>();

  /** Text that stands inside `changes`, at most one of each type (none: plain text, which ends every open change). */
  text(text: string, changes: readonly OpenChange[], place: string): void {
    if (this.#open.size > 0)
      for (const type of this.#open.keys()) if (!changes.some((change) => change.type === type)) this.#close(type);
    // An inserted run in an inserted row is one insertion.
    for (const [index, change] of changes.entries())
      if (changes.findIndex((other) => other.type === change.type) === index) this.#add(change, text, place);
  }

  /** A change of format, on its own beside the text changes. */
  format(change: OpenChange, text: string, place: string): void {
    const last = this.list[this.list.length - 1];
    if (last?.type === "format" && last.author === change.author && last.date === change.date && last.place === place)
      last.text += text;
    else this.list.push({ ...change, type: "format", text, place });
  }

  /** Ends all open changes: the text stops here. */
  end(): void {
    for (const type of [...this.#open.keys()]) this.#close(type);
  }

  #add(from: OpenChange, text: string, place: string): void {
    const open = this.#open.get(from.type);
    if (open && open.change.author === from.author && open.change.date === from.date) {
      open.texts.push(text);
      return;
    }
    this.#close(from.type);
    const change: TrackedChange = { ...from, text: "", place };
    this.list.push(change);
    this.#open.set(from.type, { change, texts: [text] });
  }

  #close(type: ChangeType): void {
    const open = this.#open.get(type);
    if (!open) return;
    const text = open.texts.join("");
    open.change.text = text.trim() === "" && text.includes("\n") ? "¶" : text.replace(/\n+$/u, "");
    this.#open.delete(type);
  }
}
