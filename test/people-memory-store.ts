import type { PeopleReader, PeopleRow, PeopleTable, PeopleTransactor } from "#store";
import type { PeopleStore } from "../src/people/sign-in/types.ts";

/** The rows of accounts in memory, for tests: transactions one after the other, undone where they throw. */
export function memoryStore(): PeopleStore & { all(): string } {
  let tables = new Map<PeopleTable, Map<string, PeopleRow>>();
  const table = (name: PeopleTable) => tables.get(name) ?? new Map<string, PeopleRow>();
  const reader: PeopleReader = {
    row: async (name, id) => structuredClone(table(name).get(id) ?? null),
    rowsOf: async (name, person) => sorted(table(name)).filter((row) => row.person === person),
    rows: async (name, after, limit) =>
      sorted(table(name))
        .filter(({ id }) => after === null || id > after)
        .slice(0, limit),
  };
  const transactor: PeopleTransactor = {
    ...reader,
    putRow: async (name, row, seen) => {
      if ((table(name).get(row.id)?.version ?? 0) !== seen) return false;
      tables.set(name, new Map(table(name)).set(row.id, structuredClone({ ...row, version: seen + 1 })));
      return true;
    },
    dropRow: async (name, id) => {
      const rows = new Map(table(name));
      const was = rows.delete(id);
      tables.set(name, rows);
      return was;
    },
    sweepRows: async (name, before) => {
      const kept = [...table(name)].filter(([, { expires }]) => expires === null || expires >= before);
      const swept = table(name).size - kept.length;
      tables.set(name, new Map(kept));
      return swept;
    },
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: (work) => work(reader),
    transact: (work) => {
      const run = last.then(async () => {
        const before = new Map(tables);
        try {
          return await work(transactor);
        } catch (error) {
          tables = before;
          throw error;
        }
      });
      last = run.catch(() => undefined);
      return run;
    },
    all: () => JSON.stringify([...tables].map(([name, rows]) => [name, [...rows]])),
  };
}

const sorted = (rows: ReadonlyMap<string, PeopleRow>): PeopleRow[] =>
  structuredClone([...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
