import { createWriteStream, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { PenholderError } from "#kernel";
import {
  csvHeader,
  csvLine,
  deletedIn,
  diffLists,
  fileSource,
  ftmEntities,
  type ListDiff,
  ofacSiblings,
  openList,
  type Snapshot,
  SnapshotStore,
} from "#lists";
import type { Entity } from "#parties";
import type { DiffListOptions, ExportListOptions } from "./lists-options.ts";
import { receiptText } from "./lists-record.ts";
import { writeOutput } from "./output.ts";

/** `penholder lists diff LIST` or `penholder lists diff OLD NEW` */
export async function diffList(list: string, newer: string | undefined, options: DiffListOptions): Promise<void> {
  const notices = options.notices.map((file) => ({ name: basename(file), text: textOf(file) }));
  const { title, diff } =
    newer === undefined ? await ofSnapshots(list, options, notices) : await ofFiles(list, newer, notices);
  writeOutput(options.json ? JSON.stringify(diff, null, 2) : diffText(title, diff, options.minor ?? false), undefined);
}

interface Compared {
  title: string;
  diff: ListDiff;
}

async function ofSnapshots(
  list: string,
  options: DiffListOptions,
  notices: { name: string; text: string }[],
): Promise<Compared> {
  const store = new SnapshotStore(options.store);
  const to = store.asOf(list, options.to);
  const editions = store.all(list);
  const from =
    options.from === undefined
      ? editions[editions.findIndex(({ hash, date }) => hash === to.hash && date === to.date) - 1]
      : store.asOf(list, options.from);
  if (!from)
    throw new PenholderError(
      "list-not-found",
      `${options.store} holds only one edition of "${list}"; import an older one to compare with.`,
    );
  const diff = await diffLists(store.entities(from), store.entities(to), {
    day: to.date,
    deleted: deletedIn(to.header),
    notices,
  });
  const receipts = [from, to].flatMap((snapshot) => {
    const receipt = receiptText(store, snapshot);
    return receipt === "" ? [] : [`  edition of ${snapshot.date}: ${receipt}`];
  });
  return { title: [`${to.title}: ${facts(from)} against ${facts(to)}`, ...receipts].join("\n"), diff };
}

const facts = ({ date, entries, hash }: Snapshot): string =>
  `edition of ${date} (${entries} entries, ${hash.slice(0, 8)})`;

async function ofFiles(older: string, newer: string, notices: { name: string; text: string }[]): Promise<Compared> {
  const [first, second] = [await opened(older), await opened(newer)];
  if (first.format.list !== second.format.list)
    throw new PenholderError(
      "usage",
      `${older} is of another list than ${newer} (${first.format.title}; ${second.format.title}); compare two editions of one.`,
    );
  // The day of the newer file is known when it has been read; a listing that ends is announced by its own end.
  const day = second.header.date ?? new Date().toISOString().slice(0, 10);
  const diff = await diffLists(first.entities, second.entities, { day, notices });
  return { title: `${basename(older)} against ${basename(newer)}`, diff };
}

async function opened(file: string) {
  if (!existsSync(file))
    throw new PenholderError("file-not-found", `${file} does not exist; check the path.`, { file });
  return openList(await Promise.all([file, ...ofacSiblings(file)].map((path) => fileSource(path))));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new PenholderError("file-not-found", `${file} cannot be read; check the path.`, { file });
  }
}

/** The diff for people: who is new, who is gone and whether that was announced, and what changed of whom. */
export function diffText(title: string, diff: ListDiff, minor: boolean): string {
  const amended = diff.amended.filter((entry) => minor || !entry.minor);
  const hidden = diff.amended.length - amended.length;
  const silent = diff.removed.filter(({ notice }) => notice === undefined).length;
  const lines = [
    title,
    `${diff.added.length} added, ${diff.removed.length} removed${diff.removed.length > 0 ? ` (${silent} without notice)` : ""}, ${diff.amended.length} amended, ${diff.unchanged} unchanged`,
  ];
  const name = ({
    name: text,
    reference,
    id,
    schema,
  }: {
    name: string;
    reference: string;
    id: string;
    schema: string;
  }) => `${text}  (${schema}, ${reference || id})`;
  for (const entry of diff.added) lines.push(`+ ${name(entry)}`);
  for (const entry of diff.removed)
    lines.push(`- ${name(entry)}  ${entry.notice === undefined ? "REMOVED WITHOUT NOTICE" : entry.notice}`);
  for (const entry of amended) {
    lines.push(`~ ${name(entry)}`);
    for (const { field, removed, added } of entry.changes) {
      if (!minor && field.startsWith("extra.")) continue;
      for (const value of removed) lines.push(`    ${field} - ${brief(value)}`);
      for (const value of added) lines.push(`    ${field} + ${brief(value)}`);
    }
  }
  if (hidden > 0) lines.push(`${hidden} entries changed only in the publisher's own keys; show them with --minor`);
  return lines.join("\n");
}

const brief = (value: string): string =>
  (value.length > 300 ? `${value.slice(0, 300)} …` : value).replace(/\s+/gu, " ");

/** `penholder lists export LIST` */
export async function exportList(list: string, options: ExportListOptions): Promise<void> {
  const store = new SnapshotStore(options.store);
  const lines = exported(store.entities(store.asOf(list, options.asOf)), list, options.format);
  if (options.out === undefined) {
    for await (const line of lines) process.stdout.write(line);
    return;
  }
  const part = `${options.out}.part`;
  try {
    await pipeline(Readable.from(lines), createWriteStream(part, { flush: true }));
    renameSync(part, options.out);
  } catch (error) {
    if (error instanceof PenholderError) throw error;
    throw new PenholderError(
      "file-unwritable",
      `${options.out} cannot be written; choose another path with --out.`,
      { file: options.out },
      error,
    );
  } finally {
    rmSync(part, { force: true });
  }
}

async function* exported(entities: AsyncIterable<Entity>, list: string, format: "ftm" | "csv"): AsyncGenerator<string> {
  if (format === "csv") yield csvHeader;
  for await (const entity of entities) {
    if (format === "csv") yield csvLine(entity, list);
    else for (const each of ftmEntities(entity, list)) yield `${JSON.stringify(each)}\n`;
  }
}
