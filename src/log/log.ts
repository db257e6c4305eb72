import { dirname } from "node:path";
import { type FileSystem, nodeFiles, sweep, syncFolder } from "#disk";
import { PenholderError } from "#kernel";
import { tilePath, tileWidth } from "#record";
import { ActStore } from "./act-store.ts";
import { Publisher } from "./checkpoints.ts";
import { DiskTree, lastIndex, levelsOf } from "./disk-tree.ts";
import { Fuse } from "./fuse.ts";
import { Heartbeat } from "./heartbeat.ts";
import { readLogKey } from "./init-log.ts";
import { LockDatabase } from "./lock.ts";
import { nodeCrypto, nodeRandom } from "./node-crypto.ts";
import { logKey } from "./own-checkpoint.ts";
import { ownLog } from "./owner.ts";
import { type LogPaths, pathsOf } from "./paths.ts";
import { Queue } from "./queue.ts";
import { receiptsFor } from "./receipts.ts";
import { type Found, readFolder } from "./recover.ts";
import { proveSample } from "./self-check.ts";
import { Sequencer } from "./sequencer.ts";
import type { Log, LogOptions } from "./types.ts";

/** Entries integrated at once when the log catches up with its store. */
const catchUpGroup = 4096;

/**
 * Opens a log that `initLog` made, as its only writer. What a crash left is first explained, then completed: stored acts
 * are integrated, the checkpoint signed, cosigned and published. Throws `log-missing`, `log-in-use`, `log-wrong-key`,
 * `log-disagrees`, `log-clock`, and whatever `startupCheck` throws; then nothing was changed.
 */
export async function openLog(options: LogOptions): Promise<Log> {
  const { files = nodeFiles } = options;
  const paths = pathsOf(options.folder);
  await expectKey(options, files, paths);
  const opened: { close(): void }[] = [];
  const closeAll = () => {
    for (const part of opened.reverse()) part.close();
  };
  try {
    const owner = ownLog(paths.owner);
    opened.push({ close: () => owner.release() });
    return await openOwned(options, files, paths, opened, closeAll);
  } catch (error) {
    closeAll();
    throw unreadable(error) ? disagrees(options.folder, error) : error;
  }
}

/** What SQLite says of a file that is not, or no longer, a database of ours. */
function unreadable(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === "ERR_SQLITE_ERROR";
}

function disagrees(folder: string, error: Error): PenholderError {
  const message = `A database in ${folder} cannot be read (${error.message}); nothing was started: run penholder log fsck and see docs/log.md.`;
  return new PenholderError("log-disagrees", message, { file: folder }, error);
}

async function openOwned(
  options: LogOptions,
  files: FileSystem,
  paths: LogPaths,
  opened: { close(): void }[],
  closeAll: () => void,
): Promise<Log> {
  const { signer, witnessing, crypto = nodeCrypto, random = nodeRandom, clock = Date.now } = options;
  const store = new ActStore(paths.acts, crypto, random);
  opened.push(store);
  const lock = new LockDatabase(paths.lock);
  opened.push(lock);
  const key = logKey(crypto, signer.vkey);
  const found = await readFolder({ files, crypto, paths, key }, store, lock.read());
  expectClock(found, clock());
  const fuse = new Fuse();
  const tree = new DiskTree(files, fuse, crypto, paths, found.edge);
  tree.protect(found.signed);
  const { signed, locked } = found;
  if (locked)
    await witnessing?.startupCheck(locked.note, (old) => tree.cache.consistency(old, signed, found.state.size));
  await proveSample(crypto, tree.cache, store, found.state);
  await tidy(files, paths, tree, found);
  await catchUp(tree, store);
  const parts = { origin: key.name, signer, crypto, clock, files, fuse, paths, lock, tree, witnessing };
  const publisher = new Publisher(parts, found.published);
  if (publisher.behind) await publisher.publish().catch(unlessUncosigned);
  const heartbeat = new Heartbeat(options.heartbeat, clock);
  const sequencer = new Sequencer({ crypto, fuse, store, tree, publisher, heartbeat, queue: new Queue(options.batch) });

  const onDisk = () => tree.state.size;
  return {
    origin: key.name,
    checkpoint: () => publisher.published.note,
    size: () => publisher.published.size,
    append: (act) => sequencer.append(act),
    find: ({ stream, act }) => store.find(stream, act),
    receipt: async (index, tokens = []) => {
      expectPublished(index + 1n, publisher);
      const act = store.read(index);
      const [receipt] = act ? await receiptsFor(crypto, tree.cache, publisher.published, [act], tokens) : [];
      if (receipt === undefined) throw notFound(`Entry ${index}`);
      return receipt();
    },
    inclusionProof: async (index, size) => {
      expectPublished(size, publisher);
      if (index < 0n || index >= size) throw notFound(`Entry ${index} of a tree of ${size}`);
      return tree.cache.inclusion(index, size, onDisk());
    },
    consistencyProof: async (from, to) => {
      expectPublished(to, publisher);
      if (from < 0n || from > to) throw notFound(`A proof from ${from} to ${to}`);
      return tree.cache.consistency(from, to, onDisk());
    },
    close: async () => {
      await sequencer.close();
      closeAll();
    },
  };
}

