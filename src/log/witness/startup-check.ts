import { PenholderError } from "#kernel";
import {
  type Checkpoint,
  type Crypto,
  equalBytes,
  formatContradiction,
  type LogPolicy,
  parseSignedCheckpoint,
  signedByLog,
  toHex,
  utf8,
  type VerifierKey,
  verifyConsistency,
} from "#record";
import { nodeCrypto } from "../node-crypto.ts";
import { at, httpRequest, shown } from "./http.ts";
import { type KnownWitness, policyOf, reachable } from "./policy.ts";

/** What a witness showed of the log before it starts. */
export interface StartupFinding {
  witness: string;
  /**
   * "agrees": the same tree. "behind": a smaller tree. "nothing": it has cosigned nothing of this log. "unproved": it
   * shows something that this log did not sign, which does not hold the log up. "unreachable": no answer of use.
   */
  state: "agrees" | "behind" | "nothing" | "unproved" | "unreachable";
  /** Signed by this log; null where there is nothing such. */
  size: bigint | null;
  says: string;
}

export interface StartupOptions {
  /** Milliseconds; 10,000. */
  timeout?: number;
  /** Lets the trees of witnesses that are behind be checked too: the RFC 6962 proof from that size to the last checkpoint. */
  consistency?: (old: bigint) => Promise<readonly Uint8Array[]>;
  crypto?: Crypto;
}

/**
 * Asks every witness of the policy for the latest checkpoint that it cosigned, and throws `log-behind-witness` where
 * one, signed by this log, is larger than the log's last or of another tree: such a log was rolled back or forked, and
 * must not sign again. Where two trees contradict each other the error's cause has the evidence as its message. What the log did not sign is
 * reported only, or any witness could stop any log. `lastCheckpoint` is null for a log that has none yet.
 */
export async function startupCheck(
  policy: string | LogPolicy,
  lastCheckpoint: string | null,
  options: StartupOptions = {},
): Promise<StartupFinding[]> {
  const crypto = options.crypto ?? nodeCrypto;
  const parsed = policyOf(crypto, policy);
  const last = lastCheckpoint === null ? null : ours(crypto, parsed, lastCheckpoint);
  const origins = last ? [last.checkpoint.origin] : parsed.logs.map(({ key }) => key.name);
  const signal = AbortSignal.timeout(options.timeout ?? 10_000);
  const asked = reachable(parsed).flatMap((witness) => origins.map((origin) => ({ witness, origin })));
  const shows = await Promise.all(asked.map(({ witness, origin }) => ask(crypto, parsed, witness, origin, signal)));
  const findings: StartupFinding[] = [];
  for (const shown of shows) {
    findings.push("state" in shown ? shown : await compare(crypto, last, shown, options.consistency));
  }
  return findings;
}

interface Signed {
  note: string;
  checkpoint: Checkpoint;
  log: VerifierKey;
}

interface Shown extends Signed {
  witness: string;
}

function ours(crypto: Crypto, policy: LogPolicy, note: string): Signed {
  const signed = parseSignedCheckpoint(note);
  const log = signed.ok ? signedByLog(crypto, policy, signed.value.note, signed.value.checkpoint) : signed;
  if (signed.ok && log.ok) return { note, checkpoint: signed.value.checkpoint, log: log.value };
  const problem = log.ok ? "" : log.problem;
  throw new PenholderError("policy-invalid", `The log's last checkpoint is not one that its policy knows: ${problem}.`);
}

/** A checkpoint that the log signed, or what there is instead. */
async function ask(
  crypto: Crypto,
  policy: LogPolicy,
  { name, url }: KnownWitness,
  origin: string,
  signal: AbortSignal,
): Promise<Shown | StartupFinding> {
  const nothing = (state: StartupFinding["state"], says: string) => ({ witness: name, state, size: null, says });
  const path = `${toHex(crypto.sha256(utf8(origin)))}/checkpoint`;
  try {
    const answer = await httpRequest(at(url, path), { limit: 1_000_000, signal });
    if (answer.status === 404) return nothing("nothing", `${name} has cosigned nothing of ${origin}.`);
    if (answer.status !== 200)
      return nothing("unreachable", `${name} answered ${answer.status}: ${shown(answer.body)}`);
    const signed = parseSignedCheckpoint(answer.body);
    if (!signed.ok) return nothing("unproved", `${name} shows what is no checkpoint: ${signed.problem}.`);
    const { note, checkpoint } = signed.value;
    const log = signedByLog(crypto, policy, note, checkpoint);
    if (!log.ok || checkpoint.origin !== origin) {
      return nothing(
        "unproved",
        `${name} shows a checkpoint of ${checkpoint.size} entries that this log did not sign.`,
      );
    }
    return { witness: name, note: new TextDecoder().decode(answer.body), checkpoint, log: log.value };
  } catch (error) {
    return nothing("unreachable", `${name}: ${error instanceof Error ? error.message : "it failed"}.`);
  }
}

async function compare(
  crypto: Crypto,
  last: Signed | null,
  shown: Shown,
  consistency: StartupOptions["consistency"],
): Promise<StartupFinding> {
  const { witness, checkpoint } = shown;
  const { size, root } = checkpoint;
  const have = last?.checkpoint.size ?? 0n;
  if (size > have) {
    throw behind(`${witness} shows a checkpoint of ${size} entries that this log signed, and this log has ${have}`);
  }
  if (last && size === have && !equalBytes(root, last.checkpoint.root))
    throw behind(twoTrees(witness, size), evidence(last, shown));
  if (size === have) return { witness, state: "agrees", size, says: `${witness} agrees on ${size} entries.` };
  if (last && consistency && size > 0n) {
    const proof = await consistency(size);
    if (!verifyConsistency(crypto, size, root, have, last.checkpoint.root, proof))
      throw behind(twoTrees(witness, size));
  }
  return { witness, state: "behind", size, says: `${witness} has cosigned ${size} of ${have} entries.` };
}

function twoTrees(witness: string, size: bigint): string {
  return `${witness} shows another tree of ${size} entries that this log signed`;
}

function behind(what: string, proof?: string): PenholderError {
  const says = `The log must not start: ${what}; see docs/witness.md on how to recover.`;
  return new PenholderError("log-behind-witness", says, {}, proof === undefined ? undefined : new Error(proof));
}

function evidence(last: Signed, shown: Shown): string | undefined {
  if (last.log.id !== shown.log.id) return;
  return formatContradiction({ kind: "roots", signer: last.log, first: last.note, second: shown.note });
}
