import type { Day } from "./time/day.ts";

/** How a rule is known: read in a public source; remembered, and to be checked against it; concluded from what was seen. */
export type Confidence = "seen" | "remembered" | "inferred";

/** A rule that the world may change: what it says, from which day, until which, and where that stands. */
export interface Dated<T> {
  /** The first day on which it holds. */
  from: Day;
  /** The last day; open where it lacks. */
  until?: Day;
  value: T;
  source: string;
  confidence: Confidence;
}

/** The rule in force on a day: of several the one that began last. Undefined where none was. */
export function inForce<T>(rules: readonly Dated<T>[], day: Day): Dated<T> | undefined {
  const holding = rules.filter(({ from, until }) => from <= day && (until === undefined || day <= until));
  return holding.reduce<Dated<T> | undefined>(
    (best, rule) => (best && best.from >= rule.from ? best : rule),
    undefined,
  );
}
