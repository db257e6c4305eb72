import { equalBytes, toHex } from "./bytes.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { Crypto } from "./crypto.ts";
import { type Entry, entryHash, parseEntry } from "./entry.ts";
import { signatureType, type VerifierKey } from "./keys.ts";
import { openNote } from "./open-note.ts";
import { rootsFromConsistency, verifyInclusion } from "./proof.ts";
import { bad, ok, type Result } from "./result.ts";
import { parseTlogProof, type TlogProof } from "./tlog-proof.ts";
import { parseSignedCheckpoint } from "./verify-checkpoint.ts";

/**
 * Evidence that the holder of one key signed two things that cannot both be true. It needs no trust in whoever
 * presents it: checkContradiction decides from the signatures and hashes alone.
 *
 * - "roots": two checkpoints of one log, equal in size, different in root.
 * - "prefix": the first checkpoint's tree is not the beginning of the second's. The proof leads to the second's root
 *   and shows what its beginning hashes to (provePrefix).
 * - "backwards": a cosigner who states the largest size seen stated a smaller one later (witnesses only).
 * - "entries": two entries of the log have one stream and one number.
 * - "chain": an entry does not name the hash of the entry before it in its stream.
 */
export type Contradiction =
  | { kind: "roots" | "backwards"; signer: VerifierKey; first: string; second: string }
  | { kind: "prefix"; signer: VerifierKey; first: string; second: string; proof: Uint8Array[] }
  | { kind: "entries" | "chain"; signer: VerifierKey; first: TlogProof; second: TlogProof };

/** What evidence proves, in a sentence; or the problem for which it proves nothing. */
export function checkContradiction(crypto: Crypto, evidence: Contradiction): Result<string> {
  switch (evidence.kind) {
    case "entries":
    case "chain":
      return checkEntries(crypto, evidence);
    default:
      return checkCheckpoints(crypto, evidence);
  }
}

interface Statement {
  checkpoint: Checkpoint;
  /** Times of the signer's signatures on it. */
  times: bigint[];
}

type OfCheckpoints = Extract<Contradiction, { first: string }>;
type OfEntries = Extract<Contradiction, { first: TlogProof }>;

function checkCheckpoints(crypto: Crypto, evidence: OfCheckpoints): Result<string> {
  const first = statement(crypto, evidence.signer, evidence.first);
  if (!first.ok) return first;
  const second = statement(crypto, evidence.signer, evidence.second);
  if (!second.ok) return second;
  const [one, two] = [first.value.checkpoint, second.value.checkpoint];
  if (one.origin !== two.origin) return bad("the two checkpoints are of different logs");
  const who = `${evidence.signer.name} signed, for the log ${one.origin},`;
  switch (evidence.kind) {
    case "roots":
      if (one.size !== two.size) return bad("the two checkpoints differ in size");
      if (equalBytes(one.root, two.root)) return bad("the two checkpoints say the same");
      return ok(`${who} two different trees of ${one.size} entries: ${toHex(one.root)} and ${toHex(two.root)}.`);
    case "prefix":
      return checkPrefix(crypto, evidence.proof, one, two, who);
    case "backwards":
      return checkTimes(first.value, second.value, who);
  }
}

function checkPrefix(
  crypto: Crypto,
  proof: readonly Uint8Array[],
  one: Checkpoint,
  two: Checkpoint,
  who: string,
): Result<string> {
  const roots = rootsFromConsistency(crypto, 0n, one.size, two.size, proof);
  if (!roots || !equalBytes(roots.whole, two.root))
    return bad("the proof does not lead to the second checkpoint's root");
  if (equalBytes(roots.part, one.root)) return bad("the first tree is the beginning of the second");
  const parts = `${one.size} entries that hash to ${toHex(one.root)}, and ${two.size} entries`;
  return ok(`${who} ${parts} of which the first ${one.size} hash to ${toHex(roots.part)}.`);
}

