import { dirname } from "node:path";
import { type FileSystem, nodeFiles, sweep, syncFolder } from "#disk";
import { PenholderError } from "#kernel";
import { type Crypto, tilePath, tileWidth } from "#record";
import { ActStore } from "./act-store.ts";
import { Publisher } from "./checkpoints.ts";
import { DiskTree, lastIndex, levelsOf } from "./disk-tree.ts";
import { type ActFeed, type FollowedFeed, feedOf } from "./feed.ts";
import { Follower } from "./follower.ts";
import { Fuse } from "./fuse.ts";
import { Heartbeat } from "./heartbeat.ts";
import { readLogKey } from "./init-log.ts";
import { integrateUpTo } from "./integrate.ts";
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
import type { FollowingLog, Log, LogOptions, PublishedLog } from "./types.ts";

/**
 * Opens a log that `initLog` made, as its only writer; with a `feed` it integrates the acts of another store instead of
 * its own. What a crash left is first explained, then completed: stored acts are integrated, the checkpoint signed, cosigned and published. Throws `log-missing`, `log-in-use`, `log-wrong-key`,
 * `log-disagrees`, `log-clock`, and whatever `startupCheck` throws; then nothing was changed.
 */
export function openLog(options: LogOptions & { feed: FollowedFeed }): Promise<FollowingLog>;
export function openLog(options: LogOptions): Promise<Log>;
export async function openLog(options: LogOptions & { feed?: FollowedFeed }): Promise<Log | FollowingLog> {
  const { files = nodeFiles, feed } = options;
  const paths = pathsOf(options.folder);
  await expectKey(options, files, paths);
  const opened: { close(): void }[] = [];
  const closeAll = () => {
    for (const part of opened.reverse()) part.close();
  };
  try {
    opened.push({ close: ownLog(paths.owner).release });
    if (feed) return openFollowing(await openParts(options, files, paths, feed, opened), feed, closeAll);
    const store = new ActStore(paths.acts, options.crypto ?? nodeCrypto, options.random ?? nodeRandom);
    opened.push(store);
    return openOwn(await openParts(options, files, paths, feedOf(store), opened), store, closeAll);
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

/** The parts of a log that runs, wherever its acts come from. */
interface Parts {
  options: LogOptions;
  origin: string;
  crypto: Crypto;
  fuse: Fuse;
  feed: ActFeed;
  tree: DiskTree;
  publisher: Publisher;
  heartbeat: Heartbeat;
}

async function openParts(
  options: LogOptions,
  files: FileSystem,
  paths: LogPaths,
  feed: ActFeed,
  opened: { close(): void }[],
): Promise<Parts> {
  const { signer, witnessing, crypto = nodeCrypto, clock = Date.now } = options;
  const lock = new LockDatabase(paths.lock);
  opened.push(lock);
  const key = logKey(crypto, signer.vkey);
  const found = await readFolder({ files, crypto, paths, key }, feed, lock.read());
  expectClock(found, clock());
  const fuse = new Fuse();
  const tree = new DiskTree(files, fuse, crypto, paths, found.edge);
  tree.protect(found.signed);
  const { signed, locked } = found;
  if (locked)
    await witnessing?.startupCheck(locked.note, (old) => tree.cache.consistency(old, signed, found.state.size));
  await proveSample(crypto, tree.cache, feed, found.state);
  await tidy(files, paths, tree, found);
  await integrateUpTo(tree, feed, await feed.count());
  const parts = { origin: key.name, signer, crypto, clock, files, fuse, paths, lock, tree, witnessing };
  const publisher = new Publisher(parts, found.published);
  if (publisher.behind) await publisher.publish().catch(unlessUncosigned);
  const heartbeat = new Heartbeat(options.heartbeat, clock);
  return { options, origin: key.name, crypto, fuse, feed, tree, publisher, heartbeat };
}

function openOwn(parts: Parts, store: ActStore, closeAll: () => void): Log {
  const sequencer = new Sequencer({ ...parts, store, queue: new Queue(parts.options.batch) });
  return {
    ...published(parts),
    append: (act) => sequencer.append(act),
    find: ({ stream, act }) => store.find(stream, act),
    close: () => sequencer.close().then(closeAll),
  };
}

function openFollowing(parts: Parts, feed: FollowedFeed, closeAll: () => void): FollowingLog {
  const follower = new Follower({ ...parts, feed });
  return {
    ...published(parts),
    catchUp: () => follower.catchUp(),
    close: () => follower.close().then(closeAll),
  };
}

function published({ origin, crypto, feed, tree, publisher }: Parts): Omit<PublishedLog, "close"> {
  const onDisk = () => tree.state.size;
  return {
    origin,
    checkpoint: () => publisher.published.note,
    size: () => publisher.published.size,
    receipt: async (index, tokens = []) => {
      expectPublished(index + 1n, publisher);
      const act = await feed.read(index);
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
