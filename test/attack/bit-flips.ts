import { nodeCrypto } from "#log";
import type { Crypto } from "#record";
import { type Policy, parsePolicy, policyFingerprint, type Report, verifyArtefact } from "#verify";
import { BlockFlips } from "./block-flips.ts";
import { longReport } from "./long-report.ts";
import { judge, stage } from "./stage.ts";
import { emptyTally, flipRange, type Tally } from "./tally.ts";

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

/** Bits from one to another (exclusive), or one byte of every block. */
export type Portion = { from: number; to: number } | { column: number };

/** A judge of one artefact. */
export interface Judge {
  /** What the flip of a bit leads to, or null where nothing shows it. */
  see(bit: number): string | null;
  /** All bits of the artefact in portions. */
  portions: Portion[];
  tally(portion: Portion): Tally;
}

/** Bits in one portion. */
const portionBits = 512;

export function judgeOf(name: ArtefactName): Judge {
  const bytes = Buffer.from(artefacts()[name]);
  const judge = name === "policy" ? policyJudge(bytes) : fileJudge(bytes);
  const see = (bit: number) => {
    const at = bit >> 3;
    const byte = bytes[at] ?? 0;
    bytes[at] = byte ^ (1 << (bit & 7));
    const ended = judge.see(at);
    bytes[at] = byte;
    return ended;
  };
  const isWhole = name === "sealed report" || name === "redacted copy";
  const blocks = isWhole ? new BlockFlips(bytes, judge.verify, see) : null;
  return {
    see,
    portions: [
      ...rangesOf(bytes, blocks),
      ...Array.from({ length: blocks?.columns ?? 0 }, (_, column) => ({ column })),
    ],
    tally: (portion) =>
      "column" in portion ? (blocks?.column(portion.column) ?? emptyTally()) : flipRange(see, portion.from, portion.to),
  };
}

/** What does not lie in a block. */
function rangesOf(bytes: Buffer, blocks: BlockFlips | null): Portion[] {
  const ends = [...(blocks?.places ?? []), { from: bytes.length, to: bytes.length }];
  const ranges: Portion[] = [];
  let start = 0;
  for (const { from, to } of ends) {
    for (let at = 8 * start; at < 8 * from; at += portionBits)
      ranges.push({ from: at, to: Math.min(8 * from, at + portionBits) });
    start = to;
  }
  return ranges;
}

/** How the bytes as they are now are judged; `see` is told which of them was changed. */
interface Judging {
  see(at: number): string | null;
  verify(): Report;
}

/**
 * The whole verification by a policy for each flip. A flip that leaves a file authentic must be told: it can only lie
 * in a cosignature beyond the quorum, which the report then counts as unknown (docs/record.md, "Not authenticated").
 */
function fileJudge(bytes: Buffer): Judging {
  const crypto = remembering();
  const policy: Policy = parsePolicy(crypto, stage.policyText);
  const honest = verifyArtefact(bytes, { crypto, policy });
  if (!honest.ok) throw new Error(`the honest file is ${honest.verdict}`);
  const words = JSON.stringify(honest);
  const verify = () => verifyArtefact(bytes, { crypto, policy });
  const see = (at: number) => {
    const report = verify();
    if (!report.ok) return report.verdict;
    return inCosignature(bytes, at) && tellsOfUnknown(report) && JSON.stringify(report) !== words ? "told" : null;
  };
  return { see, verify };
}

/** A flipped policy is refused, or another verdict comes of it, or at least it has another number to compare by telephone. */
function policyJudge(bytes: Buffer): Judging {
  const file = stage.files.redacted;
  const honest = JSON.stringify(judge(file));
  const number = policyFingerprint(nodeCrypto, bytes.toString());
  const see = () => {
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
  return { see, verify: () => judge(file, bytes.toString()) };
}

const tellsOfUnknown = ({ checks }: Report) =>
  checks.some(({ says }) => /by keys that your policy does not name/.test(says));

/** Whether a byte lies in a signature line of a note; inside JSON the line feeds are spelled \n. */
function inCosignature(bytes: Buffer, at: number): boolean {
  const before = bytes.subarray(Math.max(0, at - 1000), at + 1).toString("latin1");
  const line = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\\n") + 1) + 1);
  return line.startsWith(Buffer.from("— ").toString("latin1"));
}
