import type { PartialDate } from "../partial-date.ts";
import type { Share } from "./share.ts";

/**
 * What a statement says that one party has in another. Only `ownership` is owning; the others are ways to control or
 * merely to have a part in a company, and are never added to shares.
 */
export type Interest =
  | "ownership"
  | "voting"
  | "appointment"
  | "control"
  | "consolidation"
  | "influence"
  | "trust"
  | "acting"
  | "management"
  | "economic"
  | "nominee"
  | "sister"
  | "together"
  | "other";

/** A person, company or other body, as the sources of ownership know it. */
export interface OwnershipParty {
  id: string;
  names: string[];
  /** A schema of FollowTheMoney, "LegalEntity" where the source does not say. */
  schema: string;
  /** Strong identifiers, `scheme:number`: two parties that share one are one. */
  keys: string[];
  /** Why the source does not name it: it may be anybody, a listed party too. */
  unidentified?: string;
  /** Shares held by several together: its holders are the joint holders. */
  joint?: boolean;
  /** What else sources say of it, as properties of FollowTheMoney: birthDate, nationality, country. */
  properties?: Record<string, string[]>;
  listings: PartyListing[];
}

/** A designation of a party, as far as the arithmetic needs it. */
export interface PartyListing {
  /** "" where the source says only that the party is listed. */
  authority: string;
  reference: string;
  from?: PartialDate;
  to?: PartialDate;
}

/** One interest that one source states, at one time: the smallest piece of evidence. */
export interface Statement {
  /** Unique: the source's own id of the statement, and the number of the interest where it states several. */
  id: string;
  /** The statement that holds this interest: interests of one statement add up, those of two are alternatives. */
  statement: string;
  /** The record of which the statement is a version: a later version takes the place of an earlier one. */
  record: string;
  /** Who says it: a register, a publisher, a list. */
  source: string;
  /** Ids of parties. */
  owner: string;
  asset: string;
  interest: Interest;
  /** What the share is a share of, where an ownership is not of shares: "surplus assets". */
  measure?: string;
  /** Absent where the source gives no number: it may be anything from nothing to all. */
  share?: Share;
  reach: "direct" | "indirect" | "unknown";
  /** An indirect interest whose steps the source states one by one as well. */
  itemised?: boolean;
  /** When the interest began and ended, as far as known. */
  from?: PartialDate;
  to?: PartialDate;
  /** ISO day on which the source stated it. */
  stated?: string;
  /** This version says that the record is closed. */
  closes?: boolean;
  /** The source's own words: "subsidiary", "ownership-of-shares-25-to-50-percent". */
  words: string;
  /** Which of the two the words are said of: "subsidiary of" of the asset. Absent where the source does not tell. */
  saidOf?: "owner" | "asset";
}

/** Everything that some sources say of who owns and controls whom. */
export interface OwnershipData {
  parties: OwnershipParty[];
  statements: Statement[];
}

/** Whether something holds whatever the true shares are; whether it cannot hold; or whether it depends on them. */
export type Verdict = "yes" | "no" | "cannot be excluded";
