import { nodeCrypto } from "#log";
import type { Crypto } from "#record";
import { type Policy, parsePolicy, policyFingerprint, type Report, verifyArtefact } from "#verify";
import { longReport } from "./long-report.ts";
import { judge, stage } from "./stage.ts";

/** What the flips of a range of bits led to. */
export interface Tally {
  flips: number;
  /** Flips by the verdict that they lead to; "told": authentic still, and the report says what is no longer known. */
  ended: Record<string, number>;
  /** Bits of which the flip went unseen: none is the only good answer. */
  unseen: number[];
}

export const emptyTally = (): Tally => ({ flips: 0, ended: {}, unseen: [] });

export function addTally(sum: Tally, tally: Tally): void {
  sum.flips += tally.flips;
  for (const [name, count] of Object.entries(tally.ended)) sum.ended[name] = (sum.ended[name] ?? 0) + count;
  sum.unseen.push(...tally.unseen);
}

/** The same cryptography; signatures found true are remembered, since most flips leave all of them as they were. */
function remembering(): Crypto {
  const held = new Set<string>();
  return {
    ...nodeCrypto,
    verifyEd25519: (publicKey, message, signature) => {
      const question = [publicKey, signature, message].map((part) => Buffer.from(part).toString("latin1")).join();
      if (held.has(question)) return true;
      const answer = nodeCrypto.verifyEd25519(publicKey, message, signature);
      if (answer) held.add(question);
      return answer;
    },
  };
}

/** Blocks of the report whose every bit is flipped. */
const blocks = 200;
let made: ReturnType<typeof longReport> | undefined;

/** The artefacts by name; made once, the same bytes in every run and every worker. */
export function artefacts(): ReturnType<typeof longReport> {
  made ??= longReport(blocks);
  return made;
}

export type ArtefactName = keyof ReturnType<typeof longReport>;

/** A judge of one artefact: what the flip of a bit leads to, or null where nothing shows it. */
export function judgeOf(name: ArtefactName): (bit: number) => string | null {
  const bytes = Buffer.from(artefacts()[name]);
  const see = name === "policy" ? policyJudge(bytes) : fileJudge(bytes);
  return (bit) => {
    const at = bit >> 3;
    const byte = bytes[at] ?? 0;
    bytes[at] = byte ^ (1 << (bit & 7));
    const ended = see(at);
    bytes[at] = byte;
    return ended;
  };
}

/**
 * The whole verification by a policy for each flip. A flip that leaves a file authentic must be told: it can only lie
 * in a cosignature beyond the quorum, which the report then counts as unknown (docs/record.md, "Not authenticated").
 */
function fileJudge(bytes: Buffer): (at: number) => string | null {
  const crypto = remembering();
  const policy: Policy = parsePolicy(crypto, stage.policyText);
  const honest = verifyArtefact(bytes, { crypto, policy });
  if (!honest.ok) throw new Error(`the honest file is ${honest.verdict}`);
  const words = JSON.stringify(honest);
  return (at) => {
    const report = verifyArtefact(bytes, { crypto, policy });
    if (!report.ok) return report.verdict;
    return inCosignature(bytes, at) && tellsOfUnknown(report) && JSON.stringify(report) !== words ? "told" : null;
  };
}

/** A flipped policy is refused, or another verdict comes of it, or at least it has another number to compare by telephone. */
function policyJudge(bytes: Buffer): (at: number) => string | null {
  const file = stage.files.redacted;
  const honest = JSON.stringify(judge(file));
  const number = policyFingerprint(nodeCrypto, bytes.toString());
  return () => {
    const text = bytes.toString();
    try {
      const report = judge(file, text);
      if (!report.ok) return report.verdict;
      if (JSON.stringify(report) !== honest) return "told";
    } catch {
      return "refused";
    }
    return policyFingerprint(nodeCrypto, text) === number ? null : "another fingerprint";
  };
}

const tellsOfUnknown = ({ checks }: Report) =>
  checks.some(({ says }) => /by keys that your policy does not name/.test(says));

/** Whether a byte lies in a signature line of a note; inside JSON the line feeds are spelled \n. */
function inCosignature(bytes: Buffer, at: number): boolean {
  const before = bytes.subarray(Math.max(0, at - 1000), at + 1).toString("latin1");
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\\n") + 1) + 1);
  return line.startsWith(Buffer.from("— ").toString("latin1"));
}

/** Flips every bit from one to another (exclusive) by itself. */
export function flipRange(see: (bit: number) => string | null, from: number, to: number): Tally {
  const tally = emptyTally();
  for (let bit = from; bit < to; bit++) flip(see, bit, tally);
  return tally;
}

export function flip(see: (bit: number) => string | null, bit: number, tally: Tally): void {
  const ended = see(bit);
  tally.flips++;
  if (ended === null) tally.unseen.push(bit);
  else tally.ended[ended] = (tally.ended[ended] ?? 0) + 1;
}
