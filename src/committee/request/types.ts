import type { Dated } from "../dated.ts";
import type { ActHead, Life } from "../machine/types.ts";
import type { Day, Instant } from "../time/day.ts";

export type RequestPhase =
  | "draft"
  | "cleared"
  | "sent"
  | "acknowledged"
  | "replied"
  | "refused"
  | "no response"
  | "assessed"
  | "cited";

export type Answer = "full" | "partial" | "refused";
export type Assessment =
  | { kind: "confirms" | "rebuts" }
  | { kind: "explains"; as: "data-entry error" | "wrong country code" | "exempt" | "legal disagreement" | "other" };

export interface Reply {
  answer: Answer;
  /** The reply's document, kept as it came. */
  document: string;
  at: Instant;
  /** It came after the deadline that then held. */
  late: boolean;
}

/** A request for information to a state, a body or a person. */
export interface InformationRequest extends Life {
  phase: RequestPhase;
  to: string;
  document?: string;
  deadline?: Instant;
  extensions: readonly { until: Instant; reason: string; at: Instant }[];
  replies: readonly Reply[];
  assessment?: { result: Assessment; reason: string; at: Instant };
  /** Where the exchange is cited: the report's passage, and the verbatim annex. */
  citations: readonly { passage: string; annex: string; at: Instant }[];
}

export interface RequestRules {
  /** Calendar days that a request gives at least. */
  least: readonly Dated<number>[];
}

type Act<K extends string, Body = unknown> = ActHead & { kind: K } & Body;
export type RequestAct =
  | Act<"clear", { document: string }>
  | Act<"send", { document: string; due: Day }>
  | Act<"acknowledge">
  | Act<"extend", { due: Day; reason: string }>
  | Act<"reply", { answer: Answer; document: string }>
  | Act<"assess", { result: Assessment; reason: string }>
  | Act<"cite", { passage: string; annex: string }>
  | Act<"reopen", { due: Day; reason: string }>;
