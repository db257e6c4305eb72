import { type Label, labels } from "#acts";
import {
  type Action,
  type Actor,
  actorOf,
  actRights,
  appointmentsOf,
  can,
  type Place,
  type Register,
  type Subject,
  type Verdict,
} from "#register";
import { signInPolicy } from "./policy.data.ts";
import type { Principal, Scope } from "./types.ts";

/** Anybody who is not signed in. */
export const anybody: Actor = {
  id: "anybody",
  role: "reader",
  delegation: null,
  team: null,
  label: "unclassified",
  compartments: [],
};

/**
 * As whom a session or token acts at a place of the record: in its appointment if that is in force, and a token never
 * above its own ceiling. Null where there is no such appointment (any more).
 */
export function actingAs(register: Register, principal: Principal, place: Place): Actor | null {
  const appointment = appointmentsOf(register, principal.person, place).find(({ id }) => id === principal.appointment);
  if (!appointment) return null;
  const actor = actorOf(appointment);
  return principal.via === "token" ? { ...actor, label: lower(actor.label, principal.token.ceiling) } : actor;
}

const administering: readonly string[] = ["administer accounts", "administer machine", "confirm accounts"];

/** The scope that a token needs for an action; null where no token will do. */
export function scopeOf(action: string): Scope | null {
  if (action === "own account") return null;
  if (administering.includes(action)) return "administer";
  // What brings acts in is no reading.
  if (Object.hasOwn(actRights, action) || action === "import case") return "act";
  return action.startsWith("export") ? "export" : "read";
}

/** `can`, and the token's scopes: what a token's owner may do is the most that it may do. */
export function canAs(principal: Principal | null, actor: Actor, action: Action | string, subject: Subject): Verdict {
  const verdict = can(actor, action, subject);
  if (!verdict.allowed || principal?.via !== "token") return verdict;
  const scope = scopeOf(action);
  if (scope !== null && principal.token.scopes.includes(scope)) return verdict;
  return {
    allowed: false,
    hidden: false,
    reason: `This token has no scope for "${action}"; sign in, or make another.`,
  };
}

/** Whether the second factor was given a moment ago. An act by token is made fresh by its signature, by nothing else. */
export function isFresh(principal: Principal, now: number, within: number = signInPolicy.fresh): boolean {
  if (principal.via === "token") return false;
  const age = now - principal.session.factor;
  return age >= 0 && age < within;
}

const lower = (one: Label, other: Label): Label => (labels.indexOf(one) < labels.indexOf(other) ? one : other);
