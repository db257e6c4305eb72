import { type OpenScreening, openScreening, openScreeningPool, type Screening, type WorkerPool } from "#app/screening";
import { PenholderError } from "#kernel";
import { type Decisions, type EntryFacts, factsOf, type Telling } from "#screening";
import type { ScreenedList } from "#writers";
import { type Progress, progress } from "./progress.ts";
import type { ListChoice } from "./screening-options.ts";

/** Opens the lists that the call names, from their saved form where there is one. Throws `list-not-found`. */
export async function openLists(choice: ListChoice): Promise<Screening> {
  const bar = progress();
  try {
    return someList(await openScreening(called(choice, bar)), choice);
  } finally {
    bar.done();
  }
}

const longest = 10 * 60 * 1000; // milliseconds for one batch, its waiting included

/** Opens the lists, and threads that answer from the same memory by the module beside this one. */
export async function openListsWithThreads(
  choice: ListChoice,
  threads: number,
): Promise<{ screening: Screening; pool: WorkerPool }> {
  const bar = progress();
  const module = new URL(`./screening-thread${import.meta.url.slice(-3)}`, import.meta.url);
  try {
    const opened = await openScreeningPool(called(choice, bar), { module, threads, queue: 1000, timeLimit: longest });
    someList(opened.screening, choice);
    return opened;
  } finally {
    bar.done();
  }
}

function called({ store, lists, manifest, asOf }: ListChoice, bar: Progress): OpenScreening {
  return {
    store,
    ...(lists && { lists }),
    ...(manifest !== undefined && { manifest }),
    ...(asOf !== undefined && { asOf }),
    progress: (step, done, total) => bar.update(`lists, ${step}:`, done, total),
  };
}

function someList(screening: Screening, { store, asOf }: ListChoice): Screening {
  if (screening.index.size > 0) return screening;
  const when = asOf === undefined ? "" : ` from ${asOf} or before`;
  throw new PenholderError(
    "list-not-found",
    `${store} holds no list${when}; see penholder lists fetch --help and penholder lists import --help.`,
  );
}

/** The editions screened against, without the collections that only gather them. */
export function screenedLists({ datasets }: Screening): ScreenedList[] {
  return datasets
    .filter(({ children }) => children.length === 0)
    .map(({ name, title, date, hash, entries }) => ({ name, title, date, hash, entries }));
}

/** What telling hits takes: facts of entries, kept once read. */
export function tellingOf(screening: Screening, decisions?: Decisions): Telling {
  const known = new Map<string, EntryFacts>();
  return {
    facts(id) {
      const facts = known.get(id) ?? factsOf(screening.entity(id));
      known.set(id, facts);
      return facts;
    },
    listed(id) {
      const entry = screening.index.find(id);
      return entry === undefined ? undefined : screening.index.prepared(entry);
    },
    decisions,
  };
}
