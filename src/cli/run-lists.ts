import { readFile } from "node:fs/promises";
import { PenholderError } from "#kernel";
import {
  applied,
  dateText,
  fileSource,
  ftmDelta,
  type ImportResult,
  mappedFormat,
  ofacPart,
  ofacSiblings,
  openList,
  parseMapping,
  type Snapshot,
  SnapshotStore,
  tellVersion,
} from "#lists";
import type { Entity } from "#parties";
import type { ImportListOptions, ShowListOptions } from "./lists-options.ts";
import { type ImportRecord, importReceipt, openImportRecord, receiptText } from "./lists-record.ts";
import { writeOutput } from "./output.ts";
import { progress } from "./progress.ts";
import { report } from "./report.ts";

/** `penholder lists import FILE…`: each list on its own, so that a refused one does not keep back the others. */
export async function importList(files: readonly string[], options: ImportListOptions): Promise<void> {
  const sets = await setsOf(files);
  const record = await openImportRecord(options);
  try {
    for (const set of sets) {
      try {
        await importOne(set, options, record);
      } catch (error) {
        if (sets.length === 1 || !(error instanceof PenholderError)) throw error;
        report(error);
        process.exitCode = 2;
      }
    }
  } finally {
    await record?.close();
  }
}

async function importOne(set: readonly string[], options: ImportListOptions, record?: ImportRecord): Promise<void> {
  const result = await importFiles(set, options);
  const store = new SnapshotStore(options.store);
  // What is kept is told before it is logged: a log that fails must not hide that the edition is there.
  if (!options.json) writeOutput(importText(result), undefined);
  const place = await record?.take(store, result.snapshot);
  if (options.json)
    writeOutput(
      JSON.stringify({ ...result.snapshot, added: result.added, ...recordOf(store, result.snapshot) }, null, 2),
      undefined,
    );
  else if (place !== undefined) writeOutput(place, undefined);
}

/** Where the import stands, for machines. */
function recordOf(store: SnapshotStore, snapshot: Snapshot) {
  const receipt = importReceipt(store, snapshot);
  if (receipt === undefined || receipt === "unreadable") return { record: receipt ?? null };
  const { origin, index, number, stream, by, at } = receipt;
  return { record: { origin, index, number, stream, by, at } };
}

/** The files that are one list together: each by itself, but the CSV files of an OFAC list with their primary file. */
async function setsOf(files: readonly string[]): Promise<string[][]> {
  if (files.length === 1) return [[...files, ...ofacSiblings(files[0] ?? "")]];
  const kinds = new Map<string, string | undefined>();
  for (const file of files) kinds.set(file, await ofacPart(await fileSource(file)));
  const primaries = files.filter((file) => kinds.get(file) === "primary");
  const parts = files.filter((file) => kinds.get(file) !== undefined && kinds.get(file) !== "primary");
  if (primaries.length <= 1 && parts.length > 0)
    return [[...primaries, ...parts], ...files.filter((file) => kinds.get(file) === undefined).map((file) => [file])];
  // Of several OFAC lists the parts belong to the primary file of the same ending.
  const sets = files.filter((file) => !parts.includes(file)).map((file) => [file, ...ofacSiblings(file)]);
  return [...sets, ...parts.filter((part) => !sets.some((set) => set.includes(part))).map((part) => [part])];
}

