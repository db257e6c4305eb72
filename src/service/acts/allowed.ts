import { type Act, actBodies, isActKind, type Label, labels } from "#acts";
import { PenholderError } from "#kernel";
import { type Actor, can, isRegisterKind, isWithinClearance, noSuchThing, registerBodies, type Verdict } from "#people";
import { beginsSubject, type Concerns, type Proceeding } from "#proceedings";

type Known = (id: string) => Proceeding | undefined;
type Marked = { label: Label; compartments: readonly string[] };

const refused = (sentence: string) => new PenholderError("act-refused", sentence);
const nothing = () => new PenholderError("not-found", noSuchThing);

/** The act's body has the form of its kind; looked at first, so that nothing later meets another. Throws `act-refused`. */
export function expectForm({ kind, body }: Act): void {
  const form = isRegisterKind(kind) ? registerBodies[kind] : isActKind(kind) ? actBodies[kind] : undefined;
  if (!form) throw refused(`There is no kind of act "${kind}"; docs/acts.md lists them.`);
  const read = form.safeParse(body);
  if (!read.success)
    throw refused(`The body of "${kind}" is not in form at "${read.error.issues[0]?.path.join(".") ?? ""}".`);
}

/**
 * By the table of rights: on the subject; on the case where the act begins one in it. What is not there is refused as what
 * may not be seen. Throws `not-found`, `not-allowed`, `act-refused`.
 */
export function expectAllowed(actor: Actor, act: Act, known: Known): void {
  const verdict = verdictOn(actor, act, known);
  if (!verdict.allowed) throw verdict.hidden ? nothing() : new PenholderError("not-allowed", verdict.reason);
  expectMarking(actor, act, known(act.subject));
}

function verdictOn(actor: Actor, act: Act, known: Known): Verdict {
  if (isRegisterKind(act.kind)) {
    const { person = act.actor } = act.body as { person?: string };
    return can(actor, act.kind, { ...markOf(act), teams: actor.team ? [actor.team] : [], owners: [person] });
  }
  if (act.kind === "case/open") {
    const { teams } = act.body as { teams: string[] };
    return can(actor, act.kind, { ...markOf(act), teams, owners: [act.actor] });
  }
  const begins = beginsSubject(act.kind);
  const about = known(begins ? act.case : act.subject);
  if (!about || (begins && about.kind !== "case")) throw nothing();
  const looked = { ...markOf(about), ...about.concerns };
  const verdict = can(actor, act.kind, looked);
  // A row of the table that looks at nothing first may refuse; it must not tell by that of a case which may not be seen.
  return verdict.allowed || can(actor, "read", looked).allowed ? verdict : { ...verdict, hidden: true };
}

const markOf = ({ label, compartments }: Marked): Marked => ({ label, compartments });

/**
 * Nobody marks what he says or makes with what he may not see himself, or he would put it out of everybody's reach. What an
 * act says shows in its subject, which must be marked as high; only an approach stays apart.
 */
function expectMarking(actor: Actor, act: Act, subject: Proceeding | undefined): void {
  const given = act.kind.startsWith("label/") ? (act.body as Marked & { reason: string }) : undefined;
  for (const marking of [act, ...(given ? [given] : [])])
    if (!isWithinClearance(actor, markOf(marking)))
      throw new PenholderError(
        "not-allowed",
        "Nobody marks above his own clearance, or with a compartment that he does not hold; let one who may do it.",
      );
  if (!subject || isRegisterKind(act.kind) || beginsSubject(act.kind) || act.kind === "report/record-approach") return;
  if (![subject, ...(given ? [given] : [])].some((shown) => covers(shown, act)))
    throw refused(
      "The act is marked higher than what it is about, where its words would show; raise the label of that.",
    );
}

const covers = (shown: Marked, act: Marked): boolean =>
  labels.indexOf(shown.label) >= labels.indexOf(act.label) &&
  act.compartments.every((one) => shown.compartments.includes(one));

/** What an actor may lean on: what he may not see is as if it were not there. */
export function mayLeanOn(actor: Actor, { label, compartments, concerns }: Marked & { concerns: Concerns }): boolean {
  return can(actor, "read", { label, compartments, ...concerns }).allowed;
}
