import type { Random } from "#kernel";
import type { Crypto } from "#record";
import type { Engine } from "./engine/engine.ts";
import type { Db } from "./engine/tables.ts";
import type { StoreKeys } from "./types.ts";

/** What every operation within one transaction works with. */
export interface Session {
  readonly db: Db;
  readonly engine: Engine;
  readonly random: Random;
  readonly crypto: Crypto;
  readonly keys: StoreKeys;
}

/** What sessions are made from. */
export type Parts = Omit<Session, "db">;
