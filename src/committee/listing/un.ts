import { inForce } from "../dated.ts";
import { rowsOf } from "../machine/table.ts";
import type { Machine } from "../machine/types.ts";
import { blank, type DecisionRef, otherDecision, otherDocument } from "../machine/words.ts";
import type { Instant } from "../time/day.ts";
import { dayInNewYork } from "../time/deadline.ts";
import type { DelistingRules, Petition, UnListing, UnListingAct, UnListingPhase } from "./types.ts";

const row = rowsOf<UnListing, UnListingAct, DelistingRules>();
const petitioning: readonly UnListingPhase[] = ["petitioned", "consultation", "gathering", "reported"];
const onList: readonly UnListingPhase[] = ["listed", ...petitioning];

const running = (state: UnListing): Petition | undefined => state.petitions.at(-1);
const carriedOut = (state: UnListing, { decision }: { decision: DecisionRef }): UnListing => ({
  ...state,
  carriedOut: [...(state.carriedOut ?? []), decision.matter],
});
const under = (resolution: Petition["procedure"]) => (state: UnListing) => running(state)?.procedure === resolution;
const withPetition = (state: UnListing, change: (petition: Petition) => Petition): UnListing => ({
  ...state,
  petitions: state.petitions.map((one, index) => (index === state.petitions.length - 1 ? change(one) : one)),
});

/** The Security Council's listing of one party, and the two procedures by which it ends. */
export const unListingLife: Machine<UnListing, UnListingAct, DelistingRules> = {
  name: "UN listing",
  phases: {
    proposed: "before the committee under the no-objection procedure",
    "not listed": "the proposal did not succeed",
    listed: "in force",
    petitioned: "in force; a petition for delisting was received",
    consultation: "in force; states are consulted (resolution 1730)",
    gathering: "in force; the focal point gathers information (resolution 2744)",
    reported: "in force; the petition's report is before the committee",
    delisted: "taken off the list",
  },
  rows: [
    row("list", {
      from: ["proposed"],
      to: "listed",
      by: ["secretary", "chair"],
      unless: [
        "the committee decided on another document or kind of matter, or this was carried out",
        (state, act) => otherDocument(act.decision, state.document) ?? otherDecision(act.decision, "designation"),
      ],
      effect: (state, act) => ({ ...carriedOut(state, act), listedAt: act.at }),
    }),
    row("not list", {
      from: ["proposed"],
      to: "not listed",
      by: ["secretary", "chair"],
      unless: ["no reasons", (_, act) => blank("reasons", act.reasons)],
    }),
    row("notify", {
      from: [...onList, "delisted"],
      to: "same",
      by: ["secretary"],
      unless: ["nobody is named", (_, act) => blank("addressee", act.whom)],
      effect: (state, { whom, at }) => ({ ...state, notified: [...state.notified, { whom, at }] }),
    }),
    row("amend", {
      from: onList,
      to: "same",
      by: ["secretary", "chair"],
      unless: [
        "the committee decided on another document or kind of matter, or this was carried out",
        (state, act) =>
          otherDocument(act.decision, act.document) ??
          otherDecision(act.decision, "amendment of a listing", state.carriedOut),
      ],
      effect: (state, act) => ({
        ...carriedOut(state, act),
        document: act.document,
        amendments: [...state.amendments, { document: act.document, at: act.at }],
      }),
    }),
    row("link", {
      from: ["proposed", "not listed", ...onList, "delisted"],
      to: "same",
      by: ["secretary", "expert", "coordinator"],
      unless: ["no listing is named", (_, act) => blank("other listing", act.listing)],
      effect: (state, { listing, relation }) => ({ ...state, links: [...state.links, { listing, relation }] }),
    }),
    row("petition", {
      from: ["listed"],
      to: "petitioned",
      by: ["petitioner", "state", "focal point"],
      unless: [
        "the procedure of that day does not take petitions on this way",
        (_, act, rules) => {
          const day = dayInNewYork(act.at);
          const procedure = inForce(rules, day)?.value;
          if (!procedure) return `No rule says how a petition of ${day} is handled; add one with its source.`;
          const ways = procedure.through.join(" or ");
          return (
            !procedure.through.includes(act.through) &&
            `A petition of ${day} follows resolution ${procedure.resolution}, which takes it through the ${ways}; submit it there.`
          );
        },
      ],
      effect: (state, { through, petitioner, at }, rules) => {
        const procedure = inForce(rules, dayInNewYork(at))?.value.resolution ?? "1730 (2006)";
        const petition: Petition = { procedure, through, by: petitioner, at, consulted: [], gathered: [] };
        return { ...state, petitions: [...state.petitions, petition] };
      },
    }),
    row("consult", {
      from: ["petitioned", "consultation"],
      to: "consultation",
      by: ["focal point", "secretary"],
      where: ["the petition follows resolution 1730", under("1730 (2006)")],
      unless: ["no state is named", (_, act) => blank("state", act.state)],
      effect: (state, act) =>
        withPetition(state, (petition) => ({
          ...petition,
          consulted: [...petition.consulted, { state: act.state, view: act.view, at: act.at }],
        })),
    }),
    row("gather", {
      from: ["petitioned", "gathering"],
      to: "gathering",
      by: ["focal point"],
      where: ["the petition follows resolution 2744", under("2744 (2024)")],
      unless: ["no source is named", (_, act) => blank("source", act.source)],
      effect: (state, act) =>
        withPetition(state, (petition) => ({
          ...petition,
          gathered: [...petition.gathered, { from: act.source, document: act.document, at: act.at }],
        })),
    }),
    row("report", {
      from: ["consultation", "gathering"],
      to: "reported",
      by: ["focal point", "secretary"],
      effect: (state, act) => withPetition(state, (petition) => ({ ...petition, report: act.document })),
    }),
    row("delist", {
      from: ["reported"],
      to: "delisted",
      by: ["secretary", "chair"],
      unless: [
        "the committee decided on another document than the petition's report, or another kind of matter, or this was carried out",
        (state, act) =>
          otherDocument(act.decision, running(state)?.report) ??
          otherDecision(act.decision, "delisting", state.carriedOut) ??
          blank("reasons", act.reasons),
      ],
      effect: (state, { reasons, at }) =>
        withPetition(state, (petition) => ({ ...petition, outcome: { result: "delisted", reasons, at } })),
    }),
    row("retain", {
      from: ["reported"],
      to: "listed",
      by: ["secretary", "chair"],
      unless: ["no reasons", (_, act) => blank("reasons", act.reasons)],
      effect: (state, { reasons, at }) =>
        withPetition(state, (petition) => ({ ...petition, outcome: { result: "retained", reasons, at } })),
    }),
  ],
  timers: [],
};

/** A proposal to list a party: the document is what the committee will decide on. */
export const proposeListing = (
  proposed: Pick<UnListing, "party" | "proposedBy" | "basis" | "document">,
  at: Instant,
  sequence: number,
): UnListing => ({
  phase: "proposed",
  at,
  sequence,
  ...proposed,
  notified: [],
  amendments: [],
  links: [],
  petitions: [],
});
