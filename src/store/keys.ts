import { PenholderError } from "#kernel";
import type { Engine } from "./engine/engine.ts";
import { keyFor } from "./seal.ts";
import type { StoreKeys } from "./types.ts";

/**
 * Holds a database to the keys that it was first opened with, by a value that each key gives and that tells nothing of
 * it: with another key, blobs would get other names and identities would be lost. Throws `store-wrong-key`.
 */
export async function expectKeys(engine: Engine, keys: StoreKeys, readOnly: boolean): Promise<void> {
  if (!readOnly) await keepFirst(engine, checksOf(keys));
  const there = await engine.read((db) => db.selectFrom("setting").selectAll().execute());
  const values = new Map(there.map(({ name, value }) => [name, value]));
  expectSameKeys(keys, (name) => values.get(name));
}

/** Throws `store-wrong-key` unless each key gives the value that is kept for it, where there is one. */
export function expectSameKeys(keys: StoreKeys, kept: (name: string) => string | undefined): void {
  for (const [name, value] of checksOf(keys)) {
    const there = kept(name);
    if (there !== undefined && there !== value) throw wrong(name, "is not the one that the database was made with");
  }
}

function checksOf(keys: StoreKeys): [string, string][] {
  return (["blobs", "vault"] as const).flatMap((name) => {
    const key = keys[name];
    if (key === undefined) return [];
    if (key.length !== 32) throw wrong(name, `has ${key.length} bytes and not 32`);
    return [[`key-check/${name}`, Buffer.from(keyFor(key, "check")).toString("hex")]];
  });
}

async function keepFirst(engine: Engine, checks: readonly [string, string][]): Promise<void> {
  const rows = checks.map(([name, value]) => ({ name, value }));
  await engine.write((db) =>
    db
      .insertInto("setting")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

function wrong(name: string, why: string): PenholderError {
  return new PenholderError("store-wrong-key", `The store's key "${name}" ${why}; give the key from its own safe.`);
}
