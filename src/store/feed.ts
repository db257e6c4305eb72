import type { Engine } from "./engine/engine.ts";
import { actCount, storedActs, storedEntries } from "./rows/acts.ts";
import type { ActFeed } from "./types.ts";

/** The record as the log integrates it: committed entries alone, in their order. */
export function feedOf(engine: Engine, heartbeats: (count: number) => Promise<void>): ActFeed {
  return {
    count: () => engine.read((db) => actCount({ db })),
    entries: (from, limit) => engine.read((db) => storedEntries({ db }, from, limit)),
    acts: (from, limit) => engine.read((db) => storedActs({ db }, from, limit)),
    read: async (index) => {
      const [act] = await engine.read((db) => storedActs({ db }, index, 1));
      return act?.index === index ? act : null;
    },
    heartbeats,
  };
}
