import { resolutions } from "./measures.data.ts";
import type { Explanation, Vote } from "./types.ts";

/** Every vote on these measures that our sources name; each of the resolutions was adopted by all fifteen. */
export const votes: readonly Vote[] = [
  ...resolutions.map(({ number, day }) => ({
    subject: `S/RES/${number}`,
    day,
    adopted: true,
    not: {},
    source: "adopted by fifteen votes, none against; press releases of the meetings",
    known: "remembered" as const,
  })),
  {
    subject: "draft renewing the Panel of Experts",
    day: "2024-03-28",
    adopted: false,
    not: { RU: "against", CN: "abstained" },
    source: "SC/15648",
    known: "seen",
  },
];

/** What members said in public, in the fewest of their own words. */
export const explanations: readonly Explanation[] = [
  {
    member: "RU",
    day: "2018-08-30",
    subject: "the Panel's midterm report of 2018",
    words: "on hold; disagrees with certain elements and the conduct of business",
    source: "remarks of its permanent representative, 30 August 2018",
  },
  {
    member: "US",
    day: "2018-09-13",
    subject: "the Panel's midterm report of 2018",
    words: "objects to the publication of the amended report",
    source: "release of its mission, 13 September 2018",
  },
];
