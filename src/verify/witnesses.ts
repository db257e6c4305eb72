import { type Cosigned, describeQuorum, type LogPolicy, quorumMet, toleratedLiars } from "#record";
import type { CheckName } from "./checks.ts";
import { type Failure, type Finding, failed, passed, warned } from "./findings.ts";
import { timesOf } from "./time.ts";
import { counted, listed } from "./wording.ts";

/** Whether as many witnesses cosigned as the reader's quorum asks for, and how many of them may lie. */
export function quorumFinding(
  name: CheckName,
  failure: Failure,
  policy: LogPolicy,
  cosigned: readonly Cosigned[],
): Finding {
  const names = [...new Set(cosigned.map(({ witness }) => witness))];
  const details = [describeQuorum(policy), ...timesOf(cosigned)];
  if (policy.quorum === null)
    return warned(
      name,
      "Your policy asks for no witness: the log alone could show different readers different things.",
      details,
    );
  const count = `${names.length} of the ${policy.witnesses.length} witnesses whom you trust cosigned${names.length > 0 ? ` (${listed(names)})` : ""}`;
  return quorumMet(policy, new Set(names))
    ? passed(name, `${count}, which is enough; ${liars(policy)}.`, details)
    : failed(name, failure, `${count}, which is too few for your policy.`, details);
}

function liars(policy: LogPolicy): string {
  const number = toleratedLiars(policy);
  return number === 0
    ? "your policy holds only while none of them lies"
    : `your policy withstands ${counted(number, "lying organisation")} among them`;
}
