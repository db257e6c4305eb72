import type { KeyPolicy } from "#document";
import {
  type Crypto,
  describeQuorum,
  fingerprint,
  type LogPolicy,
  parseVerifierKey,
  utf8,
  type VerifierKey,
} from "#record";
import type { Policy } from "./policy.ts";
import { counted } from "./wording.ts";

/** A key that the reader trusts, as read out by telephone. */
export interface ShownKey {
  name: string;
  /** Six groups of five digits. */
  fingerprint: string;
  url: string | null;
}

/** One part of a policy for people: what it says, and the keys. */
export interface PolicyPart {
  title: string;
  says: string;
  keys: ShownKey[];
}

/** Who is trusted, in plain words, with fingerprints, and how many lying witnesses the policy withstands. */
export function describePolicy(crypto: Crypto, policy: Policy): PolicyPart[] {
  return [
    {
      title: "Authors",
      says: asked(policy.authors, "A report counts as signed", "No author is named: no report will count as signed."),
      keys: keysOf(crypto, policy.authors),
    },
    {
      title: "Publishers",
      says: asked(
        policy.publishers,
        "Passages count as hidden with authority",
        "No publisher is named: whatever is hidden counts as hidden without authority.",
      ),
      keys: keysOf(crypto, policy.publishers),
    },
    ...(policy.log === null ? [noLog] : describeLog(crypto, policy.log)),
    {
      title: "Time stamps",
      says:
        policy.timestampers.length === 0
          ? "No time-stamping authority is named: dates rest on the witnesses."
          : `${counted(policy.timestampers.length, "certificate")} of time-stamping authorities.`,
      keys: [],
    },
  ];
}

const noLog: PolicyPart = {
  title: "Log",
  says: "None, by your choice: signatures alone are checked. Nothing shows that others are shown the same version, or when it was made.",
  keys: [],
};

function describeLog(crypto: Crypto, log: LogPolicy): PolicyPart[] {
  const keyed = ({ key, url }: { key: VerifierKey; url: string | null }) => shown(crypto, key, url);
  return [
    { title: "Log", says: "Every seal and every release must be in it.", keys: log.logs.map(keyed) },
    { title: "Witnesses", says: describeQuorum(log), keys: log.witnesses.map(keyed) },
  ];
}

function asked({ threshold, keys }: KeyPolicy, what: string, none: string): string {
  return threshold === 0 ? none : `${what} when ${threshold} of these ${counted(keys.length, "key")} signed.`;
}

function keysOf(crypto: Crypto, { keys }: KeyPolicy): ShownKey[] {
  return keys.flatMap((vkey) => {
    const key = parseVerifierKey(crypto, vkey);
    return key.ok ? [shown(crypto, key.value, null)] : [];
  });
}

function shown(crypto: Crypto, key: VerifierKey, url: string | null): ShownKey {
  return { name: key.name, fingerprint: fingerprint(crypto, key), url };
}

/**
 * A whole policy as thirty digits, to be compared by telephone: of SHA-256 of the file's text, formed as a key's
 * fingerprint is. Two readers whose policies have one number trust the same.
 */
export function policyFingerprint(crypto: Crypto, text: string): string {
  const bytes = utf8(text);
  return fingerprint(crypto, { name: "", id: "", type: bytes[0] ?? 0, publicKey: bytes.subarray(1) });
}
