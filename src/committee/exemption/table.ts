import { inForce } from "../dated.ts";
import { rowsOf } from "../machine/table.ts";
import type { Machine } from "../machine/types.ts";
import { blank, type DecisionRef, otherDecision, otherDocument } from "../machine/words.ts";
import { addMonths, type Instant } from "../time/day.ts";
import { closeOfBusiness, dayInNewYork } from "../time/deadline.ts";
import type { Exemption, ExemptionAct, ExemptionPhase, ExemptionRules, Item, Papers } from "./types.ts";

type Of<K extends ExemptionAct["kind"]> = Extract<ExemptionAct, { kind: K }>;
const row = rowsOf<Exemption, ExemptionAct, ExemptionRules>();
const approved: readonly ExemptionPhase[] = ["active", "expired"];

/** What a request lacks, in words; none: it is complete. */
export function missingPapers({ letterhead, outline, items }: Papers): string[] {
  const unclear = items.filter(({ quantity, unit }) => !(quantity > 0) || unit.trim() === "");
  return [
    ...(letterhead ? [] : ["a letter on letterhead"]),
    ...(outline ? [] : ["an outline of the project"]),
    ...(items.length > 0 ? [] : ["a list of items"]),
    ...unclear.map(({ name }) => `the quantity of ${name}`),
  ];
}

function wrongRoute(act: Of<"route">, rules: ExemptionRules): string | undefined {
  if (act.route !== "direct") return;
  const day = dayInNewYork(act.at);
  const grounds = inForce(rules.directGrounds, day)?.value ?? [];
  if (act.ground && grounds.includes(act.ground)) return;
  const known = grounds.length > 0 ? grounds.join(", ") : "none";
  return `On ${day} a request went directly to the committee only on a ground named in the notice (${known}); give one, or go through the Resident Coordinator.`;
}

/** Duplicate ids or quantities that are no numbers would make the arithmetic of shipments meaningless. */
const badItems = (items: readonly Item[]): string | undefined =>
  new Set(items.map(({ id }) => id)).size < items.length ? "Two items have the same id; give each its own." : undefined;

function tooMuch(state: Exemption, act: Of<"log shipment">): string | undefined {
  const item = state.papers.items.find(({ id }) => id === act.item);
  if (!item) return `The approval lists no item ${act.item}; have it amended before anything is shipped.`;
  if (!(act.quantity > 0)) return `A shipment of ${act.quantity} ${item.unit} is none; give the quantity shipped.`;
  const before = state.shipments.filter((one) => one.item === act.item).reduce((sum, one) => sum + one.quantity, 0);
  const left = item.quantity - before;
  if (act.quantity <= left) return blank("reference", act.reference);
  return `Of ${item.name} ${left} ${item.unit} of ${item.quantity} may still be shipped, not ${act.quantity}; have the approval amended first.`;
}

const notDecided = (state: Exemption, decision: DecisionRef, document: string | undefined): string | undefined =>
  otherDocument(decision, document) ?? otherDecision(decision, "exemption", state.carriedOut);
const carriedOut = (state: Exemption, { decision }: { decision: DecisionRef }): Exemption => ({
  ...state,
  carriedOut: [...(state.carriedOut ?? []), decision.matter],
});

function validity(at: Instant, rules: ExemptionRules): Instant | undefined {
  const day = dayInNewYork(at);
  const months = inForce(rules.validity, day)?.value;
  return months === undefined ? undefined : closeOfBusiness(addMonths(day, months));
}
const noValidity = (at: Instant, rules: ExemptionRules): string | undefined =>
  validity(at, rules) === undefined
    ? `No rule says for how long an approval of ${dayInNewYork(at)} holds; add one with its source.`
    : undefined;
const withValidity = (state: Exemption, at: Instant, rules: ExemptionRules): Exemption => {
  const expires = validity(at, rules);
  return expires === undefined ? state : { ...state, expires };
};

