import type { Clock } from "#kernel";
import type { Crypto, LogPolicy } from "#record";

/** Something handed to the log that must appear in it. */
export interface Submission {
  /** The entry's commitment, 32 bytes in base64. */
  commitment: string;
  /** POSIX seconds at which it was handed in. */
  since: number;
}

export interface MonitorOptions {
  /** Prefixes of the logs' static files: `<url>/checkpoint`, `<url>/tile/…`. */
  urls: readonly string[];
  /** C2SP tlog-policy: the logs' keys, and the witnesses with their addresses. */
  policy: string | LogPolicy;
  /** The monitor's own folder; made where it is missing. One process at a time. */
  stateFolder: string;
  /** Seconds after which a checkpoint that the quorum has not cosigned again is stale; 86,400. */
  maxAge?: number;
  /** The rate that the log has promised: so many entries in every period of so many seconds. */
  heartbeat?: { entries: number; period: number };
  /** Seconds within which the log has promised to log what is submitted; 86,400. */
  within?: number;
  /** Slips (their text): what is lodged must be logged in time, and no witness may deny it. */
  slips?: readonly (string | Uint8Array)[];
  /** Submissions without a slip. */
  submissions?: readonly Submission[];
  /** Milliseconds for one request; 10,000. */
  timeout?: number;
  /** New entries taken in one round at most; 5,000,000. */
  maxEntries?: number;
  clock?: Clock;
  crypto?: Crypto;
}

/** What can be wrong (docs/monitor.md explains each). */
export type FindingKind =
  | "unreachable" // the log's files cannot be had
  | "not-signed" // what is served as checkpoint is not signed by a log of the policy
  | "not-cosigned" // fewer cosignatures than the policy's quorum asks for
  | "split-view" // two trees that cannot both be the log's
  | "shrunk" // a checkpoint smaller than one that was served before
  | "withheld" // entries under a checkpoint are not served
  | "wrong-data" // what is served is not what the checkpoint stands for
  | "foreign-entry" // an entry that is none of the record's
  | "two-entries" // two entries with one stream and one number
  | "broken-chain" // an entry that does not name the one before it in its stream
  | "gap" // an entry whose predecessor is not in the log
  | "stale" // the quorum's cosignatures are too old
  | "hidden-growth" // witnesses have cosigned more than the log shows
  | "silence" // fewer entries than the log has promised
  | "late" // submitted, and not in the log in the promised time
  | "witness-unreachable"
  | "witness-unproved" // a witness shows a checkpoint that the log did not sign, or that it did not cosign itself
  | "witness-backwards" // a witness signed a smaller tree after a larger one, or two trees of one size
  | "lodging-denied" // a witness's statement denies its own slip
  | "lodgings-wrong"; // a witness's list of lodgings is not what it signed

/** One thing that is wrong. */
export interface Finding {
  kind: FindingKind;
  /** Origin of the log, name of the witness, or address, that it is about. */
  about: string;
  /** One sentence. */
  says: string;
  /** Path of the file that proves it to anyone; null where it cannot be proved by signatures. */
  evidence: string | null;
}

export interface MonitorReport {
  /** True where nothing is wrong: the command's exit code follows it. */
  ok: boolean;
  /** What was proved in earlier rounds is found again in every later one. */
  findings: Finding[];
  /** The logs that could be followed, and how far. */
  logs: { url: string; origin: string; size: bigint }[];
}
