import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { PenholderError } from "#kernel";
import { SnapshotStore } from "#lists";
import type { Dataset } from "../types.ts";
import { collection } from "./collections.ts";
import { ftmFileSource } from "./ftm-file.ts";
import { snapshotSource } from "./snapshots.ts";
import type { Source } from "./source.ts";
import { parseYaml, YamlError } from "./yaml.ts";

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/u);
const flag = z.union([z.boolean(), z.null()]).optional();
const text = z.union([z.string(), z.number().transform(String), z.null()]).optional();

/** A dataset of a manifest, in yente's form (path, entities_url, children or datasets) or ours (list, store, as_of). */
const entry = z.object({
  name,
  title: text,
  version: text,
  path: text,
  entities_url: text,
  resource_url: text,
  children: z.union([z.array(name), z.null()]).optional(),
  datasets: z.union([z.array(name), z.null()]).optional(),
  load: flag,
  namespace: flag,
  auth_token: text,
  list: text,
  store: text,
  as_of: z.union([z.string().regex(/^\d{4}-\d{2}-\d{2}$/u), z.null()]).optional(),
});

const manifestForm = z.object({
  datasets: z.array(entry).max(10_000),
  catalogs: z.union([z.array(z.object({ url: z.string() })), z.null()]).optional(),
});

type Entry = z.infer<typeof entry>;

const largest = 4 * 1024 * 1024;

/**
 * The datasets of a manifest, YAML or JSON: FollowTheMoney files and collections as yente's manifests name them,
 * editions of a snapshot store as ours do. Paths are relative to the manifest. Nothing is ever fetched: what is only on
 * the web is refused with what to do. Throws `screening-manifest-invalid`.
 */
export async function readManifest(
  path: string,
  asOf?: string,
): Promise<{ sources: Source[]; collections: Dataset[] }> {
  const { datasets, catalogs } = parse(path);
  if (catalogs?.[0])
    throw invalid(
      path,
      `names the catalogue ${catalogs[0].url}, and this server fetches nothing: import it with penholder lists fetch --catalogue ${catalogs[0].url}, and serve the store`,
    );
  const sources: Source[] = [];
  const collections: Dataset[] = [];
  const seen = new Set<string>();
  for (const { name: each } of datasets) {
    if (seen.has(each)) throw invalid(path, `names the dataset ${each} twice`);
    seen.add(each);
  }
  for (const each of datasets) {
    const children = each.children ?? each.datasets ?? [];
    if (children.length > 0)
      collections.push(collection({ name: each.name, title: each.title ?? each.name }, children));
    else if (each.load !== false) sources.push(await sourceOf(each, path, asOf));
  }
  const unknown = collections.flatMap(({ children }) => children).find((child) => !seen.has(child));
  if (unknown !== undefined) throw invalid(path, `has a collection of ${unknown}, which it does not name`);
  return { sources, collections };
}

async function sourceOf(each: Entry, manifest: string, asOf: string | undefined): Promise<Source> {
  const base = dirname(manifest);
  if (each.namespace === true)
    throw invalid(
      manifest,
      `asks for ids of ${each.name} to be changed ("namespace"), which is not done here; change them in the file`,
    );
  if (each.list != null) {
    const store = new SnapshotStore(resolve(base, each.store ?? "penholder-lists"));
    return snapshotSource(store, store.asOf(each.list, each.as_of ?? asOf), each.name);
  }
  const file = localPath(each, manifest);
  return ftmFileSource(resolve(base, file), {
    name: each.name,
    title: each.title ?? each.name,
    ...(each.version != null && { version: each.version }),
    ...(each.entities_url != null && { entitiesUrl: each.entities_url }),
  });
}

function localPath({ name: dataset, path, entities_url, resource_url }: Entry, manifest: string): string {
  if (path != null) return path;
  const url = entities_url ?? resource_url;
  if (url == null) throw invalid(manifest, `says of ${dataset} neither "path" nor "list" nor "children"`);
  if (/^file:/iu.test(url)) {
    try {
      return fileURLToPath(url);
    } catch {
      throw invalid(manifest, `has an address of ${dataset} that is no file: ${url.slice(0, 200)}`);
    }
  }
  if (/^[a-z][a-z0-9+.-]*:/iu.test(url))
    throw invalid(
      manifest,
      `has ${dataset} only on the web, and this server fetches nothing: download ${url.slice(0, 200)} and name it with "path"`,
    );
  return url;
}

function parse(path: string): z.infer<typeof manifestForm> {
  const written = read(path);
  let value: unknown;
  try {
    value = /^\s*\{/u.test(written) ? (JSON.parse(written) as unknown) : parseYaml(written);
  } catch (error) {
    if (error instanceof YamlError) throw invalid(`${path}, line ${error.line}`, error.message);
    throw invalid(path, "is not JSON");
  }
  const found = manifestForm.safeParse(value);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw invalid(path, `is no manifest: ${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "unknown form"}`);
}

function read(path: string): string {
  try {
    if (statSync(path).size > largest) throw invalid(path, "is larger than any manifest");
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof PenholderError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "unknown cause";
    throw new PenholderError(
      code === "ENOENT" ? "file-not-found" : "file-unreadable",
      `${path} cannot be read (${code}): name the manifest of datasets.`,
      { file: path },
      error,
    );
  }
}

function invalid(place: string, what: string): PenholderError {
  return new PenholderError("screening-manifest-invalid", `${place} ${what}.`);
}
