import { createHash } from "node:crypto";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FileSystem, fsck, type LogOptions, nodeCrypto, nodeSigner, openLog } from "#log";
import {
  equalBytes,
  formatSignerKey,
  keyId,
  parseCheckpoint,
  parseNote,
  parseReceipt,
  type Signer,
  verifyConsistency,
  verifyReceipt,
} from "#record";
import { ed25519PublicKey } from "./ed25519.ts";

/** The log of the crash tests; its key is no secret. */
export const signer: Signer = testSigner("log.example/crash");

/** A key that anybody can make from its name. */
export function testSigner(name: string): Signer {
  const seed = createHash("sha256").update(name).digest();
  const id = keyId(nodeCrypto, name, 1, ed25519PublicKey(seed));
  return nodeSigner(formatSignerKey({ name, id, type: 1, seed }), "a test's key");
}

/**
 * A folder for one test file: in memory where the system has such a place, because these tests write thousands of files
 * durably and prove nothing about the disk.
 */
export function workFolder(name: string): string {
  return mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), `penholder-${name}-`));
}

/** Numbers that look random and are the same for the same seed: from 0 to limit − 1. */
export function seeded(seed: string): (limit: number) => number {
  let count = 0;
  return (limit) => createHash("sha256").update(`${seed} ${count++}`).digest().readUInt32BE(0) % limit;
}

/** What somebody outside holds after a crash. */
export interface Held {
  index: bigint;
  act: Uint8Array;
  receipt: string;
}

/**
 * Opens a log after a crash and holds it to its word: every acknowledged act is there, every checkpoint that anybody saw
 * is a beginning of the present one, it takes a further act, and fsck passes. Throws what the log refuses with, or a
 * sentence that says which promise is broken.
 */
export async function expectWord(folder: string, files: FileSystem | undefined, held: readonly Held[]): Promise<void> {
  const options: LogOptions = { folder, signer, ...(files ? { files } : {}) };
  const log = await openLog(options);
  try {
    const present = checkpointOf(log.checkpoint());
    for (const { index, act, receipt } of held) {
      const again = parseReceipt(await log.receipt(index));
      if (!again.ok || !equalBytes(again.value.act, act)) throw new Error(`acknowledged act ${index} is lost`);
      if (!verifyReceipt(nodeCrypto, again.value, null).selfConsistent) throw new Error(`receipt ${index} fails`);
      const before = parseReceipt(receipt);
      if (!before.ok) throw new Error(`the receipt of ${index} cannot be read`);
      const old = checkpointOf(before.value.checkpoint);
      const proof = await log.consistencyProof(old.size, present.size);
      if (!verifyConsistency(nodeCrypto, old.size, old.root, present.size, present.root, proof))
        throw new Error(`the checkpoint of size ${old.size} is contradicted by that of ${present.size}`);
    }
    await log.append({ stream: new Uint8Array(16).fill(7), act: new Uint8Array([1]) });
  } finally {
    await log.close();
  }
  const report = await fsck(folder, { store: true, ...(files ? { files } : {}) });
  if (!report.ok) throw new Error(`fsck: ${report.file}: ${report.problem}`);
}

function checkpointOf(text: string): { size: bigint; root: Uint8Array } {
  const note = parseNote(text);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!checkpoint.ok) throw new Error(checkpoint.problem);
  return checkpoint.value;
}