/** Reads the files and keeps them as an edition; a delta is applied to the edition before it. */
export async function importFiles(
  files: readonly string[],
  options: ImportListOptions,
  edition?: { version: string; deleted: readonly string[] },
): Promise<ImportResult> {
  const bar = progress();
  const told = { entries: 0, share: "" };
  const show = () => bar.update(`reading ${files[0] ?? ""}: ${told.entries} entries${told.share}`);
  try {
    const sources = await Promise.all(
      files.map((file) =>
        fileSource(file, (bytes, of) => {
          told.share = `, ${Math.floor((100 * bytes) / of)} %`;
          show();
        }),
      ),
    );
    const mapping =
      options.mapping === undefined
        ? undefined
        : parseMapping(
            await readFile(options.mapping, "utf8").catch(() => missing(options.mapping ?? "")),
            options.mapping,
          );
    const opened = await openList(sources, {
      ...(mapping && { format: mappedFormat(mapping) }),
      acceptTruncated: options.acceptTruncated ?? false,
    });
    if (edition) tellVersion(opened.header, edition.version, edition.deleted);
    const store = new SnapshotStore(options.store);
    const list =
      opened.format === ftmDelta ? applied(store.entities(store.asOf(options.list ?? "ftm")), opened) : opened;
    return await store.import(list, sources, {
      clock: Date.now,
      ...(options.list && { list: options.list }),
      ...(options.date && { date: options.date }),
      acceptShrink: options.acceptShrink ?? false,
      progress: (entries) => {
        told.entries = entries;
        show();
      },
    });
  } catch (error) {
    throw hinted(error, options);
  } finally {
    bar.done();
  }
}

/** A file that breaks off can be kept as far as it goes; whoever is refused should know. */
function hinted(error: unknown, { acceptTruncated = false }: ImportListOptions): unknown {
  if (
    acceptTruncated ||
    !(error instanceof PenholderError) ||
    error.code !== "list-invalid" ||
    !error.message.includes("breaks off")
  )
    return error;
  return new PenholderError(
    error.code,
    error.message.replace(/\.$/u, ", or keep the entries before this with --accept-truncated."),
    error.place,
    error,
  );
}

function missing(file: string): never {
  throw new PenholderError("file-not-found", `${file} does not exist; check the path.`, { file });
}

const bases = {
  list: "",
  "newest entry": "the day of its newest entry: the file states none",
  "file name": "by the file's name: the file states none",
  given: "as given",
  import: "the day of import: the file states none, see --date",
} as const;
const oddityLines = 12;

/** What an import tells: counts by type, the change in number, and the oddities. */
export function importText({ snapshot, added, before }: ImportResult): string {
  const { list, title, date, dateFrom, entries, counts, hash, oddities, oddityCounts } = snapshot;
  const lines = [
    `${title}: edition of ${date}${dateFrom === "list" ? "" : ` (${bases[dateFrom]})`}, kept as "${list}"`,
    `  ${entries} entries: ${Object.entries(counts)
      .sort(([, one], [, other]) => other - one)
      .map(([schema, count]) => `${count} ${schema}`)
      .join(", ")}`,
    `  content ${hash.slice(0, 16)}${added ? "" : ": already there, nothing was written"}`,
  ];
  if (before)
    lines.push(`  the edition before it, of ${before.date}, held ${before.entries}; see penholder lists diff ${list}`);
  const kinds = Object.entries(oddityCounts);
  if (kinds.length > 0) {
    lines.push("  oddities, kept with their records:");
    for (const [what, count] of kinds) {
      lines.push(`    ${count} × ${what}`);
      for (const each of oddities.filter((oddity) => oddity.what === what).slice(0, 3))
        lines.push(`        ${each.record}: ${each.value.slice(0, 120)}`);
      if (lines.length > oddityLines * 4) break;
    }
    lines.push(`  all of them: penholder lists show ${list} --oddities`);
  }
  return lines.join("\n");
}

