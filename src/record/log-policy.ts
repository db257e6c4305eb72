import type { Crypto } from "./crypto.ts";
import { formatVerifierKey, parseVerifierKey, signatureType, type VerifierKey } from "./keys.ts";
import { boundedText } from "./lines.ts";
import { bad, ok, type Result } from "./result.ts";

/** C2SP tlog-policy: which logs are believed, and which witnesses must have cosigned. */
export interface LogPolicy {
  /** Any one of them may sign; a log's key has the name of its origin. */
  logs: { key: VerifierKey; url: string | null }[];
  witnesses: { name: string; key: VerifierKey; url: string | null }[];
  /** In order of definition: members are defined before. */
  groups: PolicyGroup[];
  /** Name of a witness or group; null where no cosignature is asked for ("quorum none"). */
  quorum: string | null;
}

/** A group has witnessed what at least `threshold` of its members have. */
export interface PolicyGroup {
  name: string;
  threshold: number;
  members: string[];
}

/** Logs, witnesses and groups that a policy may have, each (the specification asks for 32). */
export const maxPolicyItems = 64;
const maxPolicyText = 2 ** 20;

/** What has been read so far. */
interface Draft {
  policy: LogPolicy;
  /** Names of witnesses and groups, and whether each is a member already. */
  names: Map<string, { used: boolean }>;
  quorumSeen: boolean;
}

type LineReader = (crypto: Crypto, draft: Draft, words: readonly string[]) => string | undefined;

const readers = new Map<string, LineReader>([
  ["log", readLog],
  ["witness", readWitness],
  ["group", readGroup],
  ["quorum", readQuorum],
]);

/** Reads a policy. Problems name the line. Text that is not UTF-8 is refused. */
export function parseLogPolicy(crypto: Crypto, input: string | Uint8Array): Result<LogPolicy> {
  const text = boundedText(input, maxPolicyText);
  if (!text.ok) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what the rule excludes.
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text.value)) return bad("a policy has no control characters");
  if (!text.value.endsWith("\n")) return bad("a policy ends with a line feed");
  const policy: LogPolicy = { logs: [], witnesses: [], groups: [], quorum: null };
  const draft: Draft = { policy, names: new Map(), quorumSeen: false };
  for (const [i, line] of text.value.slice(0, -1).split("\n").entries()) {
    const [keyword, ...words] = line.split(/[ \t]+/).filter((word) => word !== "");
    if (keyword === undefined || keyword.startsWith("#")) continue;
    const reader = readers.get(keyword);
    const problem = reader ? reader(crypto, draft, words) : "a line begins with log, witness, group or quorum";
    if (problem !== undefined) return bad(`line ${i + 1} of the policy: ${problem}`);
  }
  return draft.quorumSeen ? ok(policy) : bad("a policy has a quorum line");
}

function readLog(crypto: Crypto, { policy }: Draft, [vkey, url, ...more]: readonly string[]): string | undefined {
  if (vkey === undefined || more.length > 0) return "a log is defined by its key and perhaps an address";
  const key = parseVerifierKey(crypto, vkey);
  if (!key.ok) return key.problem;
  if (policy.logs.length === maxPolicyItems) return `more than ${maxPolicyItems} logs`;
  if (policy.logs.some((log) => samePublicKey(log.key, key.value))) return "a second log with the same public key";
  policy.logs.push({ key: key.value, url: url ?? null });
  return;
}

function readWitness(crypto: Crypto, draft: Draft, [name, vkey, url, ...more]: readonly string[]): string | undefined {
  if (name === undefined || vkey === undefined || more.length > 0) {
    return "a witness is defined by a name, its key and perhaps an address";
  }
  const key = parseVerifierKey(crypto, vkey);
  if (!key.ok) return key.problem;
  if (key.value.type === signatureType.ed25519) return "a witness's key is of signature type 4 or 6";
  const { witnesses } = draft.policy;
  if (witnesses.length === maxPolicyItems) return `more than ${maxPolicyItems} witnesses`;
  if (witnesses.some((witness) => samePublicKey(witness.key, key.value))) {
    return "a second witness with the same public key";
  }
  witnesses.push({ name, key: key.value, url: url ?? null });
  return define(draft, name);
}

function readGroup(_: Crypto, draft: Draft, [name, count, ...members]: readonly string[]): string | undefined {
  if (name === undefined || count === undefined || members.length === 0) {
    return "a group is defined by a name, a number (or all, any) and its members";
  }
  const threshold = count === "all" ? members.length : count === "any" ? 1 : parseCount(count);
  if (threshold < 1 || threshold > members.length) return "a group's number is from 1 to the number of its members";
  if (draft.policy.groups.length === maxPolicyItems) return `more than ${maxPolicyItems} groups`;
  for (const member of members) {
    const known = draft.names.get(member);
    if (!known) return `the member ${member} is not defined above`;
    if (known.used) return `${member} is a member twice`;
    known.used = true;
  }
  draft.policy.groups.push({ name, threshold, members });
  return define(draft, name);
}

function readQuorum(_: Crypto, draft: Draft, [name, ...more]: readonly string[]): string | undefined {
  if (name === undefined || more.length > 0) return "the quorum is one name";
  if (draft.quorumSeen) return "a second quorum";
  if (name !== "none" && !draft.names.has(name)) return `the quorum ${name} is not defined above`;
  draft.quorumSeen = true;
  draft.policy.quorum = name === "none" ? null : name;
  return;
}

function define(draft: Draft, name: string): string | undefined {
  if (name === "none" || draft.names.has(name)) return `the name ${name} is taken`;
  draft.names.set(name, { used: false });
  return;
}

/** Decimal, without leading zeros; 0 for anything else. */
function parseCount(text: string): number {
  return /^[1-9][0-9]{0,3}$/.test(text) ? Number(text) : 0;
}

/** Duplicates in the sense of tlog-policy: the same public key, whatever its name, id and signature type. */
function samePublicKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.publicKey.length === b.publicKey.length && a.publicKey.every((byte, i) => byte === b.publicKey[i]);
}

/** The policy's text form. Numbers stand in place of "all" and "any". */
export function formatLogPolicy(policy: LogPolicy): string {
  const lines = [
    ...policy.logs.map((log) => ["log", formatVerifierKey(log.key), log.url]),
    ...policy.witnesses.map((witness) => ["witness", witness.name, formatVerifierKey(witness.key), witness.url]),
    ...policy.groups.map((group) => ["group", group.name, `${group.threshold}`, ...group.members]),
    ["quorum", policy.quorum ?? "none"],
  ];
  return lines.map((words) => `${words.filter((word) => word !== null).join(" ")}\n`).join("");
}
