import type { FileSystem } from "#disk";
import type { Clock, Random } from "#kernel";
import type { Crypto, Signer } from "#record";

/** What the log asks of its witnesses; absent where the policy names none. It never fails open. */
export interface Witnessing {
  /**
   * Takes a signed checkpoint and returns the same note with the witnesses' signature lines added. `consistency`
   * gives the RFC 6962 proof from an older size of this log to the checkpoint's. Throws where the quorum is not met.
   */
  cosign(checkpoint: string, consistency: (old: bigint) => Promise<Uint8Array[]>): Promise<string>;
  /**
   * Throws where a witness shows a checkpoint signed by this log that is larger than this one, or contradicts it.
   * `consistency` proves the way from an older size to this checkpoint's, for witnesses that are behind.
   */
  startupCheck(lastCheckpoint: string, consistency: (old: bigint) => Promise<Uint8Array[]>): Promise<void>;
}

/** Silence as evidence: every period is topped up to `entries` entries with ones that nobody can tell from acts. */
export interface HeartbeatOptions {
  /** Milliseconds. */
  period: number;
  /** Entries in each period, acts and heartbeats together. */
  entries: number;
  /** Acts too wait for the end of the period, at most `entries` of them in each, so that timing reveals nothing. */
  hold?: boolean;
}

/** How appends are gathered. */
export interface BatchOptions {
  /** Entries in one group at most; 256. */
  entries?: number;
  /** Milliseconds that a first act waits for others; 3. */
  wait?: number;
  /** Acts waiting or in work at most; one more is refused with `log-busy`; 8,192. */
  queue?: number;
}

export interface LogOptions {
  /** The log's own folder (docs/log.md); `public` in it is what a web server may serve. */
  folder: string;
  /** The log's key; the name in its vkey is the log's origin. */
  signer: Signer;
  witnessing?: Witnessing;
  heartbeat?: HeartbeatOptions;
  batch?: BatchOptions;
  files?: FileSystem;
  crypto?: Crypto;
  random?: Random;
  clock?: Clock;
}

/** One act to be logged. */
export interface ActToLog {
  /** 16 bytes: the stream in which this act is the next. */
  stream: Uint8Array;
  /** Canonical bytes of the act; at least one, at most 16 MiB. Only its salted hash becomes public. */
  act: Uint8Array;
}

/** Given when the act is durable, published, and cosigned by the quorum where there is one. */
export interface Acknowledged {
  index: bigint;
  /** Number in its stream. */
  number: bigint;
  /** The 89 bytes that are public. */
  entry: Uint8Array;
  /** The record's receipt text: verifies alone. Made when it is read. */
  readonly receipt: string;
}

/** What is public, and the proofs of it. */
export interface PublishedLog {
  readonly origin: string;
  /** The checkpoint as published (a note with its signatures). */
  checkpoint(): string;
  /** Number of entries under the published checkpoint. */
  size(): bigint;
  /** A receipt for an act under the published checkpoint; `tokens` are DER time-stamp tokens to enclose. */
  receipt(index: bigint, tokens?: readonly Uint8Array[]): Promise<string>;
  /** RFC 9162 section 2.1.3.1; `size` at most the published one. */
  inclusionProof(index: bigint, size: bigint): Promise<Uint8Array[]>;
  /** RFC 9162 section 2.1.4.1. */
  consistencyProof(from: bigint, to: bigint): Promise<Uint8Array[]>;
  /** Finishes what is waiting, then releases the log to the next process. */
  close(): Promise<void>;
}

/** A log that keeps its acts itself. */
export interface Log extends PublishedLog {
  /** Throws `log-busy`, `log-stopped`, `log-not-cosigned` (the act is kept, its receipt can be asked for later). */
  append(act: ActToLog): Promise<Acknowledged>;
  /** The place of an act that the log holds already, whether or not it is published yet; null where it does not. */
  find(act: ActToLog): bigint | null;
}

/** What is public when a log has caught up: its size, and the checkpoint that says so. */
export interface CaughtUp {
  size: bigint;
  checkpoint: string;
}

/** A log that follows a feed: another store has given the acts their places. */
export interface FollowingLog extends PublishedLog {
  /**
   * Integrates all that is committed in the feed, publishes it and gathers cosignatures. Throws `log-not-cosigned` (the
   * acts are kept; it tries again by itself), `log-stopped`, `log-disagrees`.
   */
  catchUp(): Promise<CaughtUp>;
}
