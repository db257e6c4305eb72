import { crc32 } from "node:zlib";
import { propertiesOf } from "../ftm/model.ts";
import type { FtmEntity, Reference } from "../types.ts";
import { findString, type StringTable, stringAt, tableOf } from "./strings.ts";

/** Where an entity stands: its line, and its place among those that the line stands for. */
export interface Place {
  line: number;
  inner: number;
}

/** Gathers where every entity stands, under which ids it is known, in which datasets it is, and who refers to whom. */
export class DirectoryBuilder {
  readonly #ids: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #lineStarts: number[] = [0];
  readonly #lineChecks: number[] = [];
  readonly #lineDatasets: number[] = [];
  readonly #lines: number[] = [];
  readonly #inner: number[] = [];
  readonly #sets: number[] = [];
  readonly #setNumbers = new Map<string, number>();
  readonly #referents: [id: string, record: number][] = [];
  readonly #edges: { from: number; to: string; property: string }[] = [];

  /** A line of the entities' file, and the entities in it. Those whose id is known already are left out and named. */
  add(line: Uint8Array, dataset: number, name: string, records: readonly FtmEntity[]): FtmEntity[] {
    const number = this.#lineChecks.length;
    this.#lineStarts.push((this.#lineStarts[number] ?? 0) + line.length + 1);
    this.#lineChecks.push(crc32(line));
    this.#lineDatasets.push(dataset);
    return records.filter((record, inner) => !this.#addRecord(record, { line: number, inner }, name));
  }

  has(id: string): boolean {
    return this.#numbers.has(id);
  }

  #addRecord(record: FtmEntity, { line, inner }: Place, name: string): boolean {
    if (this.#numbers.has(record.id)) return false;
    const number = this.#ids.length;
    this.#numbers.set(record.id, number);
    this.#ids.push(record.id);
    this.#lines.push(line);
    this.#inner.push(inner);
    this.#sets.push(this.#setOf([...record.datasets, name]));
    for (const referent of record.referents) if (referent !== record.id) this.#referents.push([referent, number]);
    const properties = propertiesOf(record.schema);
    for (const [property, values] of Object.entries(record.properties))
      if (properties.get(property)?.type === "entity")
        for (const to of values) this.#edges.push({ from: number, to, property });
    return true;
  }

  #setOf(datasets: readonly string[]): number {
    const key = JSON.stringify([...new Set(datasets)].sort());
    const known = this.#setNumbers.get(key) ?? this.#setNumbers.size;
    this.#setNumbers.set(key, known);
    return known;
  }

