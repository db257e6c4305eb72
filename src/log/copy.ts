import { type FileSystem, nodeFiles, writeDurably } from "#disk";
import { PenholderError } from "#kernel";
import { type Crypto, emptyLog, equalBytes, fromUtf8, utf8 } from "#record";
import { DiskTree } from "./disk-tree.ts";
import type { ActFeed } from "./feed.ts";
import { Fuse } from "./fuse.ts";
import { configBytes, readLogKey } from "./init-log.ts";
import { integrateUpTo } from "./integrate.ts";
import { LockDatabase } from "./lock.ts";
import { nodeCrypto } from "./node-crypto.ts";
import { logKey, readOwnCheckpoint } from "./own-checkpoint.ts";
import { pathsOf } from "./paths.ts";
import { stateBytes } from "./state.ts";

/** What of a log cannot be made again from its entries: its key, and what it has published and signed. */
export interface LogCopy {
  vkey: string;
  /** The published checkpoint; empty where nothing is. */
  published: string;
  /** The checkpoint that was signed last, and when (milliseconds). */
  signed: string;
  time: number;
}

/** Reads that of a log, which may be running: the store that it follows holds at least as many entries afterwards. */
export async function copyLog(folder: string, files: FileSystem = nodeFiles): Promise<LogCopy> {
  const paths = pathsOf(folder);
  const vkey = await readLogKey(files, paths);
  // The published one first: the signed one is never behind it.
  const note = fromUtf8((await files.read(paths.checkpoint)) ?? new Uint8Array(0));
  const lock = new LockDatabase(paths.lock, true);
  try {
    const locked = lock.read();
    if (!note.ok || !locked) throw disagrees("it has no signed checkpoint", folder);
    return { vkey, published: note.value, signed: locked.note, time: locked.time };
  } finally {
    lock.close();
  }
}

/**
 * Makes a log again in an empty folder from a copy and the entries of its store: every tile anew, and the roots held to
 * the checkpoints that the log had signed. What was signed is then signed no other way; a log that has signed more since
 * the copy was made must not be restored (its witnesses say so when it is opened). Throws `log-exists`, `log-disagrees`.
 */
export async function restoreLog(
  folder: string,
  copy: LogCopy,
  feed: ActFeed,
  crypto: Crypto = nodeCrypto,
): Promise<bigint> {
  const paths = pathsOf(folder);
  const files = nodeFiles;
  if ((await files.list(folder)).length > 0)
    throw new PenholderError("log-exists", `${folder} is not empty; restore to an empty folder.`, { file: folder });
  const key = logKey(crypto, copy.vkey);
  const sizes = [copy.published, copy.signed].map((note) => {
    const checkpoint = note === "" ? null : readOwnCheckpoint(crypto, key, note);
    if (checkpoint && !checkpoint.ok)
      throw disagrees(`the copy's checkpoint cannot be used: ${checkpoint.problem}`, folder);
    return checkpoint?.value ?? null;
  });
  const tree = new DiskTree(files, new Fuse(), crypto, paths, emptyLog);
  await writeDurably(files, [{ path: paths.state, bytes: stateBytes(tree.state) }]);
  for (const checkpoint of sizes) {
    if (!checkpoint) continue;
    if ((await feed.count()) < checkpoint.size)
      throw disagrees(`the store holds fewer entries than the ${checkpoint.size} that the log has signed`, folder);
    await integrateUpTo(tree, feed, checkpoint.size);
    if (!equalBytes(tree.state.root, checkpoint.root))
      throw disagrees(`the store's first ${checkpoint.size} entries have another root than the log has signed`, folder);
  }
  const lock = new LockDatabase(paths.lock);
  try {
    lock.swap(null, { note: copy.signed, time: copy.time });
  } finally {
    lock.close();
  }
  if (copy.published !== "") await writeDurably(files, [{ path: paths.checkpoint, bytes: utf8(copy.published) }]);
  await writeDurably(files, [{ path: paths.config, bytes: configBytes(copy.vkey) }]);
  return tree.state.size;
}

function disagrees(what: string, file: string): PenholderError {
  return new PenholderError("log-disagrees", `The log cannot be copied or restored: ${what}.`, { file });
}
