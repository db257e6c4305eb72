import type { Entity } from "#parties";
import { deletedPath } from "./formats/ftm.ts";
import type { OpenList } from "./open.ts";
import type { ListHeader } from "./reading.ts";

/**
 * The edition that a delta makes of the one before: entities without those deleted, with those changed and added. What
 * is deleted stays told in the header, so that a diff knows of the notice.
 */
export function applied(base: AsyncIterable<Entity>, delta: OpenList): OpenList {
  return { ...delta, entities: merged(base, delta) };
}

async function* merged(base: AsyncIterable<Entity>, delta: OpenList): AsyncGenerator<Entity> {
  const changed = new Map<string, Entity>();
  for await (const entity of delta.entities) changed.set(entity.id, entity);
  const deleted = deletedIn(delta.header.values);
  for await (const entity of base) {
    const newer = changed.get(entity.id);
    changed.delete(entity.id);
    if (newer) yield newer;
    else if (!deleted.has(entity.id)) yield entity;
  }
  yield* changed.values();
}

/** The ids that a list's header tells as deleted. */
export function deletedIn(header: Record<string, string[]>): ReadonlySet<string> {
  return new Set(header[deletedPath] ?? []);
}

/** Tells a list what its publisher says of the edition beside the file: its version, and what its deltas delete. */
export function tellVersion(header: ListHeader, version: string, deleted: readonly string[]): void {
  if (version !== "") header.add("catalogue.version", version);
  for (const id of deleted) header.add(deletedPath, id);
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})\d{6}/u.exec(version) ?? [];
  if (year !== undefined) header.date = `${year}-${month}-${day}`;
}