function checkTimes(first: Statement, second: Statement, who: string): Result<string> {
  const [one, two] = [first.checkpoint, second.checkpoint];
  const early = first.times[0];
  const late = second.times.find((time) => early !== undefined && time > early);
  if (early === undefined || late === undefined) return bad("the second checkpoint was not signed at a later time");
  if (one.size <= two.size) return bad("the later checkpoint is not smaller");
  return ok(
    `${who} ${one.size} entries as the most seen at ${early}, and only ${two.size} at ${late} (POSIX seconds).`,
  );
}

function checkEntries(crypto: Crypto, evidence: OfEntries): Result<string> {
  const first = logged(crypto, evidence.signer, evidence.first);
  if (!first.ok) return first;
  const second = logged(crypto, evidence.signer, evidence.second);
  if (!second.ok) return second;
  const [one, two] = [first.value, second.value];
  if (!equalBytes(one.entry.stream, two.entry.stream)) return bad("the two entries are of different streams");
  const who = `${evidence.signer.name} logged, in stream ${toHex(one.entry.stream)},`;
  const places = `at ${one.index} and at ${two.index}`;
  if (evidence.kind === "entries") {
    if (one.entry.number !== two.entry.number) return bad("the two entries have different numbers");
    if (one.index === two.index && equalBytes(one.hash, two.hash)) return bad("it is the same entry twice");
    return ok(`${who} two entries number ${one.entry.number}: ${places}.`);
  }
  if (two.entry.number !== one.entry.number + 1n) return bad("the second entry is not the next of its stream");
  if (equalBytes(two.entry.previous, one.hash)) return bad("the second entry names the first as it must");
  return ok(`${who} number ${two.entry.number} which does not follow number ${one.entry.number}: ${places}.`);
}

function logged(
  crypto: Crypto,
  signer: VerifierKey,
  place: TlogProof,
): Result<{ entry: Entry; index: bigint; hash: Uint8Array }> {
  const entry = parseEntry(place.extra ?? new Uint8Array(0));
  if (!entry.ok) return entry;
  const signed = statement(crypto, signer, place.checkpoint);
  if (!signed.ok) return signed;
  const { origin, size, root } = signed.value.checkpoint;
  if (signer.name !== origin) return bad("the signer is not the log");
  const hash = entryHash(crypto, entry.value);
  if (!verifyInclusion(crypto, place.index, size, hash, place.proof, root))
    return bad("an entry's proof does not verify");
  return ok({ entry: entry.value, index: place.index, hash });
}

/** A checkpoint that the signer signed. A plain signature counts only of the log itself, under its own name. */
function statement(crypto: Crypto, signer: VerifierKey, text: string): Result<Statement> {
  const signed = parseSignedCheckpoint(text);
  if (!signed.ok) return signed;
  const { note, checkpoint } = signed.value;
  if (signer.type === signatureType.ed25519 && signer.name !== checkpoint.origin)
    return bad("the signer is not the log");
  const opened = openNote(crypto, note, [signer]);
  if (!opened.ok) return opened;
  const times = opened.value.verified.flatMap(({ time }) => (time === null ? [] : [time]));
  return ok({ checkpoint, times: times.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)) });
}

/** The part of a receipt that entries evidence carries: the entry and its place, without salt and act. */
export function evidencePlace(entry: Uint8Array, place: Omit<TlogProof, "extra">): Result<TlogProof> {
  const parsed = parseEntry(entry);
  return parsed.ok
    ? ok({ extra: entry, index: place.index, proof: place.proof, checkpoint: place.checkpoint })
    : parsed;
}

/** Reads an entry's place from its tlog-proof text. */
export function parseEvidencePlace(text: string): Result<TlogProof> {
  const place = parseTlogProof(text);
  return place.ok ? evidencePlace(place.value.extra ?? new Uint8Array(0), place.value) : place;
}
