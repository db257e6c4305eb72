import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GroupCommit } from "../engine/group-commit.ts";
import type { Db } from "../engine/tables.ts";
import { migrate } from "../migrations/migrate.ts";
import { chooseEngine, openEngine } from "../open-store.ts";
import { actRow } from "../rows/acts.ts";
import { transactorOf } from "../transactor.ts";
import type { ActRow, StoreOptions, Transactor } from "../types.ts";
import { formOf, lineOf, type Row, rowsOf, type TableForm } from "./tables.ts";

/** Writes the effects of one act, as they were written when it was appended; the act itself is in the record already. */
export type Projector = (transactor: Transactor, act: ActRow) => Promise<void>;

export interface Difference {
  table: string;
  /** The row's key, in the words of its columns. */
  key: string;
  /** null where the row is on one side only. */
  kept: string | null;
  rebuilt: string | null;
}

export interface RebuildReport {
  /** Acts that were replayed. */
  acts: number;
  /** The first hundred; none is the only good answer. */
  differences: Difference[];
}

const projections = ["subject", "concern", "deadline", "searchable", "blob", "holding", "disclosure"];
const most = 100;

/**
 * Replays every act of a store through a projector into empty tables of their own, and compares what comes out with what
 * the store holds. Reads one state, beside whoever writes; the store itself is not changed.
 */
export async function rebuild(options: StoreOptions, project: Projector): Promise<RebuildReport> {
  const folder = await mkdtemp(join(options.folder, ".rebuild-")).catch(() =>
    mkdtemp(join(tmpdir(), "penholder-rebuild-")),
  );
  const source = await openEngine({ ...options, readOnly: true });
  const scratch = chooseEngine({ database: join(folder, "scratch.sqlite") });
  try {
    await migrate(scratch);
    const writer = new GroupCommit(scratch);
    const report = await source.read(async (db) => {
      let acts = 0;
      for await (const rows of rowsOf(db, formOf("act"))) acts += await replay(rows);
      return { acts, differences: await scratch.read((rebuilt) => compare(db, rebuilt)) };
    });
    await writer.close();
    return report;

    async function replay(rows: readonly Row[]): Promise<number> {
      return writer.run(async (db) => {
        let acts = 0;
        const { keys, random, crypto } = options;
        const transactor = transactorOf({ engine: scratch, keys, random, crypto, db: db() });
        for (const row of rows as unknown as Parameters<typeof actRow>[0][]) {
          await db().insertInto("act").values(row).execute();
          if (row.kind === null) continue;
          await project(transactor, actRow(row));
          acts++;
        }
        return acts;
      });
    }
  } finally {
    await scratch.close();
    await source.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(kept: Db, rebuilt: Db): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const name of projections)
    for await (const difference of compareTable(formOf(name), kept, rebuilt)) {
      found.push(difference);
      if (found.length >= most) return found;
    }
  return found;
}

/** Walks both tables in the order of their key, side by side. */
async function* compareTable(form: TableForm, kept: Db, rebuilt: Db): AsyncGenerator<Difference> {
  const [one, other] = [rowByRow(form, kept), rowByRow(form, rebuilt)];
  let [left, right] = [await one.next(), await other.next()];
  while (!left.done || !right.done) {
    const order = left.done ? 1 : right.done ? -1 : compareKeys(form, left.value, right.value);
    const before = order <= 0 && !left.done ? left.value : null;
    const after = order >= 0 && !right.done ? right.value : null;
    const [keptLine, rebuiltLine] = [before && lineOf(before), after && lineOf(after)];
    if (keptLine !== rebuiltLine && !(form.partly && rebuiltLine === null))
      yield {
        table: form.name,
        key: keyOf(form, before ?? after ?? {}).join(" "),
        kept: keptLine,
        rebuilt: rebuiltLine,
      };
    if (before) left = await one.next();
    if (after) right = await other.next();
  }
}

async function* rowByRow(form: TableForm, db: Db): AsyncGenerator<Row, undefined> {
  for await (const rows of rowsOf(db, form, identityOf(form))) yield* rows;
}

/** Both engines order text by its UTF-8 bytes, which is not the order of JavaScript's strings. */
function compareKeys(form: TableForm, one: Row, other: Row): number {
  for (const column of identityOf(form)) {
    const [left, right] = [one[column], other[column]];
    const order =
      typeof left === "number" && typeof right === "number"
        ? left - right
        : Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)));
    if (order !== 0) return order;
  }
  return 0;
}

const identityOf = ({ key, identity = key }: TableForm): readonly string[] => identity;

function keyOf(form: TableForm, row: Row): string[] {
  return identityOf(form).map((column) => String(row[column]));
}
