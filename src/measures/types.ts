/** How a fact is known: read in a public source, or remembered and to be checked against it. */
export type Known = "seen" | "remembered";
export type Position = "for" | "against" | "abstained" | "absent";

/** A vote of the Council: of fifteen members, those who did not vote for the text are named. */
export interface Vote {
  /** The text's symbol, or what it was where it was not adopted. */
  subject: string;
  /** "2017-12-22". */
  day: string;
  adopted: boolean;
  not: Readonly<Record<string, Exclude<Position, "for">>>;
  source: string;
  known: Known;
}

/** What a member said of its vote, or elsewhere of the measures. */
export interface Explanation {
  member: string;
  day: string;
  subject: string;
  words: string;
  source: string;
}

export interface Resolution {
  number: number;
  day: string;
  /** The duty of every state to report on what it has done; none: no such duty. */
  report?: { paragraph: string; days: number };
  source: string;
  known: Known;
}

export type MeasureKind = "ban" | "cap" | "freeze" | "travel ban" | "duty";

/** What a resolution's paragraph imposes. Each measure has its own clock, unit and paragraph. */
export interface Measure {
  resolution: number;
  paragraph: string;
  kind: MeasureKind;
  what: string;
  /** From the DPRK, or to it. */
  direction: "from" | "to" | "both";
  hs?: readonly string[];
  from: string;
  until?: string;
  cap?: {
    amounts: readonly { amount: number; unit: string }[];
    /** When the count begins again. */
    period: "calendar year" | "12 months from 22 December" | "October to December 2017";
  };
  /** States report within so many days. */
  everyDays?: number;
  /** The measure that took its place from its last day on. */
  supersededBy?: string;
  known: Known;
}
