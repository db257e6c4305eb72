import {
  type ActHead,
  apply,
  delistingProcedures,
  elapse,
  exemptionLife,
  exemptionRules,
  type Life,
  type Machine,
  meetingLife,
  nationalListingLife,
  nextInstant,
  noObjection,
  noObjectionRules,
  type Outcome,
  type Rung,
  reportLife,
  requestLife,
  requestRules,
  unListingLife,
} from "#committee";
import type { Json } from "#kernel";
import { membersOn } from "#measures";
import type { SubjectKind } from "./types.ts";

/** A machine with its rules, over states as they are stored. */
export interface StoredLife {
  machine: { name: string; phases: Readonly<Record<string, string>> };
  apply(state: Json, act: ActHead): Outcome<Json>;
  /** What time alone has made of it by an instant. */
  at(state: Json, now: number): Json;
  next(state: Json): Rung | undefined;
}

/** States are plain values: what the machine makes of one is stored as JSON and read back as it was. */
function stored<S extends Life, A extends ActHead, R>(machine: Machine<S, A, R>, rules: R): StoredLife {
  const read = (state: Json): S => state as unknown as S;
  return {
    machine,
    apply: (state, act) => {
      const outcome = apply(machine, read(state), act as A, rules);
      return outcome.ok ? { ok: true, state: plain(outcome.state) } : outcome;
    },
    at: (state, now) => plain(elapse(machine, read(state), now, rules).state),
    next: (state) => nextInstant(machine, read(state), rules),
  };
}

/** A value without what JSON cannot hold (absent members). */
export const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** The lifecycle of each kind of subject that has one. */
export const lives: Readonly<Partial<Record<SubjectKind, StoredLife>>> = {
  report: stored(reportLife, null),
  matter: stored(noObjection, { ...noObjectionRules, members: membersOn }),
  listing: stored(unListingLife, delistingProcedures),
  "national-listing": stored(nationalListingLife, null),
  exemption: stored(exemptionLife, exemptionRules),
  request: stored(requestLife, requestRules),
  meeting: stored(meetingLife, null),
};

/** A subject's state at an instant (POSIX seconds), timers that have rung since its last act included. */
export function stateAt(kind: SubjectKind, life: Json, now: number): Json {
  return lives[kind]?.at(life, now) ?? life;
}
