import { type Act, type ActBody, type ActKind, actBodies, isActKind, type Label, labels } from "#acts";
import type { ActHead, Actor as MachineActor, Proposal, Role } from "#committee";
import { readDate } from "#parties";
import type { Result } from "#record";
import { type Begun, begin } from "./begin.ts";
import { owesNone } from "./implementation.ts";
import { decision, heard, lodgedBefore, silence } from "./leanings.ts";
import { lives } from "./lives.ts";
import { speaksForAnother } from "./own-voice.ts";
import type { Bench, Concerns, Enacted, PlacedAct, Proceeding } from "./types.ts";
import { notTheFifteen } from "./votes.ts";
import { notYet } from "./when.ts";

const refused = (refusal: string): Enacted => ({ ok: false, refusal });
const onDecision: readonly ActKind[] = [
  "report/publish",
  "listing/list",
  "listing/amend",
  "listing/delist",
  "exemption/approve",
  "exemption/amend",
  "exemption/extend",
];

/** Whether acts of a kind stay apart: who sees their subject does not see them, nor that there was one. */
export const isApart = (kind: string): boolean => kind === "report/record-approach";

/**
 * What one act makes of its subject. Who signed it and whether they may is for the register and the table of rights; here
 * it is held against the form of its kind, what it leans on, and the table of its lifecycle. Pure: everybody who has the
 * acts before it comes to the same answer.
 */
export function enact(bench: Bench, placed: PlacedAct): Enacted {
  const { act } = placed;
  if (!isActKind(act.kind)) return refused(`There is no kind of act "${act.kind}"; docs/acts.md lists them.`);
  const body = actBodies[act.kind].safeParse(act.body);
  if (!body.success)
    return refused(`The body of "${act.kind}" is not in form at "${body.error.issues[0]?.path.join(".") ?? ""}".`);
  const subject = bench.known(act.subject);
  const another = speaksForAnother(act);
  if (another !== undefined) return refused(another);
  const wrong = wronglyRecorded(act) ?? notYet(placed);
  if (wrong !== undefined) return refused(wrong);
  const begun = begin(act, actorOf(act), placed.at, placed.sequence);
  if (begun) return subject ? refused("The subject exists already; begin another.") : beginning(bench, act, begun);
  if (!subject) return refused("There is no such subject; begin it first.");
  if (subject.case !== act.case)
    return refused("The act names another case than its subject's; sign it for that case.");
  if (subject.kind === "case" || act.kind.startsWith("label/")) return ofCase(subject, placed);
  if (!act.kind.startsWith(`${subject.kind}/`))
    return refused(`The act "${act.kind}" is not for a ${subject.kind}; name another subject.`);
  return ofLife(bench, subject, placed);
}

/** What is recorded once must be right by the tables of the world: who sat on the Council, what a resolution asks. */
function wronglyRecorded({ kind, body }: Act): string | undefined {
  if (kind === "vote/record") return notTheFifteen(body as ActBody<"vote/record">);
  return kind === "implementation/report" ? owesNone(body as ActBody<"implementation/report">) : undefined;
}

const actorOf = ({ actor, role, delegation }: Act): MachineActor => ({
  id: actor,
  role: role as Role,
  ...(delegation !== null && { delegation }),
});

function beginning(bench: Bench, act: Act, { kind, title, life, concerns }: Begun): Enacted {
  const file = kind === "case" ? undefined : bench.known(act.case);
  if (kind === "case" && act.case !== act.subject) return refused("A case is its own subject: give both the same id.");
  if (kind !== "case" && file?.kind !== "case") return refused("There is no such case; open it first.");
  if (file && phaseOf(file) !== "open") return refused("The case is closed.");
  const inherited: Concerns = file?.concerns ?? { teams: [], delegations: [], owners: [] };
  return {
    ok: true,
    changed: [
      {
        id: act.subject,
        kind,
        case: act.case,
        title,
        label: highest(act.label, file?.label ?? "unclassified"),
        compartments: [...new Set([...act.compartments, ...(file?.compartments ?? [])])].sort(),
        concerns: {
          teams: concerns.teams ?? inherited.teams,
          delegations: concerns.delegations ?? inherited.delegations,
          owners: concerns.owners ?? [],
        },
        life,
      },
    ],
  };
}

