import type { Json } from "#kernel";

/** How far an object may be seen (ST/SGB/2007/6), lowest first. Derived objects take the highest of their sources. */
export const labels = ["unclassified", "confidential", "strictly confidential"] as const;
export type Label = (typeof labels)[number];

/** Payload type of the DSSE envelope in which an act is signed. */
export const actType = "application/vnd.penholder.act+json";

/**
 * One official statement by one actor, as signed: canonical JSON in a DSSE envelope, whose own canonical JSON is what the
 * record commits to. It names its record, case and subject, so that a signature given for one cannot be used for another.
 */
export type Act = {
  type: "penholder/act/1";
  /** 16 random bytes, hexadecimal, drawn by the actor: the same act sent twice is one act. */
  id: string;
  /** Origin of the log for which it is meant. */
  record: string;
  /** The case, which is its stream in the record: 16 bytes, hexadecimal. */
  case: string;
  /** What it is about (a report, a matter, a listing …): 16 bytes, hexadecimal. */
  subject: string;
  /** "report/submit", "matter/object" …: the table in kinds. */
  kind: string;
  /** Identity of who acts, in which role and for which state or body. */
  actor: string;
  role: string;
  delegation: string | null;
  /** The actor's own clock: UTC, RFC 3339, whole seconds. The record's time of receipt decides about deadlines. */
  at: string;
  /** Version of the subject that the actor saw; null for the act that begins it. */
  expects: number | null;
  label: Label;
  compartments: string[];
  body: Json;
};
