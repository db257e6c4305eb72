import type { Dated } from "../dated.ts";
import type { MatterKind, NoObjectionRules } from "./types.ts";

const guidelines = "Committee's guidelines of 20 June 2007, as amended to 31 December 2014";
const five: readonly Dated<number>[] = [
  {
    from: "2007-06-20",
    value: 5,
    source: `${guidelines}; fits 12 to 19 July and 21 to 28 August 2018`,
    confidence: "remembered",
  },
];

const kinds: Readonly<Record<MatterKind, readonly Dated<number>[]>> = {
  designation: five,
  delisting: five,
  exemption: five,
  publication: five,
  "amendment of a listing": five,
  "request to a state": five,
  other: five,
};

/** The procedure's dated rules. Members come from `measures`, whose tables the caller passes in. */
export const noObjectionRules: Omit<NoObjectionRules, "members"> = {
  periods: kinds,
  holds: [
    {
      from: "2007-06-20",
      value: { months: 6, ending: "lapses" },
      source: `six-month hold: press of 20 July 2018; what follows it: ${guidelines}, to be checked`,
      confidence: "inferred",
    },
  ],
  urgent: [{ from: "2007-06-20", value: 1, source: `${guidelines}, to be checked`, confidence: "inferred" }],
};
