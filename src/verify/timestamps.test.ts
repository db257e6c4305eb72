import { expect, it } from "vitest";
import { type SealedReport, writeSealedFile } from "#document";
import { canonicalJson, type Json } from "#kernel";
import { encodeReceipt, formatNote, keyId, parseNote, parseReceipt, utf8 } from "#record";
import { type CheckTimestamp, parsePolicy, verifyArtefact } from "#verify";
import { testCrypto as crypto, good, recordFixture } from "../../test/record-fixture.ts";

const { sealed, policyFile } = recordFixture();
const own = (timestampers: string[]) =>
  parsePolicy(crypto, `${canonicalJson({ ...policyFile, timestampers } as Json)}\n`);
const [trusting, without] = [own(["AAAA"]), own([])];

/** What a token says stands in it: the port of these tests. */
const checkTimestamp: CheckTimestamp = (token, digest, certificates) => {
  expect([digest.length, certificates.length]).toEqual([32, 1]);
  const word = new TextDecoder().decode(token);
  if (word === "right") return { ok: true, says: "Seen at noon." };
  return { ok: false, problem: `It is ${word}.`, unknown: word === "strange" };
};

function stamped(...tokens: string[]): SealedReport {
  const receipt = good(parseReceipt(sealed.seal.receipt ?? ""));
  return {
    ...sealed,
    seal: { ...sealed.seal, receipt: good(encodeReceipt({ ...receipt, tokens: tokens.map(utf8) })) },
  };
}

function attached(token: string): SealedReport {
  const receipt = good(parseReceipt(sealed.seal.receipt ?? ""));
  const note = good(parseNote(receipt.checkpoint));
  const name = "rfc3161-timestamp";
  const line = { name, id: keyId(crypto, name, 0xff, utf8("penholder/rfc3161-timestamp/v1")), signature: utf8(token) };
  const checkpoint = formatNote({ ...note, signatures: [...note.signatures, line] });
  return { ...sealed, seal: { ...sealed.seal, receipt: good(encodeReceipt({ ...receipt, checkpoint })) } };
}

function judged(file: SealedReport, policy = trusting, port: CheckTimestamp | null = checkTimestamp) {
  const report = verifyArtefact(writeSealedFile(file), { policy, crypto, ...(port && { checkTimestamp: port }) });
  return [report.verdict, report.checks.find(({ name }) => name === "seal-timestamps")?.outcome];
}

it("tokens in the receipt and on the checkpoint are held against the reader's authorities", () => {
  expect(judged(stamped("right"))).toEqual(["authentic", "passed"]);
  expect(judged(attached("right"))).toEqual(["authentic", "passed"]);
  expect(judged(stamped("right", "false"))).toEqual(["not-logged", "failed"]);
  expect(judged(attached("false"))).toEqual(["not-logged", "failed"]);
  expect(judged(stamped("strange"))).toEqual(["authentic", "warned"]);
  expect(judged(stamped("strange", "right"))).toEqual(["authentic", "passed"]);
});

it("a token on a checkpoint is no signature by an unknown key", () => {
  const file = attached("right").seal.receipt ?? "";
  const checkpoint = good(parseReceipt(file)).checkpoint;
  const report = verifyArtefact(utf8(checkpoint), { policy: trusting, crypto, checkTimestamp });
  expect(report.verdict).toBe("authentic");
  expect(JSON.stringify(report.checks)).not.toContain("does not name");
  expect(report.checks.at(-1)).toMatchObject({ name: "checkpoint-timestamps", outcome: "passed" });
});

it("what is not checked is said to be so", () => {
  expect(judged(sealed)).toEqual(["authentic", "warned"]);
  expect(judged(sealed, without)).toEqual(["authentic", undefined]);
  expect(judged(stamped("right"), without)).toEqual(["authentic", "skipped"]);
  expect(judged(stamped("right"), trusting, null)).toEqual(["authentic", "skipped"]);
});
