import { createHash } from "node:crypto";
import { PenholderError } from "#kernel";
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
  const { store, manifest, asOf } = options;
  const listed = store === undefined ? [] : snapshotSources({ store, lists: options.lists, asOf });
  const named = manifest === undefined ? { sources: [], collections: [] } : await readManifest(manifest, asOf);
  const sources = [...listed, ...named.sources];
  const lists = new Set(listed.map(({ dataset }) => dataset.name));
  const both = [...named.sources.map(({ dataset }) => dataset.name), ...named.collections.map(({ name }) => name)];
  const clash = both.find((name) => lists.has(name));
  if (clash !== undefined)
    throw new PenholderError(
      "screening-manifest-invalid",
      `The store and the manifest both have ${clash}: give it another name in the manifest, or choose other lists.`,
    );
  const collections = collectionsOver(sources, named.collections);
  return { sources, collections, key: keyOf(sources, collections) };
}

/** SHA-256 over the form and what is in it: each dataset's name and content. */
function keyOf(sources: readonly Source[], collections: readonly Dataset[]): string {
  const facts = [
    savedForm,
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
