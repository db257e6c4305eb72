import {
  type Checkpoint,
  type Cosigned,
  type Crypto,
  equalBytes,
  type LogPolicy,
  organisationOf,
  type ReceiptVerdict,
  toHex,
  toleratedLiars,
  type VerifiedCheckpoint,
  verifyCheckpoint,
} from "#record";
import type { CheckName } from "./checks.ts";
import { type Failure, type Finding, failed, passed, skipped, warned } from "./findings.ts";
import type { VerifyOptions } from "./options.ts";
import type { Logged } from "./subject.ts";
import { counted, instant } from "./wording.ts";

/** How far a witness's clock may be ahead of the reader's, in seconds. */
const allowedSkew = 600n;

/**
 * Between which two times the act came into the log, by the witnesses' clocks alone: it is in the checkpoint of its
 * receipt, and not yet in an earlier one. Each bound holds though as many organisations lie as the policy tolerates.
 */
export function checkTime(
  { subject, failure, receipt, called, earlier }: Logged,
  { ok, checkpoint, cosigned, existedBy }: ReceiptVerdict,
  policy: LogPolicy,
  { crypto, now }: VerifyOptions,
): Finding {
  const name = `${subject}-time` as const;
  if (!ok || checkpoint === null) return skipped(name, "Not known: the receipt does not hold.");
  if (existedBy === null) return skipped(name, "Not known: too few of the witnesses state a time.");
  const split = checkSplit(name, failure, crypto, policy, checkpoint, earlier);
  if (split) return split;
  const before = readEarlier(crypto, policy, earlier, checkpoint.origin);
  const after = latest(
    before.flatMap(({ checkpoint: { size }, cosigned: by }) => (size <= receipt.index ? notBeforeOf(policy, by) : [])),
  );
  const details = [...timesOf(cosigned), ...earlier.map((text) => useOf(crypto, policy, text, checkpoint.origin))];
  if (now !== undefined && existedBy > BigInt(Math.floor(now / 1000)) + allowedSkew)
    return warned(
      name,
      `The witnesses' times lie in the future by your clock (${instant(existedBy)}): one of the clocks is wrong.`,
      details,
    );
  const liars = toleratedLiars(policy);
  const trust =
    liars === 0
      ? "if no witness lies"
      : `even if ${counted(liars, "organisation")} among the witnesses ${liars === 1 ? "lies" : "lie"}`;
  const from = after !== null && after <= existedBy ? `, and not before ${instant(after)}` : "";
  return passed(name, `${capital(called)} was in the log by ${instant(existedBy)}${from}: ${trust}.`, details);
}

/** Two signed and cosigned trees of one size prove that the log showed different things to different readers; null where there are none. */
export function checkSplit(
  name: CheckName,
  failure: Failure,
  crypto: Crypto,
  policy: LogPolicy,
  checkpoint: Checkpoint,
  earlier: readonly string[],
): Finding | null {
  const other = readEarlier(crypto, policy, earlier, checkpoint.origin).find(
    (before) => before.checkpoint.size === checkpoint.size && !equalBytes(before.checkpoint.root, checkpoint.root),
  );
  if (!other) return null;
  return failed(
    name,
    failure,
    `The log showed two different trees of size ${checkpoint.size}, both signed: it has split. Keep both checkpoints, they prove it.`,
    [treeOf(other.checkpoint), treeOf(checkpoint)],
  );
}

/** An earlier checkpoint counts only when the reader's log signed it and the quorum cosigned it. */
function readEarlier(
  crypto: Crypto,
  policy: LogPolicy,
  earlier: readonly string[],
  origin: string,
): VerifiedCheckpoint[] {
  return earlier.flatMap((text) => {
    const verified = verifyCheckpoint(crypto, policy, text);
    return verified.ok && verified.value.quorum && verified.value.checkpoint.origin === origin ? [verified.value] : [];
  });
}

/** For --verbose: whether an earlier checkpoint could be used, so that none is passed over in silence. */
function useOf(crypto: Crypto, policy: LogPolicy, text: string, origin: string): string {
  const verified = verifyCheckpoint(crypto, policy, text);
  if (!verified.ok) return `an earlier checkpoint was not used: ${verified.problem}`;
  if (!verified.value.quorum) return "an earlier checkpoint was not used: too few witnesses cosigned it";
  const { checkpoint } = verified.value;
  return checkpoint.origin === origin
    ? `an earlier checkpoint: size ${checkpoint.size}`
    : `an earlier checkpoint was not used: it is of the log ${checkpoint.origin}`;
}

/** The time at which the tree was still no larger: the latest that one organisation more than may lie stands behind. */
export function notBeforeOf(policy: LogPolicy, cosigned: readonly Cosigned[]): bigint[] {
  const last = new Map<string, bigint>();
  for (const { key, time } of cosigned) {
    const organisation = organisationOf(key);
    const known = last.get(organisation);
    if (time !== null && (known === undefined || time > known)) last.set(organisation, time);
  }
  const times = [...last.values()].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
  return times.slice(toleratedLiars(policy)).slice(0, 1);
}

function latest(times: readonly bigint[]): bigint | null {
  return times.reduce<bigint | null>((found, time) => (found === null || time > found ? time : found), null);
}

export function timesOf(cosigned: readonly Cosigned[]): string[] {
  return cosigned.map(({ witness, time }) => `${witness}: ${time === null ? "no time stated" : instant(time)}`);
}

function treeOf({ origin, size, root }: Checkpoint): string {
  return `${origin}, size ${size}, root ${toHex(root)}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
