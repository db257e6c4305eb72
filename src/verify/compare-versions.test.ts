import { describe, expect, it } from "vitest";
import { actOf, amend, headerOf, type RedactedCopy, redact, type SealedReport, writeSealedFile } from "#document";
import { fromHex } from "#record";
import { compareVersions, parsePolicy } from "#verify";
import {
  testCrypto as crypto,
  good,
  MemoryLog,
  recordFixture,
  testDocument,
  testRandom,
} from "../../test/record-fixture.ts";

const fixture = recordFixture();
const { files, keys, sealed, redacted, document, idOf } = fixture;
const policy = parsePolicy(crypto, fixture.policyText);
const compare = (one: Uint8Array, two: Uint8Array, by = policy) => compareVersions(one, two, { policy: by, crypto });
const check = ({ checks }: ReturnType<typeof compare>, name: string) => checks.find((each) => each.name === name);

/** The same report sealed once more as version 2, with no change, and logged in a log that forgot the first version 2. */
function secondVersionTwo(log = new MemoryLog(keys.log, keys.witnesses)): SealedReport {
  const stream = good(fromHex(good(headerOf(sealed.seal.envelope)).stream));
  const pairs = sealed.blocks.map(({ id }, i) => [id, document.blocks[i]?.id ?? ""] as const);
  const tools = { crypto, random: testRandom("second") };
  const changed = testDocument();
  changed.blocks = changed.blocks.map((block) =>
    block.id === "p4" ? { ...block, text: "The flag State denies it." } : block,
  );
  const options = { marks: [], policy: fixture.policyFile.authors, signers: keys.authors.slice(0, 2) };
  const other = amend(tools, sealed, changed, pairs, options);
  log.append(stream, actOf(sealed.seal.envelope));
  return { ...other, seal: { ...other.seal, receipt: log.append(stream, actOf(other.seal.envelope)) } };
}

describe("two published files of one report", () => {
  it("proves what is unchanged though hidden and what was sealed anew, in either order of naming", () => {
    const comparison = compare(files.redacted, files.redactedAmended);
    expect(comparison).toMatchObject({ ok: true, earlier: { verdict: "authentic" }, later: { verdict: "authentic" } });
    expect(comparison.checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      "same-report passed",
      "follows passed",
      "one-history passed",
      "release-order passed",
    ]);
    const outcome = (name: string) => comparison.blocks.find(({ id }) => id === idOf(name))?.outcome;
    expect([outcome("p1"), outcome("p2"), outcome("n1"), outcome("p3")]).toEqual([
      "resealed-while-hidden",
      "unchanged-though-hidden",
      "unchanged-though-hidden",
      "unchanged",
    ]);
    expect(comparison.says).toBe("Of 9 blocks: 6 unchanged, 2 unchanged though hidden, 1 sealed anew while hidden.");
    expect(compare(files.redactedAmended, files.redacted)).toEqual(comparison);
  });

  it("a sealed report and its copy are of one seal", () => {
    expect(compare(files.redacted, files.sealed)).toMatchObject({
      ok: true,
      checks: [{}, { name: "follows", outcome: "passed" }, {}],
    });
  });

  it("two second versions, each signed, logged and cosigned, are a contradiction that both files prove", () => {
    const other = writeSealedFile(secondVersionTwo());
    const comparison = compare(files.amended, other);
    expect(comparison).toMatchObject({ ok: false, earlier: { ok: true }, later: { ok: true } });
    expect(check(comparison, "follows")?.says).toContain("two different seals of version 2");
    expect(check(comparison, "one-history")?.outcome).toBe("failed");
    expect(comparison.says).toMatch(/^CONTRADICTION/);
  });

  it("two copies that together show more than either are told", () => {
    const hide = (name: string): RedactedCopy => {
      const plan = [
        { passages: [{ block: idOf(name), slots: null }], reason: "personal-data", authority: "A", decision: "D" },
      ];
      return redact(crypto, sealed, plan, { previous: null, released: [], signers: [keys.publisher] });
    };
    const comparison = compare(
      writeSealedFile(hide("p1")),
      writeSealedFile(hide("p4")),
      parsePolicy(crypto, fixture.signaturesOnlyText),
    );
    expect(check(comparison, "release-order")?.outcome).toBe("failed"); // both are copy number 1
    const second = redact(crypto, sealed, [], { previous: hide("p1"), released: [], signers: [keys.publisher] });
    expect(check(compare(writeSealedFile(hide("p1")), writeSealedFile(second)), "release-order")?.outcome).toBe(
      "passed",
    );
    expect(
      check(compare(files.redacted, writeSealedFile({ ...second, seal: redacted.seal })), "release-order")?.says,
    ).toContain("another one before it");
  });

  it("without a policy says what the files show, and is not ok; excerpts and foreign files cannot be compared", () => {
    const alone = compareVersions(files.redacted, files.redactedAmended, { policy: null, crypto });
    expect(alone).toMatchObject({ ok: false, says: expect.stringContaining("Not both files are authentic") });
    expect(compare(files.excerpt, files.redacted)).toMatchObject({ ok: false, blocks: [] });
    expect(compare(files.receipt, files.sealed).says).toContain("Only sealed reports and redacted copies");
  });
});
