import { inForce } from "../dated.ts";
import { rowsOf } from "../machine/table.ts";
import type { ActHead, Machine } from "../machine/types.ts";
import { blank } from "../machine/words.ts";
import { addDays, type Day, type Instant, isDay } from "../time/day.ts";
import { closeOfBusiness, dayInNewYork } from "../time/deadline.ts";
import type { InformationRequest, RequestAct, RequestPhase, RequestRules } from "./types.ts";

const row = rowsOf<InformationRequest, RequestAct, RequestRules>();
const awaited: readonly RequestPhase[] = ["sent", "acknowledged"];
const closedPhases: readonly RequestPhase[] = ["replied", "refused", "no response"];

function tooSoon(act: ActHead & { due: Day }, rules: RequestRules): string | undefined {
  const today = dayInNewYork(act.at);
  const least = inForce(rules.least, today)?.value;
  if (least === undefined) return `No rule says how long a request gives on ${today}; add one with its source.`;
  if (isDay(act.due) && act.due >= addDays(today, least)) return;
  return `A reply by ${act.due} is asked for too soon; give at least ${least} days, until ${addDays(today, least)}.`;
}

const reply = (state: InformationRequest, act: Extract<RequestAct, { kind: "reply" }>): InformationRequest => {
  const late = state.deadline !== undefined && act.at > state.deadline;
  return { ...state, replies: [...state.replies, { answer: act.answer, document: act.document, at: act.at, late }] };
};
const others = ["party", "state", "secretary"] as const;

/** A request for information, and what became of it. */
export const requestLife: Machine<InformationRequest, RequestAct, RequestRules> = {
  name: "request for information",
  phases: {
    draft: "being written",
    cleared: "its text is settled",
    sent: "with whomever it asks",
    acknowledged: "its receipt was confirmed",
    replied: "answered, in full or in part",
    refused: "an answer was refused",
    "no response": "the deadline passed without an answer",
    assessed: "the panel has said what the answer, or its lack, means",
    cited: "cited in a report, with the exchange in its annex",
  },
  rows: [
    row("clear", {
      from: ["draft"],
      to: "cleared",
      by: ["coordinator"],
      effect: (state, { document }) => ({ ...state, document }),
    }),
    row("send", {
      from: ["cleared"],
      to: "sent",
      by: ["coordinator", "secretary"],
      unless: [
        "another text than the cleared one, or too short a time to answer",
        (state, act, rules) =>
          act.document === state.document
            ? tooSoon(act, rules)
            : "The text sent is not the text that was cleared; send that one or clear this one.",
      ],
      effect: (state, act) => ({ ...state, deadline: closeOfBusiness(act.due) }),
    }),
    row("acknowledge", { from: ["sent"], to: "acknowledged", by: others }),
    row("extend", {
      from: awaited,
      to: "same",
      by: ["coordinator", "secretary"],
      unless: [
        "no later than the deadline that holds, or no reason",
        (state, act) =>
          isDay(act.due) && closeOfBusiness(act.due) > (state.deadline ?? 0)
            ? blank("reason", act.reason)
            : `An extension to ${act.due} is none; give a day after the deadline that holds.`,
      ],
      effect: (state, { due, reason, at }) => {
        const until = closeOfBusiness(due);
        return { ...state, deadline: until, extensions: [...state.extensions, { until, reason, at }] };
      },
    }),
    row("reply", {
      from: [...awaited, ...closedPhases],
      to: "refused",
      by: others,
      where: ["it refuses an answer", (_, act) => act.answer === "refused"],
      effect: reply,
    }),
    row("reply", { from: [...awaited, ...closedPhases], to: "replied", by: others, effect: reply }),
    row("assess", {
      from: closedPhases,
      to: "assessed",
      by: ["expert", "coordinator"],
      unless: ["no reason", (_, act) => blank("reason", act.reason)],
      effect: (state, { result, reason, at }) => ({ ...state, assessment: { result, reason, at } }),
    }),
    row("cite", {
      from: ["assessed", "cited"],
      to: "cited",
      by: ["coordinator"],
      unless: ["no passage or no annex", (_, act) => blank("passage", act.passage) ?? blank("annex", act.annex)],
      effect: (state, { passage, annex, at }) => ({
        ...state,
        citations: [...state.citations, { passage, annex, at }],
      }),
    }),
    row("reopen", {
      from: [...closedPhases, "assessed", "cited"],
      to: "sent",
      by: ["coordinator"],
      unless: ["no reason, or too short a time", (_, act, rules) => blank("reason", act.reason) ?? tooSoon(act, rules)],
      effect: (state, act) => ({ ...state, deadline: closeOfBusiness(act.due) }),
    }),
  ],
  timers: [
    {
      name: "deadline",
      from: awaited,
      to: "no response",
      when: "the deadline, extensions included",
      at: (state) => state.deadline,
      effect: (state) => state,
    },
  ],
};

/** A request that is being drafted. */
export const beginRequest = (to: string, at: Instant, sequence: number): InformationRequest => ({
  phase: "draft",
  at,
  sequence,
  to,
  extensions: [],
  replies: [],
  citations: [],
});

/** Whether a request was sent: what a report must show for a party that a finding names. */
export const wasSent = ({ phase }: InformationRequest): boolean => phase !== "draft" && phase !== "cleared";
