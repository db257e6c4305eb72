import { Bytes } from "./bytes.ts";
import { lettersIn } from "./letters.ts";

/** Terms in their order, their bytes one after the other. */
export interface Dictionary {
  bytes: Uint8Array;
  starts: Uint32Array;
  /** Place of each term, by its number. */
  ranks: Uint32Array;
  letters: Uint32Array;
}

/** The dictionary of terms with their numbers. */
export function dictionaryOf(terms: ReadonlyMap<string, number>): Dictionary {
  const all = [...terms.keys()];
  const ranks = ranksOf(all);
  const bytes = new Bytes();
  const starts = new Uint32Array(all.length + 1);
  const letters = new Uint32Array(all.length);
  for (const [index, term] of all.sort(compare).entries()) {
    starts[index] = bytes.length;
    letters[index] = lettersIn(term);
    bytes.text(term);
  }
  starts[all.length] = bytes.length;
  return { bytes: bytes.done(), starts, ranks, letters };
}

/** Place of each text in their order by UTF-16 code units. */
export function ranksOf(texts: readonly string[]): Uint32Array {
  const sorted = Array.from(texts.keys()).sort((one, other) => compare(texts[one] ?? "", texts[other] ?? ""));
  const ranks = new Uint32Array(texts.length);
  for (const [rank, index] of sorted.entries()) ranks[index] = rank;
  return ranks;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
