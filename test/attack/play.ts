import { checkEvidence } from "#log";
import type { Attack, Outcome } from "./attack.ts";
import { judge } from "./stage.ts";

/** How an attack ended; `problem` is null where it ended as it must, and everything that it left behind convinces a stranger. */
export interface Played {
  ended: string;
  says: string;
  outcome: Outcome | null;
  problem: string | null;
}

export async function play(attack: Attack): Promise<Played> {
  try {
    const outcome = await attack.run();
    const { ended, says } = outcome;
    const problem = ended === attack.expected ? unportable(outcome) : `it ended in: ${ended} (${says})`;
    return { ended, says, outcome, problem };
  } catch (error) {
    const says = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ended: "broken off", says, outcome: null, problem: says };
  }
}

/** Evidence is checked with nothing but the file; a verdict must come out the same when asked again. */
function unportable({ ended, artefact, evidence = [] }: Outcome): string | null {
  for (const { bytes, accused } of evidence) {
    const proved = checkEvidence(bytes);
    if (!proved.ok) return `the evidence convinces nobody: ${proved.problem}`;
    if (proved.value.accused.name !== accused)
      return `the evidence accuses ${proved.value.accused.name}, not ${accused}`;
  }
  if (!artefact) return null;
  const { verdict, checks } = judge(artefact.bytes, artefact.policy);
  if (!ended.includes(" ") && verdict !== ended) return `judged again it is ${verdict}`;
  return verdict === "authentic" || verdict === "self-consistent" || checks.some(({ outcome }) => outcome === "failed")
    ? null
    : "no check says what is wrong";
}
