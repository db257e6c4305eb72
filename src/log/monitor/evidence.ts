import { canonicalJson, type Json, parseCanonicalJson } from "#kernel";
import {
  bad,
  type Crypto,
  checkContradiction,
  contradictionHeader,
  denial,
  equalBytes,
  existedBy,
  fingerprint,
  fromBase64,
  fromUtf8,
  type LogPolicy,
  leafHash,
  lodgingsOrigin,
  ok,
  openSlip,
  openStatement,
  parseContradiction,
  parseEntry,
  parseLogPolicy,
  parseVerifierKey,
  type Result,
  treeRoot,
  type VerifiedCheckpoint,
  type VerifierKey,
  verifyCheckpoint,
} from "#record";
import { nodeCrypto } from "../node-crypto.ts";
import { quorumTime } from "./quorum-time.ts";

/**
 * Evidence that needs more than the record's two contradicting signatures. All texts are verbatim; the keys are in it,
 * and whose they are is for the reader to compare.
 *
 * - "denial": a witness's slip, and its later statement that denies it.
 * - "silence": two checkpoints between whose cosignatures' times the log grew by less than it promised.
 * - "late": a checkpoint whose quorum cosigned it after the promised time, with all its entries: what was submitted is
 *   not among them. With a slip it is also proved when it was submitted.
 */
export type Evidence =
  | { kind: "denial"; signer: string; slip: string; statement: string }
  | { kind: "silence"; policy: string; first: string; second: string; entries: number; period: number }
  | {
      kind: "late";
      policy: string;
      checkpoint: string;
      /** Base64 of the entries one after another. */
      entries: string;
      commitment: string;
      since: number;
      within: number;
      slip: string | null;
    };

/** What evidence proves. */
export interface Proved {
  kind: string;
  /** The key whose holder is proved to have done it, its name, and the fingerprint to compare. */
  accused: { name: string; fingerprint: string };
  /** The witnesses on whose word the times in it rest, with their fingerprints; none where the accused's own signatures prove it. */
  reliesOn: { name: string; fingerprint: string }[];
  /** One sentence. */
  says: string;
}

const evidenceType = "penholder/evidence/1";
/** A file of evidence is not longer, in bytes: 200,000 entries. */
const maxEvidence = 32_000_000;

/** The file's text: canonical JSON and a line feed. */
export function formatEvidence(evidence: Evidence): string {
  return `${canonicalJson({ type: evidenceType, ...evidence })}\n`;
}

/**
 * Checks a file of evidence, as anyone can who does not trust the monitor that wrote it: signatures, hashes, times.
 * Also takes the record's contradictions. The answer names the accused key, and the witnesses whose word it needs:
 * whether these are the keys that the reader means and trusts is for the reader to compare.
 */
export function checkEvidence(bytes: Uint8Array, crypto: Crypto = nodeCrypto): Result<Proved> {
  if (bytes.length > maxEvidence) return bad(`evidence has at most ${maxEvidence} bytes`);
  const text = fromUtf8(bytes);
  if (!text.ok) return text;
  if (text.value.startsWith(`${contradictionHeader}\n`)) return contradiction(crypto, text.value);
  const json = text.value.endsWith("\n") ? parseCanonicalJson(text.value.slice(0, -1)) : undefined;
  const fields = isRecord(json) && json.type === evidenceType ? json : undefined;
  if (!fields) return bad("not a file of evidence, or not in its one form");
  const reader = new Map([
    ["denial", checkDenial],
    ["silence", checkSilence],
    ["late", checkLate],
  ]).get(String(fields.kind));
  return reader ? reader(crypto, fields) : bad("evidence of an unknown kind");
}

function contradiction(crypto: Crypto, text: string): Result<Proved> {
  const parsed = parseContradiction(crypto, text);
  if (!parsed.ok) return parsed;
  const says = checkContradiction(crypto, parsed.value);
  return says.ok ? ok(proved(crypto, parsed.value.kind, parsed.value.signer, says.value)) : says;
}

