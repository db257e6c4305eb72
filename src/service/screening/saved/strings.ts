/** Strings of a saved form: their UTF-8 in one run, where each begins, and their order by bytes for searching. */
export interface StringTable {
  bytes: Uint8Array;
  offsets: Uint32Array;
  order: Uint32Array;
}

/** Lays strings out; `order` lists their numbers by their bytes. */
export function tableOf(strings: readonly string[]): StringTable {
  const encoded = strings.map((each) => Buffer.from(each, "utf8"));
  const offsets = new Uint32Array(strings.length + 1);
  encoded.forEach((each, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + each.length;
  });
  const order = Uint32Array.from(encoded.keys());
  const none = Buffer.alloc(0);
  order.sort((one, other) => Buffer.compare(encoded[one] ?? none, encoded[other] ?? none));
  return { bytes: Buffer.concat(encoded), offsets, order };
}

/** The string with this number. */
export function stringAt({ bytes, offsets }: StringTable, number: number): string {
  const [from = 0, to = 0] = [offsets[number], offsets[number + 1]];
  // A copy, since text cannot be decoded from shared memory.
  return Buffer.from(bytes.subarray(from, to)).toString("utf8");
}

/** The lowest number of this string, by halving; -1 where it is none of them. */
export function findString(table: StringTable, wanted: string): number {
  const { bytes, offsets, order } = table;
  const text = Buffer.from(wanted, "utf8");
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let low = 0;
  let high = order.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const number = order[middle] ?? 0;
    const compared = text.compare(all, offsets[number], offsets[number + 1]);
    if (compared === 0) found = found < 0 ? number : Math.min(found, number);
    // Equal strings stand together in the order of their numbers: the first of them is wanted.
    if (compared <= 0) high = middle - 1;
    else low = middle + 1;
  }
  return found;
}
