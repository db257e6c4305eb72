import type { Label } from "#acts";
import type { Role } from "../actor.ts";

/** How the actor must stand to what the action is about. */
export const relations = {
  any: "anything that the role may see",
  team: "of the actor's own panel, committee or office",
  concerned: "the actor's own, or his delegation's",
  own: "the actor's own",
  "delegation's": "of the actor's own team, and his own or his delegation's",
  "another's": "of the actor's own team, and not about himself",
} as const satisfies Record<string, string>;
export type Relation = keyof typeof relations;

/** What a role sees. `cleared`: all within clearance and compartments; `concerned`: above unclassified only what is the actor's own or his delegation's. */
export interface RoleRight {
  means: string;
  /** No clearance lifts the role above this. */
  ceiling: Label;
  sees: "cleared" | "concerned";
}

export interface Right {
  by: Readonly<Partial<Record<Role, Relation>>>;
  /** What it means, where the name does not say it. */
  means?: string;
  /** The act begins its subject, or names something that the actor need not see: nothing is looked at first. */
  blind?: true;
  /** Why the roles are not those of the committee's table. */
  differs?: string;
}
