import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PenholderError } from "#kernel";
import {
  addresses,
  addressOf,
  type CatalogueEntry,
  catalogueOf,
  type Fetched,
  type FetchedDataset,
  fetchDataset,
  fetchList,
  fileSource,
  jsonDocument,
  type ListAddress,
  SnapshotStore,
} from "#lists";
import type { FetchListOptions } from "./lists-options.ts";
import { type ImportRecord, openImportRecord } from "./lists-record.ts";
import { progress } from "./progress.ts";
import { report } from "./report.ts";
import { importFiles, importText } from "./run-lists.ts";

/** `penholder lists fetch [LIST…]`: each list on its own, so that one publisher's failure does not keep back the others. */
export async function fetchLists(wanted: readonly string[], options: FetchListOptions): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const rows =
    options.catalogue === undefined
      ? rowsOf(wanted, await tableOf(options), day).map((row) => ({ row }))
      : await rowsOfCatalogue(wanted, options.catalogue, options);
  const record = await openImportRecord(options);
  try {
    for (const row of rows) {
      try {
        await fetchOne(row, options, record);
      } catch (error) {
        if (!(error instanceof PenholderError)) throw error;
        process.exitCode = 2;
        report(error);
      }
    }
  } finally {
    await record?.close();
  }
}

/** A list to take: from its publisher's addresses, or as a catalogue names it. */
interface Wanted {
  row: ListAddress;
  dataset?: CatalogueEntry;
}

async function fetchOne({ row, dataset }: Wanted, options: FetchListOptions, record?: ImportRecord): Promise<void> {
  const bar = progress();
  const how = {
    clock: Date.now,
    folder: join(options.store, ".fetched"),
    maximum: options.maxMegabytes * 1024 * 1024,
    timeout: options.timeout * 1000,
    progress: (file: string, bytes: number, of?: number) =>
      bar.update(`fetching ${file}: ${(bytes / 1e6).toFixed(1)} MB`, bytes, of),
  };
  const fetched: Fetched | FetchedDataset = await (dataset
    ? fetchDataset(row, dataset, how)
    : fetchList(row, how)
  ).finally(() => bar.done());
  for (const failure of fetched.failures) process.stderr.write(`penholder: passed over ${failure}\n`);
  const own = { store: options.store, list: row.list, acceptShrink: options.acceptShrink ?? false };
  const result = await importFiles(fetched.files, own, isDataset(fetched) ? fetched : undefined);
  process.stdout.write(`${howText(row.list, fetched)}${importText(result)}\n`);
  const place = await record?.take(new SnapshotStore(options.store), result.snapshot);
  if (place !== undefined) process.stdout.write(`${place}\n`);
}

const isDataset = (fetched: Fetched | FetchedDataset): fetched is FetchedDataset => "deltas" in fetched;

function howText(list: string, fetched: Fetched | FetchedDataset): string {
  if (!fetched.changed) return `${list}: the publisher's file has not changed\n`;
  if (!isDataset(fetched) || fetched.deltas.length === 0) return "";
  const { deltas, deleted, version } = fetched;
  return `${list}: brought to version ${version} by ${deltas.length} ${deltas.length === 1 ? "delta" : "deltas"}, ${deleted.length} deleted\n`;
}

function rowsOf(wanted: readonly string[], table: readonly ListAddress[], day: string): ListAddress[] {
  const known = [...new Set(table.map(({ list }) => list))].filter((list) => addressOf(table, list, day));
  return (wanted.length === 0 ? known : wanted).map((list) => {
    const row = addressOf(table, list, day);
    if (!row)
      throw new PenholderError(
        "usage",
        `There is no address for the list "${list}" today; known are ${known.join(", ")}.`,
      );
    return row;
  });
}

async function tableOf(options: FetchListOptions): Promise<readonly ListAddress[]> {
  if (options.addresses === undefined) return addresses;
  const file = options.addresses;
  try {
    const table = JSON.parse(await readFile(file, "utf8")) as ListAddress[];
    if (
      Array.isArray(table) &&
      table.every(
        ({ list, files, since }) => typeof list === "string" && typeof since === "string" && Array.isArray(files),
      )
    )
      return table;
  } catch {
    // Said below.
  }
  throw new PenholderError(
    "usage",
    `${file} is no table of addresses: an array of {"list","title","files":[{"name","urls":[…]}],"page","since","checked"}.`,
    { file },
  );
}

async function rowsOfCatalogue(wanted: readonly string[], url: string, options: FetchListOptions): Promise<Wanted[]> {
  const row = {
    list: "catalogue",
    title: "the catalogue",
    page: url,
    since: "2020-01-01",
    checked: "2026-11-22",
    files: [{ name: "index.json", urls: [url] }],
  };
  const { files } = await fetchList(row, {
    clock: Date.now,
    folder: join(options.store, ".fetched"),
    timeout: options.timeout * 1000,
  });
  const datasets = catalogueOf(await jsonDocument(await fileSource(files[0] ?? ""))) ?? [];
  const names = datasets.filter(({ entitiesUrl }) => entitiesUrl !== undefined).map(({ name }) => name);
  if (wanted.length === 0)
    throw new PenholderError(
      "usage",
      `Name the datasets to take; the catalogue has ${names.slice(0, 40).join(", ") || "none with entities"}.`,
    );
  return wanted.map((name) => {
    const dataset = datasets.find((each) => each.name === name);
    if (!dataset?.entitiesUrl)
      throw new PenholderError(
        "usage",
        `The catalogue has no dataset "${name}" with entities; it has ${names.slice(0, 40).join(", ")}.`,
      );
    const files = [{ name: "entities.ftm.json", urls: [dataset.entitiesUrl] }];
    return { row: { ...row, list: name.replace(/_/gu, "-"), title: dataset.title || name, files }, dataset };
  });
}
