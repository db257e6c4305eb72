import type { Act } from "#acts";
import { type Actor, can, isRegisterKind, noSuchThing } from "#register";
import { beginsSubject } from "../begin.ts";
import type { Proceeding } from "../types.ts";
import type { Refusal } from "./types.ts";

type Known = (id: string) => Proceeding | undefined;

const hidden: Refusal = { rule: "right", sentence: noSuchThing, hidden: true };

/**
 * By the table of rights: on the subject; on the case where the act begins one in it. What is not there is refused as
 * what may not be seen.
 */
export function mayDo(actor: Actor, act: Act, known: Known): Refusal | undefined {
  const looked = lookedAt(actor, act, known);
  if (!looked) return hidden;
  const verdict = can(actor, act.kind, looked);
  if (verdict.allowed) return undefined;
  // A row of the table that looks at nothing first may refuse; it must not tell by that of a case which may not be seen.
  const isOnStage = isRegisterKind(act.kind) || act.kind === "case/open" || can(actor, "read", looked).allowed;
  return verdict.hidden || !isOnStage ? hidden : { rule: "right", sentence: verdict.reason };
}

/** What the table of rights looks at: what the act is on, or in, or makes. */
function lookedAt(actor: Actor, act: Act, known: Known): Parameters<typeof can>[2] | undefined {
  const { label, compartments } = act;
  if (isRegisterKind(act.kind)) {
    const { person = act.actor } = act.body as { person?: string };
    return { label, compartments, teams: actor.team ? [actor.team] : [], owners: [person] };
  }
  if (act.kind === "case/open") {
    const { teams } = act.body as { teams: string[] };
    return { label, compartments, teams, owners: [act.actor] };
  }
  const begins = beginsSubject(act.kind);
  const about = known(begins ? act.case : act.subject);
  if (!about || (begins && about.kind !== "case")) return undefined;
  return subjectOf(about);
}

/** A subject as the table of rights looks at it. */
export const subjectOf = ({ label, compartments, concerns }: Proceeding) => ({ label, compartments, ...concerns });

/** What somebody may lean on: what he may not see is as if it were not there. */
export const mayLeanOn = (actor: Actor, about: Proceeding): boolean => can(actor, "read", subjectOf(about)).allowed;
