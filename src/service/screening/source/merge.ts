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
 * OpenSanctions): what several of them hold is one entity with the values of all, in the order of the sources, and
 * comes at the end.
 */
export async function* linesOf(sources: readonly Source[]): AsyncGenerator<Placed> {
  const waiting = new Map<string, { written: Written; dataset: number }[]>();
  for (const family of await familiesOf(sources)) {
    const shared = await sharedIds(family);
    for (const [place, { source, dataset }] of family.entries())
      for await (const written of source.entities()) {
        const { id } = written.value;
        if (shared(id, place)) waiting.set(id, [...(waiting.get(id) ?? []), { written, dataset }]);
        else yield { line: lineOf(written, source.dataset, [source.dataset.name]), dataset };
      }
  }
  for (const pieces of waiting.values()) {
    const [first, ...others] = pieces.toSorted((one, other) => one.dataset - other.dataset);
    const source = first && sources[first.dataset];
    if (!source) continue;
    const whole = others.reduce((known, { written }) => merged(known, written), first.written);
    const datasets = [first, ...others].flatMap(({ dataset }) => sources[dataset]?.dataset.name ?? []);
    yield { line: lineOf(named(whole, datasets), source.dataset, datasets), dataset: first.dataset };
  }
}

interface Numbered {
  source: Source;
  dataset: number;
}

/** Sources by family in the order of their first, each family's largest first: only that is never read twice. */
async function familiesOf(sources: readonly Source[]): Promise<Numbered[][]> {
  const families = new Map<string, Numbered[]>();
  for (const [dataset, source] of sources.entries()) {
    const family = await source.family();
    families.set(family, [...(families.get(family) ?? []), { source, dataset }]);
  }
  return [...families.values()].map((family) => family.sort((one, other) => other.source.size - one.source.size));
}

/**
 * Tells whether an id stands in several sources of a family, which are then read in this order, and each id of theirs is
 * asked for as it comes: so the first need not be looked through beforehand.
 */
async function sharedIds([, ...others]: readonly Numbered[]): Promise<(id: string, place: number) => boolean> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const { source } of others)
    for await (const { value } of source.entities()) (seen.has(value.id) ? shared : seen).add(value.id);
  return (id, place) => {
    if (place === 0 && seen.has(id)) shared.add(id);
    return shared.has(id);
  };
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
