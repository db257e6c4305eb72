import { createHash } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Clock, canonicalJson, type Json, PenholderError } from "#kernel";
import type { ListAddress } from "./addresses.data.ts";
import { factsOf, writeWhole } from "./snapshot-files.ts";
import { fileSource } from "./source.ts";

export interface FetchOptions {
  clock: Clock;
  /** Where files and the memory of their ETags are kept. */
  folder: string;
  /** Bytes that a file may have. */
  maximum?: number;
  /** Milliseconds that one file may take. */
  timeout?: number;
  /** Told as bytes come. */
  progress?: (file: string, bytes: number, of: number | undefined) => void;
}

export interface Fetched {
  list: string;
  /** Paths of the files, in the table's order. */
  files: string[];
  /** False where every publisher answered that nothing changed since the last time. */
  changed: boolean;
  /** The address that answered for each file. */
  urls: string[];
  /** What the addresses before it answered. */
  failures: string[];
}

interface Memory {
  [url: string]: { etag?: string; modified?: string; file: string; hash: string; fetched: string };
}

const defaults = { maximum: 500 * 1024 * 1024, timeout: 10 * 60_000 } as const;

/** The row of a list in force on a day. */
export function addressOf(table: readonly ListAddress[], list: string, day: string): ListAddress | undefined {
  return table
    .filter((row) => row.list === list && row.since <= day && (row.until === undefined || day < row.until))
    .at(-1);
}

/**
 * Takes the files of a list from its publisher, each from the first address that answers with something other than a
 * web page; asks only for what changed since the last time. A file is whole or not there. Throws `fetch-failed`.
 */
export async function fetchList(row: ListAddress, options: FetchOptions): Promise<Fetched> {
  const folder = join(options.folder, row.list);
  mkdirSync(folder, { recursive: true });
  const memory = readMemory(join(folder, "fetched.json"));
  const found: Fetched = { list: row.list, files: [], changed: false, urls: [], failures: [] };
  for (const file of row.files) {
    const got = await fetchFile(file, folder, memory, found.failures, options);
    if (!got)
      throw new PenholderError(
        "fetch-failed",
        `No address of ${row.title} answered with the list: ${found.failures.join("; ")}; try again later, or download it from ${row.page} and import it.`,
      );
    found.files.push(got.path);
    found.urls.push(got.url);
    found.changed ||= got.changed;
  }
  writeWhole(join(folder, "fetched.json"), `${canonicalJson(memory as unknown as Json)}\n`);
  return found;
}

async function fetchFile(
  file: ListAddress["files"][number],
  folder: string,
  memory: Memory,
  failures: string[],
  options: FetchOptions,
): Promise<{ path: string; url: string; changed: boolean } | undefined> {
  for (const url of file.urls) {
    try {
      return { url, ...(await fetchOne(url, join(folder, file.name), memory, options)) };
    } catch (error) {
      failures.push(`${url}: ${reasonOf(error)}`);
    }
  }
  return undefined;
}

async function fetchOne(
  url: string,
  path: string,
  memory: Memory,
  options: FetchOptions,
): Promise<{ path: string; changed: boolean }> {
  const known = await unaltered(path, memory[url]);
  if (!/^https?:/iu.test(url)) throw new Error("is no web address");
  const headers = new Headers({ "user-agent": "penholder (sanctions list import)" });
  if (known?.etag) headers.set("if-none-match", known.etag);
  else if (known?.modified) headers.set("if-modified-since", known.modified);
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(options.timeout ?? defaults.timeout) });
  if (response.status === 304 && known) return { path, changed: false };
  if (!response.ok) throw new Error(`answered ${response.status}`);
  if (/text\/html/iu.test(response.headers.get("content-type") ?? "")) throw new Error("answered with a web page");
  const hash = await save(response, path, options);
  const [etag, modified] = [response.headers.get("etag"), response.headers.get("last-modified")];
  const changed = known?.hash !== hash;
  memory[url] = {
    file: path,
    hash,
    fetched: new Date(options.clock()).toISOString(),
    ...(etag && { etag }),
    ...(modified && { modified }),
  };
  return { path, changed };
}

/** What is remembered of a file, where it is still that file: "not changed" must never keep what somebody altered here. */
async function unaltered(path: string, known: Memory[string] | undefined): Promise<Memory[string] | undefined> {
  if (!known || !existsSync(path)) return undefined;
  return (await factsOf(await fileSource(path))).hash === known.hash ? known : undefined;
}

/** Writes a body beside its place and moves it there when it is whole, within the limit and no web page. */
async function save(response: Response, path: string, options: FetchOptions): Promise<string> {
  const maximum = options.maximum ?? defaults.maximum;
  const promised = Number(response.headers.get("content-length") ?? Number.NaN);
  if (promised > maximum) throw new Error(`is ${promised} bytes long, more than ${maximum}`);
  const hash = createHash("sha256");
  let bytes = 0;
  const body = response.body ?? new ReadableStream<Uint8Array>();
  async function* checked(): AsyncGenerator<Uint8Array> {
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      if (bytes === 0 && /^\s*<(?:!doctype html|html)/iu.test(new TextDecoder("latin1").decode(piece.subarray(0, 200))))
        throw new Error("answered with a web page");
      bytes += piece.length;
      if (bytes > maximum) throw new Error(`is longer than ${maximum} bytes`);
      hash.update(piece);
      options.progress?.(path, bytes, Number.isFinite(promised) ? promised : undefined);
      yield piece;
    }
  }
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(checked()), createWriteStream(part, { flush: true }));
    if (bytes === 0) throw new Error("answered with nothing");
    const encoded = response.headers.has("content-encoding");
    if (!encoded && Number.isFinite(promised) && bytes !== promised)
      throw new Error(`broke off after ${bytes} of ${promised} bytes`);
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
  return hash.digest("hex");
}

function readMemory(path: string): Memory {
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Memory;
  } catch {
    // A memory that cannot be read only costs one download more.
    return {};
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "took too long";
  const cause =
    error.cause instanceof Error ? ((error.cause as NodeJS.ErrnoException).code ?? error.cause.message) : undefined;
  return cause ?? error.message;
}
