import { parseSealedFile, type SealedBlock, type WholeFile } from "#document";
import { canonicalJson } from "#kernel";
import type { Report } from "#verify";
import { count, emptyTally, flip, type Tally } from "./tally.ts";

/** One in so many flips that leave a block unreadable is judged with the whole file, to hold the argument to its word. */
const checkedByWhole = 50;

/**
 * Flips inside the blocks of a whole report, many at a time, because a whole verification for each would take hours.
 *
 * A flip that leaves its block unreadable in a file of that one block leaves the whole file unreadable: a JSON parser
 * comes to the block in the same state in both, and what follows the block in either can only be read from the state
 * after a whole value, since a quotation mark or bracket too many or too few is never made up for; and what is canonical
 * and in its form as a whole is so in each element.
 *
 * Of the blocks that can be read, one bit in each is flipped, all at the same place of their blocks, and the report must
 * name every one of them. That a block is named follows from its own leaf alone, so that no flip can hide behind
 * another. What is not named is judged by itself.
 */
export class BlockFlips {
  readonly #bytes: Buffer;
  readonly #verify: () => Report;
  readonly #alone: (bit: number) => string | null;
  /** Where each block stands in the file. */
  readonly places: readonly { from: number; to: number }[];
  readonly #around: readonly [before: Buffer, after: Buffer];
  #refused = 0;

  /** `bytes` is changed and put back by each of the three. */
  constructor(bytes: Buffer, verify: () => Report, alone: (bit: number) => string | null) {
    this.#bytes = bytes;
    this.#verify = verify;
    this.#alone = alone;
    const read = parseSealedFile(bytes);
    if (!read.ok || read.value.type === "penholder/excerpt/1") throw new Error("not a whole report");
    this.places = placesOf(bytes, read.value.blocks);
    this.#around = around(read.value);
  }

  /** The length of the longest block: as many columns as there are. */
  get columns(): number {
    return Math.max(...this.places.map(({ from, to }) => to - from));
  }

  /** All bits of one byte of every block that is long enough. */
  column(offset: number): Tally {
    const tally = emptyTally();
    for (let bit = 0; bit < 8; bit++) this.#together(offset, bit, tally);
    return tally;
  }

  #together(offset: number, bit: number, tally: Tally): void {
    const reached = this.places.flatMap(({ from, to }, block) =>
      from + offset < to ? [{ block, at: from + offset }] : [],
    );
    const readable = new Map(
      reached.flatMap(({ block, at }) => (this.#isReadable(block, at, bit) ? [[block, at] as const] : [])),
    );
    for (const at of readable.values()) this.#flip(at, bit);
    const shown = readable.size > 0 ? this.#verify() : undefined;
    for (const at of readable.values()) this.#flip(at, bit);
    const verdict = shown?.verdict ?? "";
    for (const { block, at } of reached) {
      const place = 8 * at + bit;
      const isNamed = (shown?.document?.blocks[block]?.problem ?? null) !== null;
      if (!readable.has(block)) count(tally, this.#unreadable(place), place);
      else if (isNamed) count(tally, verdict, place);
      else flip(this.#alone, place, tally);
    }
  }

  #unreadable(place: number): string | null {
    const isChecked = this.#refused++ % checkedByWhole === 0;
    return !isChecked || this.#alone(place) === "unreadable" ? "unreadable" : null;
  }

  /** Whether the flipped block, in a file of its own, can still be read. */
  #isReadable(block: number, at: number, bit: number): boolean {
    const place = this.places[block];
    if (!place) return false;
    this.#flip(at, bit);
    const [before, after] = this.#around;
    const read = parseSealedFile(Buffer.concat([before, this.#bytes.subarray(place.from, place.to), after]));
    this.#flip(at, bit);
    return read.ok;
  }

  #flip(at: number, bit: number): void {
    this.#bytes[at] = (this.#bytes[at] ?? 0) ^ (1 << bit);
  }
}

function placesOf(bytes: Buffer, blocks: readonly SealedBlock[]): { from: number; to: number }[] {
  let after = 0;
  return blocks.map((block) => {
    const text = canonicalJson(block);
    const from = bytes.indexOf(text, after);
    if (from < 0) throw new Error("a block is not where it should be");
    after = from + Buffer.byteLength(text);
    return { from, to: after };
  });
}

/** What stands before and after the block in a file of one block. */
function around(file: WholeFile): [Buffer, Buffer] {
  const mark = "the block";
  const text = canonicalJson({ ...file, blocks: [mark] as never, leaves: file.leaves.slice(0, 128) });
  const [before = "", after = ""] = text.split(`"${mark}"`);
  return [Buffer.from(before), Buffer.from(`${after}\n`)];
}
