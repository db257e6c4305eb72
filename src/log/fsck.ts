import { join } from "node:path";
import { type FileSystem, nodeFiles, openDatabase } from "#disk";
import { PenholderError } from "#kernel";
import { type Crypto, commitment, equalBytes, parseEntry, type VerifierKey } from "#record";
import { ActReader } from "./act-reader.ts";
import type { ActFeed } from "./feed.ts";
import { Disagreement, type FsckReport } from "./fsck-report.ts";
import { checkNames, checkTree, type ExpectedRoot, type VisitBundle } from "./fsck-tree.ts";
import { readLogKey } from "./init-log.ts";
import { LockDatabase } from "./lock.ts";
import { nodeCrypto } from "./node-crypto.ts";
import { logKey, readOwnCheckpoint } from "./own-checkpoint.ts";
import { ownLog } from "./owner.ts";
import { type LogPaths, pathsOf } from "./paths.ts";
import { readState } from "./state.ts";

export interface FsckOptions {
  /**
   * true: the folder is a log's own, and its state, lock database and act store are checked too; no other process may
   * have it open. false: the folder is a public one, or a copy of one, and may be in use.
   */
  store: boolean;
  /** Where the acts are, for a log that follows a feed; its own act store is checked otherwise. */
  feed?: ActFeed;
  /** The log's key; must be given for a public folder, and is otherwise the one in log.json. */
  vkey?: string;
  files?: FileSystem;
  crypto?: Crypto;
}

/**
 * Rebuilds a log from its entries and names the first disagreement: entries and streams, every tile, the checkpoint,
 * and (with `store`) state, lock database and every act's commitment. It trusts nothing but the key. Changes nothing.
 */
export async function fsck(folder: string, options: FsckOptions): Promise<FsckReport> {
  const { store, feed, files = nodeFiles, crypto = nodeCrypto } = options;
  const paths = pathsOf(folder);
  const vkey = options.vkey ?? (store ? await readLogKey(files, paths) : undefined);
  if (vkey === undefined)
    throw new PenholderError("usage", "A public folder is checked against the log's key: give it.");
  const key = logKey(crypto, vkey);
  const owner = store ? ownLog(paths.owner) : undefined;
  try {
    return store ? await checkLog(files, crypto, paths, key, feed) : await checkPublic(files, crypto, folder, key);
  } catch (error) {
    if (error instanceof Disagreement) return { ok: false, file: error.file, problem: error.message };
    if (error instanceof PenholderError && error.code === "log-disagrees")
      return { ok: false, file: error.place.file ?? folder, problem: error.message };
    throw error;
  } finally {
    owner?.release();
  }
}

async function checkPublic(files: FileSystem, crypto: Crypto, folder: string, key: VerifierKey): Promise<FsckReport> {
  const checkpoint = readCheckpoint(crypto, key, "checkpoint", await files.read(join(folder, "checkpoint")));
  const { size } = checkpoint;
  const root = await checkTree(files, folder, crypto, size, [checkpoint], async () => {});
  await checkNames(files, folder);
  return { ok: true, size, root };
}

async function checkLog(
  files: FileSystem,
  crypto: Crypto,
  paths: LogPaths,
  key: VerifierKey,
  feed: ActFeed | undefined,
): Promise<FsckReport> {
  const state = await readState(files, paths.state);
  if (!state) throw new Disagreement("state.json", "the file is missing");
  const published = await files.read(paths.checkpoint);
  const signed = readCheckpoint(crypto, key, "lock.sqlite", readLocked(paths.lock));
  const roots = [{ ...state, file: "state.json" }, signed];
  if (published) roots.push(readCheckpoint(crypto, key, "public/checkpoint", published));
  else if (signed.size > 0n) throw new Disagreement("public/checkpoint", "the file is missing");
  for (const [after, before] of [
    [roots[0], roots[1]],
    [roots[1], roots[2]],
  ] as const)
    if (after && before && before.size > after.size)
      throw new Disagreement(after.file, `its size is ${after.size}, and ${before.file} states ${before.size}`);

  const own = feed ? null : database("acts.sqlite", () => new ActReader(openDatabase(paths.acts, true)));
  try {
    const check = await actCheck(crypto, feed ?? ownFeed(own), state.size);
    const root = await checkTree(files, paths.public, crypto, state.size, roots, check);
    await checkNames(files, paths.public);
    return { ok: true, size: state.size, root };
  } finally {
    own?.close();
  }
}

/** The log's own act store, every reading of which may find it damaged. */
function ownFeed(own: ActReader | null): Pick<ActFeed, "count" | "acts"> {
  const reader = <T>(read: (acts: ActReader) => T): T =>
    database("acts.sqlite", () => {
      if (!own) throw new Error("it is not there");
      return read(own);
    });
  return {
    count: async () => {
      const { rows, next } = reader((acts) => acts.extent());
      if (rows !== next) throw new Disagreement("acts.sqlite", `${next - rows} acts are missing`);
      return next;
    },
    acts: async (from, limit) => reader((acts) => acts.acts(from, limit)),
  };
}

function readLocked(path: string): string | null {
  return database("lock.sqlite", () => {
    const lock = new LockDatabase(path, true);
    try {
      return lock.read()?.note ?? null;
    } finally {
      lock.close();
    }
  });
}

function readCheckpoint(
  crypto: Crypto,
  key: VerifierKey,
  file: string,
  note: string | Uint8Array | null,
): ExpectedRoot {
  if (note === null) throw new Disagreement(file, "no checkpoint is there");
  const checkpoint = readOwnCheckpoint(crypto, key, note);
  if (!checkpoint.ok) throw new Disagreement(file, checkpoint.problem);
  return { size: checkpoint.value.size, root: checkpoint.value.root, file };
}

/** Compares the stored acts with each bundle: same entries, and each the commitment to its act. */
async function actCheck(crypto: Crypto, feed: Pick<ActFeed, "count" | "acts">, size: bigint): Promise<VisitBundle> {
  const file = "acts.sqlite";
  const count = await feed.count();
  if (count < size) throw new Disagreement(file, `it holds ${count} acts, and ${size} are integrated`);
  return async (first, entries) => {
    const stored = await feed.acts(first, entries.length);
    for (const [i, entry] of entries.entries()) {
      const act = stored[i];
      const index = first + BigInt(i);
      const parsed = parseEntry(entry);
      if (act?.index !== index) throw new Disagreement(file, `act ${index} is missing`);
      if (!equalBytes(act.entry, entry)) throw new Disagreement(file, `act ${index} has another entry than the log`);
      if (!parsed.ok || !equalBytes(commitment(crypto, act.salt, act.act), parsed.value.commitment))
        throw new Disagreement(file, `act ${index} is not what its entry commits to`);
      if (!equalBytes(act.stream, parsed.value.stream) || act.number !== parsed.value.number)
        throw new Disagreement(file, `act ${index} is filed under another stream or number than its entry's`);
    }
  };
}

/** What SQLite cannot read is a disagreement of its file. */
function database<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Disagreement(file, `it cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}
