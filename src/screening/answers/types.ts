import type { Evidence, Score } from "../types.ts";

/** What a person decided about a customer and a listed party, on the evidence that there was. */
export interface Decision {
  /** Id of the customer in the customer file, and of the listed party. */
  customer: string;
  entry: string;
  decision: "false positive" | "confirmed";
  by: string;
  /** ISO 8601, UTC. */
  at: string;
  why: string;
  /** Fingerprint of the evidence that it was decided on. */
  evidence: string;
}

/** What a list says of an entry besides its profile. */
export interface EntryFacts {
  authorities: string[];
  /** The publisher's references: KPi.033. */
  references: string[];
  programmes: string[];
  /** Since when it is listed, earliest first: "2018-08-03", "2018". */
  since: string[];
}

/** A hit as it is told: everything in words, and the evidence in stable fields. */
export interface AnsweredHit extends EntryFacts {
  id: string;
  list: string;
  schema: string;
  /** Primary name of the listed party. */
  caption: string;
  /** The two names that decided: the customer's and the listed one. */
  askedName: string;
  listedName: string;
  probability: number;
  coverage: Score["coverage"];
  explanation: string[];
  for: readonly Evidence[];
  against: readonly Evidence[];
  missing: readonly string[];
  fingerprint: string;
  /** Set where a person decided on this very evidence. */
  decision?: Decision;
  /** Set where a person decided, and the evidence is another since. */
  reopened?: Decision;
}

/** clear: no hit; settled: every hit was decided to be a false positive; not screened: see the remark. */
export type RowStatus = "clear" | "hits" | "settled" | "not screened";

/** One row of the customer file with its answer. */
export interface AnsweredRow {
  /** From 1, the header not counted. */
  row: number;
  /** Line of the file, row of the sheet. */
  line: number;
  customer: string;
  cells: string[];
  status: RowStatus;
  /** What is odd about the row: no name, more cells than columns. */
  remark?: string;
  hits: AnsweredHit[];
}
