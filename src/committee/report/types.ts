import type { PartialDate } from "#parties";
import type { Dated } from "../dated.ts";
import type { ActHead, Life } from "../machine/types.ts";
import type { DecisionRef } from "../machine/words.ts";
import type { Instant } from "../time/day.ts";

export type ClearanceVerdict = "signed" | "not signed" | "dissent";
export interface Clearance {
  expert: string;
  verdict: ClearanceVerdict;
  /** Why not, or what the dissent says; empty for a signature without remark. */
  reason: string;
  at: Instant;
}

/**
 * What stands behind a change from one version to the next: a request that the panel granted; one that it rejected, though
 * the change carries it out; its own declared correction; or nothing.
 */
export type Binding =
  | { kind: "request"; request: string }
  | { kind: "rejected request"; request: string }
  | { kind: "panel's own"; reason: string }
  | { kind: "silent" };
export interface Change {
  id: string;
  /** The paragraph or block that it touches, as requests and approaches name it. */
  passage: string;
  binding: Binding;
}

/** One sealed state of the report. */
export interface Version {
  number: number;
  document: string;
  sealedAt: Instant;
  changes: readonly Change[];
  clearances: readonly Clearance[];
  submittedAt?: Instant;
}

export type Outcome = "accepted" | "partly accepted" | "rejected";
export interface AmendmentRequest {
  id: string;
  from: string;
  version: number;
  passage: string;
  /** The words that are to be replaced, exactly; the whole passage where absent. */
  quote?: string;
  action?: "replace" | "delete" | "insert" | "move";
  proposed: string;
  ground: string;
  evidence: readonly string[];
  at: Instant;
  decision?: { outcome: Outcome; reason: string; at: Instant };
}

/** Somebody spoke to an expert about the text outside the procedure; the expert wrote it down. */
export interface Approach {
  id: string;
  expert: string;
  by: string;
  when: PartialDate;
  passage: string;
  channel: string;
  words: string;
  at: Instant;
  disclosedAt?: Instant;
}

/** A party that a finding names: it was asked, or it is on record why not. */
export interface Named {
  party: string;
  finding: string;
  heard?: { request: string } | { waiver: string };
}

export type ReportPhase =
  | "drafting"
  | "clearance"
  | "submitted"
  | "discussion"
  | "transmitted"
  | "publication proposed"
  | "publication held"
  | "publication objected"
  | "published"
  | "unpublished";

export interface Report extends Life {
  phase: ReportPhase;
  experts: readonly string[];
  mandateEnds: Instant;
  versions: readonly Version[];
  requests: readonly AmendmentRequest[];
  approaches: readonly Approach[];
  named: readonly Named[];
  transmitted?: { version: number; at: Instant };
  publication?: { version: number; document: string; matter?: string; symbol?: string; reason?: string };
  /** Matters of earlier proposals to publish. */
  earlierMatters?: readonly string[];
  corrigenda: readonly { symbol: string; document: string; reason: string; at: Instant }[];
  /** Beside the lifecycle: where the text was seen before it was published. */
  seenOutside: readonly { where: string; when: PartialDate; version?: number; at: Instant }[];
}

/** When a panel's reports are due, by its mandate. */
export interface ReportDue {
  report: "midterm" | "final";
  toCommittee: string;
  toCouncil: string;
}
export type ReportDueRules = readonly Dated<ReportDue>[];

type Act<K extends string, Body = unknown> = ActHead & { kind: K } & Body;
export type ReportAct =
  | Act<"name party", { party: string; finding: string }>
  | Act<"hear party", { party: string; heard: { request: string } | { waiver: string } }>
  | Act<"seal", { document: string; changes: readonly Change[] }>
  | Act<"clear", { document: string; verdict: ClearanceVerdict; reason: string }>
  | Act<"redraft", { reason: string }>
  | Act<"submit", { document: string }>
  | Act<"discuss">
  | Act<"request amendment", Omit<AmendmentRequest, "at" | "decision" | "from">>
  | Act<"decide", { request: string; outcome: Outcome; reason: string }>
  | Act<"transmit", { document: string }>
  | Act<"propose publication", { document: string; matter: string }>
  | Act<"publication held", { matter: string; reason: string }>
  | Act<"publication objected", { matter: string; reason: string }>
  | Act<"publish", { decision: DecisionRef; symbol: string }>
  | Act<"issue corrigendum", { symbol: string; document: string; reason: string }>
  | Act<"record approach", Omit<Approach, "at" | "expert" | "disclosedAt" | "by"> & { approachedBy: string }>
  | Act<"disclose approach", { approach: string }>
  | Act<"seen outside", { where: string; when: PartialDate; version?: number }>;
