import { PenholderError } from "#kernel";

/** Something odd in a list that is kept and told, never dropped in silence. */
export interface Oddity {
  /** What is odd, the same words for the same kind. */
  what: string;
  /** Which entry, line or reference. */
  record: string;
  /** The value concerned. */
  value: string;
}

/** A list that cannot be used: one sentence that names the file, the record and what to do. */
export function listInvalid(file: string, at: string, what: string): PenholderError {
  const place = at === "" ? file : `${file}, ${at}`;
  return new PenholderError("list-invalid", `${place}: ${what}.`, at === "" ? { file } : { file, at });
}

/** Collects oddities, each once and up to a bound for each kind; the count goes on. */
export class Oddities {
  readonly all: Oddity[] = [];
  readonly counts = new Map<string, number>();
  readonly #kept: number;
  readonly #told = new Set<string>();

  constructor(kept = 1000) {
    this.#kept = kept;
  }

  add(what: string, record: string, value = ""): void {
    const key = [what, record, value].join("\u001f");
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const count = (this.counts.get(what) ?? 0) + 1;
    this.counts.set(what, count);
    if (count <= this.#kept) this.all.push({ what, record, value: value.slice(0, 2000) });
  }
}
