import { openEngine } from "../open-store.ts";
import type { StoreOptions } from "../types.ts";
import { checkBlobs, strayBlobs } from "./check-blobs.ts";
import { checkRecord } from "./check-record.ts";
import { checkDeadlines, checkTables } from "./check-tables.ts";

export interface DoctorOptions {
  store: StoreOptions;
  /** Removes files of blobs that nothing refers to and that have lain for a day. */
  collect?: boolean;
}

/** `wrong`: something is damaged, missing or contradicts the rest. `note`: nothing is lost, and somebody should look. */
export interface DoctorFinding {
  weight: "wrong" | "note";
  check: "engine" | "record" | "tables" | "blobs" | "deadlines";
  problem: string;
}

/** Findings of one check at most: what is damaged in one place is often damaged in a thousand. */
const most = 100;
/** Milliseconds after which a deadline should have been acted on. */
const slack = 3600 * 1000;

/**
 * Looks at everything that a store holds, in one state of it, beside whoever writes: the engine's own check, every entry
 * of the record, references among the tables, every blob to its end, and deadlines that passed unheeded. No finding with
 * `wrong` is the only good answer. Changes nothing but what `collect` asks for.
 */
export async function examine({ store, collect = false }: DoctorOptions): Promise<DoctorFinding[]> {
  const engine = await openEngine({ ...store, readOnly: true });
  const found: DoctorFinding[] = [];
  const note = async (
    weight: DoctorFinding["weight"],
    check: DoctorFinding["check"],
    problems: AsyncIterable<string>,
  ) => {
    let count = 0;
    for await (const problem of problems) {
      found.push({ weight, check, problem });
      if (++count >= most) break;
    }
  };
  try {
    for (const problem of await engine.check()) found.push({ weight: "wrong", check: "engine", problem });
    await engine.read(async (db) => {
      await note("wrong", "record", checkRecord(db, store.crypto));
      await note("wrong", "tables", checkTables(engine, db));
      await note("wrong", "blobs", checkBlobs(db, store));
      await note("note", "deadlines", checkDeadlines(db, store.clock() - slack));
      for (const path of await strayBlobs(db, store, collect))
        found.push({
          weight: "note",
          check: "blobs",
          problem: `${path} belongs to nothing${collect ? " and was removed" : ""}.`,
        });
    });
    return found;
  } finally {
    await engine.close();
  }
}
