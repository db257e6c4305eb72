import { PenholderError } from "#kernel";
import { cosignWith, nodeCrypto, type StartupFinding, type Witnessing } from "#log";
import { type LogPolicy, parseLogPolicy } from "#record";
import { parsePolicy } from "#verify";
import { textOf } from "./run-policy.ts";

/** Log and witnesses from a C2SP tlog-policy file or from a reader's policy. Throws `policy-invalid`. */
export function openLogPolicy(path: string): LogPolicy {
  const text = textOf(path);
  if (text.startsWith("{")) {
    const { log } = parsePolicy(nodeCrypto, text);
    if (log) return log;
    throw new PenholderError("policy-invalid", `${path} names no log: make one with penholder policy --log.`, {
      file: path,
    });
  }
  const policy = parseLogPolicy(nodeCrypto, text);
  if (policy.ok) return policy.value;
  const message = `${path} is not a tlog-policy: ${policy.problem}.`;
  throw new PenholderError("policy-invalid", message, { file: path });
}

/** The witnesses of a policy as the log asks them, telling people what they answer. */
export function witnessingOf(path: string | undefined): { witnessing?: Witnessing } {
  if (path === undefined) {
    process.stderr.write("No --policy: no witness cosigns, and the log's operator could show another log to others.\n");
    return {};
  }
  const witnessing = cosignWith(openLogPolicy(path), { onStartup: tellStartup, onCosigned: tellMissing });
  process.stderr.write(`${witnessing.strength}\n`);
  return { witnessing };
}

function tellStartup(findings: readonly StartupFinding[]): void {
  for (const { witness, state, says } of findings)
    if (state === "unproved" || state === "unreachable") process.stderr.write(`penholder: ${witness}: ${says}\n`);
}

function tellMissing(problems: ReadonlyMap<string, string>): void {
  for (const [witness, problem] of problems) process.stderr.write(`penholder: ${witness} did not cosign: ${problem}\n`);
}
