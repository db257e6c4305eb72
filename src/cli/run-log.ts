import { existsSync } from "node:fs";
import { join } from "node:path";
import { PenholderError } from "#kernel";
import { checkpointDigest, fetchToken, fsck, initLog, nodeRandom, openLog } from "#log";
import { fromHex, parseNote, toBase64 } from "#record";
import { logFile } from "./acts.ts";
import { bytesOf } from "./files.ts";
import { witnessingOf } from "./log-policy.ts";
import { writeOutput } from "./output.ts";
import type { AppendOptions, ReceiptOptions } from "./record-options.ts";
import { openKey, openSigners } from "./sealed-files.ts";

/** The one holder of a secret key. */
export function openSigner(path: string) {
  const [signer] = openSigners([path]);
  if (!signer) throw new PenholderError("key-invalid", `${path} holds no secret key.`, { file: path });
  return signer;
}

export async function init(folder: string, key: string): Promise<void> {
  const signer = openSigner(key);
  await initLog({ folder, signer });
  process.stderr.write(`An empty log is in ${folder}; what a web server may serve is in ${join(folder, "public")}.\n`);
  process.stdout.write(`${signer.vkey}\n`);
}

export async function append(folder: string, files: string[], options: AppendOptions): Promise<void> {
  const newStream = streams(options.stream);
  const log = await openLog({ folder, signer: openSigner(options.key), ...witnessingOf(options.policy) });
  try {
    for (const file of files) process.stdout.write(`${await logFile(log, file, newStream)}\n`);
  } finally {
    await log.close();
  }
}

/** A new random stream for each file, or the one that was named for all. */
export function streams(named: string | undefined): () => Uint8Array {
  if (named === undefined) return () => nodeRandom(16);
  const stream = fromHex(named);
  if (!stream.ok || stream.value.length !== 16)
    throw new PenholderError("usage", `--stream ${named}: a stream is 32 lower-case hexadecimal digits.`);
  return () => stream.value;
}

export async function receipt(folder: string, place: string, options: ReceiptOptions): Promise<void> {
  if (!/^\d{1,18}$/.test(place))
    throw new PenholderError("usage", `${place}: an act's place is a whole number from 0.`);
  const log = await openLog({ folder, signer: openSigner(options.key), ...witnessingOf(options.policy) });
  try {
    const tokens = options.token.map((path) => bytesOf(path, largestToken));
    if (options.tsa !== undefined) tokens.push(await stamp(options.tsa, log.checkpoint()));
    writeOutput(await log.receipt(BigInt(place), tokens), options.out);
  } finally {
    await log.close();
  }
}

const largestToken = 64 * 1024;

async function stamp(url: string, checkpoint: string): Promise<Uint8Array> {
  const note = parseNote(checkpoint);
  if (!note.ok) throw new PenholderError("internal", `The log's own checkpoint cannot be read: ${note.problem}.`);
  const token = await fetchToken(url, checkpointDigest(note.value.text), { random: nodeRandom });
  if (token.ok) return token.value;
  throw new PenholderError("timestamp-refused", `${url} gave no usable time-stamp: ${token.problem}.`);
}

/** Answers the exit code. */
export async function check(folder: string, log: string | undefined): Promise<number> {
  const store = existsSync(join(folder, "log.json"));
  const vkey = log === undefined ? {} : { vkey: openKey(log) };
  const report = existsSync(join(folder, "penholder.json"))
    ? await (await import("#app")).fsckInstitution(folder)
    : await fsck(folder, { store, ...vkey });
  const { stdout } = process;
  if (report.ok) stdout.write(`Everything agrees: ${report.size} entries, root ${toBase64(report.root)}\n`);
  else stdout.write(`${report.file}: ${report.problem}\n`);
  return report.ok ? 0 : 1;
}
