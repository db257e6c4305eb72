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

/** How often each value of some fields stands in the records found. */
export function facetsOf(
  index: TextIndex,
  names: readonly FacetName[],
  hits: Hits,
  datasets: readonly Dataset[],
  budget: Budget,
): Record<string, Facet> {
  if (names.length === 0) return {};
  budget.spend(8 * hits.records.length);
  const counts = [...index.counts(hits.records)];
  return Object.fromEntries(
    names.map((name) => {
      const field = index.field(name);
      const values = counts
        .filter(([pair]) => field && pair >= field.from && pair < field.to)
        .map(([pair, count]) => ({ name: index.term(pair), count }))
        .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
        .slice(0, most)
        .map(({ name: value, count }) => ({ name: value, label: labelOf(name, value, datasets), count }));
      return [name, { label: titleOf(name), values }];
    }),
  );
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
