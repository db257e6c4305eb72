import { hash } from "node:crypto";
import type { Dataset } from "../types.ts";

/** The catalogue as yente serves it, and the tag by which clients ask whether it changed. */
export interface Catalogue {
  body: {
    datasets: Record<string, unknown>[];
    current: string[];
    outdated: string[];
    index_stale: boolean;
  };
  /** Quoted, as the header wants it: over the names and versions, in order of names. */
  etag: string;
}

/** What is loaded, told to clients. All that is served is current: newer editions replace older ones as a whole. */
export function catalogueOf(datasets: readonly Dataset[]): Catalogue {
  const versions = datasets.map(({ name, version }) => `${name}:${version}:${version}`).sort();
  return {
    body: {
      datasets: datasets.map(datasetShape),
      current: datasets.filter(({ children }) => children.length === 0).map(({ name }) => name),
      outdated: [],
      index_stale: false,
    },
    etag: `"${hash("sha1", versions.join("\n"))}"`,
  };
}

function datasetShape(dataset: Dataset): Record<string, unknown> {
  return {
    name: dataset.name,
    title: dataset.title,
    version: dataset.version,
    index_version: dataset.version,
    index_current: true,
    load: dataset.children.length === 0,
    entities_url: dataset.entitiesUrl ?? null,
    delta_url: null,
    updated_at: dataset.updated === "" ? null : dataset.updated,
    last_change: dataset.updated === "" ? null : dataset.updated,
    entity_count: dataset.entries,
    thing_count: dataset.entries,
    children: dataset.children,
    resources: [],
  };
}
