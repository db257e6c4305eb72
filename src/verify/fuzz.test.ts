import fc from "fast-check";
import { expect, it } from "vitest";
import { utf8 } from "#record";
import { compareVersions, parsePolicy, verifyArtefact } from "#verify";
import { testCrypto as crypto, recordFixture } from "../../test/record-fixture.ts";

const { files, policyText } = recordFixture();
const policy = parsePolicy(crypto, policyText);
const names = Object.keys(files) as (keyof typeof files)[];
const honest = new Map(names.map((name) => [name, verifyArtefact(files[name], { policy, crypto })]));

// Signatures of witnesses beyond the quorum may be spoilt so that their keys are unknown: the report says one fewer.
it("whatever bit of an artefact flips, the report is another; authentic only where a spare cosignature is lost", () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(), fc.nat({ max: 7 }), (name, place, bit) => {
      const bytes = files[name].slice();
      const at = place % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      const report = verifyArtefact(bytes, { policy, crypto });
      expect(report).not.toEqual(honest.get(name));
      if (report.ok)
        expect(JSON.stringify(report.checks)).toContain("1 signature by keys that your policy does not name");
    }),
    { numRuns: 150, seed: 3 },
  );
});

it("bytes at random, beginnings and mixtures of artefacts end in a verdict that is not authentic", () => {
  const piece = fc
    .constantFrom(...names)
    .chain((name) =>
      fc
        .tuple(fc.nat({ max: files[name].length }), fc.nat({ max: files[name].length }))
        .map(([a, b]) => files[name].slice(Math.min(a, b), Math.max(a, b))),
    );
  const start = fc
    .constantFrom("", "{", "c2sp.org/tlog-proof@v1\n", '{"type":"penholder/sealed-report/1"}\n')
    .map(utf8);
  fc.assert(
    fc.property(start, piece, fc.uint8Array({ maxLength: 200 }), piece, (...parts) => {
      const bytes = new Uint8Array(Buffer.concat(parts));
      for (const whom of [policy, null]) expect(verifyArtefact(bytes, { policy: whom, crypto }).ok).toBe(false);
      expect(compareVersions(bytes, files.redacted, { policy, crypto }).ok).toBe(false);
    }),
    { numRuns: 60 },
  );
});

it("an error inside ends in a verdict", () => {
  const broken = {
    ...crypto,
    sha256: () => {
      throw new Error("out of order");
    },
  };
  expect(verifyArtefact(files.sealed, { policy, crypto: broken })).toMatchObject({ verdict: "unreadable", ok: false });
  expect(compareVersions(files.redacted, files.redactedAmended, { policy, crypto: broken }).ok).toBe(false);
});

it.each([
  ["nothing", "", "empty"],
  ["a Word file", "PK\u0003\u0004", "not the report as Word"],
  ["a policy", policyText, "says whom you trust"],
  ["a space before", ` ${Buffer.from(files.sealed).toString()}`, "none of what can be verified"],
  ["a space after", `${Buffer.from(files.sealed).toString()} `, "in its one form"],
  [
    "a key in another order",
    Buffer.from(files.sealed)
      .toString()
      .replace(/^\{("blocks":.*),("leaves":"[^"]*"),/s, "{$2,$1,"),
    "in its one form",
  ],
])("%s: unreadable, with advice", (_what, text, words) => {
  const report = verifyArtefact(utf8(text), { policy, crypto });
  expect(report).toMatchObject({ verdict: "unreadable", artefact: "unknown" });
  expect(report.says).toContain(words);
});