/** `penholder lists show [LIST] [ENTRY]` */
export async function showList(
  list: string | undefined,
  entry: string | undefined,
  options: ShowListOptions,
): Promise<void> {
  const store = new SnapshotStore(options.store);
  if (list === undefined) {
    const all = store.all();
    writeOutput(options.json ? JSON.stringify(all.map(brief), null, 2) : tableText(all, options.store), undefined);
    return;
  }
  const snapshot = store.asOf(list, options.asOf);
  if (entry !== undefined) {
    const found = await findEntry(store, snapshot, entry);
    writeOutput(options.json ? JSON.stringify(found, null, 2) : found.map(entryText).join("\n\n"), undefined);
  } else if (options.oddities)
    writeOutput(
      options.json
        ? JSON.stringify(snapshot.oddities, null, 2)
        : snapshot.oddities.map(({ what, record, value }) => `${what}\t${record}\t${value}`).join("\n") ||
            "no oddities",
      undefined,
    );
  else {
    const receipt = receiptText(store, snapshot);
    const text = importText({ snapshot, added: true, before: undefined });
    writeOutput(
      options.json
        ? JSON.stringify({ ...snapshot, ...recordOf(store, snapshot) }, null, 2)
        : receipt === ""
          ? text
          : `${text}\n  ${receipt}; check it with penholder lists verify ${list}`,
      undefined,
    );
  }
}

const brief = ({ list, date, entries, hash, format, imported }: Snapshot) => ({
  list,
  date,
  entries,
  hash,
  format,
  imported,
});

function tableText(all: readonly Snapshot[], folder: string): string {
  if (all.length === 0)
    return `${folder} holds no lists; see penholder lists fetch --help and penholder lists import --help`;
  return all
    .map(
      ({ list, date, entries, hash, title }) =>
        `${list.padEnd(20)} ${date}  ${String(entries).padStart(7)} entries  ${hash.slice(0, 16)}  ${title}`,
    )
    .join("\n");
}

async function findEntry(store: SnapshotStore, snapshot: Snapshot, wanted: string): Promise<Entity[]> {
  const found: Entity[] = [];
  const plain = wanted.toLowerCase();
  for await (const entity of store.entities(snapshot))
    if (
      entity.id === wanted ||
      entity.listings.some(({ reference }) => reference?.toLowerCase() === plain) ||
      entity.names.some(({ full }) => full.toLowerCase() === plain)
    )
      found.push(entity);
  if (found.length === 0)
    throw new PenholderError(
      "list-not-found",
      `The edition of ${snapshot.date} of "${snapshot.list}" has no entry with the id, reference or name "${wanted}".`,
    );
  return found;
}

/** An entry for people: names with their kind and quality, facts, listings, what belongs to it, fields without a home. */
function entryText(entity: Entity): string {
  const lines = [`${entity.names[0]?.full ?? entity.id}  (${entity.schema}, ${entity.id})`];
  for (const { full, kind, quality, script, language, parts, note } of entity.names) {
    const about = [
      kind,
      quality === "unknown" ? "" : quality,
      script === "Latn" ? "" : script,
      language ?? "",
      note ?? "",
    ].filter(Boolean);
    const roles = parts.length > 1 ? `  [${parts.map(({ role, value }) => `${role}: ${value}`).join(", ")}]` : "";
    lines.push(`  ${full}  (${about.join(", ")})${roles}`);
  }
  for (const [property, values] of Object.entries(entity.properties))
    lines.push(
      `  ${property}: ${[...new Set(values.map(({ value, date, original }) => (date ? dateText(date) : original && original !== value ? `${value} (${original})` : value)))].join("; ")}`,
    );
  for (const { authority, list, programmes, reference, from, to, measures } of entity.listings) {
    const days = [from && `from ${dateText(from)}`, to && `to ${dateText(to)}`].filter(Boolean).join(" ");
    lines.push(
      `  listed by ${authority}: ${[list, reference, programmes.join(", "), days, measures.join(", ")].filter(Boolean).join("; ")}`,
    );
  }
  for (const part of entity.related)
    lines.push(
      `  ${part.schema}: ${[
        ...part.names.map(({ full }) => full),
        ...Object.entries(part.properties)
          .filter(([property]) => property !== "holder")
          .map(([property, values]) => `${property} ${values.map(({ value }) => value).join(", ")}`),
      ].join("; ")}`,
    );
  for (const [path, values] of Object.entries(entity.extra)) lines.push(`  · ${path}: ${values.join("; ")}`);
  return lines.join("\n");
}
