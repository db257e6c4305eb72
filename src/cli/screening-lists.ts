import { openScreening, type Screening } from "#app";
import { PenholderError } from "#kernel";
import { type Decisions, type EntryFacts, factsOf, type Telling } from "#screening";
import type { ScreenedList } from "#writers";
import { progress } from "./progress.ts";
import type { ListChoice } from "./screening-options.ts";

/** Opens the lists that the call names, from their saved form where there is one. Throws `list-not-found`. */
export async function openLists({ store, lists, manifest, asOf }: ListChoice): Promise<Screening> {
  const bar = progress();
  try {
    const screening = await openScreening({
      store,
      ...(lists && { lists }),
      ...(manifest !== undefined && { manifest }),
      ...(asOf !== undefined && { asOf }),
      progress: (step, done, total) => bar.update(`lists, ${step}:`, done, total),
    });
    if (screening.datasets.length === 0)
      throw new PenholderError(
        "list-not-found",
        `${store} holds no list${asOf === undefined ? "" : ` from ${asOf} or before`}; see penholder lists fetch --help and penholder lists import --help.`,
      );
    return screening;
  } finally {
    bar.done();
  }
}

export function screenedLists({ datasets }: Screening): ScreenedList[] {
  return datasets.map(({ name, title, date, hash, entries }) => ({ name, title, date, hash, entries }));
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
