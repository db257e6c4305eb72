import type { Evidence } from "../types.ts";

/** Evidence as it is gathered: for, against, and what only one side says. */
export interface Weighed {
  for: Evidence[];
  against: Evidence[];
  missing: string[];
}

/** Files a step of the reasoning by the sign of its weight; neutral ones say nothing. */
export function weigh(weighed: Weighed, evidence: Evidence): void {
  if (evidence.weight > 0) weighed.for.push(evidence);
  else if (evidence.weight < 0) weighed.against.push(evidence);
}
