import { equalBytes, toHex } from "./bytes.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { Crypto } from "./crypto.ts";
import { commitment, entryHash } from "./entry.ts";
import { formatVerifierKey } from "./keys.ts";
import type { LogPolicy } from "./log-policy.ts";
import type { Note } from "./note.ts";
import { verifyInclusion } from "./proof.ts";
import { describeQuorum, quorumMet } from "./quorum.ts";
import type { Receipt } from "./receipt.ts";
import { type Cosigned, cosignedBy, existedBy, parseSignedCheckpoint, signedByLog } from "./verify-checkpoint.ts";

/** One check of a receipt. */
export interface ReceiptStep {
  name: "opening" | "checkpoint" | "inclusion" | "log-signature" | "cosignatures" | "quorum";
  /** "skipped": there is no policy to ask, or an earlier step took its ground away. */
  outcome: "passed" | "failed" | "skipped";
  /** One sentence. */
  says: string;
  /** Hashes, keys, times. */
  details: string[];
}

/** What a receipt proves under a policy. */
export interface ReceiptVerdict {
  /** Every step passed. Never true without a policy. */
  ok: boolean;
  /** The steps that need no trust passed: opening, checkpoint, inclusion. */
  selfConsistent: boolean;
  /** Always all six, in the order of `ReceiptStep["name"]`. */
  steps: ReceiptStep[];
  /** null where it cannot be read. */
  checkpoint: Checkpoint | null;
  cosigned: Cosigned[];
  /** POSIX seconds by which the act was in the log, though as many organisations lie as the policy tolerates. */
  existedBy: bigint | null;
}

/** Verifies a receipt step by step. `policy` is the reader's own, or null: then only what needs no trust is checked. */
export function verifyReceipt(crypto: Crypto, receipt: Receipt, policy: LogPolicy | null): ReceiptVerdict {
  const signed = parseSignedCheckpoint(receipt.checkpoint);
  const opened = opening(crypto, receipt);
  if (!signed.ok)
    return verdict([opened, step("checkpoint", false, `The checkpoint cannot be read: ${signed.problem}.`)]);
  const { note, checkpoint } = signed.value;
  const own = [opened, readable(checkpoint), inclusion(crypto, receipt, checkpoint)];
  if (!policy) return verdict(own, checkpoint);
  const signature = logSignature(crypto, policy, note, checkpoint);
  const { step: cosignatures, cosigned } = witnesses(crypto, policy, note);
  const steps = [...own, signature, cosignatures, quorum(policy, cosigned)];
  return verdict(steps, checkpoint, cosigned, existedBy(policy, cosigned));
}

function opening(crypto: Crypto, { entry, salt, act }: Receipt): ReceiptStep {
  const found = commitment(crypto, salt, act);
  const passed = equalBytes(found, entry.commitment);
  return step(
    "opening",
    passed,
    passed ? "The act is the one that the entry commits to." : "The act is not the one that the entry commits to.",
    [`commitment ${toHex(entry.commitment)}`, `stream ${toHex(entry.stream)}, number ${entry.number}`],
  );
}

function readable({ origin, size, root, extensions }: Checkpoint): ReceiptStep {
  const more = extensions.length > 0 ? [`${extensions.length} extension lines, of which nothing is said`] : [];
  return step("checkpoint", true, `The receipt rests on the log ${origin} at ${size} entries.`, [
    `root ${toHex(root)}`,
    ...more,
  ]);
}

function inclusion(crypto: Crypto, { entry, index, proof }: Receipt, { size, root }: Checkpoint): ReceiptStep {
  const leaf = entryHash(crypto, entry);
  const passed = verifyInclusion(crypto, index, size, leaf, proof, root);
  const says = passed
    ? `The entry is number ${index} of the log.`
    : `The proof does not show the entry as number ${index} of the log's ${size}.`;
  return step("inclusion", passed, says, [`leaf ${toHex(leaf)}`]);
}

function logSignature(crypto: Crypto, policy: LogPolicy, note: Note, checkpoint: Checkpoint): ReceiptStep {
  const key = signedByLog(crypto, policy, note, checkpoint);
  if (!key.ok) return step("log-signature", false, `The log's signature does not hold: ${key.problem}.`);
  return step("log-signature", true, "The log signed the checkpoint.", [formatVerifierKey(key.value)]);
}

function witnesses(crypto: Crypto, policy: LogPolicy, note: Note): { step: ReceiptStep; cosigned: Cosigned[] } {
  const found = cosignedBy(crypto, policy, note);
  if (!found.ok)
    return { step: step("cosignatures", false, `A witness's cosignature fails: ${found.problem}.`), cosigned: [] };
  const cosigned = found.value;
  const number = new Set(cosigned.map((each) => each.witness)).size;
  const says = `${number} of the policy's ${policy.witnesses.length} witnesses cosigned the checkpoint.`;
  const details = cosigned.map(
    ({ witness, time }) => `${witness} at ${time === null ? "no stated time" : `${time} (POSIX seconds)`}`,
  );
  return { step: step("cosignatures", true, says, details), cosigned };
}

function quorum(policy: LogPolicy, cosigned: readonly Cosigned[]): ReceiptStep {
  const met = quorumMet(policy, new Set(cosigned.map((each) => each.witness)));
  const says = met
    ? "The witnesses that the policy asks for have cosigned."
    : "Too few witnesses cosigned for the policy.";
  return step("quorum", met, says, [describeQuorum(policy)]);
}

function step(name: ReceiptStep["name"], passed: boolean, says: string, details: string[] = []): ReceiptStep {
  return { name, outcome: passed ? "passed" : "failed", says, details };
}

const names = ["opening", "checkpoint", "inclusion", "log-signature", "cosignatures", "quorum"] as const;

function verdict(
  made: readonly ReceiptStep[],
  checkpoint: Checkpoint | null = null,
  cosigned: Cosigned[] = [],
  by: bigint | null = null,
): ReceiptVerdict {
  const steps = names.map((name) => made.find((each) => each.name === name) ?? skipped(name, checkpoint !== null));
  return {
    ok: steps.every((each) => each.outcome === "passed"),
    selfConsistent: steps.slice(0, 3).every((each) => each.outcome === "passed"),
    steps,
    checkpoint,
    cosigned,
    existedBy: by,
  };
}

function skipped(name: ReceiptStep["name"], readable: boolean): ReceiptStep {
  const says = readable
    ? "Not checked: no policy says whom to trust."
    : "Not checked: there is no checkpoint to check.";
  return { name, outcome: "skipped", says, details: [] };
}
