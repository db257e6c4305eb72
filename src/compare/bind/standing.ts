import type { Decision, Requests } from "../requests.ts";

/** What became of a request before the amended version, best first. */
export type Standing = "accepted" | "partly" | "own" | "rejected" | "undecided" | "afterwards";

/** Order in which equally fitting explanations are preferred. */
export const order: Standing[] = ["accepted", "partly", "own", "rejected", "undecided", "afterwards"];

/** Whether a date lies surely after another, as precise as both are known. */
export function isAfter(date: string, other: string | undefined): boolean {
  if (other === undefined) return false;
  const precision = Math.min(date.length, other.length, 10);
  return date.slice(0, precision) > other.slice(0, precision);
}

/** The decision that counts for a request: the last one made in time, else the first one made afterwards. */
export function decisionOn(id: string, { decisions, amendedVersion }: Requests): Decision | undefined {
  const all = decisions.filter((decision) => decision.request === id).sort((a, b) => (a.date < b.date ? -1 : 1));
  return all.findLast(({ date }) => !isAfter(date, amendedVersion?.date)) ?? all[0];
}

/** How a request stood when the amended version was made. */
export function standingOf(received: string, decision: Decision | undefined, made: string | undefined): Standing {
  if (isAfter(received, made)) return "afterwards";
  if (!decision) return "undecided";
  return isAfter(decision.date, made) ? "afterwards" : decision.outcome;
}
