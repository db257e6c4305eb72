import type { Clock } from "#kernel";
import type { Crypto, Signer } from "#record";

/** A log that a witness watches. Several with one origin: the log's keys, any of which may sign. */
export interface EnrolledLog {
  /** First line of the log's checkpoints. */
  origin: string;
  /** The log's key in the form of C2SP signed-note. */
  vkey: string;
}

/** Bounds on what strangers may ask of a witness. */
export interface WitnessLimits {
  /** Bytes of a request's body; 65,536. */
  bodyBytes: number;
  /** Milliseconds within which a whole request must have come; 10,000. */
  requestTime: number;
  /** Connections at one time; 512. */
  connections: number;
  /** Lodgings that one submitter may make in a minute; 60. */
  lodgingsPerMinute: number;
  /** Lodgings that one submitter may make in one matter; 256. */
  lodgingsPerMatter: number;
  /** Refused requests kept for each log, and as many contradictions; 10,000. */
  refusedKept: number;
}

export interface WitnessOptions {
  /** The witness's own data folder; made where it is missing. One process at a time. */
  folder: string;
  /** The witness's one key, of signature type 4 (cosignature/v1). */
  key: Signer;
  /** The logs that it cosigns; see readEnrolment for the file. */
  logs: readonly EnrolledLog[];
  /** Keys (vkeys, type 1) whose holders may lodge. */
  submitters?: readonly string[];
  /** Where to listen; port 0 takes a free one. The host is 127.0.0.1 where it is left out. */
  listen: { host?: string; port: number };
  limits?: Partial<WitnessLimits>;
  clock?: Clock;
  crypto?: Crypto;
}

/** A running witness. */
export interface Witness {
  /** Submission and monitoring prefix, without a slash at its end. */
  readonly url: string;
  readonly vkey: string;
  /** Settles when the witness has stopped: with null after close(), with the error where it could not keep its state. */
  readonly stopped: Promise<Error | null>;
  /** Answers what is under way, then releases the folder. */
  close(): Promise<void>;
}

export const defaultLimits: WitnessLimits = {
  bodyBytes: 65_536,
  requestTime: 10_000,
  connections: 512,
  lodgingsPerMinute: 60,
  lodgingsPerMatter: 256,
  refusedKept: 10_000,
};
