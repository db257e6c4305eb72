import { PenholderError } from "#kernel";
import type { Entity } from "#parties";
import type { Oddities } from "./problems.ts";
import type { Source } from "./source.ts";

/** The largest published table of references has some ten thousand values. */
const mostValues = 3_000_000;

/** What a list says of itself: every value outside its entries, and its date where it states one. */
export class ListHeader {
  /** The day of the edition, ISO; undefined where the file does not say. */
  date: string | undefined;
  dateFrom: "list" | "newest entry" = "list";
  /** The list's short name where the file, not its format, tells it: OFAC's SDN list and its consolidated list. */
  list: string | undefined;
  readonly values: Record<string, string[]> = {};
  #count = 0;

  readonly add = (path: string, value: string): void => {
    if (++this.#count > mostValues)
      throw new PenholderError(
        "list-invalid",
        "The list holds far more outside its entries than any published one; do not trust the file.",
      );
    const known = this.values[path];
    if (!known) this.values[path] = [value];
    else known.push(value);
  };
}

/** What a reader is given: the file, those that belong to it, and where to put what is not an entity. */
export interface Reading {
  source: Source;
  /** Files of the same set, as alternate names of the SDN list. */
  beside: readonly Source[];
  header: ListHeader;
  oddities: Oddities;
  /** A file that breaks off is kept as far as it goes, and this is told as an oddity. */
  acceptTruncated?: boolean;
}

/** The oddity of a file that breaks off and was kept as far as it goes. */
export const brokenOff = "the file breaks off; what stood after this is missing";

/** Rows or records up to the place where their file breaks off, where that is accepted. */
export async function* untilBroken<T>(
  all: AsyncGenerator<T>,
  { acceptTruncated = false, oddities }: Pick<Reading, "acceptTruncated" | "oddities">,
  file: string,
): AsyncGenerator<T> {
  try {
    yield* all;
  } catch (error) {
    if (!acceptTruncated || !(error instanceof PenholderError) || !/breaks off/u.test(error.message)) throw error;
    oddities.add(brokenOff, file, error.message);
  }
}

/** A format of a list: how entities are made of its file. */
export interface Format {
  /** Stable: "un-xml". */
  id: string;
  /** For people: "UN consolidated list, XML". */
  title: string;
  /** The list by its short name: "un", "ofac-sdn". */
  list: string;
  read(reading: Reading): AsyncGenerator<Entity>;
}
