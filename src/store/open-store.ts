import { PenholderError } from "#kernel";
import { openingOf, readBlob, writeBlob } from "./blobs/files.ts";
import { blobInfo } from "./blobs/rows.ts";
import type { Engine } from "./engine/engine.ts";
import { GroupCommit } from "./engine/group-commit.ts";
import { openPostgres } from "./engine/postgres.ts";
import { openSqlite } from "./engine/sqlite.ts";
import type { Db } from "./engine/tables.ts";
import { feedOf } from "./feed.ts";
import { expectKeys } from "./keys.ts";
import { expectForm, migrate } from "./migrations/migrate.ts";
import { Notes } from "./notes.ts";
import { readerOf } from "./reader.ts";
import type { Parts } from "./session.ts";
import { transactorOf } from "./transactor.ts";
import type { Store, StoreOptions } from "./types.ts";

/**
 * Opens the store, makes its tables where there are none, and brings them forward. Throws `store-in-use` (SQLite: another
 * process writes it), `store-newer`, `store-wrong-key`, `store-unavailable`; then nothing was changed.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  return storeOn(await openEngine(options), options);
}

/** The engine of a store, in this program's form. */
export async function openEngine(options: StoreOptions): Promise<Engine> {
  const { readOnly = false } = options;
  const engine = chooseEngine(options);
  try {
    if (readOnly) await expectForm(engine);
    else await migrate(engine);
    await expectKeys(engine, options.keys, readOnly);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** The engine that the database's name asks for, whatever the database holds. */
export function chooseEngine({ database, readOnly = false }: Pick<StoreOptions, "database" | "readOnly">): Engine {
  return isPostgres(database) ? openPostgres(database, readOnly) : openSqlite(database, readOnly);
}

export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:/u.test(database);
}

function storeOn(engine: Engine, { folder, keys, random, crypto, clock, readOnly = false }: StoreOptions): Store {
  const parts: Parts = { engine, keys, random, crypto };
  const writer = new GroupCommit(engine);
  const notes = new Notes(parts, writer);
  const sessionOn = (db: Db) => ({ ...parts, db });
  let closed: Promise<void> | null = null;
  const store: Store = {
    engine: engine.name,
    read: (work) => engine.read((db) => work(readerOf(sessionOn(db)))),
    transact: async (work) => {
      if (readOnly) throw openedToRead();
      return writer.run((db) =>
        work(
          transactorOf({
            ...parts,
            get db() {
              return db();
            },
          }),
        ),
      );
    },
    note: async (accesses) => {
      if (readOnly) throw openedToRead();
      return notes.note(accesses);
    },
    putBlob: (content, about) => writeBlob(parts, folder, chunks(content), about),
    getBlob: async (name, visible) => {
      const info = await engine.read((db) => blobInfo(sessionOn(db), name, visible));
      if (!info) return null;
      return { info, content: readBlob(parts, folder, info), opening: (sha256) => openingOf(parts, info, sha256) };
    },
    feed: feedOf(engine, (count) => store.transact((transactor) => transactor.heartbeats(count, clock()))),
    close: () => {
      closed ??= writer.close().then(() => engine.close());
      return closed;
    },
  };
  return store;
}

const openedToRead = () => new PenholderError("store-stopped", "The store was opened to be read; open it to write.");

async function* chunks(content: Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else yield* content;
}
