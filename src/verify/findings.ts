import type { CheckName } from "./checks.ts";
import type { Check, Verdict } from "./types.ts";

/** Verdicts that a failed check can lead to. */
export type Failure = Exclude<Verdict, "authentic" | "self-consistent">;

/** One check with the verdict that it leads to where it failed. */
export interface Finding extends Check {
  name: CheckName;
  failure: Failure | null;
}

/**
 * Verdicts, worst first: where several checks fail, the worst one names the whole. What says that the words themselves
 * are wrong stands before what says that too little vouches for them.
 */
const worstFirst: readonly Verdict[] = [
  "unreadable",
  "altered",
  "dropped",
  "reordered",
  "hidden-though-protected",
  "hidden-without-authority",
  "signatures-missing",
  "not-logged",
  "self-consistent",
  "authentic",
];

export function passed(name: CheckName, says: string, details: string[] = []): Finding {
  return { name, outcome: "passed", says, details, failure: null };
}

export function warned(name: CheckName, says: string, details: string[] = []): Finding {
  return { name, outcome: "warned", says, details, failure: null };
}

export function skipped(name: CheckName, says: string, details: string[] = []): Finding {
  return { name, outcome: "skipped", says, details, failure: null };
}

export function failed(name: CheckName, failure: Failure, says: string, details: string[] = []): Finding {
  return { name, outcome: "failed", says, details, failure };
}

/** The verdict on the whole: the worst failure; where nothing failed, what the reader's keys allow to say. */
export function verdictOf(findings: readonly Finding[], authenticated: boolean): Verdict {
  const best = authenticated ? "authentic" : "self-consistent";
  const reached = new Set<Verdict>([best, ...findings.flatMap(({ failure }) => failure ?? [])]);
  return worstFirst.find((verdict) => reached.has(verdict)) ?? best;
}

/** A finding as a reader sees it. */
export function checkOf({ name, outcome, says, details }: Finding): Check {
  return { name, outcome, says, details };
}
