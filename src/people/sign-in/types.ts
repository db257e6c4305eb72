import type { Label } from "#acts";
import type { Clock, Random } from "#kernel";
import type { PeopleReader, PeopleTransactor } from "#store";
import type { SignInPolicy } from "./policy.data.ts";

/** What sign-in needs of the store; `Store` has it. */
export interface PeopleStore {
  read<T>(work: (reader: PeopleReader) => Promise<T>): Promise<T>;
  transact<T>(work: (transactor: PeopleTransactor) => Promise<T>): Promise<T>;
}

/** scrypt (RFC 7914): 32 bytes of it. Costs 128·r·2^ln bytes of memory. */
export type Scrypt = (
  password: string,
  salt: Uint8Array,
  parameters: { ln: number; r: number; p: number },
) => Promise<Uint8Array>;

export interface PeopleOptions {
  store: PeopleStore;
  random: Random;
  clock: Clock;
  /** 32 bytes that never lie in the database: seals second factors, keys the hashes of names and addresses. */
  key: Uint8Array;
  /** WebAuthn's relying party: its domain, name, and the origins of the pages that may ask. */
  relyingParty: { id: string; name: string; origins: readonly string[] };
  /** Where absent: `signInPolicy`. */
  policy?: SignInPolicy;
  /** Where absent: node:crypto's. */
  scrypt?: Scrypt;
}

export type AccountState = "invited" | "enrolled" | "active" | "suspended";

/** Somebody who can sign in. What he may do is for the register to say. */
export interface Account {
  /** Identity of the person, as acts state it. */
  person: string;
  login: string;
  name: string;
  /** "enrolled": has set a password and a second factor, and waits for an officer to confirm that it was he. */
  state: AccountState;
  created: number;
}

export interface Session {
  /** Hash of the secret: names the session, and opens nothing. */
  id: string;
  person: string;
  /** Appointment in which the person acts; null until he has chosen. */
  appointment: string | null;
  opened: number;
  seen: number;
  /** When the second factor was last given. */
  factor: number;
  expires: number;
}

/** A new session: the secret goes into the cookie and is kept nowhere. */
export interface Opened {
  secret: string;
  session: Session;
}

export const scopes = ["read", "export", "act", "administer"] as const;
export type Scope = (typeof scopes)[number];

export interface Token {
  /** Public part of the token, by which its owner knows it. */
  prefix: string;
  person: string;
  name: string;
  appointment: string;
  scopes: readonly Scope[];
  /** It sees no higher than this, whatever its owner may see. */
  ceiling: Label;
  created: number;
  used: number | null;
  expires: number;
}

/** Who sent a request, once his session or token was checked. */
export type Principal =
  | { via: "session"; person: string; appointment: string | null; session: Session }
  | { via: "token"; person: string; appointment: string; token: Token };

export interface Passkey {
  id: string;
  name: string;
  created: number;
  used: number | null;
}
