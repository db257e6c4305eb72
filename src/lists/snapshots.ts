import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { type Clock, PenholderError } from "#kernel";
import type { Entity } from "#parties";
import type { OpenList } from "./open.ts";
import { listInvalid } from "./problems.ts";
import { brokenOff } from "./reading.ts";
import type { Accepted, DateBasis, Snapshot } from "./snapshot.ts";
import { factsOf, factsText, parseSnapshot, writeEntities, writeWhole } from "./snapshot-files.ts";
import type { Source } from "./source.ts";

export interface ImportOptions {
  clock: Clock;
  /** Keeps the snapshot under this name instead of the format's. */
  list?: string;
  /** The day of the edition, where the file does not state it or states it wrongly. */
  date?: string;
  acceptShrink?: boolean;
  /** Told now and then how many entries are read. */
  progress?: (entries: number) => void;
}

export interface ImportResult {
  snapshot: Snapshot;
  /** False where the store already holds the same content for this list and day: nothing was written. */
  added: boolean;
  /** The edition before it, if there is one. */
  before: Snapshot | undefined;
}

/** A list may lose this share of its entries from one edition to the next. */
const mostLost = 0.2;

/** The snapshots of a folder: one folder a list, two files an edition (its facts, its entities). */
export class SnapshotStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** All snapshots, by list and day; of one day the later import last. */
  all(list?: string): Snapshot[] {
    const lists = list === undefined ? (existsSync(this.folder) ? readdirSync(this.folder) : []) : [list];
    const found = lists.flatMap((name) => {
      const folder = join(this.folder, name);
      if (!existsSync(folder) || !/^[a-z0-9-]+$/u.test(name)) return [];
      return readdirSync(folder)
        .filter((file) => file.endsWith(".json"))
        .map((file) => parseSnapshot(join(folder, file)));
    });
    const order = ({ list: name, date, imported }: Snapshot): string => `${name} ${date} ${imported}`;
    return found.sort((one, other) => (order(one) < order(other) ? -1 : 1));
  }

  /** The edition of a list that was in force on a day: the newest not after it. Throws `list-not-found`. */
  asOf(list: string, day = "9999-12-31"): Snapshot {
    const found = this.all(list)
      .filter(({ date }) => date <= day)
      .at(-1);
    if (found) return found;
    const known = [...new Set(this.all().map((snapshot) => snapshot.list))];
    const there = known.length === 0 ? "it holds none at all" : `it holds ${known.join(", ")}`;
    throw new PenholderError(
      "list-not-found",
      `${this.folder} holds no snapshot of "${list}"${day.startsWith("9999") ? "" : ` from ${day} or before`}; ${there}.`,
    );
  }

  /** The entities of a snapshot, in its order. Throws `list-invalid` where the file no longer has the hash it was kept with. */
  async *entities(snapshot: Snapshot): AsyncGenerator<Entity> {
    const path = this.#path(snapshot, ".ndjson.gz");
    const hash = createHash("sha256");
    const damaged = () => listInvalid(path, "", "the snapshot is damaged; import the list again");
    const unpacked = createGunzip();
    createReadStream(path)
      .on("error", (error) => unpacked.destroy(error))
      .pipe(unpacked);
    try {
      for await (const line of linesOf(unpacked)) {
        hash.update(`${line}\n`);
        yield JSON.parse(line) as Entity;
      }
    } catch (error) {
      // Whatever breaks in reading back what was written whole: the file is no longer what it was.
      if (error instanceof PenholderError) throw error;
      throw damaged();
    }
    if (hash.digest("hex") !== snapshot.hash) throw damaged();
  }

  /**
   * Keeps a list. Nothing is changed unless all of it was read: refused are lists that cannot be read (`list-invalid`)
   * and lists that lost more than a fifth of their entries (`list-shrunken`), unless `acceptShrink`.
   */
  async import(opened: OpenList, sources: readonly Source[], options: ImportOptions): Promise<ImportResult> {
    mkdirSync(this.folder, { recursive: true });
    const temporary = join(this.folder, `.import-${process.pid}-${Date.now().toString(36)}`);
    try {
      const read = await writeEntities(temporary, opened.entities, options.progress);
      const imported = new Date(options.clock()).toISOString();
      const [date, dateFrom] = dayOf(opened, sources, options, imported);
      const snapshot: Snapshot = {
        type: "penholder/list-snapshot/1",
        list: options.list ?? opened.header.list ?? opened.format.list,
        format: opened.format.id,
        title: opened.format.title,
        date,
        dateFrom,
        imported,
        ...read,
        sources: await Promise.all(sources.map(factsOf)),
        oddityCounts: Object.fromEntries(opened.oddities.counts),
        oddities: opened.oddities.all,
        header: opened.header.values,
      };
      return this.#keep(snapshot, temporary, options.acceptShrink ?? false);
    } finally {
      rmSync(temporary, { force: true });
    }
  }

  #keep(snapshot: Snapshot, temporary: string, acceptShrink: boolean): ImportResult {
    const known = this.all(snapshot.list);
    const same = known.find(({ hash, date }) => hash === snapshot.hash && date === snapshot.date);
    const before = known.filter(({ date }) => date <= snapshot.date).at(-1);
    if (same) return { snapshot: same, added: false, before: known[known.indexOf(same) - 1] };
    const shrunken = before !== undefined && snapshot.entries < before.entries * (1 - mostLost);
    if (shrunken && !acceptShrink)
      throw new PenholderError(
        "list-shrunken",
        `${snapshot.sources[0]?.name ?? snapshot.list} holds ${snapshot.entries} entries, and the edition of ${before.date} held ${before.entries}: more than a fifth is gone, so nothing was imported; if that is right, say --accept-shrink, and if it is a part of the list, keep it by itself with --list NAME.`,
      );
    mkdirSync(join(this.folder, snapshot.list), { recursive: true });
    const broken = Object.hasOwn(snapshot.oddityCounts, brokenOff);
    const accepted: Accepted[] = [...(shrunken ? ["shrink" as const] : []), ...(broken ? ["truncated" as const] : [])];
    const kept: Snapshot = {
      ...snapshot,
      ...(accepted.length > 0 && { accepted }),
      ...(before && { before: { date: before.date, hash: before.hash } }),
    };
    // The facts are written last: without them the entities' file is no snapshot.
    renameSync(temporary, this.#path(kept, ".ndjson.gz"));
    this.#write(kept, ".json", factsText(kept));
    return { snapshot: kept, added: true, before };
  }

  /** The receipt for the import of an edition; undefined where it is not on the record. */
  receipt(snapshot: Snapshot): string | undefined {
    const path = this.#path(snapshot, ".receipt");
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  }

  /** Keeps the receipt for the import of an edition beside it; the act is in it and need not wait any more. */
  keepReceipt(snapshot: Snapshot, receipt: string): void {
    this.#write(snapshot, ".receipt", receipt);
    rmSync(this.#path(snapshot, ".act"), { force: true });
  }

  /** The signed act of an import that waits for its receipt. */
  act(snapshot: Snapshot): Uint8Array | undefined {
    const path = this.#path(snapshot, ".act");
    return existsSync(path) ? readFileSync(path) : undefined;
  }

  /** Keeps a signed act until its receipt is there, so that it is not signed and logged twice. */
  keepAct(snapshot: Snapshot, act: Uint8Array): void {
    this.#write(snapshot, ".act", act);
  }

  #write(snapshot: Snapshot, ending: string, text: string | Uint8Array): void {
    const path = this.#path(snapshot, ending);
    writeWhole(`${path}.part`, text);
    renameSync(`${path}.part`, path);
  }

  #path({ list, date, hash }: Snapshot, ending: string): string {
    return join(this.folder, list, `${date}_${hash.slice(0, 16)}${ending}`);
  }
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** The day of an edition: as given, as the list states it, as the file is named, or the day of import. */
function dayOf(
  { header }: OpenList,
  sources: readonly Source[],
  { date }: ImportOptions,
  imported: string,
): [string, DateBasis] {
  if (date !== undefined) return [date, "given"];
  if (header.date !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(header.date)) return [header.date, header.dateFrom];
  for (const { name } of sources) {
    const found = /(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/u.exec(name);
    if (found) return [found.slice(1, 4).join("-"), "file name"];
    // Of a month only: its last day, before which nobody can say that the edition was there.
    const [, year = "", month = ""] = /(?<!\d)((?:19|20)\d{2})[-_.](0[1-9]|1[0-2])(?!\d)/u.exec(name) ?? [];
    if (year !== "")
      return [new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10), "file name"];
  }
  return [imported.slice(0, 10), "import"];
}
