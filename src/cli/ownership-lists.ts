import { existsSync } from "node:fs";
import { PenholderError } from "#kernel";
import {
  fileSource,
  type KeptEntities,
  ofacPart,
  ofacSiblings,
  type Snapshot,
  SnapshotStore,
  type Source,
} from "#lists";
import type { OwnershipOptions } from "./ownership-options.ts";

/** Who is listed: files, and editions that a store keeps. */
export interface ListsForOwnership {
  sources: Source[][];
  editions: Snapshot[];
  /** What was taken that was not asked for in so many words, a sentence each. */
  notes: string[];
}

/**
 * Lists that the call means: a value of `--lists` is a file where there is one, else a list of the store; without any,
 * all lists of the store. Of each list the edition in force on the day. Throws `list-not-found`.
 */
export async function listsFor(options: OwnershipOptions, day: string): Promise<ListsForOwnership> {
  const { lists, asOf } = options;
  const files = (lists ?? []).filter((each) => existsSync(each));
  const names = lists?.filter((each) => !files.includes(each));
  const store = new SnapshotStore(options.store);
  const known = names ?? [...new Set(store.all().map(({ list }) => list))];
  const notes: string[] = [];
  if (lists === undefined && known.length === 0)
    notes.push(`${options.store} holds no list: nobody is listed but whom --data and --listed say.`);
  const editions = known.flatMap((list) => edition(store, list, { asOf, day, named: names !== undefined }, notes));
  return { sources: await setsOf(files), editions, notes };
}

function edition(
  store: SnapshotStore,
  list: string,
  { asOf, day, named }: { asOf: string | undefined; day: string; named: boolean },
  notes: string[],
): Snapshot[] {
  const all = store.all(list);
  const first = all[0];
  if (first && first.date > (asOf ?? day)) {
    if (asOf === undefined) {
      notes.push(
        `${list}: no edition of ${day} or before is kept; that of ${first.date} is taken, by its dates of listing.`,
      );
      return [first];
    }
    if (!named) {
      notes.push(`${list}: left out, no edition of ${asOf} or before is kept.`);
      return [];
    }
  }
  return [store.asOf(list, asOf ?? day)];
}

/** The entities of editions, each with its name and day as the source. */
export function keptEntities(folder: string, editions: readonly Snapshot[]): KeptEntities[] {
  const store = new SnapshotStore(folder);
  return editions.map((each) => ({
    name: `${each.list}, edition of ${each.date}`,
    entities: store.entities(each),
  }));
}

/** Files that belong together as sets: the CSV files of an OFAC list with its primary file, named or lying beside it. */
export async function setsOf(files: readonly string[]): Promise<Source[][]> {
  const sources = new Map<string, Source>();
  for (const file of files) sources.set(file, await fileSource(file));
  const kinds = new Map<string, string | undefined>();
  for (const [file, source] of sources) kinds.set(file, await ofacPart(source));
  const primaries = files.filter((file) => kinds.get(file) === "primary");
  const parts = files.filter((file) => kinds.get(file) !== undefined && kinds.get(file) !== "primary");
  const named = primaries.length === 1 ? parts : [];
  const sets = files
    .filter((file) => !parts.includes(file))
    .map((file) => (primaries.includes(file) ? withSiblings(file, named) : [file]));
  const lost = parts.find((part) => !sets.flat().includes(part));
  if (lost !== undefined)
    throw new PenholderError(
      "ownership-invalid",
      `${lost} is a part of an OFAC list; give the list's primary file (sdn.csv, cons_prim.csv) too.`,
      { file: lost },
    );
  return await Promise.all(
    sets.map((set) => Promise.all(set.map(async (file) => sources.get(file) ?? (await fileSource(file))))),
  );
}

function withSiblings(primary: string, named: readonly string[]): string[] {
  return [primary, ...(named.length > 0 ? named : ofacSiblings(primary))];
}
