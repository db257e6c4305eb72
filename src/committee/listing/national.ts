import { rowsOf } from "../machine/table.ts";
import type { ActHead, Machine } from "../machine/types.ts";
import { blank } from "../machine/words.ts";
import type { Instant } from "../time/day.ts";
import type { NationalListing, NationalListingAct } from "./types.ts";

const row = rowsOf<NationalListing, NationalListingAct, null>();
const notTheirs = (state: NationalListing, act: ActHead): string | undefined =>
  act.by.delegation === (state.state ?? state.authority)
    ? undefined
    : `This listing is ${state.authority}'s own; only its authority changes it.`;

/** A state's own listing: no committee decides on it, and it stands or falls apart from the UN's. */
export const nationalListingLife: Machine<NationalListing, NationalListingAct, null> = {
  name: "national listing",
  phases: { listed: "in force under the state's own law", delisted: "ended by the state" },
  rows: [
    row("amend", {
      from: ["listed"],
      to: "same",
      by: ["authority"],
      unless: ["another state's authority", notTheirs],
      effect: (state, { document, at }) => ({ ...state, amendments: [...state.amendments, { document, at }] }),
    }),
    row("link", {
      from: ["listed", "delisted"],
      to: "same",
      by: ["authority", "secretary", "expert", "coordinator"],
      unless: ["no listing is named", (_, act) => blank("other listing", act.listing)],
      effect: (state, { listing, relation }) => ({ ...state, links: [...state.links, { listing, relation }] }),
    }),
    row("delist", {
      from: ["listed"],
      to: "delisted",
      by: ["authority"],
      unless: [
        "another state's authority, or no reasons",
        (state, act) => notTheirs(state, act) ?? blank("reasons", act.reasons),
      ],
      effect: (state, { reasons, at }) => ({ ...state, delisting: { reasons, at } }),
    }),
  ],
  timers: [],
};

/** A state (ISO 3166 alpha-2) lists a party, by one of its authorities. */
export const listNationally = (
  listed: Pick<NationalListing, "party" | "authority" | "state" | "basis">,
  at: Instant,
  sequence: number,
): NationalListing => ({ phase: "listed", at, sequence, ...listed, amendments: [], links: [] });
