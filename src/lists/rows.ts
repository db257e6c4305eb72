import type { Leaf, Leaves } from "./leaves.ts";

/** A row of a table with the names of its columns; columns compare without case, spaces and punctuation. */
export class Row implements Leaves {
  readonly cells: readonly string[];
  readonly columns: Columns;
  /** Line of a CSV file, row of a sheet; from 1. */
  readonly line: number;
  readonly #dates: readonly (string | undefined)[];
  readonly #taken = new Set<number>();

  constructor(cells: readonly string[], columns: Columns, line: number, dates: readonly (string | undefined)[] = []) {
    this.cells = cells;
    this.columns = columns;
    this.line = line;
    this.#dates = dates;
  }

  /** The day of a cell that a workbook formats as a date. */
  date(column: string): string | undefined {
    return this.#dates[this.columns.index(column) ?? -1];
  }

  look(column: string): string {
    const index = this.columns.index(column);
    return index === undefined ? "" : (this.cells[index] ?? "").trim();
  }

  take(column: string): string {
    const index = this.columns.index(column);
    if (index !== undefined) this.#taken.add(index);
    return this.look(column);
  }

  lookAny(...columns: string[]): string {
    return columns.map((column) => this.look(column)).find((value) => value !== "") ?? "";
  }

  /** The first of several names of a column that holds something. */
  takeAny(...columns: string[]): string {
    for (const column of columns) {
      const value = this.take(column);
      if (value !== "") return value;
    }
    return "";
  }

  *leaves(): Generator<Leaf> {
    for (const [index, cell] of this.cells.entries())
      if (cell.trim() !== "")
        yield { path: this.columns.name(index), value: cell.trim(), taken: this.#taken.has(index) };
  }
}

/** The columns of a table. Two of one name are told apart by a number. */
export class Columns {
  readonly names: readonly string[];
  readonly #index = new Map<string, number>();
  /** Names as readers ask for them, so that each is folded once. */
  readonly #asked = new Map<string, number>();

  constructor(header: readonly string[]) {
    const seen = new Map<string, number>();
    this.names = header.map((written, index) => {
      const name = written.trim().replace(/\s+/gu, " ") || `column ${index + 1}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return count === 1 ? name : `${name} (${count})`;
    });
    for (const [index, name] of this.names.entries())
      if (!this.#index.has(keyOf(name))) this.#index.set(keyOf(name), index);
  }

  has(name: string): boolean {
    return this.#index.has(keyOf(name));
  }

  index(name: string): number | undefined {
    const known = this.#asked.get(name);
    if (known !== undefined) return known < 0 ? undefined : known;
    const index = this.#index.get(keyOf(name));
    this.#asked.set(name, index ?? -1);
    return index;
  }

  name(index: number): string {
    return this.names[index] ?? `column ${index + 1}`;
  }
}

const keyOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
