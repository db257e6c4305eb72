import { PenholderError } from "#kernel";
import type { FtmEntity } from "../types.ts";
import { profileOfRecord } from "./ftm-file.ts";
import type { Line, Source } from "./source.ts";

/** A line with the number of its dataset. */
export interface Placed {
  line: Line;
  dataset: number;
}

/**
 * The lines of all sources, each id once. Files of FollowTheMoney share entities: what several of them hold is one
 * entity with the values of all, and comes at the end. Two lists that hold an entry of one id are no such case.
 */
export async function* linesOf(sources: readonly Source[], told: (dataset: number) => void): AsyncGenerator<Placed> {
  const shared = await sharedIds(sources);
  const waiting = new Map<string, { record: FtmEntity; dataset: number }>();
  for (const [dataset, source] of sources.entries()) {
    for await (const line of source.lines()) {
      const [record] = line.records;
      if (source.form === "ftm" && record && shared.has(record.id)) {
        const known = waiting.get(record.id);
        const other = { ...record, datasets: [...record.datasets, source.dataset.name] };
        waiting.set(record.id, known ? { ...known, record: merged(known.record, other) } : { record: other, dataset });
      } else yield { line, dataset };
    }
    told(dataset);
  }
  for (const { record, dataset } of waiting.values()) {
    const name = sources[dataset]?.dataset.name ?? "";
    yield {
      line: { text: JSON.stringify(record), records: [record], profile: profileOfRecord(record, name) },
      dataset,
    };
  }
}

/** Ids that stand more than once in the FollowTheMoney files; they are read twice only where there are several. */
async function sharedIds(sources: readonly Source[]): Promise<ReadonlySet<string>> {
  const files = sources.filter(({ form }) => form === "ftm");
  const shared = new Set<string>();
  if (files.length < 2) return shared;
  const seen = new Set<string>();
  for (const file of files)
    for await (const { records } of file.lines())
      for (const { id } of records) {
        if (seen.has(id)) shared.add(id);
        seen.add(id);
      }
  return shared;
}

function merged(one: FtmEntity, other: FtmEntity): FtmEntity {
  const union = (left: readonly string[] = [], right: readonly string[] = []) => [...new Set([...left, ...right])];
  const names = union(Object.keys(one.properties), Object.keys(other.properties));
  return {
    ...one,
    properties: Object.fromEntries(names.map((name) => [name, union(one.properties[name], other.properties[name])])),
    datasets: union(one.datasets, other.datasets),
    referents: union(one.referents, other.referents),
    target: one.target || other.target,
    first_seen: [one.first_seen, other.first_seen].filter((day) => day !== null).sort()[0] ?? null,
    last_seen:
      [one.last_seen, other.last_seen]
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null,
    last_change:
      [one.last_change, other.last_change]
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null,
  };
}

/** Two datasets hold what cannot be one: said with both names. */
export function twice(id: string, one: string, other: string): PenholderError {
  return new PenholderError(
    "screening-manifest-invalid",
    `${one} and ${other} both hold the entry ${id.slice(0, 100)}: load one of them.`,
  );
}