/** A humanitarian exemption, from the request to the last shipment. */
export const exemptionLife: Machine<Exemption, ExemptionAct, ExemptionRules> = {
  name: "exemption",
  phases: {
    draft: "being written by the applicant",
    routed: "with the secretariat, which checks that it is complete",
    returned: "sent back; what is missing is named",
    complete: "before the committee under the no-objection procedure",
    active: "approved by letter; goods may be shipped",
    refused: "not approved",
    expired: "its time is over; it can be extended or closed",
    closed: "reported on and done",
  },
  rows: [
    row("route", {
      from: ["draft", "returned"],
      to: "routed",
      by: ["applicant", "state"],
      unless: [
        "the direct route without a ground that the notice names",
        (_, act, rules) => wrongRoute(act, rules) ?? badItems(act.papers.items),
      ],
      effect: (state, { route, ground, papers }) => ({
        ...state,
        route,
        papers,
        missing: [],
        ...(ground && { ground }),
      }),
    }),
    row("return", {
      from: ["routed"],
      to: "returned",
      by: ["secretary"],
      unless: ["nothing is named as missing", (_, act) => blank("list of what is missing", act.missing.join(""))],
      effect: (state, { missing }) => ({ ...state, missing }),
    }),
    row("accept", {
      from: ["routed"],
      to: "complete",
      by: ["secretary"],
      unless: [
        "papers are missing",
        (state) => {
          const missing = missingPapers(state.papers);
          return missing.length > 0 && `The request lacks ${missing.join(", ")}; return it to the applicant.`;
        },
      ],
      effect: (state, { document }) => ({ ...state, document }),
    }),
    row("approve", {
      from: ["complete"],
      to: "active",
      by: ["secretary", "chair"],
      unless: [
        "the committee decided on another document or kind of matter, or this was carried out, no letter, or no rule for the validity",
        (state, act, rules) =>
          notDecided(state, act.decision, state.document) ?? blank("letter", act.letter) ?? noValidity(act.at, rules),
      ],
      effect: (state, act, rules) => withValidity({ ...carriedOut(state, act), letter: act.letter }, act.at, rules),
    }),
    row("refuse", {
      from: ["complete"],
      to: "refused",
      by: ["secretary", "chair"],
      unless: ["no reason", (_, act) => blank("reason", act.reason)],
    }),
    row("amend", {
      from: ["active"],
      to: "same",
      by: ["secretary", "chair"],
      unless: [
        "the committee decided on another document or kind of matter, or this was carried out, or an item shipped is dropped or cut",
        (state, act) =>
          notDecided(state, act.decision, act.document) ?? badItems(act.items) ?? cutBelow(state, act.items),
      ],
      effect: (state, act) => ({
        ...carriedOut(state, act),
        document: act.document,
        papers: { ...state.papers, items: act.items },
      }),
    }),
    row("extend", {
      from: approved,
      to: "active",
      by: ["secretary", "chair"],
      unless: [
        "the committee decided on another document or kind of matter, or this was carried out, or no rule for the validity",
        (state, act, rules) => notDecided(state, act.decision, act.document) ?? noValidity(act.at, rules),
      ],
      effect: (state, act, rules) =>
        withValidity(
          { ...carriedOut(state, act), document: act.document, extensions: state.extensions + 1 },
          act.at,
          rules,
        ),
    }),
    row("log shipment", {
      from: ["active"],
      to: "same",
      by: ["applicant", "state", "secretary"],
      unless: ["not on the list, more than is left of it, or no reference", tooMuch],
      effect: (state, { item, quantity, reference, at }) => ({
        ...state,
        shipments: [...state.shipments, { item, quantity, reference, at }],
      }),
    }),
    row("flag diversion", {
      from: approved,
      to: "same",
      by: ["expert", "state", "member", "secretary"],
      unless: ["no report", (_, act) => blank("report", act.report)],
      effect: (state, { report, at }) => ({ ...state, diversions: [...state.diversions, { report, at }] }),
    }),
    row("close", {
      from: [...approved, "refused"],
      to: "closed",
      by: ["secretary"],
      unless: ["no report", (_, act) => blank("report", act.report)],
    }),
  ],
  timers: [
    {
      name: "validity ends",
      from: ["active"],
      to: "expired",
      when: "the validity of the approval, at close of business of its last day",
      at: (state) => state.expires,
      effect: (state) => state,
    },
  ],
};

function cutBelow(state: Exemption, items: readonly Item[]): string | undefined {
  for (const { item, quantity } of state.shipments) {
    const total = state.shipments.filter((one) => one.item === item).reduce((sum, one) => sum + one.quantity, 0);
    const allowed = items.find(({ id }) => id === item)?.quantity ?? 0;
    if (total > allowed || !(quantity > 0))
      return `Of item ${item} ${total} were shipped already; an amendment cannot allow only ${allowed}.`;
  }
  return;
}

/** An exemption that an applicant is drafting. */
export const beginExemption = (applicant: string, at: Instant, sequence: number): Exemption => ({
  phase: "draft",
  at,
  sequence,
  applicant,
  papers: { letterhead: false, outline: false, items: [] },
  missing: [],
  extensions: 0,
  shipments: [],
  diversions: [],
});
