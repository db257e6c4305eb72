import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type Json, PenholderError } from "#kernel";
import { describePolicy, formatPolicy, type PolicyFile, parsePolicy, policyFingerprint } from "#verify";
import { testCrypto as crypto, logPolicyText, recordFixture, testKey } from "../../test/record-fixture.ts";

const { policyFile, policyText, keys } = recordFixture();
const [author] = keys.authors;
const vkey = author?.vkey ?? "";
/** The same public key under another name. */
const alias = testKey("panel.example/a").vkey;
const write = (change: object) => `${canonicalJson({ ...policyFile, ...change } as Json)}\n`;

describe("policy files", () => {
  it("are read as they were written", () => {
    expect(formatPolicy(crypto, policyFile)).toBe(policyText);
    expect(parsePolicy(crypto, policyText)).toMatchObject({
      authors: policyFile.authors,
      publishers: policyFile.publishers,
    });
    expect(parsePolicy(crypto, write({ log: null })).log).toBeNull();
  });

  it.each([
    ["no line feed", policyText.trimEnd(), "one form"],
    [
      "another order",
      policyText.replace(/^\{("authors":\{.*?\}),("log":.*?),"publishers"/s, '{$2,$1,"publishers"'),
      "one form",
    ],
    ["an unknown member", write({ extra: 1 }), "one form"],
    [
      "no member log",
      `${canonicalJson({ ...policyFile, log: undefined } as unknown as Json)}\n`.replace('"log":null,', ""),
      "one form",
    ],
    ["a threshold above the keys", write({ authors: { threshold: 2, keys: [vkey] } }), "ask for 1 to 1"],
    ["a threshold of nothing", write({ authors: { threshold: 0, keys: [vkey] } }), "ask for 1 to 1"],
    ["one key twice", write({ authors: { threshold: 1, keys: [vkey, alias] } }), "twice"],
    [
      "a witness's key for an author's",
      write({ authors: { threshold: 1, keys: [keys.witnesses[0]?.vkey] } }),
      "a witness's",
    ],
    ["a spoilt key", write({ authors: { threshold: 1, keys: [vkey.replace("a+", "b+")] } }), "cannot be read"],
    ["a log policy without a log", write({ log: "quorum none\n" }), "names no log"],
    ["a spoilt log policy", write({ log: "log x\n" }), "line 1"],
    ["a certificate that is none", write({ timestampers: ["%"] }), "not base64"],
  ])("%s is refused with advice", (_what, text, words) => {
    const refusal = attempt(text);
    expect(refusal).toMatchObject({ code: "policy-invalid" });
    expect(refusal?.message).toContain(words);
    expect(refusal?.message).toMatch(/: .*\.$/);
  });

  it("whatever is mutated is refused as a policy, or is another policy", () => {
    fc.assert(
      fc.property(fc.nat({ max: policyText.length - 1 }), fc.constantFrom("x", "1", '"', "\n", ""), (at, put) => {
        const text = policyText.slice(0, at) + put + policyText.slice(at + 1);
        fc.pre(text !== policyText);
        const refusal = attempt(text);
        expect(refusal === null || refusal instanceof PenholderError).toBe(true);
        if (refusal === null) expect(parsePolicy(crypto, text)).not.toEqual(parsePolicy(crypto, policyText));
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => attempt(text) instanceof PenholderError));
  });

  it("are described with fingerprints and with how many witnesses may lie", () => {
    const says = (change: Partial<PolicyFile> = {}) => describePolicy(crypto, parsePolicy(crypto, write(change)));
    const parts = says();
    expect(parts.map(({ title, keys }) => [title, keys.length])).toEqual([
      ["Authors", 3],
      ["Publishers", 1],
      ["Log", 1],
      ["Witnesses", 4],
      ["Time stamps", 0],
    ]);
    expect(parts[0]?.keys[0]?.fingerprint).toMatch(/^(\d{5} ){5}\d{5}$/);
    expect(parts[3]?.says).toContain("tolerates 1 lying");
    expect(says({ log: logPolicyText(keys.log, keys.witnesses.slice(0, 3), 2) })[3]?.says).toContain("no liar");
    expect(says({ log: null })[2]?.says).toContain("by your choice");
    expect(policyFingerprint(crypto, policyText)).not.toBe(policyFingerprint(crypto, write({ log: null })));
  });
});

function attempt(text: string): PenholderError | null {
  try {
    parsePolicy(crypto, text);
    return null;
  } catch (error) {
    return error as PenholderError;
  }
}
