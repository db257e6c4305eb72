import { PenholderError } from "#kernel";
import type { Engine } from "./engine/engine.ts";
import type { Db } from "./engine/tables.ts";
import { keyFor } from "./seal.ts";
import type { StoreKeys } from "./types.ts";

/**
 * Holds a database to the keys that it was first opened with, by a value that each key gives and that tells nothing of
 * it: with another key, blobs would get other names and identities would be lost. Throws `store-wrong-key`.
 */
export async function expectKeys(engine: Engine, keys: StoreKeys, readOnly: boolean): Promise<void> {
  for (const [name, key] of Object.entries(keys) as [string, Uint8Array | undefined][]) {
    if (key === undefined) continue;
    if (key.length !== 32) throw wrong(name, `has ${key.length} bytes and not 32`);
    const value = Buffer.from(keyFor(key, "check")).toString("hex");
    const there = readOnly ? await engine.read((db) => checkOf(db, name)) : await keepFirst(engine, name, value);
    if (there !== undefined && there !== value) throw wrong(name, "is not the one that the database was made with");
  }
}

async function keepFirst(engine: Engine, name: string, value: string): Promise<string | undefined> {
  return engine.write(async (db) => {
    const row = { name: `key-check/${name}`, value };
    await db
      .insertInto("setting")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return checkOf(db, name);
  });
}

async function checkOf(db: Db, name: string): Promise<string | undefined> {
  const query = db.selectFrom("setting").select("value").where("name", "=", `key-check/${name}`);
  return (await query.executeTakeFirst())?.value;
}

function wrong(name: string, why: string): PenholderError {
  return new PenholderError("store-wrong-key", `The store's key "${name}" ${why}; give the key from its own safe.`);
}
