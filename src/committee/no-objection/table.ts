import { apply, elapse } from "../machine/run.ts";
import { rowsOf } from "../machine/table.ts";
import type { Machine, Outcome } from "../machine/types.ts";
import type { Instant } from "../time/day.ts";
import {
  accounted,
  addHold,
  addLate,
  addObjection,
  becomesObjection,
  circulate,
  convert,
  deadlineOf,
  firstHold,
  inTime,
  noSilence,
  others,
  periodOf,
  revise,
  standing,
  unfit,
  unknownLodgings,
  wrongText,
} from "./effects.ts";
import type { MatterKind, NoObjectionAct, NoObjectionRules, Phase, Proposal } from "./types.ts";

const row = rowsOf<Proposal, NoObjectionAct, NoObjectionRules>();
const before: readonly Phase[] = ["circulated", "held", "contested"];
const open: readonly Phase[] = [...before, "blocked"];
const ifUnfit = "no reason, another text, no member, or the member's already stands" as const;

const noneOther = (state: Proposal, act: NoObjectionAct): boolean => others(state.holds, act).length === 0;
const lastObjection = (state: Proposal, act: NoObjectionAct): boolean => others(state.objections, act).length === 0;
const noHold = (state: Proposal, act: Extract<NoObjectionAct, { kind: "release" | "convert" }>): string | undefined =>
  wrongText(state, act) ??
  (standing(state.holds, act)
    ? undefined
    : `${act.by.delegation ?? act.by.id} has no hold; only whoever placed it can take it back.`);
const noReason = ({ kind, reason }: { kind: string; reason: string }): string | undefined =>
  reason.trim() === "" ? `The act "${kind}" gives no reason; state one.` : undefined;

/** The no-objection procedure: what was circulated is decided if nobody holds or objects by the deadline, provably. */
export const noObjection: Machine<Proposal, NoObjectionAct, NoObjectionRules> = {
  name: "proposal",
  phases: {
    proposed: "not yet circulated, or revised and to be circulated again",
    circulated: "nobody stands against it; decided when silence up to the deadline is proved",
    held: "one or more holds stand; pending until the last is released or has lapsed",
    blocked: "one or more objections stand",
    contested: "a witness lists something lodged in time that nobody delivered; silence cannot be claimed",
    adopted: "decided, for the one document that was circulated",
    referred: "referred to the Council",
    withdrawn: "taken back by whoever proposed it",
  },
  rows: [
    row("circulate", {
      from: ["proposed"],
      to: "circulated",
      by: ["secretary"],
      unless: [
        "no rule for the period, an override outside its bounds, or a matter that was used before",
        (state, act, rules) => {
          if (state.earlier.some(({ matter }) => matter === act.matter))
            return "This matter was circulated before, and a revised text is a new matter; give it a new identifier.";
          const days = periodOf(state, act, rules);
          return typeof days === "string" && days;
        },
      ],
      effect: circulate,
    }),
    row("object", {
      from: before,
      to: "blocked",
      by: ["member"],
      where: ["received or lodged by the deadline", inTime],
      unless: [ifUnfit, unfit],
      effect: addObjection,
    }),
    row("object", {
      from: ["adopted"],
      to: "blocked",
      by: ["member"],
      where: ["lodged by the deadline, and never delivered", inTime],
      unless: [ifUnfit, unfit],
      effect: addObjection,
    }),
    row("object", {
      from: ["blocked"],
      to: "same",
      by: ["member"],
      where: ["received or lodged by the deadline", inTime],
      unless: [ifUnfit, unfit],
      effect: addObjection,
    }),
    row("object", {
      from: [...open, "adopted"],
      to: "same",
      by: ["member"],
      where: ["late: recorded without effect", (state, act) => !inTime(state, act)],
      unless: [ifUnfit, unfit],
      effect: addLate,
    }),
    row("hold", {
      from: [...before, "adopted"],
      to: "held",
      by: ["member"],
      where: ["received or lodged by the deadline", inTime],
      unless: [ifUnfit, unfit],
      effect: addHold,
    }),
    row("hold", {
      from: ["blocked"],
      to: "same",
      by: ["member"],
      where: ["received or lodged by the deadline", inTime],
      unless: [ifUnfit, unfit],
      effect: addHold,
    }),
    row("hold", {
      from: [...open, "adopted"],
      to: "same",
      by: ["member"],
      where: ["late: recorded without effect", (state, act) => !inTime(state, act)],
      unless: [ifUnfit, unfit],
      effect: addLate,
    }),
    row("release", {
      from: ["held"],
      to: "circulated",
      by: ["member"],
      where: ["it is the last hold", noneOther],
      unless: ["the member has no hold", noHold],
      effect: (state, act) => ({ ...state, holds: others(state.holds, act) }),
    }),
    row("release", {
      from: ["held", "blocked"],
      to: "same",
      by: ["member"],
      where: ["other holds or objections stand", (state, act) => state.phase === "blocked" || !noneOther(state, act)],
      unless: ["the member has no hold", noHold],
      effect: (state, act) => ({ ...state, holds: others(state.holds, act) }),
    }),
    row("convert", {
      from: ["held", "blocked"],
      to: "blocked",
      by: ["member"],
      unless: [
        "the member has no hold, or objects already",
        (state, act) =>
          noReason(act) ??
          (standing(state.objections, act)
            ? `${act.by.delegation ?? act.by.id} objects already; release the hold instead.`
            : noHold(state, act)),
      ],
      effect: convert,
    }),
    row("withdraw objection", {
      from: ["blocked"],
      to: "blocked",
      by: ["member"],
      where: ["other objections stand", (state, act) => !lastObjection(state, act)],
      unless: ["the member has no objection", noObjectionOf],
      effect: takeBack,
    }),
    row("withdraw objection", {
      from: ["blocked"],
      to: "held",
      by: ["member"],
      where: ["holds stand", (state) => state.holds.length > 0],
      unless: ["the member has no objection", noObjectionOf],
      effect: takeBack,
    }),
    row("withdraw objection", {
      from: ["blocked"],
      to: "circulated",
      by: ["member"],
      unless: ["the member has no objection", noObjectionOf],
      effect: takeBack,
    }),
    row("account", {
      from: ["contested"],
      to: "circulated",
      by: ["chair", "secretary"],
      unless: [
        "the lodging is not an undelivered one, or no finding is given",
        (state, act) =>
          wrongText(state, act) ??
          (act.finding.trim() === "" || !state.undelivered.some(({ hash }) => hash === act.lodging)
            ? "No undelivered lodging of that hash is known, or the finding on it is empty; name the lodging and say what it was."
            : undefined),
      ],
      effect: (state, act) => ({ ...state, ...accounted(state, act.lodging) }),
    }),
    row("adopt", {
      from: ["circulated"],
      to: "contested",
      by: ["secretary", "chair"],
      where: ["a witness lists what nobody delivered", (state, act) => unknownLodgings(state, act).length > 0],
      unless: ["the deadline has not passed, or the verdict is on something else", noSilence],
      effect: (state, act) => ({ ...state, undelivered: unknownLodgings(state, act) }),
    }),
    row("adopt", {
      from: ["circulated"],
      to: "adopted",
      by: ["secretary", "chair"],
      unless: ["the deadline has not passed, another text, or no quorum of witnesses proves the silence", noSilence],
      effect: (state, act) => ({
        ...state,
        decision: { document: act.document, matter: act.matter, at: act.at, deadline: deadlineOf(state) },
      }),
    }),
    row("revise", {
      from: open,
      to: "proposed",
      by: ["state", "member", "coordinator", "secretary"],
      unless: ["no reason", (_, act) => noReason(act)],
      effect: revise,
    }),
    row("refer", {
      from: ["held", "blocked", "contested"],
      to: "referred",
      by: ["chair"],
      unless: ["no reason", (_, act) => noReason(act)],
      effect: (state, act) => ({ ...state, referral: act.reason }),
    }),
    row("withdraw", {
      from: ["proposed", ...open],
      to: "withdrawn",
      by: ["state", "member", "coordinator", "applicant"],
      unless: ["no reason", (_, act) => noReason(act)],
    }),
  ],
  timers: [
    {
      name: "last hold ends",
      from: ["held"],
      to: "circulated",
      when: "the last hold's months; it lapses",
      at: (state, rules) => endOf(state, rules, false, true),
      effect: (state) => lapse(state),
    },
    {
      name: "hold ends",
      from: ["held", "blocked"],
      to: "same",
      when: "a hold's months; it lapses, and others stand",
      at: (state, rules) => endOf(state, rules, false, false),
      effect: (state) => lapse(state),
    },
    {
      name: "hold becomes an objection",
      from: ["held", "blocked"],
      to: "blocked",
      when: "a hold's months, where the dated rule turns it into an objection",
      at: (state, rules) => endOf(state, rules, true, undefined),
      effect: harden,
    },
  ],
};

