import { formatLogPolicy, fromBase64, type OpenSlip, openSlip, verifyCheckpoint } from "#record";
import { joined, shortage } from "./evidence.ts";
import { quorumTime } from "./quorum-time.ts";
import type { Round, Tip } from "./round.ts";

const defaultMaxAge = 86_400;
const defaultWithin = 86_400;
/** Entries that a file of evidence may carry. */
const maxCarried = 200_000;

/** Holds a log to what it promised: fresh cosignatures, its rate, and everything submitted logged in time. */
export function checkPromises(round: Round, tip: Tip): void {
  const time = quorumTime(round.policy, tip.verified.cosigned);
  checkAge(round, tip, time);
  checkRate(round, tip);
  if (time !== null) for (const submission of submissions(round)) checkSubmission(round, tip, time, submission);
}

function checkAge({ options, now, findings }: Round, { verified }: Tip, time: bigint | null): void {
  const limit = options.maxAge ?? defaultMaxAge;
  if (time === null || now - time <= BigInt(limit)) return;
  const { origin } = verified.checkpoint;
  const says = `The quorum last cosigned the checkpoint of ${origin} ${now - time} seconds ago, more than ${limit}.`;
  findings.add("stale", origin, says);
}

/** Against the sample that shows the greatest shortage. */
function checkRate({ crypto, policy, state, findings, options }: Round, tip: Tip): void {
  const promise = options.heartbeat;
  const { origin } = tip.verified.checkpoint;
  if (!promise || !tip.verified.quorum) return;
  for (const first of state.samples(origin)) {
    const sample = verifyCheckpoint(crypto, policy, first);
    if (!sample.ok || shortage(policy, sample.value, tip.verified, promise) === undefined) continue;
    const texts = { policy: formatLogPolicy(policy), first, second: tip.note };
    findings.prove("silence", origin, { kind: "silence", ...texts, ...promise });
    return;
  }
}

interface Awaited {
  commitment: Uint8Array;
  since: bigint;
  slip: string | null;
}

function submissions({ crypto, policy, options, findings }: Round): Awaited[] {
  const keys = policy.witnesses.map(({ key }) => key);
  const bySlip = (options.slips ?? []).flatMap((text): Awaited[] => {
    const slip = openSlip(crypto, text, keys);
    if (!slip.ok) {
      findings.add("lodgings-wrong", "slip", `A slip is not signed by a witness of the policy: ${slip.problem}.`);
      return [];
    }
    return [{ ...awaited(slip.value), slip: typeof text === "string" ? text : new TextDecoder().decode(text) }];
  });
  const plain = (options.submissions ?? []).flatMap(({ commitment, since }): Awaited[] => {
    const hash = fromBase64(commitment);
    return hash.ok ? [{ commitment: hash.value, since: BigInt(since), slip: null }] : [];
  });
  return [...bySlip, ...plain];
}

function awaited({ lodging, lodged }: OpenSlip): { commitment: Uint8Array; since: bigint } {
  return { commitment: lodging.commitment, since: lodged.time };
}

function checkSubmission(round: Round, tip: Tip, time: bigint, { commitment, since, slip }: Awaited): void {
  const { state, findings, policy, options } = round;
  const { origin, size } = tip.verified.checkpoint;
  const within = options.within ?? defaultWithin;
  if (time <= since + BigInt(within) || state.hasCommitment(commitment)) return;
  if (state.followed(origin)?.edge.size !== size || size > BigInt(maxCarried)) {
    findings.add("late", origin, `${origin} has not logged within ${within} seconds what was submitted at ${since}.`);
    return;
  }
  findings.prove("late", origin, {
    kind: "late",
    policy: formatLogPolicy(policy),
    checkpoint: tip.note,
    entries: joined(state.entries(origin, maxCarried)),
    commitment: Buffer.from(commitment).toString("base64"),
    since: Number(since),
    within,
    slip,
  });
}
