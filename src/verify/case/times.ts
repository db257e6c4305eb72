import { type LogPolicy, organisationOf, toleratedLiars } from "#record";
import { type Finding, failed, passed, skipped } from "../findings.ts";
import { notBeforeOf } from "../time.ts";
import { instant } from "../wording.ts";
import type { Head, Heads } from "./acts.ts";
import type { CaseEntry } from "./types.ts";

/** Seconds by which the institution's clock and the witnesses' may differ. */
const allowedSkew = 600n;
/** Acts that come at one time may be written in another order, within so many milliseconds. */
const allowedDisorder = 60_000;

/**
 * When each act was received, as the institution states, lies between what the witnesses' clocks show: it was in the log
 * by the time of its receipt's checkpoint, and not yet in the one before. Fills in these bounds.
 */
export function checkTimes(entries: CaseEntry[], heads: Heads, policy: LogPolicy | null): Finding {
  const disorder = entries.find(({ received }, at) => received + allowedDisorder < (entries[at - 1]?.received ?? 0));
  if (disorder)
    return failed(
      "case-times",
      "altered",
      `Act ${disorder.index} is stated as received before the act that precedes it.`,
    );
  if (policy === null || policy.quorum === null)
    return skipped("case-times", "No witness of yours bounds the times: they are the institution's own.");
  const known = heads.all().map((head) => ({ size: head.size, time: notBefore(policy, head) }));
  known.sort((a, b) => (a.size < b.size ? -1 : 1));
  let [passedBy, latest]: [number, bigint | null] = [0, null];
  for (const entry of entries) {
    // The latest time at which the log was cosigned without this entry.
    for (let head = known[passedBy]; head && head.size <= BigInt(entry.index); head = known[++passedBy])
      if (head.time !== null && (latest === null || head.time > latest)) latest = head.time;
    entry.notBefore = latest;
    const wrong = misdated(entry);
    if (wrong !== undefined) return failed("case-times", "altered", wrong);
  }
  const liars = toleratedLiars(policy);
  return passed(
    "case-times",
    `Every stated time of receipt agrees with the witnesses' clocks, to within ${allowedSkew / 60n} minutes.`,
    [
      `holds though ${liars} of the witnesses' organisations lie`,
      ...policy.witnesses.map(({ key }) => organisationOf(key)),
    ],
  );
}

function notBefore(policy: LogPolicy, { verified }: Head): bigint | null {
  return verified ? (notBeforeOf(policy, verified.cosigned)[0] ?? null) : null;
}

function misdated({ index, received, notBefore: from, existedBy: by }: CaseEntry): string | undefined {
  const at = BigInt(Math.floor(received / 1000));
  if (by !== null && at > by + allowedSkew)
    return `Act ${index} is stated as received at ${instant(at)}, and was in the log by ${instant(by)}.`;
  if (from !== null && at + allowedSkew < from)
    return `Act ${index} is stated as received at ${instant(at)}, and was not in the log at ${instant(from)}, as the witnesses show.`;
  return undefined;
}
