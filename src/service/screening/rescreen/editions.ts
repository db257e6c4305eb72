import { PenholderError } from "#kernel";
import { type Snapshot, SnapshotStore } from "#lists";
import { type ListChange, type ListedProfile, listChanges, profileOf } from "#screening";

/** Two moments of the lists: a day ("2018-09-13"), or an edition of one list ("un@2018-09-13"). */
export interface Span {
  from: string;
  to: string;
  /** Only these lists; default: all that there were on the later day. */
  lists?: readonly string[] | undefined;
}

/** What changed, and between which editions. */
export interface EditionChanges {
  editions: { list: string; from: string | null; to: string }[];
  changes: ListChange[];
}

/**
 * What the lists of a store held differently on two days. A list that began in between is all new. Throws
 * `request-invalid` for a span that is none, `list-not-found` where there was no list.
 */
export async function editionChanges(folder: string, span: Span): Promise<EditionChanges> {
  const store = new SnapshotStore(folder);
  const pairs = pairsOf(store, span);
  const changes: ListChange[] = [];
  for (const { from, to } of pairs)
    if (from?.hash !== to.hash)
      changes.push(...listChanges(from ? await profilesOf(store, from) : [], await profilesOf(store, to)));
  return {
    editions: pairs.map(({ from, to }) => ({ list: to.list, from: from?.date ?? null, to: to.date })),
    changes,
  };
}

interface Pair {
  from: Snapshot | undefined;
  to: Snapshot;
}

function pairsOf(store: SnapshotStore, { from, to, lists }: Span): Pair[] {
  const [before, after] = [momentOf(from), momentOf(to)];
  if (before.list !== after.list)
    throw new PenholderError(
      "request-invalid",
      "from and to are of two lists: name the same list in both, or a day in both.",
    );
  const there = [...new Set(store.all().map(({ list }) => list))];
  const named = after.list === undefined ? lists : [after.list];
  const wanted = named ?? there.filter((list) => store.all(list).some(({ date }) => date <= after.day));
  if (wanted.length === 0) throw new PenholderError("list-not-found", `There was no list on ${after.day} or before.`);
  return [...new Set(wanted)].map((list) => {
    if (!there.includes(list)) throw new PenholderError("list-not-found", "There is no list of a name that was given.");
    return {
      to: store.asOf(list, after.day),
      from: store
        .all(list)
        .filter(({ date }) => date <= before.day)
        .at(-1),
    };
  });
}

function momentOf(written: string): { list?: string; day: string } {
  const [, list, day] = /^(?:([a-z0-9-]{1,40})@)?(\d{4}-\d{2}-\d{2})$/u.exec(written) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(day)))
    throw new PenholderError(
      "request-invalid",
      "from and to are a day as in 2018-09-13, or a list and a day as in un@2018-09-13.",
    );
  return { day, ...(list !== undefined && { list }) };
}

async function profilesOf(store: SnapshotStore, snapshot: Snapshot): Promise<ListedProfile[]> {
  const profiles: ListedProfile[] = [];
  for await (const entity of store.entities(snapshot))
    if (entity.names.length > 0) profiles.push(profileOf(entity, snapshot.list));
  return profiles;
}
