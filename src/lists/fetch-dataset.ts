import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson, PenholderError } from "#kernel";
import type { ListAddress } from "./addresses.data.ts";
import { type Fetched, type FetchOptions, fetchList } from "./fetch.ts";
import type { CatalogueEntry } from "./formats/ftm.ts";
import { jsonDocument } from "./json.ts";
import { isObject } from "./json-record.ts";
import { patchLines } from "./patch-lines.ts";
import { factsOf, writeWhole } from "./snapshot-files.ts";
import { fileSource } from "./source.ts";

/** A dataset of a catalogue, taken whole or brought up to date. */
export interface FetchedDataset extends Fetched {
  /** The publisher's version of what is there now; "" where he states none. */
  version: string;
  /** Versions whose changes were applied to the file of the last time; empty where the file was taken whole. */
  deltas: string[];
  /** Ids that they delete. */
  deleted: string[];
}

const entitiesFile = "entities.ftm.json";
/** A chain longer than this costs more than the file. */
const mostDeltas = 100;

interface Base {
  version: string;
  hash: string;
}

/**
 * Takes a dataset that a catalogue names. Where the file of the last time is still here, byte for byte, and the publisher
 * keeps the changes of every version since, only these are taken and applied; else, and where one of them is missing or
 * damaged (told in `failures`), the whole file. Until everything is whole nothing is changed. Throws `fetch-failed`.
 */
export async function fetchDataset(
  row: ListAddress,
  { version, deltaUrl }: Pick<CatalogueEntry, "version" | "deltaUrl">,
  options: FetchOptions,
): Promise<FetchedDataset> {
  const folder = join(options.folder, row.list);
  const base = await baseIn(folder);
  const failures: string[] = [];
  if (base && version !== "" && version <= base.version) return { ...unchanged(row, folder), version: base.version };
  if (base && deltaUrl !== undefined) {
    try {
      const done = await byDeltas(row, folder, base, deltaUrl, version, options);
      if (done) return done;
    } catch (error) {
      if (!(error instanceof PenholderError)) throw error;
      failures.push(`the changes since ${base.version}: ${error.message.replace(/\.$/u, "")}`);
    }
  }
  const whole = await fetchList(row, options);
  const [path = ""] = whole.files;
  if (version !== "") remember(folder, { version, hash: (await factsOf(await fileSource(path))).hash });
  return { ...whole, failures: [...failures, ...whole.failures], version, deltas: [], deleted: [] };
}

const stateFile = "dataset.json";

/** The version that is here; undefined where the file is no longer the one of which that was said. */
async function baseIn(folder: string): Promise<Base | undefined> {
  const [state, entities] = [join(folder, stateFile), join(folder, entitiesFile)];
  if (!existsSync(state) || !existsSync(entities)) return undefined;
  try {
    const { version, hash } = JSON.parse(readFileSync(state, "utf8")) as Base;
    if (typeof version !== "string" || version === "") return undefined;
    return (await factsOf(await fileSource(entities))).hash === hash ? { version, hash } : undefined;
  } catch {
    // A state that cannot be read only costs the whole file.
    return undefined;
  }
}

function remember(folder: string, base: Base): void {
  writeWhole(join(folder, stateFile), `${canonicalJson({ ...base })}\n`);
}

const unchanged = ({ list }: ListAddress, folder: string) => ({
  ...{ list, files: [join(folder, entitiesFile)], changed: false, urls: [], failures: [], deltas: [], deleted: [] },
});

/** Undefined where the publisher's index does not reach back to what is here. */
async function byDeltas(
  row: ListAddress,
  folder: string,
  base: Base,
  indexUrl: string,
  target: string,
  options: FetchOptions,
): Promise<FetchedDataset | undefined> {
  const index = await fetchList(partOf(row, "delta-index.json", indexUrl), options);
  const chain = chainOf(await jsonDocument(await fileSource(index.files[0] ?? "")), indexUrl, base.version, target);
  if (!chain || chain.length > mostDeltas) return undefined;
  const last = chain.at(-1);
  if (!last) return { ...unchanged(row, folder), version: base.version };
  const taken: string[] = [];
  const part = join(folder, `${entitiesFile}.part`);
  try {
    for (const [at, { url }] of chain.entries())
      taken.push(...(await fetchList(partOf(row, `delta-${at}.json`, url), options)).files);
    const entities = join(folder, entitiesFile);
    const deltas = await Promise.all(taken.map((file) => fileSource(file)));
    const { hash, deleted } = await patchLines(await fileSource(entities), deltas, part);
    renameSync(part, entities);
    remember(folder, { version: last.version, hash });
    const deltaVersions = chain.map(({ version }) => version);
    const urls = chain.map(({ url }) => url);
    return { ...unchanged(row, folder), changed: true, urls, version: last.version, deltas: deltaVersions, deleted };
  } finally {
    for (const file of [part, ...taken]) rmSync(file, { force: true });
  }
}

const partOf = (row: ListAddress, name: string, url: string): ListAddress => ({
  ...row,
  title: `${row.title}, ${name}`,
  files: [{ name, urls: [url] }],
});

/**
 * The changes after `base` up to `target`, in order, out of a delta index ({"versions":{VERSION: address}}); undefined where
 * it does not reach back that far: its oldest is the change to that version from one that nobody can know to be ours.
 */
function chainOf(
  index: Record<string, unknown>,
  indexUrl: string,
  base: string,
  target: string,
): { version: string; url: string }[] | undefined {
  const versions = isObject(index.versions) ? index.versions : {};
  const known = Object.keys(versions).sort();
  const [oldest] = known;
  if (oldest === undefined || base < oldest) return undefined;
  return known
    .filter((version) => version > base && (target === "" || version <= target))
    .map((version) => ({ version, url: addressIn(versions[version], indexUrl) }));
}

function addressIn(value: unknown, indexUrl: string): string {
  const url = typeof value === "string" ? URL.parse(value, indexUrl) : null;
  if (url && /^https?:$/u.test(url.protocol)) return url.href;
  throw new PenholderError("fetch-failed", `${indexUrl} names something that is no web address.`);
}