async function expectKey(
  { signer, crypto = nodeCrypto }: LogOptions,
  files: FileSystem,
  paths: LogPaths,
): Promise<void> {
  const vkey = await readLogKey(files, paths);
  logKey(crypto, signer.vkey);
  if (vkey === signer.vkey) return;
  const message = `The log in ${dirname(paths.config)} was made with the key ${vkey}, and ${signer.vkey} was given; give the log's own key.`;
  throw new PenholderError("log-wrong-key", message, { file: paths.config });
}

/** Times that go backwards would date acts before those that they follow. */
function expectClock({ locked }: Found, now: number): void {
  if (!locked || now >= locked.time) return;
  const message = `The clock says ${new Date(now).toISOString()}, and the log signed a checkpoint at ${new Date(locked.time).toISOString()}; set the clock right.`;
  throw new PenholderError("log-clock", message);
}

/** Removes what a crash left half-written, and makes sure that what is about to be built on is on the disk. */
async function tidy(files: FileSystem, paths: LogPaths, tree: DiskTree, { state, published }: Found): Promise<void> {
  const folder = dirname(paths.config);
  const edge = levelsOf(state.size).flatMap((level) => {
    const last = dirname(
      `${paths.public}/${tilePath({ level, index: lastIndex(level, state.size), width: tileWidth })}`,
    );
    const partial = `${paths.public}/${tilePath({ level, index: lastIndex(level, state.size), width: 1 })}`;
    return [last, dirname(partial)];
  });
  await sweep(files, [folder, paths.public, ...edge]);
  for (const name of foldersBetween(folder, edge))
    if ((await files.list(name)).length > 0) await syncFolder(files, name);
  await tree.rewriteEdge();
  await tree.removePartials(published.size > 256n ? published.size - 256n : 0n, published.size);
}

/** Each folder from `top` down to these, whose names may have been made and not yet synced when the process died. */
function foldersBetween(top: string, folders: readonly string[]): string[] {
  const names = new Set<string>([top]);
  for (const folder of folders) for (let name = folder; name.length > top.length; name = dirname(name)) names.add(name);
  return [...names];
}

/** Integrates what the store holds and the tree does not. */
async function catchUp(tree: DiskTree, store: ActStore): Promise<void> {
  while (tree.state.size < store.count) {
    const from = tree.state.size;
    await tree.integrate(from, store.entries(from, catchUpGroup));
  }
}

/** With too few witnesses the log runs and publishes nothing; it tries again until there are enough. */
function unlessUncosigned(error: unknown): void {
  if (!(error instanceof PenholderError) || error.code !== "log-not-cosigned") throw error;
}

function expectPublished(size: bigint, publisher: Publisher): void {
  const { published } = publisher;
  if (size > published.size) throw notFound(`A tree of ${size} entries (${published.size} are published)`);
}

function notFound(what: string): PenholderError {
  return new PenholderError("log-not-found", `${what} is not to be had; ask for what is published.`);
}
