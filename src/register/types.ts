import type { Label } from "#acts";
import type { Actor, Place, Role } from "./actor.ts";

/** Somebody's part from one act to another. */
export interface Appointment {
  /** The act that made it; "founding-0" … for a founder's. */
  id: string;
  person: string;
  name: string;
  role: Role;
  delegation: string | null;
  team: string | null;
  label: Label;
  compartments: readonly string[];
  since: Place;
  /** Milliseconds since 1970: not before, and only before. */
  from: number | null;
  until: number | null;
  ended?: Place & { by: string; reason: string };
}

/** A key with which somebody signs official acts. */
export interface EnrolledKey {
  person: string;
  /** Ed25519, signature type 1 of C2SP signed-note. */
  vkey: string;
  fingerprint: string;
  /** "secretariat": it signs for the person and is shown so wherever the signature is. */
  holder: "person" | "secretariat";
  since: Place;
  /** The act that enrolled it and who made that act; null for a founder's key, which readers trust by their own configuration. */
  enrolled: { act: string; by: string } | null;
  until: number | null;
  ended?: Place & { act: string; by: string; how: "rotated" | "revoked"; reason: string };
  /** From the revocation: what it signed after this instant is doubtful, though it was valid. */
  doubtedSince?: number;
}

/** Who begins: known to every reader beforehand, as the log's own key is. Everybody else follows from acts. */
export interface Founder {
  person: string;
  name: string;
  vkey: string;
  role: "secretary" | "chair";
  team: string;
  label: Label;
  compartments: readonly string[];
}

export interface Founding {
  /** Origin of the log: acts meant for another record are refused. */
  record: string;
  founders: readonly Founder[];
}

/** Who is what, and with which key: what the acts "role/…" and "key/…" have made of the founding. A plain value. */
export interface Register {
  record: string;
  /** The last act entered; -1 before the first. */
  sequence: bigint;
  at: number;
  /** By person, in the order of the record; never removed from, so that any earlier moment can be asked about. */
  appointments: ReadonlyMap<string, readonly Appointment[]>;
  keys: ReadonlyMap<string, readonly EnrolledKey[]>;
  /** Every public key ever enrolled, in base64, and whose it is: a key is enrolled once. */
  used: ReadonlyMap<string, string>;
}

/** In which role somebody acted, by which appointment, and with which key. */
export interface Acting {
  actor: Actor;
  appointment: string;
  key: EnrolledKey;
}
