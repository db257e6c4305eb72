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
  if (right.blind ? !isWithinClearance(actor, subject) : !sees(actor, action, subject))
    return { allowed: false, hidden: true, reason: noSuchThing };
  const relation = right.by[actor.role];
  if (relation === undefined) return refused(notYours(action, actor.role, right));
  if (!stands[relation](actor, subject)) return refused(wrongRelation(action, actor.role, relation));
  return { allowed: true };
}

/** What a list or search may hold for an actor: the store's condition. Never more than `can` allows to be read. */
export function visible(actor: Actor): { label: Label; compartments: string[] } {
  const { sees, ceiling } = roleRights[actor.role];
  const highest = sees === "concerned" ? "unclassified" : lower(ceiling, actor.label);
  return { label: highest, compartments: [...actor.compartments] };
}

/** Where lists are meant, what is one's own does not count: the store decides by label and compartments alone. */
function sees(actor: Actor, action: string, subject: Subject): boolean {
  if (!isWithinClearance(actor, subject)) return false;
  if (roleRights[actor.role].sees === "cleared" || subject.label === "unclassified") return true;
  return action !== "list" && action !== "search" && stands.concerned(actor, subject);
}

function isWithinClearance(actor: Actor, subject: Subject): boolean {
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
    "another's": "what his own office deals with and is not about himself",
  };
  return `The role "${role}" may do "${action}" only to ${needs[relation]}.`;
}
