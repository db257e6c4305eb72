import { type Act, type Label, labels } from "#acts";
import { type Actor, isRegisterKind, isWithinClearance } from "#register";
import { beginsSubject } from "../begin.ts";
import { isApart } from "../enact.ts";
import type { Proceeding } from "../types.ts";
import type { Refusal } from "./types.ts";

type Marked = { label: Label; compartments: readonly string[] };

/**
 * Nobody marks what he says or makes with what he may not see himself, or he would put it out of everybody's reach. What an
 * act says shows in its subject, which must be marked as high; only an approach stays apart.
 */
export function wronglyMarked(actor: Actor, act: Act, subject: Proceeding | undefined): Refusal | undefined {
  const given = act.kind.startsWith("label/") ? (act.body as Marked & { reason: string }) : undefined;
  for (const { label, compartments } of [act, ...(given ? [given] : [])])
    if (!isWithinClearance(actor, { label, compartments }))
      return {
        rule: "right",
        sentence:
          "Nobody marks above his own clearance, or with a compartment that he does not hold; let one who may do it.",
      };
  if (!subject || isRegisterKind(act.kind) || beginsSubject(act.kind) || isApart(act.kind)) return undefined;
  if ([subject, ...(given ? [given] : [])].some((shown) => covers(shown, act))) return undefined;
  return {
    rule: "marking",
    sentence: "The act is marked higher than what it is about, where its words would show; raise the label of that.",
  };
}

const covers = (shown: Marked, act: Marked): boolean =>
  labels.indexOf(shown.label) >= labels.indexOf(act.label) &&
  act.compartments.every((one) => shown.compartments.includes(one));
