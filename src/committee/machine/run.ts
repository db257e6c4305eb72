import type { Instant } from "../time/day.ts";
import { inNewYork } from "../time/deadline.ts";
import type { ActHead, Life, Machine, Outcome, Timer } from "./types.ts";

const maxTimers = 10_000;
const words = (list: readonly string[]): string => list.map((word) => `"${word}"`).join(" or ");

interface Ringing<S extends Life, R> {
  timer: Timer<S, R>;
  at: Instant;
}

function next<S extends Life, A extends ActHead, R>(
  machine: Machine<S, A, R>,
  state: S,
  rules: R,
): Ringing<S, R> | undefined {
  let first: Ringing<S, R> | undefined;
  for (const timer of machine.timers) {
    const at = timer.from.includes(state.phase) ? timer.at(state, rules) : undefined;
    if (at !== undefined && (first === undefined || at < first.at)) first = { timer, at };
  }
  return first;
}

/** A timer that has rung: its name and its own instant, whenever it was noticed. */
export interface Rung {
  timer: string;
  at: Instant;
}

/**
 * What time alone has made of a state by `now`, each timer at its own instant and in order, however long nobody looked:
 * after a restart this is all the catching up there is. Nothing rings at `now` itself.
 */
export function elapse<S extends Life, A extends ActHead, R>(
  machine: Machine<S, A, R>,
  state: S,
  now: Instant,
  rules: R,
): { state: S; rung: Rung[] } {
  const rung: Rung[] = [];
  let current = state;
  for (let ringing = next(machine, current, rules); ringing && ringing.at < now; ) {
    const { timer, at } = ringing;
    if (rung.length >= maxTimers) break;
    const changed = timer.effect(current, at, rules);
    current = { ...changed, phase: timer.to === "same" ? changed.phase : timer.to, at: Math.max(current.at, at) };
    rung.push({ timer: timer.name, at });
    ringing = next(machine, current, rules);
  }
  return { state: current, rung };
}

/** The next instant after which time alone will change a state; undefined where it never will. */
export function nextInstant<S extends Life, A extends ActHead, R>(
  machine: Machine<S, A, R>,
  state: S,
  rules: R,
): Rung | undefined {
  const ringing = next(machine, state, rules);
  return ringing && { timer: ringing.timer.name, at: ringing.at };
}

/** Applies one act: time first, then the table. A refusal leaves everything as it was. */
export function apply<S extends Life, A extends ActHead, R>(
  machine: Machine<S, A, R>,
  before: S,
  act: A,
  rules: R,
): Outcome<S> {
  const backwards = outOfOrder(before, act);
  if (backwards) return { ok: false, refusal: backwards };
  const { state } = elapse(machine, before, act.at, rules);
  const rows = machine.rows.filter((row) => row.act === act.kind && row.from.includes(state.phase));
  const row = rows.find((one) => one.applies(state, act, rules));
  if (!row) return { ok: false, refusal: notNow(machine, state, act, rows.length > 0) };
  if (!row.by.includes(act.by.role)) {
    const refusal = `The act "${act.kind}" is not for the role "${act.by.role}": let ${words(row.by)} do it.`;
    return { ok: false, refusal };
  }
  const refusal = row.refuse(state, act, rules);
  if (refusal) return { ok: false, refusal };
  // Not even what time alone has made of the state may be written down because of it.
  if (row.apart) return { ok: true, state: row.effect(before, act, rules) };
  const changed = row.effect(state, act, rules);
  const phase = row.to === "same" ? changed.phase : row.to;
  return { ok: true, state: { ...changed, phase, at: act.at, sequence: act.sequence } };
}

function outOfOrder(state: Life, act: ActHead): string | undefined {
  if (!Number.isSafeInteger(act.at) || !Number.isSafeInteger(act.sequence))
    return `The act "${act.kind}" has no instant in whole seconds or no sequence number; give it both.`;
  if (act.at < state.at)
    return `The act "${act.kind}" is dated ${inNewYork(act.at)}, before the last one of ${inNewYork(state.at)}, and time only goes forwards; date it when it was received.`;
  if (act.sequence <= state.sequence)
    return `The act "${act.kind}" has the number ${act.sequence}, but ${state.sequence} is already applied; give it the next number.`;
  return;
}

function notNow<S extends Life, A extends ActHead, R>(
  machine: Machine<S, A, R>,
  state: S,
  act: A,
  conditional: boolean,
): string {
  const what = `The act "${act.kind}" is not possible while the ${machine.name} is "${state.phase}"`;
  const phases = [...new Set(machine.rows.filter((row) => row.act === act.kind).flatMap(({ from }) => from))];
  if (phases.length === 0) return `A ${machine.name} knows no act "${act.kind}": see its table in the documentation.`;
  const conditions = machine.rows.filter((row) => row.act === act.kind && row.from.includes(state.phase));
  if (conditional)
    return `${what}, except where ${conditions.map(({ where }) => where).join(", or where ")}; wait for that.`;
  return `${what}: it belongs to ${words(phases)}; bring it there first.`;
}

/** Applies acts one after the other; stops at the first that is refused and says which. */
export function replay<S extends Life, A extends ActHead, R>(
  machine: Machine<S, A, R>,
  start: S,
  acts: readonly A[],
  rules: R,
): Outcome<S> {
  let state = start;
  for (const act of acts) {
    const outcome = apply(machine, state, act, rules);
    if (!outcome.ok) return { ok: false, refusal: `Act ${act.sequence} cannot be applied again: ${outcome.refusal}` };
    state = outcome.state;
  }
  return { ok: true, state };
}
