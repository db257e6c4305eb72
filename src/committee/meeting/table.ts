import { rowsOf } from "../machine/table.ts";
import type { ActHead, Life, Machine } from "../machine/types.ts";
import { blank } from "../machine/words.ts";
import type { Instant } from "../time/day.ts";
import { inNewYork } from "../time/deadline.ts";

export type MeetingPhase = "requested" | "convened" | "agenda blocked" | "held" | "cancelled";

/** A meeting of the committee or the Council: who asked for it, about what, and who briefed. */
export interface Meeting extends Life {
  phase: MeetingPhase;
  body: string;
  askedBy: string;
  reason: string;
  starts?: Instant;
  agenda: readonly string[];
  briefers: readonly { name: string; office: string }[];
  blocks: readonly { by: string; reason: string; at: Instant }[];
  record?: string;
}

type Act<K extends string, Body = unknown> = ActHead & { kind: K } & Body;
export type MeetingAct =
  | Act<"convene", { starts: Instant; agenda: readonly string[] }>
  | Act<"invite", { name: string; office: string }>
  | Act<"block agenda", { reason: string }>
  | Act<"hold meeting", { record: string }>
  | Act<"cancel", { reason: string }>;

const row = rowsOf<Meeting, MeetingAct, null>();

/** From the request for a meeting to its record. */
export const meetingLife: Machine<Meeting, MeetingAct, null> = {
  name: "meeting",
  phases: {
    requested: "asked for",
    convened: "has a time and an agenda",
    "agenda blocked": "a member objects to the agenda",
    held: "took place; its record is named",
    cancelled: "will not take place",
  },
  rows: [
    row("convene", {
      from: ["requested", "convened", "agenda blocked"],
      to: "convened",
      by: ["chair", "secretary"],
      unless: [
        "it lies in the past, or has no agenda",
        (_, act) =>
          act.starts <= act.at
            ? `A meeting cannot be convened for ${inNewYork(act.starts)}, which has passed; choose a later time.`
            : blank("agenda", act.agenda.join("")),
      ],
      effect: (state, { starts, agenda }) => ({ ...state, starts, agenda }),
    }),
    row("invite", {
      from: ["requested", "convened"],
      to: "same",
      by: ["chair", "secretary"],
      unless: ["no name", (_, act) => blank("briefer", act.name)],
      effect: (state, { name, office }) => ({ ...state, briefers: [...state.briefers, { name, office }] }),
    }),
    row("block agenda", {
      from: ["convened"],
      to: "agenda blocked",
      by: ["member"],
      unless: ["no reason", (_, act) => blank("reason", act.reason)],
      effect: (state, { by, reason, at }) => ({
        ...state,
        blocks: [...state.blocks, { by: by.delegation ?? by.id, reason, at }],
      }),
    }),
    row("hold meeting", {
      from: ["convened"],
      to: "held",
      by: ["chair", "secretary"],
      unless: [
        "it has not begun, or its record is not named",
        (state, act) =>
          act.at < (state.starts ?? act.at)
            ? "The meeting has not begun; record it when it has."
            : blank("record", act.record),
      ],
      effect: (state, { record }) => ({ ...state, record }),
    }),
    row("cancel", {
      from: ["requested", "convened", "agenda blocked"],
      to: "cancelled",
      by: ["chair", "secretary"],
      unless: ["no reason", (_, act) => blank("reason", act.reason)],
    }),
  ],
  timers: [],
};

/** A meeting that somebody asked for, with the reason. */
export const askForMeeting = (
  asked: { body: string; askedBy: string; reason: string },
  at: Instant,
  sequence: number,
): Meeting => ({ phase: "requested", at, sequence, ...asked, agenda: [], briefers: [], blocks: [] });
