import type { Decision } from "../answers/types.ts";
import type { Algorithm, ListedProfile, Rarity, Score } from "../types.ts";

/** An entry that two editions of a list hold differently; `before` is absent for a new one, `after` for a removed one. */
export interface ListChange {
  id: string;
  before?: ListedProfile;
  after?: ListedProfile;
}

export interface RescreenOptions {
  /** Hits below this probability are none. */
  threshold: number;
  /** How much shared keys say, the same for both editions: a change of frequencies alone is no reason to look again. */
  rarity: Rarity;
  algorithm?: Algorithm;
  /** As when screening: whoever is listed under exactly a customer's name is a hit, unless something contradicts. Default true. */
  exact?: boolean;
  /** What was decided before; a decision is reopened where its evidence changed. */
  decisions?: Decisions;
}

/** Looks a decision up. */
export interface Decisions {
  of(customer: string, entry: string): Decision | undefined;
}

/** What of the evidence changed: only before, only after, or the same feature with other values. */
export interface EvidenceChange {
  feature: string;
  before?: string;
  after?: string;
}

/** Why a customer must be looked at again. */
export interface Reason {
  kind: "new hit" | "hit gone" | "hit changed";
  entry: { id: string; dataset: string; schema: string; caption: string };
  before?: Score;
  after?: Score;
  changes: EvidenceChange[];
  fingerprint: string;
  /** The decision on this very evidence: nothing to do. */
  settled?: Decision;
  /** The decision that no longer stands because its evidence changed. */
  reopened?: Decision;
}

export interface CustomerToReview {
  /** Place in the customer index, from 0: row of the file less one. */
  place: number;
  customer: string;
  caption: string;
  reasons: Reason[];
}
