import { PenholderError } from "#kernel";
import type { FollowingLog } from "#log";
import { type Actor, actingAs, anybody, canAs, noSuchThing, type Principal, type Register, visible } from "#people";
import type { Concerns } from "#proceedings";
import type { Visible } from "#store";
import type { Institution } from "../acts/index.ts";
import type { RegisterReader } from "../acts/register.ts";

/** What every question is answered from; made once by `app`. */
export interface Reading {
  institution: Institution;
  registers: RegisterReader;
  log: FollowingLog;
}

/** Who asks, and as whom: made anew for each question. */
export interface Asking {
  /** Null: not signed in. */
  principal: Principal | null;
  /** In the appointment of the session or token; anybody where it has none in force. */
  actor: Actor;
  /** Milliseconds. */
  at: number;
}

/** What rights look at in something stored. */
export interface Looked {
  label: Actor["label"];
  compartments: readonly string[];
  concerns?: Concerns;
}

/** As whom a principal asks now. Throws `sign-in-refused` for a token whose appointment has ended. */
export async function askingAs(reading: Reading, principal: Principal | null): Promise<Asking> {
  const at = reading.institution.clock();
  if (principal === null) return { principal, actor: anybody, at };
  const actor = actorAt(await reading.registers.current(), principal, at);
  if (!actor && principal.via === "token")
    throw new PenholderError("sign-in-refused", "The token's appointment has ended; make another token.");
  return { principal, actor: actor ?? anybody, at };
}

/** As whom a principal acts by the register as it stands; null where his appointment is not in force (any more). */
export function actorAt(register: Register, principal: Principal, at: number): Actor | null {
  return actingAs(register, principal, { at, sequence: register.sequence + 1n });
}

/** What lists, searches and feeds may hold for whoever asks. */
export const sightOf = ({ actor }: Asking): Visible => visible(actor);

export function may({ principal, actor }: Asking, action: string, { label, compartments, concerns }: Looked): boolean {
  return canAs(principal, actor, action, { label, compartments, ...concerns }).allowed;
}

/** Throws `not-found`, as for what does not exist, or `not-allowed`. */
export function expectMay(asking: Asking, action: string, looked: Looked & { owners?: readonly string[] }): void {
  const { label, compartments, concerns, owners } = looked;
  const subject = { label, compartments, ...concerns, ...(owners && { owners }) };
  const verdict = canAs(asking.principal, asking.actor, action, subject);
  if (verdict.allowed) return;
  throw verdict.hidden ? nothing() : new PenholderError("not-allowed", verdict.reason);
}

/** What is open to everybody to whom the action is. */
export const open: Looked = { label: "unclassified", compartments: [] };

/** The one answer for what does not exist and for what may not be seen. */
export const nothing = (): PenholderError => new PenholderError("not-found", noSuchThing);
