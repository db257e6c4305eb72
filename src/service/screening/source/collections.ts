import { createHash } from "node:crypto";
import type { Dataset } from "../types.ts";
import type { Source } from "./source.ts";

/** Names under which clients of OpenSanctions ask for everything. */
const everything = [
  { name: "default", title: "All lists loaded" },
  { name: "sanctions", title: "All sanctions lists loaded" },
];

/** The collections that were named, and those over all datasets, unless the names are taken. */
export function collectionsOver(sources: readonly Source[], named: readonly Dataset[]): Dataset[] {
  const taken = new Set([...sources.map(({ dataset }) => dataset.name), ...named.map(({ name }) => name)]);
  const all = sources.map(({ dataset }) => dataset);
  const added = everything
    .filter(({ name }) => !taken.has(name))
    .map((each) =>
      collection(
        each,
        all.map(({ name }) => name),
      ),
    );
  const collections = [...named, ...added];
  return collections.map((dataset) => {
    const covered = coveredBy(dataset.name, [...all, ...collections]);
    return {
      ...dataset,
      ...factsOf(all.filter(({ name }) => covered?.has(name))),
    };
  });
}

/** A dataset that holds others. Its edition is worked out by `collectionsOver`. */
export function collection({ name, title }: { name: string; title: string }, children: string[]): Dataset {
  return { name, title, list: name, date: "", version: "", hash: "", entries: 0, children, updated: "" };
}

/** The names that a name covers: its own, and those of what it holds, however deep. Undefined where it is unknown. */
export function coveredBy(name: string, datasets: readonly Dataset[]): ReadonlySet<string> | undefined {
  const byName = new Map(datasets.map((dataset) => [dataset.name, dataset]));
  if (!byName.has(name)) return undefined;
  const covered = new Set([name]);
  // A set grows while it is walked: what is added is visited too, each name once.
  for (const each of covered) for (const child of byName.get(each)?.children ?? []) covered.add(child);
  return covered;
}

/** Entries of a dataset: its own, or those of all that it holds. */
export function entriesOf(name: string, datasets: readonly Dataset[], counts: ReadonlyMap<string, number>): number {
  return [...(coveredBy(name, datasets) ?? [])].reduce((sum, each) => sum + (counts.get(each) ?? 0), 0);
}

function factsOf(held: readonly Dataset[]): Partial<Dataset> {
  const hash = createHash("sha256")
    .update(JSON.stringify(held.map((each) => [each.name, each.hash])))
    .digest("hex");
  const newest = (values: string[]): string => values.sort().at(-1) ?? "";
  const date = newest(held.map((each) => each.date));
  return {
    date,
    hash,
    version: `${date.replaceAll("-", "")}-${hash.slice(0, 8)}`,
    updated: newest(held.map(({ updated }) => updated)),
  };
}
