import type { Snapshot } from "./snapshot.ts";
import type { SnapshotStore } from "./snapshots.ts";

/**
 * Reads an edition to its end and holds it against its own facts: the hash of its entries, their number, and how many there
 * are of each schema. Answers what does not agree, in one sentence; undefined where all does. Throws `list-invalid` where
 * the file is damaged.
 */
export async function disagreementOf(store: SnapshotStore, snapshot: Snapshot): Promise<string | undefined> {
  const counts = new Map<string, number>();
  let entries = 0;
  for await (const { schema } of store.entities(snapshot)) {
    entries++;
    counts.set(schema, (counts.get(schema) ?? 0) + 1);
  }
  if (entries !== snapshot.entries) return `its facts say ${snapshot.entries} entries, and it holds ${entries}`;
  for (const schema of new Set([...counts.keys(), ...Object.keys(snapshot.counts)])) {
    const [said, held] = [snapshot.counts[schema] ?? 0, counts.get(schema) ?? 0];
    if (said !== held) return `its facts say ${said} entries of ${schema.slice(0, 60)}, and it holds ${held}`;
  }
  return undefined;
}