function checkDenial(crypto: Crypto, fields: Fields): Result<Proved> {
  const read = strings(fields, ["kind", "signer", "slip", "statement", "type"]);
  if (!read.ok) return read;
  const { signer = "", slip: slipText = "", statement = "" } = read.value;
  const key = parseVerifierKey(crypto, signer);
  if (!key.ok) return key;
  const slip = openSlip(crypto, slipText, [key.value]);
  if (!slip.ok) return slip;
  const opened = openStatement(crypto, statement, [key.value], slip.value.lodging.matter);
  if (!opened.ok) return opened;
  const how = denial(crypto, slip.value, opened.value);
  if (how === undefined) return bad("the statement does not deny the slip");
  const where = lodgingsOrigin(key.value.name, slip.value.lodging.matter);
  const says = `${key.value.name} confirmed a lodging at ${slip.value.lodged.time} in ${where}, and ${how}.`;
  return ok(proved(crypto, "denial", key.value, says));
}

function checkSilence(crypto: Crypto, fields: Fields): Result<Proved> {
  const read = strings(fields, ["first", "kind", "policy", "second", "type"], ["entries", "period"]);
  if (!read.ok) return read;
  const { policy: policyText = "", first = "", second = "" } = read.value;
  const [entries, period] = [Number(fields.entries), Number(fields.period)];
  if (entries < 1 || period < 1) return bad("the promise is no rate");
  const policy = parseLogPolicy(crypto, policyText);
  if (!policy.ok) return policy;
  const [one, two] = [opened(crypto, policy.value, first), opened(crypto, policy.value, second)];
  if (!one.ok) return one;
  if (!two.ok) return two;
  const short = shortage(policy.value, one.value, two.value, { entries, period });
  if (short === undefined) return bad("the log grew as it promised");
  const says = `${one.value.log.name} promised ${entries} entries every ${period} seconds, and ${short}.`;
  return ok(proved(crypto, "silence", one.value.log, says, [...one.value.cosigned, ...two.value.cosigned]));
}

/**
 * How a log fell short of its promised rate between two checkpoints; undefined where it did not. The first tree existed
 * by one time, and the quorum saw no larger one than the second at a later time; the two periods that these times
 * cut, and one for publication, are not counted.
 */
export function shortage(
  policy: LogPolicy,
  first: VerifiedCheckpoint,
  second: VerifiedCheckpoint,
  promise: { entries: number; period: number },
): string | undefined {
  const from = existedBy(policy, first.cosigned);
  const to = quorumTime(policy, second.cosigned);
  if (first.checkpoint.origin !== second.checkpoint.origin || from === null || to === null) return;
  const periods = (to - from) / BigInt(promise.period) - 2n;
  const grown = second.checkpoint.size - first.checkpoint.size;
  if (periods <= 0n || grown < 0n || grown >= periods * BigInt(promise.entries)) return;
  return `grew by ${grown} from ${from} to ${to} (POSIX seconds)`;
}

function checkLate(crypto: Crypto, fields: Fields): Result<Proved> {
  const names = ["checkpoint", "commitment", "entries", "kind", "policy", "type"];
  const read = strings(fields, fields.slip === null ? names : [...names, "slip"], ["since", "within"], ["slip"]);
  if (!read.ok) return read;
  const { policy: policyText = "", checkpoint = "", entries = "", commitment = "", slip } = read.value;
  const [since, within] = [BigInt(Number(fields.since)), BigInt(Number(fields.within))];
  const policy = parseLogPolicy(crypto, policyText);
  if (!policy.ok) return policy;
  const signed = opened(crypto, policy.value, checkpoint);
  if (!signed.ok) return signed;
  const time = quorumTime(policy.value, signed.value.cosigned);
  if (time === null || time <= since + within) return bad("the quorum signed before the promised time had passed");
  const hash = fromBase64(commitment);
  if (!hash.ok || hash.value.length !== 32) return bad("the commitment is not 32 bytes in base64");
  const absent = lacks(crypto, signed.value, entries, hash.value);
  if (!absent.ok) return absent;
  const lodged = slip === undefined ? ok(null) : slipFits(crypto, policy.value, slip, hash.value, since);
  if (!lodged.ok) return lodged;
  const when = lodged.value ? `lodged with ${lodged.value.name} at ${since}` : `said to be submitted at ${since}`;
  const says = `${signed.value.log.name} had at ${time} not logged what was ${when}, though it promised to within ${within} seconds.`;
  return ok(proved(crypto, "late", signed.value.log, says, signed.value.cosigned));
}

