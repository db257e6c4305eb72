import { type FileSystem, makeFolders, nodeFiles, writeDurably } from "#disk";
import { type Clock, PenholderError } from "#kernel";
import { type Crypto, emptyRoot, formatCheckpoint, type Signer, signNote } from "#record";
import { jsonBytes, readJsonFile } from "./json-file.ts";
import { LockDatabase } from "./lock.ts";
import { nodeCrypto } from "./node-crypto.ts";
import { logKey, readOwnCheckpoint } from "./own-checkpoint.ts";
import { ownLog } from "./owner.ts";
import { type LogPaths, pathsOf } from "./paths.ts";
import { stateBytes } from "./state.ts";

export interface InitOptions {
  folder: string;
  signer: Signer;
  files?: FileSystem;
  crypto?: Crypto;
  clock?: Clock;
}

const type = "penholder/log/1";

/**
 * Makes an empty log in a folder: its signed checkpoint of size 0 in the lock database, its state, and at last
 * `log.json`, whose presence says that the rest is complete; broken off before that, it can be run again. Throws
 * `log-exists` where there is a log.
 */
export async function initLog(options: InitOptions): Promise<void> {
  const { folder, signer, files = nodeFiles, crypto = nodeCrypto, clock = Date.now } = options;
  const paths = pathsOf(folder);
  logKey(crypto, signer.vkey);
  await makeFolders(files, [folder]);
  const owner = ownLog(paths.owner);
  try {
    if (await files.read(paths.config))
      throw new PenholderError("log-exists", `${folder} holds a log already; choose another folder.`, { file: folder });
    signEmpty(crypto, signer, clock, paths);
    await writeDurably(files, [{ path: paths.state, bytes: stateBytes({ size: 0n, root: emptyRoot(crypto) }) }]);
    await writeDurably(files, [{ path: paths.config, bytes: configBytes(signer.vkey) }]);
  } finally {
    owner.release();
  }
}

export function configBytes(vkey: string): Uint8Array {
  return jsonBytes({ type, vkey });
}

/** The vkey with which a log was made; throws `log-missing` where there is none. */
export async function readLogKey(files: FileSystem, paths: LogPaths): Promise<string> {
  const config = await readJsonFile(files, paths.config, ["type", "vkey"]);
  if (config?.type === type) return config.vkey;
  const message = `${paths.config} does not exist or is not that of a log; make one with penholder log init.`;
  throw new PenholderError("log-missing", message, { file: paths.config });
}

function signEmpty(crypto: Crypto, signer: Signer, clock: Clock, paths: LogPaths): void {
  const key = logKey(crypto, signer.vkey);
  const signed = signNote(crypto, formatCheckpoint({ origin: key.name, size: 0n, root: emptyRoot(crypto) }), [signer]);
  if (!signed.ok) throw new PenholderError("log-wrong-key", `The log's key cannot sign: ${signed.problem}.`);
  const lock = new LockDatabase(paths.lock);
  try {
    const before = lock.read();
    const checkpoint = before && readOwnCheckpoint(crypto, key, before.note);
    if (checkpoint && !(checkpoint.ok && checkpoint.value.size === 0n))
      throw new PenholderError("log-exists", `${paths.lock} holds another log's checkpoint; choose another folder.`);
    lock.swap(before?.note ?? null, { note: signed.value, time: clock() });
  } finally {
    lock.close();
  }
}
