import { createHash } from "node:crypto";
import type { Json } from "#kernel";
import type { Snapshot } from "./snapshot.ts";
import { factsText } from "./snapshot-files.ts";

/**
 * What an edition says of its own import, in the form of the body of the act `list/import` (docs/acts.md). It follows from
 * the facts alone, all of which it commits to by their hash: whoever holds the edition can state it again and compare.
 */
export function importStatement(snapshot: Snapshot): Json {
  const { list, title, format, date, dateFrom, imported, hash, entries, counts, sources } = snapshot;
  return {
    ...{ list, title, format, edition: date, content: hash, editionFrom: dateFrom, entries, counts },
    imported: `${imported.slice(0, 19)}Z`,
    facts: createHash("sha256").update(factsText(snapshot)).digest("hex"),
    sources: sources.map(({ name, bytes, hash: file }) => ({ name, bytes, hash: file })),
    oddities: Object.values(snapshot.oddityCounts).reduce((sum, count) => sum + count, 0),
    accepted: snapshot.accepted ?? [],
    before: snapshot.before ? { edition: snapshot.before.date, content: snapshot.before.hash } : null,
  };
}
