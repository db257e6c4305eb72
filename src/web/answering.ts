import { PenholderError } from "#kernel";
import {
  compareVersions,
  describePolicy,
  type Policy,
  type PolicyPart,
  parsePolicy,
  type Report,
  type VersionComparison,
  verifyArtefact,
} from "#verify";
import { browserCrypto } from "./crypto.ts";

/** The files that the reader gave, as bytes. */
export interface Question {
  file: Uint8Array<ArrayBuffer> | null;
  policy: Uint8Array<ArrayBuffer> | null;
  /** Another version of the same report. */
  other: Uint8Array<ArrayBuffer> | null;
}

export interface Answer {
  report: Report | null;
  /** What the file and the other version prove about each other. */
  comparison: VersionComparison | null;
  /** Whom the policy trusts; null without a policy that can be used. */
  policy: PolicyPart[] | null;
  policyProblem: string | null;
}

/** The verdicts on the files. Pure but for the clock, which says what "now" is to the checks of times. */
export function answer({ file, policy: policyFile, other }: Question): Answer {
  const { policy, problem } = readPolicy(policyFile);
  const options = { policy, crypto: browserCrypto, now: Date.now() };
  return {
    report: file && verifyArtefact(file, options),
    comparison: file && other && compareVersions(file, other, options),
    policy: policy && describePolicy(browserCrypto, policy),
    policyProblem: problem,
  };
}

function readPolicy(bytes: Uint8Array | null): { policy: Policy | null; problem: string | null } {
  if (!bytes) return { policy: null, problem: null };
  try {
    return { policy: parsePolicy(browserCrypto, new TextDecoder().decode(bytes)), problem: null };
  } catch (error) {
    if (error instanceof PenholderError) return { policy: null, problem: error.message };
    throw error;
  }
}
