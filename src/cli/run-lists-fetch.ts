import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PenholderError } from "#kernel";
import {
  addresses,
  addressOf,
  catalogueOf,
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
      ? rowsOf(wanted, await tableOf(options), day)
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

async function fetchOne(row: ListAddress, options: FetchListOptions, record?: ImportRecord): Promise<void> {
  const bar = progress();
  const fetched = await fetchList(row, {
    clock: Date.now,
    folder: join(options.store, ".fetched"),
    maximum: options.maxMegabytes * 1024 * 1024,
    timeout: options.timeout * 1000,
    progress: (file, bytes, of) => bar.update(`fetching ${file}: ${(bytes / 1e6).toFixed(1)} MB`, bytes, of),
  }).finally(() => bar.done());
  for (const failure of fetched.failures) process.stderr.write(`penholder: passed over ${failure}\n`);
  const result = await importFiles(fetched.files, {
    store: options.store,
    list: row.list,
    acceptShrink: options.acceptShrink ?? false,
  });
  process.stdout.write(
    `${fetched.changed ? "" : `${row.list}: the publisher's file has not changed\n`}${importText(result)}\n`,
  );
  const place = await record?.take(new SnapshotStore(options.store), result.snapshot);
  if (place !== undefined) process.stdout.write(`${place}\n`);
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

async function rowsOfCatalogue(
  wanted: readonly string[],
  url: string,
  options: FetchListOptions,
): Promise<ListAddress[]> {
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
    return {
      ...row,
      list: name.replace(/_/gu, "-"),
      title: dataset.title || name,
      files: [{ name: "entities.ftm.json", urls: [dataset.entitiesUrl] }],
    };
  });
}
