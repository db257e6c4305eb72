import type { Dated } from "../dated.ts";
import type { ActHead, Life } from "../machine/types.ts";
import type { DecisionRef } from "../machine/words.ts";
import type { Instant } from "../time/day.ts";

/** How another listing of the same party stands to this one; each stays its own. */
export interface ListingLink {
  listing: string;
  relation: "mirrors" | "mirrored by" | "prompted by" | "prompted";
}

/** A procedure for petitions to be taken off the list; the day of the petition decides which applies. */
export interface DelistingProcedure {
  resolution: "1730 (2006)" | "2744 (2024)";
  through: readonly ("state" | "focal point")[];
}
export type DelistingRules = readonly Dated<DelistingProcedure>[];

export interface Petition {
  procedure: DelistingProcedure["resolution"];
  through: "state" | "focal point";
  by: string;
  at: Instant;
  consulted: readonly { state: string; view: string; at: Instant }[];
  gathered: readonly { from: string; document: string; at: Instant }[];
  report?: string;
  outcome?: { result: "delisted" | "retained"; reasons: string; at: Instant };
}

export type UnListingPhase =
  | "proposed"
  | "not listed"
  | "listed"
  | "petitioned"
  | "consultation"
  | "gathering"
  | "reported"
  | "delisted";

/** The Security Council's designation of one party. */
export interface UnListing extends Life {
  /** Decisions of the committee that were carried out here, by their matters. */
  carriedOut?: readonly string[];
  phase: UnListingPhase;
  party: string;
  proposedBy: string;
  basis: string;
  document: string;
  listedAt?: Instant;
  notified: readonly { whom: string; at: Instant }[];
  amendments: readonly { document: string; at: Instant }[];
  links: readonly ListingLink[];
  petitions: readonly Petition[];
}

type Act<K extends string, Body = unknown> = ActHead & { kind: K } & Body;
export type UnListingAct =
  | Act<"list", { decision: DecisionRef }>
  | Act<"not list", { reasons: string }>
  | Act<"notify", { whom: string }>
  | Act<"amend", { decision: DecisionRef; document: string }>
  | Act<"link", ListingLink>
  | Act<"petition", { through: "state" | "focal point"; petitioner: string }>
  | Act<"consult", { state: string; view: string }>
  | Act<"gather", { source: string; document: string }>
  | Act<"report", { document: string }>
  | Act<"delist", { decision: DecisionRef; reasons: string }>
  | Act<"retain", { reasons: string }>;

/** One state's own designation of a party, under its own law. */
export interface NationalListing extends Life {
  phase: "listed" | "delisted";
  party: string;
  /** By its own name: an office, a ministry. */
  authority: string;
  /** Whose law it is under: the delegation of whoever listed. */
  state?: string;
  basis: string;
  amendments: readonly { document: string; at: Instant }[];
  links: readonly ListingLink[];
  delisting?: { reasons: string; at: Instant };
}
export type NationalListingAct =
  | Act<"amend", { document: string }>
  | Act<"link", ListingLink>
  | Act<"delist", { reasons: string }>;
