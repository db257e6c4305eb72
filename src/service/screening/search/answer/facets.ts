import { schemaOf, typesByGroup } from "../../ftm/model.ts";
import type { Dataset } from "../../types.ts";
import type { TextIndex } from "../text/text-index.ts";
import type { Budget } from "./budget.ts";
import type { Hits } from "./hits.ts";

export const facetNames = ["datasets", "schema", "countries", "identifiers", "topics", "genders"] as const;
export type FacetName = (typeof facetNames)[number];

/** One facet as clients show it: its title, and its values from the most frequent. */
export interface Facet {
  label: string;
  values: { name: string; label: string; count: number }[];
}

/** A facet lists at most this many values. */
const most = 1000;

/** How often each value of a field stands in the records found. */
export function facetOf(
  index: TextIndex,
  name: FacetName,
  hits: Hits,
  datasets: readonly Dataset[],
  budget: Budget,
): Facet {
  const found = new Uint8Array(index.records);
  for (const record of hits.records) found[record] = 1;
  const field = index.field(name);
  const counts: { name: string; count: number }[] = [];
  for (let pair = field?.from ?? 0; pair < (field?.to ?? 0); pair++) {
    let count = 0;
    budget.spend(4 + 2 * index.frequency(pair));
    index.each(pair, field?.kind === "words", (record) => {
      count += found[record] ?? 0;
    });
    if (count > 0) counts.push({ name: index.term(pair), count });
  }
  counts.sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
  return {
    label: titleOf(name),
    values: counts
      .slice(0, most)
      .map(({ name: value, count }) => ({ name: value, label: labelOf(name, value, datasets), count })),
  };
}

function titleOf(name: FacetName): string {
  if (name === "datasets") return "Data sources";
  return name === "schema" ? "Entity types" : (typesByGroup.get(name)?.plural ?? name);
}

function labelOf(name: FacetName, value: string, datasets: readonly Dataset[]): string {
  if (name === "datasets") return datasets.find((dataset) => dataset.name === value)?.title ?? value;
  if (name === "schema") return schemaOf(value)?.plural ?? value;
  return captionOf(typesByGroup.get(name)?.values, value);
}

/** What a code is called ("ru": "Russia"); the code itself where it has no name. */
export function captionOf(values: Readonly<Record<string, string>> | undefined, code: string): string {
  return values && Object.hasOwn(values, code) ? (values[code] ?? code) : code;
}
