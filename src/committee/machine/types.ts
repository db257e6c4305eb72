import type { Instant } from "../time/day.ts";

/** The part in which somebody acts. Who may take it is for the table of rights to say; here it is a column of the table. */
export type Role =
  | "expert"
  | "coordinator"
  | "secretary"
  | "chair"
  | "member"
  | "state"
  | "focal point"
  | "petitioner"
  | "applicant"
  | "party"
  | "authority";

/** Whoever acts: `id` names the person, `delegation` the state or body (ISO 3166 alpha-2 where it has one) for which. */
export interface Actor {
  id: string;
  role: Role;
  delegation?: string;
}

/** What every act has: `sequence` is the store's number, by which acts at the same instant are ordered. */
export interface ActHead {
  kind: string;
  by: Actor;
  at: Instant;
  sequence: number;
}

/** What every state has: its phase, and the last act or timer that moved it. */
export interface Life {
  phase: string;
  at: Instant;
  sequence: number;
}

/** One line of a transition table. */
export interface Row<S extends Life, A extends ActHead, R> {
  act: A["kind"];
  from: readonly S["phase"][];
  to: S["phase"] | "same";
  by: readonly Role[];
  /** Where several rows have the same act and phase, the first whose condition holds is taken. */
  where?: string;
  /** What is refused, in the words of the table. */
  unless?: string;
  applies: (state: S, act: A, rules: R) => boolean;
  /** The sentence of a refusal; undefined where nothing stands against it. */
  refuse: (state: S, act: A, rules: R) => string | undefined;
  effect: (state: S, act: A, rules: R) => S;
  /** Whoever sees the state otherwise must not see by it that there was such an act: neither its instant nor its number stays. */
  apart?: true;
}

/** What happens by time alone, as soon as `at` has passed: what comes at that very second is still in time. */
export interface Timer<S extends Life, R> {
  name: string;
  from: readonly S["phase"][];
  to: S["phase"] | "same";
  /** The instant, and its condition, in words. */
  when: string;
  at: (state: S, rules: R) => Instant | undefined;
  effect: (state: S, at: Instant, rules: R) => S;
}

export interface Machine<S extends Life, A extends ActHead, R> {
  /** What lives through it: "proposal", "report". */
  name: string;
  phases: Readonly<Record<S["phase"], string>>;
  rows: readonly Row<S, A, R>[];
  timers: readonly Timer<S, R>[];
}

/** The new state, or one sentence: what is refused, why, and what to do. */
export type Outcome<S> = { ok: true; state: S } | { ok: false; refusal: string };
