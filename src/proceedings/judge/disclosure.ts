import type { Act } from "#acts";
import { dayInNewYork, disclosureRules, inForce, type Report } from "#committee";
import { type Actor, can, isWithinClearance } from "#register";
import { isApart } from "../enact.ts";
import { stateAt } from "../lives.ts";
import type { Proceeding } from "../types.ts";
import { mayLeanOn, subjectOf } from "./rights.ts";
import type { Court, Refusal } from "./types.ts";

/**
 * Acts are disclosed after publication, by who sees them; where they, or what they are about, are marked, by who may lower
 * the marking. Published: the report that an act is about; for anything else in its case, a report of that case, or, where
 * it has none, the case is closed.
 */
export function notDisclosable(court: Court, actor: Actor, act: Act, at: number): Refusal | undefined {
  if (act.kind !== "act/disclose") return undefined;
  for (const id of (act.body as { acts: string[] }).acts) {
    const said = court.said(id);
    const about = said && court.subject(said.subject)?.proceeding;
    if (!said || !about || said.case !== act.case || !seesAct(actor, said, about))
      return refused("Not every act that is named is one of this case that is open to whoever discloses; name those.");
    if (!isOver(court, about, at))
      return refused(
        "Acts are disclosed after publication, and what one of these is about is not published yet; wait for it, or for the end of the mandate or of the case.",
      );
    const marked = [said, about].some(({ label, compartments }) => label !== "unclassified" || compartments.length > 0);
    if (marked && !can(actor, "label/lower", subjectOf(about)).allowed)
      return {
        rule: "right",
        sentence:
          "Disclosing what is marked lowers its marking, and is for whoever may lower that; let coordinator or chair disclose it.",
      };
  }
  return undefined;
}

/** What stays apart is named only once it was disclosed by whoever said it. */
function seesAct(actor: Actor, said: NonNullable<ReturnType<Court["said"]>>, about: Proceeding): boolean {
  const { label, compartments } = said;
  if (!mayLeanOn(actor, about) || !isWithinClearance(actor, { label, compartments })) return false;
  if (!isApart(said.kind)) return true;
  const { approaches } = about.life as unknown as Report;
  return approaches.some(({ id, disclosedAt }) => id === said.body.id && disclosedAt !== undefined);
}

function isOver(court: Court, about: Proceeding, at: number): boolean {
  const phases: readonly string[] = inForce(disclosureRules, dayInNewYork(at))?.value ?? [];
  const isOut = ({ kind, life }: Proceeding) => phases.includes((stateAt(kind, life, at) as { phase: string }).phase);
  if (about.kind === "report") return isOut(about);
  const reports = court.reports(about.case);
  if (reports.length > 0) return reports.some(isOut);
  return (court.subject(about.case)?.proceeding.life as { phase?: string } | undefined)?.phase === "closed";
}

const refused = (sentence: string): Refusal => ({ rule: "lifecycle", sentence });
