import type { Dated } from "../dated.ts";

export const newYork = "America/New_York";

/** How the committee's day ends, after which a paper counts as circulated on the next day. */
export interface BusinessDay {
  /** The deadline's hour on its day, New York time, that minute's first second included. */
  close: string;
}

export const businessDays: readonly Dated<BusinessDay>[] = [
  {
    from: "2006-10-14",
    value: { close: "17:00" },
    source: "close of business of the secretariat; the hour itself is not in a text that we could read",
    confidence: "inferred",
  },
];
