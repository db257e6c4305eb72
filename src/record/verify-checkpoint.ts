import { type Checkpoint, parseCheckpoint } from "./checkpoint.ts";
import type { Crypto } from "./crypto.ts";
import type { VerifierKey } from "./keys.ts";
import type { LogPolicy } from "./log-policy.ts";
import { type Note, type NoteSignature, parseNote } from "./note.ts";
import { isSupported, openNote } from "./open-note.ts";
import { organisationOf, quorumMet, toleratedLiars } from "./quorum.ts";
import { bad, ok, type Result } from "./result.ts";

/** A witness's verified cosignature. */
export interface Cosigned {
  /** The witness's name in the policy. */
  witness: string;
  key: VerifierKey;
  /** POSIX seconds; null where it states no time. */
  time: bigint | null;
}

/** A checkpoint as a policy sees it. */
export interface VerifiedCheckpoint {
  checkpoint: Checkpoint;
  /** The log's key that signed. */
  log: VerifierKey;
  cosigned: Cosigned[];
  /** Signatures by keys that the policy does not name: nothing is said of them. */
  unknown: NoteSignature[];
  quorum: boolean;
  /** See existedBy. */
  existedBy: bigint | null;
}

/** Parses a signed checkpoint: note and text. Nothing is verified. */
export function parseSignedCheckpoint(input: string | Uint8Array): Result<{ note: Note; checkpoint: Checkpoint }> {
  const note = parseNote(input);
  if (!note.ok) return note;
  const checkpoint = parseCheckpoint(note.value.text);
  return checkpoint.ok ? ok({ note: note.value, checkpoint: checkpoint.value }) : checkpoint;
}

/** Verifies a signed checkpoint: a log of the policy must have signed it, and no signature by a known key may fail. Whether the quorum is met is told, not asked for. */
export function verifyCheckpoint(
  crypto: Crypto,
  policy: LogPolicy,
  input: string | Uint8Array,
): Result<VerifiedCheckpoint> {
  const signed = parseSignedCheckpoint(input);
  if (!signed.ok) return signed;
  const { note, checkpoint } = signed.value;
  const log = signedByLog(crypto, policy, note, checkpoint);
  if (!log.ok) return log;
  const cosigned = cosignedBy(crypto, policy, note);
  if (!cosigned.ok) return cosigned;
  return ok({
    checkpoint,
    log: log.value,
    cosigned: cosigned.value,
    unknown: unknownSignatures(policy, note),
    quorum: quorumMet(policy, new Set(cosigned.value.map((each) => each.witness))),
    existedBy: existedBy(policy, cosigned.value),
  });
}

/** The key of the policy's log that signed a checkpoint: its name is the origin. */
export function signedByLog(
  crypto: Crypto,
  policy: LogPolicy,
  note: Note,
  checkpoint: Checkpoint,
): Result<VerifierKey> {
  const keys = policy.logs.map((log) => log.key).filter((key) => key.name === checkpoint.origin);
  if (keys.length === 0) return bad(`the log ${checkpoint.origin} is not one that the policy names`);
  const opened = openNote(crypto, note, keys);
  if (!opened.ok) return bad(`the checkpoint is not signed by the log ${checkpoint.origin}: ${opened.problem}`);
  const first = opened.value.verified[0];
  return first ? ok(first.key) : bad("no signature by a known key");
}

/** The policy's witnesses that cosigned a checkpoint; a failing cosignature by one of them is a problem. */
export function cosignedBy(crypto: Crypto, policy: LogPolicy, note: Note): Result<Cosigned[]> {
  const cosigned: Cosigned[] = [];
  for (const { name: witness, key } of policy.witnesses) {
    const signatures = note.signatures.filter((each) => each.name === key.name && each.id === key.id);
    if (signatures.length === 0 || !isSupported(crypto, key)) continue;
    const opened = openNote(crypto, { text: note.text, signatures }, [key]);
    if (!opened.ok) return opened;
    cosigned.push(...opened.value.verified.map(({ time }) => ({ witness, key, time })));
  }
  return ok(cosigned);
}

/**
 * The time by which the tree existed, POSIX seconds, though as many organisations lie as the policy tolerates: the
 * earliest by which one organisation more than these had cosigned, the log's own left out. null where there are not so
 * many.
 */
export function existedBy(policy: LogPolicy, cosigned: readonly Cosigned[]): bigint | null {
  const first = new Map<string, bigint>();
  const own = new Set(policy.logs.map((log) => organisationOf(log.key)));
  for (const { key, time } of cosigned) {
    const organisation = organisationOf(key);
    if (own.has(organisation)) continue;
    const known = first.get(organisation);
    if (time !== null && (known === undefined || time < known)) first.set(organisation, time);
  }
  const times = [...first.values()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return times[toleratedLiars(policy)] ?? null;
}

function unknownSignatures(policy: LogPolicy, note: Note): NoteSignature[] {
  const known = new Set([...policy.logs, ...policy.witnesses].map(({ key }) => `${key.name} ${key.id}`));
  return note.signatures.filter((signature) => !known.has(`${signature.name} ${signature.id}`));
}