const phaseOf = ({ life }: Proceeding): string => (life as { phase?: string }).phase ?? "";
const highest = (one: Label, other: Label): Label => (labels.indexOf(one) > labels.indexOf(other) ? one : other);

/** Acts on a case itself, and on labels: they have no lifecycle but open and closed. */
function ofCase(subject: Proceeding, { act, at, sequence }: PlacedAct): Enacted {
  const { phase } = subject.life as { phase: string };
  if (act.kind === "case/close" && phase === "open")
    return {
      ok: true,
      changed: [{ ...subject, life: { ...(subject.life as object), phase: "closed", at, sequence } }],
    };
  if (act.kind === "act/disclose") {
    const { acts } = act.body as { acts: string[] };
    const before = (subject.life as { disclosed?: string[] }).disclosed ?? [];
    const disclosed = [...new Set([...before, ...acts])];
    return { ok: true, changed: [{ ...subject, life: { ...(subject.life as object), disclosed } }] };
  }
  if (act.kind === "label/raise" || act.kind === "label/lower") return remarked(subject, act);
  return refused(`The act "${act.kind}" is not possible on this ${subject.kind} while it is "${phase}".`);
}

function remarked(subject: Proceeding, act: Act): Enacted {
  const { label, compartments } = act.body as { label: Label; compartments: string[] };
  const [before, after] = [labels.indexOf(subject.label), labels.indexOf(label)];
  const keeps = subject.compartments.every((one) => compartments.includes(one));
  const raises = after >= before && keeps;
  if (act.kind === "label/raise" && !raises) return refused("This would lower the marking; that is another act.");
  if (act.kind === "label/lower" && raises) return refused("This lowers nothing; raise the label instead.");
  return { ok: true, changed: [{ ...subject, label, compartments: [...compartments].sort() }] };
}

function ofLife(bench: Bench, subject: Proceeding, placed: PlacedAct): Enacted {
  const life = lives[subject.kind];
  if (!life) return refused(`A ${subject.kind} is recorded once and does not change.`);
  const completed = complete(bench, subject, placed);
  if (!completed.ok) return refused(completed.problem);
  const outcome = life.apply(subject.life, completed.value);
  return outcome.ok ? { ok: true, changed: [{ ...subject, life: outcome.state }] } : refused(outcome.refusal);
}

/** The act as the tables take it: its body, and what it leans on in place of what it names. */
function complete(bench: Bench, subject: Proceeding, placed: PlacedAct): Result<ActHead> {
  const { act, at, sequence } = placed;
  const kind = act.kind.slice(act.kind.indexOf("/") + 1).replaceAll("-", " ");
  const head = { ...(act.body as object), kind, by: actorOf(act), at, sequence };
  const leaning = leaningOf(bench, subject, placed);
  if (!leaning.ok) return leaning;
  return { ok: true, value: { ...head, ...leaning.value } };
}

function leaningOf(bench: Bench, subject: Proceeding, placed: PlacedAct): Result<object> {
  const { act } = placed;
  if (onDecision.some((kind) => kind === act.kind)) return with_("decision", decision(bench, act));
  switch (act.kind) {
    case "report/hear-party":
      return with_(undefined, heard(bench, act));
    case "report/record-approach":
    case "report/seen-outside":
      return { ok: true, value: { when: readDate((act.body as { when: string }).when) } };
    case "meeting/convene":
      return { ok: true, value: { starts: Date.parse((act.body as { starts: string }).starts) / 1000 } };
    case "matter/object":
    case "matter/hold":
      return placed.lodging ? with_("lodged", lodgedBefore(bench, placed)) : { ok: true, value: {} };
    case "matter/adopt":
      return with_("verdict", silence(bench, act, subject.life as unknown as Proposal));
    default:
      return { ok: true, value: {} };
  }
}

const with_ = (name: string | undefined, found: Result<unknown>): Result<object> =>
  found.ok ? { ok: true, value: name === undefined ? {} : { [name]: found.value } } : found;
