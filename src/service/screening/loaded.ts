import type { Entity } from "#parties";
import { ScreeningIndex } from "#screening";
import { isA } from "./ftm/model.ts";
import type { SavedFacts } from "./saved/build.ts";
import { unpackParts } from "./saved/container.ts";
import { Directory } from "./saved/directory.ts";
import { EntityFile } from "./saved/entity-file.ts";
import { furtherOf } from "./saved/further.ts";
import { factsOf, type Saved } from "./saved/load.ts";
import { coveredBy } from "./source/collections.ts";
import { entityOfRecord } from "./source/entity-of-record.ts";
import { viewOf } from "./source/ftm-view.ts";
import type { Dataset, FtmEntity, Reference, Screening } from "./types.ts";

/** Entities kept parsed: those that answer often are few. */
const kept = 1024;

/** A part is wanted that is still being made in another thread. */
export class NotYet extends Error {
  override readonly name = "NotYet";
}

/** The lists of a saved form that was checked when it was loaded; threads lay themselves over the same bytes. */
export class LoadedScreening implements Screening {
  readonly key: string;
  readonly index: ScreeningIndex;
  readonly datasets: readonly Dataset[];
  readonly #facts: SavedFacts;
  readonly #parts: ReadonlyMap<string, Uint8Array>;
  readonly #directory: Directory;
  readonly #file: EntityFile;
  readonly #recent = new Map<number, FtmEntity[]>();
  readonly #saved: Saved;
  readonly #waits: boolean;
  #further: ReadonlyMap<string, Uint8Array> | undefined;

  /** `waits`: further parts come from another thread (`lay`), and are never made here. */
  constructor(saved: Saved, waits = false) {
    const { bytes, entities, key, further } = saved;
    this.#saved = saved;
    this.#waits = waits;
    if (further) this.lay(further);
    this.key = key;
    this.#parts = unpackParts(new Uint8Array(bytes), false) ?? new Map();
    this.#facts = factsOf(this.#parts);
    this.datasets = this.#facts.datasets;
    this.#directory = new Directory(this.#parts);
    this.#file = new EntityFile(entities, this.#directory);
    this.index = ScreeningIndex.decode(this.#parts.get("index") ?? new Uint8Array());
  }

  get records(): number {
    return this.#directory.records;
  }

  scope(name: string): ReadonlySet<string> | undefined {
    return coveredBy(name, this.datasets);
  }

  datasetsOf(id: string): ReadonlySet<string> {
    const record = this.numberOf(id);
    return record < 0 ? new Set() : this.#directory.datasetsOf(record);
  }

  entity(id: string): Entity | undefined {
    const record = this.numberOf(id);
    if (record < 0) return undefined;
    const { line, inner } = this.#directory.placeOf(record);
    const { value, dataset } = this.#file.line(line);
    if (this.#facts.forms[dataset] === "entity")
      return inner === 0 ? (value as Entity) : within(value as Entity, this.#directory.idOf(record));
    return entityOfRecord(value as FtmEntity, this.#sanctionsOf(record));
  }

  #sanctionsOf(record: number): FtmEntity[] {
    return this.referring(this.#directory.idOf(record))
      .filter(({ property }) => property === "entity")
      .map(({ id }) => this.ftm(id))
      .filter((found) => found !== undefined)
      .filter(({ schema }) => isA(schema, "Sanction"));
  }

  ftm(id: string): FtmEntity | undefined {
    const record = this.numberOf(id);
    return record < 0 ? undefined : this.record(record);
  }

  *all(): Iterable<FtmEntity> {
    for (let record = 0; record < this.records; record++) yield this.record(record);
  }

  record(number: number): FtmEntity {
    const { line, inner } = this.#directory.placeOf(number);
    const found = this.#line(line, number)[inner];
    if (!found) throw new RangeError(`There is no entity with the number ${number}.`);
    return found;
  }

  /** The entities of a line, the least recently asked for forgotten. */
  #line(line: number, record: number): FtmEntity[] {
    const known = this.#recent.get(line);
    if (known) {
      this.#recent.delete(line);
      this.#recent.set(line, known);
      return known;
    }
    const { value, dataset } = this.#file.line(line);
    const found =
      this.#facts.forms[dataset] === "entity"
        ? viewOf(value as Entity, [...this.#directory.datasetsOf(record)], this.datasets[dataset]?.date ?? "")
        : [value as FtmEntity];
    this.#recent.set(line, found);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > kept && oldest !== undefined) this.#recent.delete(oldest);
    return found;
  }

  numberOf(id: string): number {
    return this.#directory.numberOf(id);
  }

  referring(id: string): Reference[] {
    const record = this.numberOf(id);
    return record < 0 ? [] : this.#directory.referring(record);
  }

  /** Made when it is first asked for, where it has not been before. Throws NotYet where another thread makes it. */
  part(name: string): Uint8Array | undefined {
    if (!this.#further) {
      if (this.#waits) throw new NotYet("This part is still being made.");
      this.lay(furtherOf(this, this.#saved));
    }
    return this.#further?.get(name);
  }

  /** Takes further parts, which have been checked. */
  lay(further: SharedArrayBuffer): void {
    this.#further = unpackParts(new Uint8Array(further), false);
  }

  close(): void {
    this.#file.close();
  }
}

/** What belongs to an entry, by its id; undefined for a listing, which is no entity of its own here. */
function within(entity: Entity, id: string): Entity | undefined {
  for (const part of entity.related) {
    const found = part.id === id ? part : within(part, id);
    if (found) return found;
  }
  return undefined;
}
