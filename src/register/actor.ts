import type { Label } from "#acts";

/** The parts in which somebody acts or reads. The first eleven are those of the committee's tables. */
export const roles = [
  "expert",
  "coordinator",
  "secretary",
  "chair",
  "member",
  "state",
  "focal point",
  "petitioner",
  "applicant",
  "party",
  "authority",
  "contributor",
  "reader",
  "auditor",
  "administrator",
] as const;
export type Role = (typeof roles)[number];

/** Somebody in one of the roles to which he is appointed: what a session or token acts as, and what an act states. */
export interface Actor {
  /** Identity of the person: `Act.actor`. */
  id: string;
  role: Role;
  /** The state or body for which (ISO 3166 alpha-2 where it has one). */
  delegation: string | null;
  /** The panel, committee or office of which he is one. */
  team: string | null;
  /** Clearance: the highest label that he may see; the table of rights may allow his role less. */
  label: Label;
  compartments: readonly string[];
}

/** What an action is about, as far as rights depend on it. */
export interface Subject {
  label: Label;
  compartments: readonly string[];
  /** Panels, committees and offices that deal with its case. */
  teams?: readonly string[];
  /** States and bodies whose it is or to whom it is addressed. */
  delegations?: readonly string[];
  /** Persons whose own it is: who recorded, petitioned, contributed; of an account or key, its holder. */
  owners?: readonly string[];
}

/**
 * Allowed, or one sentence why not. `hidden`: the actor may not know that there is such a thing, and the sentence is the
 * one for what does not exist; answer with the same bytes and status.
 */
export type Verdict = { allowed: true } | { allowed: false; hidden: boolean; reason: string };

/** When an act was received, and its place in the record. What was lodged with a witness has an instant only. */
export interface Place {
  /** Milliseconds since 1970. */
  at: number;
  sequence?: bigint;
  /** Of what was lodged: where it reached the record. What waited at the lodging must be in force by then. */
  delivered?: Place;
}
