import { labels } from "#acts";
import type { Actor } from "#people";

/** An actor with no more clearance than another has: a token's ceiling holds for the acts that it brings. */
export function lowered(actor: Actor, by: Actor): Actor {
  const label = labels.indexOf(by.label) < labels.indexOf(actor.label) ? by.label : actor.label;
  return { ...actor, label, compartments: actor.compartments.filter((one) => by.compartments.includes(one)) };
}
