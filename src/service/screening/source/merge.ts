import { PenholderError } from "#kernel";
import type { Entity } from "#parties";
import type { FtmEntity } from "../types.ts";
import { lineOf } from "./line.ts";
import type { Line, Source, Written } from "./source.ts";

/** A line with the number of its dataset. */
export interface Placed {
  line: Line;
  dataset: number;
}

/**
 * The lines of all sources, each id once. Sources of one family share entities (the UK's two lists, the collections of
 * OpenSanctions): what several of them hold is one entity with the values of all, and comes at the end.
 */
export async function* linesOf(sources: readonly Source[]): AsyncGenerator<Placed> {
  const shared = await sharedIds(sources);
  const waiting = new Map<string, { written: Written; dataset: number; datasets: string[] }>();
  for (const [dataset, source] of sources.entries()) {
    const { name } = source.dataset;
    for await (const written of source.entities()) {
      const { id } = written.value;
      const known = waiting.get(id);
      if (!shared.has(id)) yield { line: lineOf(written, source.dataset, [name]), dataset };
      else if (!known) waiting.set(id, { written, dataset, datasets: [name] });
      else waiting.set(id, { ...known, written: merged(known.written, written), datasets: [...known.datasets, name] });
    }
  }
  for (const { written, dataset, datasets } of waiting.values()) {
    const source = sources[dataset];
    if (source) yield { line: lineOf(named(written, datasets), source.dataset, datasets), dataset };
  }
}

/** Ids that stand in several sources of one family; only where there are several are they read twice. */
async function sharedIds(sources: readonly Source[]): Promise<ReadonlySet<string>> {
  const families = new Map<string, Source[]>();
  for (const source of sources) {
    const family = await source.family();
    families.set(family, [...(families.get(family) ?? []), source]);
  }
  const shared = new Set<string>();
  for (const family of [...families.values()].filter(({ length }) => length > 1)) {
    const seen = new Set<string>();
    for (const source of family)
      for await (const { value } of source.entities()) {
        if (seen.has(value.id)) shared.add(value.id);
        seen.add(value.id);
      }
  }
  return shared;
}

function merged(one: Written, other: Written): Written {
  if (one.form === "ftm" && other.form === "ftm") return { form: "ftm", value: mergedRecord(one.value, other.value) };
  if (one.form === "entity" && other.form === "entity")
    return { form: "entity", value: mergedEntity(one.value, other.value) };
  throw new PenholderError(
    "screening-manifest-invalid",
    `A list and a file of FollowTheMoney both hold the entry ${one.value.id.slice(0, 100)}: load one of them.`,
  );
}

function mergedEntity(one: Entity, other: Entity): Entity {
  const properties = { ...one.properties };
  for (const [name, values] of Object.entries(other.properties))
    properties[name] = unique([...(properties[name] ?? []), ...values], ({ value }) => value);
  const extra = { ...one.extra };
  for (const [path, values] of Object.entries(other.extra))
    extra[path] = unique([...(extra[path] ?? []), ...values], String);
  return {
    ...one,
    names: unique([...one.names, ...other.names], ({ full }) => full),
    properties,
    listings: unique([...one.listings, ...other.listings], (listing) => JSON.stringify(listing)),
    related: unique([...one.related, ...other.related], ({ id }) => id),
    extra,
  };
}

function mergedRecord(one: FtmEntity, other: FtmEntity): FtmEntity {
  const union = (left: readonly string[] = [], right: readonly string[] = []) => [...new Set([...left, ...right])];
  const names = union(Object.keys(one.properties), Object.keys(other.properties));
  const days = (field: "first_seen" | "last_seen" | "last_change") =>
    [one[field], other[field]].filter((day) => day !== null).sort();
  return {
    ...one,
    properties: Object.fromEntries(names.map((name) => [name, union(one.properties[name], other.properties[name])])),
    datasets: union(one.datasets, other.datasets),
    referents: union(one.referents, other.referents),
    target: one.target || other.target,
    first_seen: days("first_seen")[0] ?? null,
    last_seen: days("last_seen").at(-1) ?? null,
    last_change: days("last_change").at(-1) ?? null,
  };
}

/** What several files hold says so itself: its line carries the names of all of them. */
function named(written: Written, datasets: readonly string[]): Written {
  if (written.form === "entity") return written;
  const { value } = written;
  return { form: "ftm", value: { ...value, datasets: [...new Set([...value.datasets, ...datasets])] } };
}

function unique<T>(values: readonly T[], key: (value: T) => string): T[] {
  return [...new Map(values.toReversed().map((value) => [key(value), value])).values()].toReversed();
}
