import type { Dated } from "../dated.ts";
import type { ActHead, Life } from "../machine/types.ts";
import type { DecisionRef } from "../machine/words.ts";
import type { Instant } from "../time/day.ts";

export type ExemptionPhase = "draft" | "routed" | "returned" | "complete" | "active" | "refused" | "expired" | "closed";

export type Route = "through the Resident Coordinator" | "direct";
/** On which ground an applicant may write to the committee directly. */
export type DirectGround =
  | "UN agency"
  | "ICRC or IFRC"
  | "International Olympic Committee"
  | "two exemptions in 18 months"
  | "emergency";

export interface Item {
  id: string;
  name: string;
  quantity: number;
  unit: string;
}
/** What a request must hold before it can be circulated. */
export interface Papers {
  letterhead: boolean;
  outline: boolean;
  items: readonly Item[];
}
export interface Shipment {
  item: string;
  quantity: number;
  reference: string;
  at: Instant;
}

export interface Exemption extends Life {
  /** Decisions of the committee that were carried out here, by their matters. */
  carriedOut?: readonly string[];
  phase: ExemptionPhase;
  applicant: string;
  route?: Route;
  ground?: DirectGround;
  papers: Papers;
  missing: readonly string[];
  /** The text that the committee was asked to approve. */
  document?: string;
  letter?: string;
  expires?: Instant;
  extensions: number;
  shipments: readonly Shipment[];
  diversions: readonly { report: string; at: Instant }[];
}

export interface ExemptionRules {
  directGrounds: readonly Dated<readonly DirectGround[]>[];
  /** Months for which an approval holds. */
  validity: readonly Dated<number>[];
}

type Act<K extends string, Body = unknown> = ActHead & { kind: K } & Body;
export type ExemptionAct =
  | Act<"route", { route: Route; ground?: DirectGround; papers: Papers }>
  | Act<"return", { missing: readonly string[] }>
  | Act<"accept", { document: string }>
  | Act<"approve", { decision: DecisionRef; letter: string }>
  | Act<"refuse", { reason: string }>
  | Act<"amend", { decision: DecisionRef; document: string; items: readonly Item[] }>
  | Act<"extend", { decision: DecisionRef; document: string }>
  | Act<"log shipment", { item: string; quantity: number; reference: string }>
  | Act<"flag diversion", { report: string }>
  | Act<"close", { report: string }>;
