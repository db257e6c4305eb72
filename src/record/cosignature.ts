import { concat, u64, utf8 } from "./bytes.ts";
import { type Checkpoint, parseCheckpoint } from "./checkpoint.ts";
import type { Crypto } from "./crypto.ts";
import { signatureType, type VerifierKey } from "./keys.ts";
import { maxSize } from "./proof.ts";
import { bad, ok, type Result } from "./result.ts";

/** A timestamped signature of C2SP tlog-cosignature, taken apart. */
export interface Cosignature {
  /** POSIX seconds. */
  time: bigint;
  /** 64 bytes (Ed25519) or 2,420 (ML-DSA-44). */
  signature: Uint8Array;
}

const rawLength = new Map<number, number>([
  [signatureType.cosignature, 64],
  [signatureType.mlDsa44, 2420],
]);

/** Takes u64 time ‖ signature apart, for keys of type 0x04 and 0x06. */
export function parseCosignature(type: number, bytes: Uint8Array): Result<Cosignature> {
  const length = rawLength.get(type);
  if (length === undefined) return bad(`signature type ${type} is not a cosignature`);
  if (bytes.length !== 8 + length) return bad(`a cosignature of type ${type} has ${8 + length} bytes`);
  const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  return time <= maxSize ? ok({ time, signature: bytes.subarray(8) }) : bad("a cosignature's time is above 2^63 − 1");
}

/** u64 time ‖ signature. */
export function encodeCosignature(cosignature: Cosignature): Uint8Array {
  return concat(u64(cosignature.time), cosignature.signature);
}

/** The bytes that an Ed25519 cosigner signs: two lines and the checkpoint's whole text (tlog-cosignature, "Ed25519 signed message"). */
export function cosignatureMessage(time: bigint, text: string): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${text}`);
}

/** A subtree of a log as ML-DSA-44 cosigners sign it; a checkpoint is the subtree from 0 to its size. */
export interface CosignedSubtree {
  cosigner: string;
  /** POSIX seconds; 0 makes no statement on time, and is the only value for start > 0. */
  time: bigint;
  origin: string;
  start: bigint;
  end: bigint;
  hash: Uint8Array;
}

/** The bytes that an ML-DSA-44 cosigner signs (tlog-cosignature, "ML-DSA-44 signed message"). Extension lines are not in it. */
export function subtreeMessage(subtree: CosignedSubtree): Result<Uint8Array> {
  const [cosigner, origin] = [utf8(subtree.cosigner), utf8(subtree.origin)];
  for (const name of [cosigner, origin]) {
    if (name.length < 1 || name.length > 255) return bad("the names in an ML-DSA-44 cosignature have 1 to 255 bytes");
  }
  if (subtree.start !== 0n && subtree.time !== 0n)
    return bad("a cosigned subtree that does not start at 0 has no time");
  return ok(
    concat(
      utf8("subtree/v1\n\0"),
      new Uint8Array([cosigner.length]),
      cosigner,
      u64(subtree.time),
      new Uint8Array([origin.length]),
      origin,
      u64(subtree.start),
      u64(subtree.end),
      subtree.hash,
    ),
  );
}

/** What a cosigner of this name signs for a checkpoint's text at a time: by its key's type. */
export function messageFor(key: Pick<VerifierKey, "name" | "type">, time: bigint, text: string): Result<Uint8Array> {
  const checkpoint = parseCheckpoint(text);
  if (!checkpoint.ok) return checkpoint;
  if (key.type === signatureType.cosignature) return ok(cosignatureMessage(time, text));
  return subtreeMessage(wholeTree(key.name, time, checkpoint.value));
}

/** Verifies a cosignature (the bytes after the key id) on a checkpoint's text. The time is null where it states none (ML-DSA-44 only). */
export function verifyCosignature(
  crypto: Crypto,
  key: VerifierKey,
  text: string,
  bytes: Uint8Array,
): Result<{ time: bigint | null }> {
  const cosignature = parseCosignature(key.type, bytes);
  if (!cosignature.ok) return cosignature;
  const { time, signature } = cosignature.value;
  const message = messageFor(key, time, text);
  if (!message.ok) return message;
  if (key.type === signatureType.cosignature) {
    return crypto.verifyEd25519(key.publicKey, message.value, signature) ? ok({ time }) : failed(key);
  }
  if (!crypto.verifyMlDsa44) return bad("ML-DSA-44 signatures cannot be verified here");
  const good = crypto.verifyMlDsa44(key.publicKey, message.value, signature);
  return good ? ok({ time: time === 0n ? null : time }) : failed(key);
}

function wholeTree(cosigner: string, time: bigint, checkpoint: Checkpoint): CosignedSubtree {
  return { cosigner, time, origin: checkpoint.origin, start: 0n, end: checkpoint.size, hash: checkpoint.root };
}

function failed<T>(key: VerifierKey): Result<T> {
  return bad(`the cosignature by ${key.name} does not fit the checkpoint`);
}
