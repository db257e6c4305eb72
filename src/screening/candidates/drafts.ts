import type { Lists, Texts } from "./sections.ts";

/** Lists of numbers being written, one owner after the other. */
export class ListsDraft {
  readonly #starts: number[] = [0];
  readonly #values: number[] = [];

  add(values: Iterable<number>): void {
    for (const value of values) this.#values.push(value);
    this.#starts.push(this.#values.length);
  }

  finish(): Lists {
    return { starts: Uint32Array.from(this.#starts), values: Uint32Array.from(this.#values) };
  }
}

const encoder = new TextEncoder();

/** Texts being written, one behind the other. */
export class TextsDraft {
  readonly #starts: number[] = [0];
  #bytes = new Uint8Array(4096);
  #size = 0;

  add(text: string): void {
    const most = text.length * 3;
    if (this.#size + most > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#size + most));
      grown.set(this.#bytes.subarray(0, this.#size));
      this.#bytes = grown;
    }
    this.#size += encoder.encodeInto(text, this.#bytes.subarray(this.#size)).written;
    this.#starts.push(this.#size);
  }

  finish(): Texts {
    return { starts: Uint32Array.from(this.#starts), bytes: this.#bytes.slice(0, this.#size) };
  }
}

/** Who has each value: the lists the other way round, for values below `count`; owners in rising order, each once. */
export function inverted({ starts, values }: Lists, count: number): Lists {
  const owners = new Uint32Array(count + 1);
  const last = new Int32Array(count).fill(-1);
  const each = (found: (owner: number, value: number) => void): void => {
    last.fill(-1);
    for (let owner = 0; owner + 1 < starts.length; owner++)
      for (let at = starts[owner] ?? 0; at < (starts[owner + 1] ?? 0); at++) {
        const value = values[at] ?? 0;
        if (last[value] === owner) continue;
        last[value] = owner;
        found(owner, value);
      }
  };
  each((_, value) => {
    owners[value + 1] = (owners[value + 1] ?? 0) + 1;
  });
  for (let at = 1; at < owners.length; at++) owners[at] = (owners[at] ?? 0) + (owners[at - 1] ?? 0);
  const places = owners.slice();
  const result = new Uint32Array(owners[count] ?? 0);
  each((owner, value) => {
    const place = places[value] ?? 0;
    result[place] = owner;
    places[value] = place + 1;
  });
  return { starts: owners, values: result };
}

const decoder = new TextDecoder();

/** One of the texts; empty where there is none of this number. */
export function textAt({ starts, bytes }: Texts, index: number): string {
  const from = starts[index] ?? 0;
  const to = starts[index + 1] ?? from;
  // Copied, because a decoder may refuse memory that threads share.
  return decoder.decode(bytes.slice(from, to));
}
