import { type Label, labels } from "#acts";
import { type Actor, roles, type Subject, type Verdict } from "../actor.ts";
import { actRights, readingRights, roleRights } from "./rights.data.ts";
import type { Relation, Right } from "./words.ts";

export type ActKind = keyof typeof actRights;
export type ReadingAction = keyof typeof readingRights;
export type Action = ActKind | ReadingAction;

/** The one sentence about what is not there and about what the actor may not know of. */
export const noSuchThing = "There is no such thing here, or it is not open to you.";
const rights = new Map<string, Right>(Object.entries({ ...readingRights, ...actRights }));
const rank = (label: Label): number => labels.indexOf(label);

/**
 * May this actor do this to that? Decided by the table of rights alone: role, label, compartments, relation. Pure. What
 * is refused because it may not be seen is refused as what does not exist, before anything else is said.
 */
export function can(actor: Actor, action: string, subject: Subject): Verdict {
  const right = rights.get(action);
  if (!right) return refused(`There is no action "${action}"; docs/rights.md lists them all.`);
  if (!isWellFormed(actor, subject)) return { allowed: false, hidden: true, reason: noSuchThing };
  if (right.blind ? !isWithinClearance(actor, subject) : !sees(actor, subject))
    return { allowed: false, hidden: true, reason: noSuchThing };
  const relation = right.by[actor.role];
  if (relation === undefined) return refused(notYours(action, actor.role, right));
  if (!stands[relation](actor, subject)) return refused(wrongRelation(action, actor.role, relation));
  return { allowed: true };
}

/** What lists and searches may hold for an actor, as the store's condition takes it: what `can` lets him read. */
export interface Sight {
  label: Label;
  compartments: string[];
  /** Above that label and up to this one he sees what concerns one of these. */
  concerned?: { label: Label; by: string[] };
}

/** The sight of an actor. */
export function visible(actor: Actor): Sight {
  const { sees, ceiling } = roleRights[actor.role];
  const highest = lower(ceiling, actor.label);
  const compartments = [...actor.compartments];
  if (sees === "cleared") return { label: highest, compartments };
  const { id, delegation } = actor;
  const by = concernsOf({ owners: [id], delegations: delegation === null ? [] : [delegation] });
  return { label: "unclassified", compartments, concerned: { label: highest, by } };
}

/** Whom a subject concerns, as names that a condition compares. */
export function concernsOf({ owners = [], delegations = [] }: Pick<Subject, "owners" | "delegations">): string[] {
  return [...owners.map((one) => `person:${one}`), ...delegations.map((one) => `delegation:${one}`)];
}

function sees(actor: Actor, subject: Subject): boolean {
  if (!isWithinClearance(actor, subject)) return false;
  if (roleRights[actor.role].sees === "cleared" || subject.label === "unclassified") return true;
  return stands.concerned(actor, subject);
}

/** Not above the actor's clearance or his role's ceiling, and of no compartment that he does not hold. */
export function isWithinClearance(actor: Actor, subject: Pick<Subject, "label" | "compartments">): boolean {
  if (rank(subject.label) > rank(lower(roleRights[actor.role].ceiling, actor.label))) return false;
  return subject.compartments.every((one) => actor.compartments.includes(one));
}

/** A label or role from outside that is none must not count as the lowest. */
function isWellFormed(actor: Actor, subject: Subject): boolean {
  return rank(actor.label) >= 0 && rank(subject.label) >= 0 && roles.includes(actor.role);
}

const stands: Record<Relation, (actor: Actor, subject: Subject) => boolean> = {
  any: () => true,
  team: ({ team }, { teams }) => team !== null && (teams ?? []).includes(team),
  concerned: ({ id, delegation }, { owners, delegations }) =>
    (owners ?? []).includes(id) || (delegation !== null && (delegations ?? []).includes(delegation)),
  own: ({ id }, { owners }) => (owners ?? []).includes(id),
  "delegation's": (actor, subject) => stands.team(actor, subject) && stands.concerned(actor, subject),
  "another's": (actor, subject) => stands.team(actor, subject) && !stands.own(actor, subject),
};

const lower = (one: Label, other: Label): Label => (rank(one) < rank(other) ? one : other);
const refused = (reason: string): Verdict => ({ allowed: false, hidden: false, reason });

function notYours(action: string, role: string, { by }: Right): string {
  return `"${action}" is not for the role "${role}": let ${Object.keys(by).join(" or ")} do it.`;
}

function wrongRelation(action: string, role: string, relation: Relation): string {
  const needs: Record<Relation, string> = {
    any: "what can be seen",
    team: "what his own panel, committee or office deals with",
    concerned: "what is his own or his delegation's",
    own: "what is his own",
    "delegation's": "what his own delegation brought before his own committee",
    "another's": "what his own office deals with and is not about himself",
  };
  return `The role "${role}" may do "${action}" only to ${needs[relation]}.`;
}
