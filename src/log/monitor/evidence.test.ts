import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "#kernel";
import {
  cosign,
  formatContradiction,
  formatNote,
  leafHash,
  parseNote,
  parseVerifierKey,
  type Signer,
  treeRoot,
  utf8,
} from "#record";
import { nodeCrypto, nodeRandom } from "../node-crypto.ts";
import { must, testSigner } from "../witness/test-support.ts";
import { checkEvidence, type Evidence, formatEvidence, joined } from "./evidence.ts";
import { policyText, StaticLog } from "./test-support.ts";

const keys = ["a.example/1", "b.example/1", "c.example/1"].map((name) => testSigner(name, "cosignature"));
const log = new StaticLog("log.example/a").more(12);
const policy = policyText(
  log,
  2,
  keys.map((key) => ({ key, url: "http://127.0.0.1:9" })),
);

function cosigned(size: number, times: [Signer, bigint][]): string {
  const note = must(parseNote(log.checkpoint(size)));
  const lines = times.map(([signer, time]) => must(cosign(nodeCrypto, note.text, time, signer)));
  return formatNote({ text: note.text, signatures: [...note.signatures, ...lines] });
}

const [a, b] = keys as unknown as [Signer, Signer];
const both = (size: number, time: bigint) =>
  cosigned(size, [
    [a, time],
    [b, time],
  ]);
const silence: Evidence = {
  kind: "silence",
  policy,
  first: both(5, 1000n),
  second: both(6, 2000n),
  entries: 1,
  period: 100,
};
const commitment = Buffer.from(nodeRandom(32)).toString("base64");
const late: Evidence = {
  kind: "late",
  policy,
  checkpoint: both(12, 2000n),
  entries: joined(log.entries),
  commitment,
  since: 1000,
  within: 900,
  slip: null,
};
const check = (evidence: Evidence) => checkEvidence(utf8(formatEvidence(evidence)));

describe("evidence", () => {
  it("holds as made", () => {
    expect(must(check(silence))).toMatchObject({
      kind: "silence",
      accused: { name: log.origin },
      reliesOn: { length: 2 },
    });
    expect(must(check(late))).toMatchObject({ kind: "late", accused: { name: log.origin } });
    expect(
      treeRoot(
        nodeCrypto,
        log.entries.map((entry) => leafHash(nodeCrypto, entry)),
      ),
    ).toEqual(log.root());
  });

  it.each<[string, Evidence]>([
    ["a rate that was kept", { ...silence, entries: 1, period: 400 }],
    ["a rate of nothing", { ...silence, entries: 0 }],
    ["a period of no time", { ...silence, period: 0 }],
    ["one cosignature", { ...silence, second: cosigned(6, [[a, 2000n]]) }],
    [
      "one witness's late word on the second",
      {
        ...silence,
        second: cosigned(6, [
          [a, 2000n],
          [b, 1100n],
        ]),
      },
    ],
    ["checkpoints in the wrong order", { ...silence, first: silence.second, second: silence.first }],
    ["a policy without quorum", { ...silence, policy: policy.replace("quorum g", "quorum none") }],
    ["a checkpoint signed too early", { ...late, checkpoint: both(12, 1900n) }],
    ["an entry left out", { ...late, entries: joined(log.entries.slice(1)) }],
    ["another order of entries", { ...late, entries: joined(log.entries.toReversed()) }],
    [
      "a commitment that was logged",
      { ...late, commitment: Buffer.from(log.entries[3]?.subarray(57) ?? "").toString("base64") },
    ],
    ["no commitment", { ...late, commitment: "" }],
    ["a slip that is none", { ...late, slip: "penholder/slip/v1\n" }],
  ])("does not hold with %s", (_, evidence) => {
    expect(check(evidence).ok).toBe(false);
  });

  it("of two trees needs no policy", () => {
    const fork = new StaticLog(log.origin, log.signer).more(12);
    const signer = must(parseVerifierKey(nodeCrypto, log.signer.vkey));
    const text = formatContradiction({ kind: "roots", signer, first: log.checkpoint(), second: fork.checkpoint() });
    expect(must(checkEvidence(utf8(text))).accused.name).toBe(log.origin);
    const honest = formatContradiction({ kind: "roots", signer, first: log.checkpoint(), second: log.checkpoint() });
    expect(checkEvidence(utf8(honest)).ok).toBe(false);
  });

  it("is refused in any other form", () => {
    const text = formatEvidence(silence);
    const more = canonicalJson({ ...JSON.parse(text), more: 1 });
    for (const other of [
      text.slice(0, -1),
      ` ${text}`,
      `${more}\n`,
      text.replace("silence", "malice"),
      "",
      "{}\n",
      "[]\n",
      "null\n",
    ]) {
      expect(checkEvidence(utf8(other)).ok).toBe(false);
    }
  });

  it("answers whatever bytes come", () => {
    const texts = [formatEvidence(silence), formatEvidence(late)].map(utf8);
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.uint8Array({ minLength: 0, maxLength: 4 }),
        fc.nat(8),
        (bytes, at, added, removed) => {
          const from = at % bytes.length;
          const changed = Buffer.concat([bytes.subarray(0, from), added, bytes.subarray(from + removed)]);
          const answer = checkEvidence(changed);
          // What still holds is the same claim: only the promise and the times of a claim without slip are the monitor's own.
          if (answer.ok) expect(answer.value.accused.name).toBe(log.origin);
        },
      ),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void checkEvidence(bytes)));
  });
});