function noObjectionOf(
  state: Proposal,
  act: Extract<NoObjectionAct, { kind: "withdraw objection" }>,
): string | undefined {
  const none = `${act.by.delegation ?? act.by.id} has no objection; only whoever raised it can take it back.`;
  return wrongText(state, act) ?? (standing(state.objections, act) ? undefined : none);
}

function takeBack(state: Proposal, act: NoObjectionAct): Proposal {
  return { ...state, objections: others(state.objections, act) };
}

function endOf(
  state: Proposal,
  rules: NoObjectionRules,
  hardens: boolean,
  last: boolean | undefined,
): Instant | undefined {
  const hold = firstHold(state);
  if (!hold || becomesObjection(hold, rules) !== hardens) return;
  const isLast = state.phase === "held" && state.holds.length === 1;
  return last === undefined || last === isLast ? hold.expires : undefined;
}

function lapse(state: Proposal): Proposal {
  const ended = firstHold(state);
  return { ...state, holds: state.holds.filter((hold) => hold !== ended) };
}

function harden(state: Proposal, at: Instant): Proposal {
  const ended = firstHold(state);
  if (!ended) return state;
  const { expires: _, ...stand } = ended;
  const objects = state.objections.some(({ member }) => member === stand.member);
  return { ...lapse(state), objections: objects ? state.objections : [...state.objections, { ...stand, at }] };
}

/** A proposal that has not been circulated yet. */
export const propose = (matterKind: MatterKind, proposer: string, at: Instant, sequence: number): Proposal => ({
  phase: "proposed",
  at,
  sequence,
  matterKind,
  proposer,
  earlier: [],
  objections: [],
  holds: [],
  late: [],
  knownLodgings: [],
  undelivered: [],
});

/** Applies one act to a proposal. */
export const applyNoObjection = (state: Proposal, act: NoObjectionAct, rules: NoObjectionRules): Outcome<Proposal> =>
  apply(noObjection, state, act, rules);

/** What is due at an instant: what time alone has changed, and whether the witnesses are now to be asked about the silence. */
export function dueNoObjection(state: Proposal, now: Instant, rules: NoObjectionRules) {
  const elapsed = elapse(noObjection, state, now, rules);
  const { phase, circulation } = elapsed.state;
  const ended = phase === "circulated" && circulation !== undefined && circulation.deadline.instant < now;
  return {
    ...elapsed,
    ...(ended && { askWitnesses: { matter: circulation.matter, upTo: circulation.deadline.instant } }),
  };
}
