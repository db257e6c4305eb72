import type { Label } from "#acts";
import type { Actor, Place, Role } from "./actor.ts";

/** What one officer did in another's name waits for a second look. Milliseconds since 1970. */
export interface Waiting {
  /** In force from then on unless somebody protested; null: once somebody second confirmed it, and not before. */
  from: number | null;
  /** By whom, in which act. */
  confirmed?: Place & { act: string; by: string };
}

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
  /** Who appointed; "" for a founder. */
  appointed: string;
  /** Absent where nobody spoke with this voice before. */
  waits?: Waiting;
  ended?: Place & { by: string; reason: string; how: "ended" | "protested" };
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
  /** The act of an officer that gave it, or the key out of which it was rotated; "" for a founder's. */
  root: string;
  /** Absent where it was the first, given by an officer or known from the founding, or descends from that by rotation. */
  waits?: Waiting;
  ended?: Place & { act: string; by: string; how: "rotated" | "revoked" | "protested"; reason: string };
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
  /** A protest by a key or in a part that is no longer in force. */
  former?: true;
}