/** The entries are all of the checkpoint's, and none has the commitment. */
function lacks(crypto: Crypto, signed: VerifiedCheckpoint, entries: string, commitment: Uint8Array): Result<null> {
  const bytes = fromBase64(entries);
  const length = 89;
  if (!bytes.ok || bytes.value.length % length !== 0) return bad("the entries are not whole, in base64");
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < bytes.value.length; at += length) {
    const entry = bytes.value.subarray(at, at + length);
    const parsed = parseEntry(entry);
    if (parsed.ok && equalBytes(parsed.value.commitment, commitment)) return bad("the log has it");
    leaves.push(leafHash(crypto, entry));
  }
  const { size, root } = signed.checkpoint;
  const all = BigInt(leaves.length) === size && equalBytes(treeRoot(crypto, leaves), root);
  return all ? ok(null) : bad("the entries are not the checkpoint's");
}

function slipFits(
  crypto: Crypto,
  policy: LogPolicy,
  text: string,
  commitment: Uint8Array,
  since: bigint,
): Result<VerifierKey> {
  const keys = policy.witnesses.map(({ key }) => key);
  const slip = openSlip(crypto, text, keys);
  if (!slip.ok) return slip;
  const fits = equalBytes(slip.value.lodging.commitment, commitment) && slip.value.lodged.time === since;
  return fits ? ok(slip.value.by) : bad("the slip is for something else");
}

/** A checkpoint with a quorum; a policy that asks for none gives its times no weight. */
function opened(crypto: Crypto, policy: LogPolicy, note: string): Result<VerifiedCheckpoint> {
  if (policy.quorum === null) return bad("the policy in the evidence asks for no cosignature");
  const checkpoint = verifyCheckpoint(crypto, policy, note);
  return !checkpoint.ok || checkpoint.value.quorum ? checkpoint : bad("the quorum did not cosign the checkpoint");
}

type Fields = { readonly [key: string]: Json };

/** Exactly these members: texts, whole numbers from 0, and members that are null. */
function strings(
  fields: Fields,
  texts: readonly string[],
  numbers: readonly string[] = [],
  nullable: readonly string[] = [],
): Result<Partial<Record<string, string>>> {
  const nulls = nullable.filter((name) => !texts.includes(name));
  const names = [...texts, ...numbers, ...nulls].sort();
  if (Object.keys(fields).sort().join() !== names.join()) return bad("the evidence has other members than its kind");
  if (!numbers.every((name) => Number.isSafeInteger(fields[name]) && Number(fields[name]) >= 0)) {
    return bad("a number in the evidence is not a whole one");
  }
  const values: Partial<Record<string, string>> = {};
  for (const name of texts) {
    const value = fields[name];
    if (typeof value !== "string") return bad(`${name} in the evidence is no text`);
    values[name] = value;
  }
  return nulls.every((name) => fields[name] === null) ? ok(values) : bad("the evidence is not in its form");
}

function isRecord(json: Json | undefined): json is Fields {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function proved(
  crypto: Crypto,
  kind: string,
  key: VerifierKey,
  says: string,
  witnesses: readonly { key: VerifierKey }[] = [],
): Proved {
  const named = (one: VerifierKey) => ({ name: one.name, fingerprint: fingerprint(crypto, one) });
  const relied = new Map(witnesses.map((each) => [`${each.key.id} ${each.key.name}`, named(each.key)]));
  return { kind, accused: named(key), reliesOn: [...relied.values()], says };
}

/** Entries as evidence carries them. */
export function joined(entries: readonly Uint8Array[]): string {
  return Buffer.concat(entries).toString("base64");
}
