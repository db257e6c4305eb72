import type { Label, OpenedAct } from "#acts";
import type { Crypto, LogPolicy } from "#record";
import type { Register } from "#register";
import type { LodgingProof, Proceeding } from "../types.ts";

/** A subject as the acts up to now have made it. */
export interface Standing {
  proceeding: Proceeding;
  version: number;
}

/** What acts are judged by: the record as it stands just before them. */
export interface Court {
  crypto: Crypto;
  /** The witnesses whose slips and statements count. */
  policy: LogPolicy;
  /** Roles, keys and clearances. */
  register: Register;
  /** A subject; undefined where there is none. Those that `looksAt` names must be findable. */
  subject: (id: string) => Standing | undefined;
  /** An act of the record, by its id: for acts that disclose. */
  said: (act: string) => Said | undefined;
  /** The reports of a case: for acts that disclose. */
  reports: (file: string) => Proceeding[];
}

/** An act on the record, as far as another is judged by it. */
export interface Said {
  case: string;
  subject: string;
  kind: string;
  label: Label;
  compartments: readonly string[];
  body: { id?: string };
}

/** An act with its place in the record, and the proof that it was lodged with a witness before, where it was. */
export interface Brought {
  opened: OpenedAct;
  /** Milliseconds. */
  received: number;
  sequence: bigint;
  lodging?: LodgingProof | undefined;
}

/** Which of the rules an act breaks, in the order in which they are looked at. */
export type Rule =
  | "form"
  | "place"
  | "lodging"
  | "signature"
  | "waiting"
  | "right"
  | "marking"
  | "register"
  | "lifecycle"
  | "version";

/** Why an act has no effect: one sentence. `hidden`: whoever acts may not know what it is about, and is told of nothing else. */
export interface Refusal {
  rule: Rule;
  sentence: string;
  hidden?: true;
}

/** The register and the subjects after an act, as they then stand; or why it has no effect. */
export type Judgement =
  | { ok: true; register: Register; changed: readonly Standing[] }
  | { ok: false; refusal: Refusal };