  /** The parts of the saved form. */
  finish(): Map<string, Uint8Array> {
    const count = this.#ids.length;
    const referents = this.#referents.filter(([id]) => !this.#numbers.has(id));
    const table = tableOf([...this.#ids, ...referents.map(([id]) => id)]);
    const edges = this.#edges
      .flatMap(({ from, to, property }) => {
        const target = this.#numbers.get(to);
        return target === undefined ? [] : [{ from, target, property }];
      })
      .sort((one, other) => one.target - other.target || one.from - other.from);
    const properties = [...new Set(edges.map(({ property }) => property))];
    const numbered = new Map(properties.map((property, index) => [property, index]));
    const starts = new Uint32Array(count + 1);
    for (const { target } of edges) starts[target + 1] = (starts[target + 1] ?? 0) + 1;
    for (let at = 0; at < count; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
    const words = { sets: [...this.#setNumbers.keys()].map((key) => JSON.parse(key) as string[]), properties };
    return new Map<string, Uint8Array>([
      ["ids", table.bytes],
      ["id-offsets", bytesOf(table.offsets)],
      ["id-order", bytesOf(table.order)],
      ["referents", bytesOf(Uint32Array.from(referents.map(([, record]) => record)))],
      ["line-starts", bytesOf(Float64Array.from(this.#lineStarts))],
      ["line-checks", bytesOf(Uint32Array.from(this.#lineChecks))],
      ["line-datasets", bytesOf(Uint16Array.from(this.#lineDatasets))],
      ["record-lines", bytesOf(Uint32Array.from(this.#lines))],
      ["record-inner", bytesOf(Uint32Array.from(this.#inner))],
      ["record-sets", bytesOf(Uint32Array.from(this.#sets))],
      ["edge-starts", bytesOf(starts)],
      ["edge-from", bytesOf(Uint32Array.from(edges.map(({ from }) => from)))],
      ["edge-property", bytesOf(Uint16Array.from(edges.map(({ property }) => numbered.get(property) ?? 0)))],
      ["words", Buffer.from(JSON.stringify(words))],
    ]);
  }
}

/** Answers from the saved form, laid over its bytes. */
export class Directory {
  readonly records: number;
  readonly #ids: StringTable;
  readonly #referents: Uint32Array;
  readonly #lineStarts: Float64Array;
  readonly #lineChecks: Uint32Array;
  readonly #lineDatasets: Uint16Array;
  readonly #lines: Uint32Array;
  readonly #inner: Uint32Array;
  readonly #recordSets: Uint32Array;
  readonly #edgeStarts: Uint32Array;
  readonly #edgeFrom: Uint32Array;
  readonly #edgeProperty: Uint16Array;
  readonly #sets: readonly ReadonlySet<string>[];
  readonly #properties: readonly string[];

  constructor(parts: ReadonlyMap<string, Uint8Array>) {
    const part = (name: string): Uint8Array => parts.get(name) ?? new Uint8Array();
    const words32 = (name: string) => over(part(name), Uint32Array, 4);
    this.#ids = { bytes: part("ids"), offsets: words32("id-offsets"), order: words32("id-order") };
    this.#referents = words32("referents");
    this.#lineStarts = over(part("line-starts"), Float64Array, 8);
    this.#lineChecks = words32("line-checks");
    this.#lineDatasets = over(part("line-datasets"), Uint16Array, 2);
    this.#lines = words32("record-lines");
    this.#inner = words32("record-inner");
    this.#recordSets = words32("record-sets");
    this.#edgeStarts = words32("edge-starts");
    this.#edgeFrom = words32("edge-from");
    this.#edgeProperty = over(part("edge-property"), Uint16Array, 2);
    this.records = this.#lines.length;
    const words = JSON.parse(Buffer.from(part("words")).toString("utf8")) as { sets: string[][]; properties: string[] };
    this.#sets = words.sets.map((names) => new Set(names));
    this.#properties = words.properties;
  }

  /** Number of an entity by its id or a referent; -1 where there is none. */
  numberOf(id: string): number {
    const found = findString(this.#ids, id);
    return found < this.records ? found : (this.#referents[found - this.records] ?? -1);
  }

  idOf(record: number): string {
    return stringAt(this.#ids, record);
  }

  datasetsOf(record: number): ReadonlySet<string> {
    return this.#sets[this.#recordSets[record] ?? -1] ?? new Set();
  }

  placeOf(record: number): Place {
    return { line: this.#lines[record] ?? 0, inner: this.#inner[record] ?? 0 };
  }

  /** Offset and length of a line in the entities' file, its CRC-32, and the number of its dataset. */
  lineOf(line: number): { offset: number; length: number; check: number; dataset: number } {
    const [offset = 0, next = 0] = [this.#lineStarts[line], this.#lineStarts[line + 1]];
    return {
      offset,
      length: next - offset - 1,
      check: this.#lineChecks[line] ?? 0,
      dataset: this.#lineDatasets[line] ?? 0,
    };
  }

  referring(record: number): Reference[] {
    const [from = 0, to = 0] = [this.#edgeStarts[record], this.#edgeStarts[record + 1]];
    return Array.from({ length: to - from }, (_, index) => ({
      id: this.idOf(this.#edgeFrom[from + index] ?? 0),
      property: this.#properties[this.#edgeProperty[from + index] ?? 0] ?? "",
    }));
  }
}

type Words = Uint16Array | Uint32Array | Float64Array;

const bytesOf = (words: Words): Uint8Array => new Uint8Array(words.buffer, words.byteOffset, words.byteLength);

function over<T extends Words>(
  bytes: Uint8Array,
  form: new (buffer: ArrayBufferLike, offset: number, length: number) => T,
  size: number,
): T {
  return new form(bytes.buffer, bytes.byteOffset, bytes.length / size);
}
