import type { Act } from "#acts";
import type { Actor, Subject, Verdict } from "../actor.ts";
import { isRegisterKind } from "../bodies.ts";
import { can } from "./can.ts";

/** The subject of an act as it stands, or the case in which it begins; undefined for acts that have neither. */
export interface Marked extends Pick<Subject, "label" | "compartments"> {
  concerns: { teams: readonly string[]; delegations: readonly string[]; owners: readonly string[] };
}

/** May this actor do this act? By the table of rights, on what the act is about; its own words count where nothing is there yet. */
export function canAct(actor: Actor, act: Act, subject: Marked | undefined): Verdict {
  const teams = (act.body as { teams?: string[] }).teams ?? [];
  return can(actor, act.kind, {
    label: subject?.label ?? act.label,
    compartments: subject?.compartments ?? act.compartments,
    ...(subject?.concerns ?? {
      teams: isRegisterKind(act.kind) && actor.team ? [actor.team] : teams,
      owners: [ownerOf(act)],
    }),
  });
}

/** Whose an act of the register is: the person that it is about. */
const ownerOf = (act: Act): string => (act.body as { person?: string }).person ?? act.actor;
