import {
  actOf,
  amend,
  documentOf,
  type HidingPlan,
  headerOf,
  type RedactedCopy,
  redact,
  type SealedReport,
  type Signed,
  sealDocument,
  type Tools,
} from "#document";
import { nodeCrypto } from "#log";
import { fromHex, type Signer, signatureType } from "#record";
import { formatPolicy } from "#verify";
import { good, logPolicyText, MemoryLog, testKey, testRandom } from "../../test/record-fixture.ts";
import type { Generated } from "./generated.ts";

const authors = ["panel.example/a", "panel.example/b"].map((name) => testKey(name));
const publisher = testKey("secretariat.example/release");
const logKey = testKey("log.example/bench");
const witnesses = [1, 2, 3, 4].map((i) => testKey(`w${i}.example/witness`, signatureType.cosignature));
const keyPolicy = { threshold: 2, keys: authors.map(({ vkey }) => vkey) };

/** The reader's policy: two authors, the publisher, the log with three of four witnesses. */
export const policyText: string = formatPolicy(nodeCrypto, {
  type: "penholder/policy/1",
  authors: keyPolicy,
  publishers: { threshold: 1, keys: [publisher.vkey] },
  log: logPolicyText(logKey, witnesses, 3),
  timestampers: [],
});

export const log: MemoryLog = new MemoryLog(logKey, witnesses);

/** The same randomness for the same name. */
export function toolsFor(name: string, crypto = nodeCrypto): Tools {
  return { crypto, random: testRandom(name) };
}

export function seal(tools: Tools, { document, marks }: Generated, signers: readonly Signer[] = authors): SealedReport {
  const mustNotRedact = [{ block: document.blocks[0]?.id ?? "" }];
  return sealDocument(tools, document, {
    report: "Generated report",
    marks,
    mustNotRedact,
    policy: keyPolicy,
    signers,
  });
}

export function amended(tools: Tools, before: SealedReport, next: Generated): SealedReport {
  const pairs = documentOf(before).blocks.map(({ id }, i): [string, string] => [id, next.document.blocks[i]?.id ?? ""]);
  return amend(tools, before, next.document, pairs, { marks: next.marks, policy: keyPolicy, signers: authors });
}

/** Every fiftieth block is hidden, and these names, wherever they stand. */
export function planFor({ blocks }: SealedReport, names: string[]): HidingPlan[] {
  const order = { authority: "The coordinator", decision: "An invented decision" };
  const passages = blocks.flatMap(({ id }, i) => (i % 50 === 49 ? [{ block: id, slots: null }] : []));
  return [
    { passages, reason: "protection-of-source", ...order },
    { names, reason: "personal-data", ...order },
  ];
}

export function redactedCopy(
  tools: Tools,
  report: SealedReport,
  plan: readonly HidingPlan[],
  previous: RedactedCopy | null,
): RedactedCopy {
  const released = previous ? [previous] : [];
  return redact(tools.crypto, report, plan, { previous, released, signers: [publisher] });
}

export function loggedReport(report: SealedReport): SealedReport {
  return { ...report, seal: logged(report, report.seal) };
}

export function loggedCopy(copy: RedactedCopy): RedactedCopy {
  return { ...copy, manifest: logged(copy, copy.manifest) };
}

function logged({ seal }: SealedReport | RedactedCopy, { envelope }: Signed): Signed {
  const stream = good(fromHex(good(headerOf(seal.envelope)).stream));
  return { envelope, receipt: log.append(stream, actOf(envelope)) };
}
