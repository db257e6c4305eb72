import { PenholderError } from "#kernel";
import { type Snapshot, SnapshotStore } from "#lists";
import type { Dataset } from "../types.ts";
import type { Source } from "./source.ts";

export interface SnapshotChoice {
  store: string;
  lists?: readonly string[] | undefined;
  asOf?: string | undefined;
}

/** The editions of a store that are in force on a day, one a list. Throws `list-not-found` where there is none. */
export function snapshotSources({ store: folder, lists, asOf }: SnapshotChoice): Source[] {
  const store = new SnapshotStore(folder);
  const there = [...new Set(store.all().map(({ list }) => list))];
  // A list named must be there; of all lists those count that had begun by that day.
  const snapshots = lists
    ? [...new Set(lists)].map((list) => store.asOf(list, asOf))
    : there.flatMap(
        (list) =>
          store
            .all(list)
            .filter(({ date }) => asOf === undefined || date <= asOf)
            .at(-1) ?? [],
      );
  if (snapshots.length === 0)
    throw new PenholderError(
      "list-not-found",
      `${folder} holds no list${asOf === undefined ? "" : ` from ${asOf} or before`}: import some with penholder lists import or fetch.`,
      { file: folder },
    );
  return snapshots.map((snapshot) => snapshotSource(store, snapshot));
}

/** One edition as a dataset, under the name of its list or another. */
export function snapshotSource(store: SnapshotStore, snapshot: Snapshot, name = snapshot.list): Source {
  return {
    dataset: datasetOf(snapshot, name),
    form: "entity",
    size: snapshot.entries,
    async family() {
      for await (const { id } of store.entities(snapshot)) return /^[a-z]+-/u.exec(id)?.[0] ?? "";
      return "";
    },
    async *entities() {
      for await (const value of store.entities(snapshot)) yield { form: "entity", value };
    },
  };
}

function datasetOf({ list, title, date, hash, entries, imported }: Snapshot, name: string): Dataset {
  return {
    name,
    title,
    list,
    date,
    version: `${date.replaceAll("-", "")}-${hash.slice(0, 8)}`,
    hash,
    entries,
    children: [],
    updated: imported.slice(0, 19),
  };
}
