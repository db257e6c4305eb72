import { createHash } from "node:crypto";
import { partBuilders } from "../parts.ts";
import { collectionsOver } from "../source/collections.ts";
import { readManifest } from "../source/manifest.ts";
import { snapshotSources } from "../source/snapshots.ts";
import type { Source } from "../source/source.ts";
import type { Dataset, OpenScreening } from "../types.ts";
import { savedForm } from "./container.ts";

/** What is to be loaded, and the name of its content. */
export interface Plan {
  sources: Source[];
  collections: Dataset[];
  key: string;
}

/** What a call to open names. Throws `list-not-found`, `screening-manifest-invalid`, `list-invalid`. */
export async function planOf(options: OpenScreening): Promise<Plan> {
  const { store, manifest, lists, asOf } = options;
  const listed = store === undefined ? [] : snapshotSources({ store, lists, asOf });
  const named = manifest === undefined ? { sources: [], collections: [] } : await readManifest(manifest, asOf);
  const sources = [...listed, ...named.sources];
  const collections = collectionsOver(sources, named.collections);
  return { sources, collections, key: keyOf(sources, collections) };
}

/** SHA-256 over the form and what is in it: each dataset's name and content. */
function keyOf(sources: readonly Source[], collections: readonly Dataset[]): string {
  const facts = [
    savedForm,
    partBuilders().map(({ name }) => name),
    sources.map(({ dataset, form }) => [
      dataset.name,
      dataset.title,
      dataset.version,
      dataset.date,
      dataset.hash,
      form,
    ]),
    collections.map(({ name, title, children }) => [name, title, children]),
  ];
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}
