import type { Act, Label } from "#acts";
import type { Json } from "#kernel";
import type { Crypto, LogPolicy } from "#record";

/** Whom a subject concerns, as rights depend on it. */
export type Concerns = {
  teams: readonly string[];
  delegations: readonly string[];
  owners: readonly string[];
};

/** The machines and records that a subject can be. */
export type SubjectKind =
  | "case"
  | "report"
  | "matter"
  | "listing"
  | "national-listing"
  | "exemption"
  | "request"
  | "meeting"
  | "evidence"
  | "implementation"
  | "vote"
  | "position"
  | "edition";

/** One thing that acts are about, as they have made it. `life` is the state of its machine, plain JSON. */
export interface Proceeding {
  id: string;
  kind: SubjectKind;
  case: string;
  title: string;
  label: Label;
  compartments: readonly string[];
  concerns: Concerns;
  life: Json;
}

/** What stands in the record beside an act that was lodged with a witness before it was delivered. */
export interface LodgingProof {
  /** The salt of its commitment, 32 bytes in base64. */
  salt: string;
  /** The witness's slip (record). */
  slip: string;
}

/** An act with its place: when it was received (whole seconds) and its sequence number. */
export interface PlacedAct {
  act: Act;
  /** The bytes that were signed and committed to: for lodgings. */
  bytes: Uint8Array;
  at: number;
  sequence: number;
  lodging?: LodgingProof;
}

/** What an act is judged by besides the tables. */
export interface Bench {
  crypto: Crypto;
  /** The witnesses whose statements and slips count, and their quorum. */
  policy: LogPolicy;
  /** Another subject, as it stands; undefined where there is none. */
  known: (id: string) => Proceeding | undefined;
}

/** The subjects that an act changes, in full; or one sentence. */
export type Enacted = { ok: true; changed: Proceeding[] } | { ok: false; refusal: string };
