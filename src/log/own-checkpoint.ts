import { PenholderError } from "#kernel";
import {
  type Checkpoint,
  type Crypto,
  openNote,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  type Result,
  type VerifierKey,
} from "#record";

/** Reads the key by which this log is known; throws `log-wrong-key` where the text is not a key that signs checkpoints. */
export function logKey(crypto: Crypto, vkey: string): VerifierKey {
  const key = parseVerifierKey(crypto, vkey);
  if (key.ok && key.value.type === 1) return key.value;
  const why = key.ok ? "it is not of type 1 (Ed25519)" : key.problem;
  throw new PenholderError(
    "log-wrong-key",
    `The log's key cannot be used: ${why}; give the key that the log was made with.`,
  );
}

/** Reads a checkpoint that the log with this key signed, with whatever cosignatures it carries. */
export function readOwnCheckpoint(crypto: Crypto, key: VerifierKey, text: string | Uint8Array): Result<Checkpoint> {
  const note = parseNote(text);
  if (!note.ok) return note;
  const opened = openNote(crypto, note.value, [key]);
  if (!opened.ok) return opened;
  const checkpoint = parseCheckpoint(opened.value.text);
  if (!checkpoint.ok) return checkpoint;
  if (checkpoint.value.origin !== key.name)
    return { ok: false, problem: `it is of the log ${checkpoint.value.origin}` };
  return checkpoint;
}
