import { PenholderError } from "#kernel";
import { type Crypto, type LogPolicy, parseLogPolicy, type VerifierKey } from "#record";

/** A witness of a policy that can be asked. */
export interface KnownWitness {
  /** Its name in the policy. */
  name: string;
  key: VerifierKey;
  /** Submission and monitoring prefix. */
  url: string;
}

/** A policy given as C2SP tlog-policy text or as parsed. Throws `policy-invalid`. */
export function policyOf(crypto: Crypto, policy: string | LogPolicy): LogPolicy {
  if (typeof policy !== "string") return policy;
  const parsed = parseLogPolicy(crypto, policy);
  if (!parsed.ok) throw new PenholderError("policy-invalid", `The log policy cannot be used: ${parsed.problem}.`);
  return parsed.value;
}

/** Those of the policy's witnesses that have an address. Throws `policy-invalid` where an address is none. */
export function reachable(policy: LogPolicy): KnownWitness[] {
  return policy.witnesses.flatMap(({ name, key, url }) => {
    if (url === null) return [];
    const address = URL.canParse(url) ? new URL(url) : null;
    if (!address || !["http:", "https:"].includes(address.protocol)) {
      throw new PenholderError("policy-invalid", `The address of the witness ${name} is not one of http or https.`);
    }
    return [{ name, key, url }];
  });
}
