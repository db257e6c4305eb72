import type { Dated } from "../dated.ts";
import type { ActHead, Life } from "../machine/types.ts";
import type { Instant } from "../time/day.ts";
import type { Deadline } from "../time/deadline.ts";

/** What is put before the committee; the period depends on it. */
export type MatterKind =
  | "designation"
  | "delisting"
  | "exemption"
  | "publication"
  | "amendment of a listing"
  | "request to a state"
  | "other";

/** A statement that a witness took in: it proves when something was lodged, wherever it was or was not delivered. */
export interface Lodged {
  /** The matter's 32 hexadecimal digits, as on the record. */
  matter: string;
  /** The lodging's hash. */
  hash: string;
  /** By the witness's clock. */
  at: Instant;
  witness: string;
}

/**
 * What the witnesses' statements, verified by the caller against the reader's policy, say of one matter up to a deadline
 * (`lodgedUpTo` of the record). This room decides only on what they say.
 */
export interface SilenceVerdict {
  matter: string;
  upTo: Instant;
  /** Those who signed after the deadline that nothing unknown came meet the policy's quorum. */
  quorum: boolean;
  /** Everything that any witness lists up to the deadline, delivered or not. */
  lodged: readonly Lodged[];
}

/** An objection, or a hold: a member's, reasoned, in time. */
export interface Stand {
  member: string;
  reason: string;
  at: Instant;
  sequence: number;
  lodged?: Lodged;
}
export interface Hold extends Stand {
  expires: Instant;
}
export interface Late extends Stand {
  kind: "object" | "hold";
}

/** One circulation: a decision covers exactly its document. */
export interface Circulation {
  matter: string;
  /** The document's hash as the record commits to it. */
  document: string;
  at: Instant;
  deadline: Deadline;
  urgent?: string;
}

export type Phase = "proposed" | "circulated" | "held" | "blocked" | "contested" | "adopted" | "referred" | "withdrawn";

export interface Proposal extends Life {
  phase: Phase;
  matterKind: MatterKind;
  proposer: string;
  circulation?: Circulation;
  /** Circulations that a revision has replaced. */
  earlier: readonly Circulation[];
  objections: readonly Stand[];
  holds: readonly Hold[];
  late: readonly Late[];
  /** Hashes of lodgings that were delivered, opened or accounted for. */
  knownLodgings: readonly string[];
  /** Lodgings in time that nobody has delivered. */
  undelivered: readonly Lodged[];
  decision?: { document: string; matter: string; at: Instant; deadline: Instant };
  /** Why a decision that was once recorded does not stand. */
  setAside?: { at: Instant; because: string };
  referral?: string;
}

/** Rules in force, each dated, with its source. */
export interface NoObjectionRules {
  /** Working days of the period by kind of matter. */
  periods: Readonly<Record<MatterKind, readonly Dated<number>[]>>;
  /** How long a hold lasts and what becomes of it. */
  holds: readonly Dated<{ months: number; ending: "lapses" | "becomes an objection" }>[];
  /** Fewest working days to which an urgent override may go. */
  urgent: readonly Dated<number>[];
  /** The committee's members on a day (ISO 3166 alpha-2). */
  members: (day: string) => readonly string[] | undefined;
}

type Act<K extends string, Body> = ActHead & { kind: K } & Body;
/** Names the circulation by its matter and the text by its hash: an act on one text has no effect on another. */
interface On {
  matter: string;
  document: string;
}
interface Reasoned {
  reason: string;
  lodged?: Lodged;
}
export type NoObjectionAct =
  | Act<"circulate", On & { urgent?: { days: number; reason: string } }>
  | Act<"object", On & Reasoned>
  | Act<"hold", On & Reasoned>
  | Act<"release", On>
  | Act<"convert", On & { reason: string }>
  | Act<"withdraw objection", On>
  | Act<"account", On & { lodging: string; finding: string }>
  | Act<"adopt", On & { verdict: SilenceVerdict }>
  | Act<"revise", { reason: string }>
  | Act<"refer", { reason: string }>
  | Act<"withdraw", { reason: string }>;
