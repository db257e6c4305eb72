import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testCrypto as crypto, testSigner } from "../../test/record-crypto.ts";
import { junk } from "../../test/record-log.ts";
import { parseVerifierKey, signatureType } from "./keys.ts";
import { formatLogPolicy, type LogPolicy, parseLogPolicy } from "./log-policy.ts";
import { describeQuorum, organisationOf, quorumArithmetic, quorumMet, toleratedLiars } from "./quorum.ts";
import type { Result } from "./result.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

const log = testSigner("log.example/one").vkey;
const witness = (name: string) => testSigner(name, signatureType.cosignature).vkey;
const [a, b, c] = ["a.example/w", "b.example/w", "c.example/w"].map(witness);

/** A policy of one witness for each key name, under the names w0, w1 …, and these further lines. */
function policyOf(names: readonly string[], ...lines: string[]): LogPolicy {
  const witnesses = names.map((name, i) => `witness w${i} ${witness(name)}`);
  return value(parseLogPolicy(crypto, `${[`log ${log}`, ...witnesses, ...lines].join("\n")}\n`));
}

/** k of n organisations of one witness each. */
function kOfN(k: number, n: number): LogPolicy {
  const names = Array.from({ length: n }, (_, i) => `org${i}.example/w`);
  return policyOf(names, `group g ${k} ${names.map((_, i) => `w${i}`).join(" ")}`, "quorum g");
}

describe("policies", () => {
  it("are read with comments, tabs and addresses, and written in one form", () => {
    const text = `# whom we believe\n\n \tlog\t${log}   https://log.example/\nwitness A ${a}\nwitness B ${b} https://b.example/\ngroup both all A B\n  quorum both \n`;
    const policy = value(parseLogPolicy(crypto, text));
    expect(policy.logs).toMatchObject([{ url: "https://log.example/", key: { name: "log.example/one" } }]);
    expect(policy.groups).toEqual([{ name: "both", threshold: 2, members: ["A", "B"] }]);
    const written = formatLogPolicy(policy);
    expect(value(parseLogPolicy(crypto, written))).toEqual(policy);
    expect(formatLogPolicy(value(parseLogPolicy(crypto, written)))).toBe(written);
  });

  const [A, B] = [`witness A ${a}`, `witness B ${b}`];
  it.each([
    ["no quorum", `log ${log}\n${A}\n`],
    ["two quorums", "quorum none\nquorum none\n"],
    ["an unknown word", "mirror x\nquorum none\n"],
    ["a log twice, under another name", `log ${log}\nlog ${renamed(log)}\nquorum none\n`],
    ["a witness twice, under another name", `${A}\nwitness B ${a}\nquorum none\n`],
    ["a name twice", `${A}\nwitness A ${b}\nquorum none\n`],
    ["a group named as a witness", `${A}\n${B}\ngroup A any B\nquorum A\n`],
    ["a witness named none", `witness none ${a}\nquorum none\n`],
    ["a member named none", `${A}\ngroup g any A none\nquorum g\n`],
    ["a member that comes later", `group g any A\n${A}\nquorum g\n`],
    ["a member of two groups", `${A}\n${B}\ngroup g any A\ngroup h any A B\nquorum h\n`],
    ["a member twice in one group", `${A}\ngroup g 1 A A\nquorum g\n`],
    ["a threshold of 0", `${A}\ngroup g 0 A\nquorum g\n`],
    ["a threshold above the members", `${A}\ngroup g 2 A\nquorum g\n`],
    ["a threshold with a leading zero", `${A}\ngroup g 01 A\nquorum g\n`],
    ["no members", `${A}\ngroup g all\nquorum g\n`],
    ["an undefined quorum", `${A}\nquorum B\n`],
    ["a witness with a log's type of key", `witness A ${log}\nquorum A\n`],
    ["a carriage return", `${A}\r\nquorum A\r\n`],
    ["no line feed at its end", `${A}\nquorum A`],
    ["a key that is mangled", `witness A ${a?.replace("a.ex", "b.ex")}\nquorum A\n`],
    ["too many words", `${A} https://a.example/ more\nquorum A\n`],
  ])("refuses %s", (_, text) => {
    expect(parseLogPolicy(crypto, text)).toMatchObject({ ok: false });
  });

  it("names are compared as they are spelled: K and the Kelvin sign are two", () => {
    expect(parseLogPolicy(crypto, `witness K ${a}\nwitness \u212a ${b}\ngroup g all K \u212a\nquorum g\n`).ok).toBe(
      true,
    );
  });

  it("take 64 of each and no more", () => {
    const many = (n: number) =>
      Array.from({ length: n }, (_, i) => `witness w${i} ${witness(`o${i}.example`)}\n`).join("");
    expect(parseLogPolicy(crypto, `${many(64)}quorum none\n`).ok).toBe(true);
    expect(parseLogPolicy(crypto, `${many(65)}quorum none\n`).ok).toBe(false);
  });

  it("a text that is read means the same written again, however it was mutated", () => {
    const text = `log ${log}\nwitness A ${a}\nwitness B ${b}\nwitness C ${c}\ngroup g 2 A B C\nquorum g\n`;
    fc.assert(
      fc.property(fc.nat(text.length), junk(3), fc.nat(2), (at, put, cut) => {
        const policy = parseLogPolicy(crypto, text.slice(0, at) + put + text.slice(at + cut));
        if (policy.ok) expect(parseLogPolicy(crypto, formatLogPolicy(policy.value))).toEqual(policy);
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void parseLogPolicy(crypto, bytes).ok));
  });
});

describe("quorums", () => {
  it("the example of tlog-policy: two of three X, and any of three Y", () => {
    const policy = policyOf(
      ["x/1", "x/2", "x/3", "y/1", "y/2", "y/3"],
      "group X 2 w0 w1 w2",
      "group Y any w3 w4 w5",
      "group both all X Y",
      "quorum both",
    );
    expect(quorumMet(policy, new Set(["w0", "w2", "w5"]))).toBe(true);
    expect(quorumMet(policy, new Set(["w0", "w1", "w2"]))).toBe(false);
    expect(quorumMet(policy, new Set(["w0", "w4"]))).toBe(false);
    expect(quorumMet(policy, new Set(["both", "X", "Y"]))).toBe(false);
  });

  it.each([
    // k of n: fewest that split the view, liars and silent ones tolerated
    [1, 1, 1, 0, 0],
    [1, 2, 0, 0, 1],
    [2, 3, 1, 0, 1],
    [3, 4, 2, 1, 1],
    [3, 5, 1, 0, 2],
    [4, 5, 3, 2, 1],
    [5, 7, 3, 2, 2],
    [2, 4, 0, 0, 2],
    [7, 7, 7, 6, 0],
  ])("%i of %i: split by %i, tolerates %i liars and %i silent", (k, n, split, liars, absent) => {
    const counted = quorumArithmetic(kOfN(k, n));
    expect(counted).toEqual({
      witnesses: n,
      organisations: n,
      fewestToSplit: split,
      toleratedLiars: liars,
      toleratedAbsent: absent,
      exact: true,
    });
  });

  it("one organisation's many witnesses lie together", () => {
    const policy = policyOf(["x/1", "x/2", "x/3", "y/1"], "group g 3 w0 w1 w2 w3", "quorum g");
    expect(quorumArithmetic(policy)).toMatchObject({ organisations: 2, fewestToSplit: 1, toleratedLiars: 0 });
    expect(describeQuorum(policy)).toContain("tolerates no liar");
  });

  it("the log's own witnesses lie with it", () => {
    const names = ["log.example/w", "b.example/w", "c.example/w", "d.example/w"];
    const policy = policyOf(names, "group g 3 w0 w1 w2 w3", "quorum g");
    expect(quorumArithmetic(policy)).toMatchObject({ fewestToSplit: 1, toleratedLiars: 0, toleratedAbsent: 1 });
    expect(quorumArithmetic(kOfN(3, 4))).toMatchObject({ fewestToSplit: 2, toleratedLiars: 1 });
  });

  it("are described in a sentence", () => {
    expect(describeQuorum(kOfN(3, 4))).toBe(
      "Of 4 organisations (4 witnesses), the quorum tolerates 1 lying; it can still be met with 1 silent.",
    );
    expect(describeQuorum(kOfN(2, 3))).toContain("tolerates no liar: one lying organisation");
    expect(describeQuorum(kOfN(1, 2))).toContain("though every other organisation is honest");
    expect(describeQuorum(policyOf([], "quorum none"))).toContain("asks for no cosignature");
  });

  it("count as brute force over all pairs of quorums counts", () => {
    fc.assert(
      fc.property(randomPolicy(), (policy) => {
        const counted = quorumArithmetic(policy);
        expect(counted.fewestToSplit).toBe(bruteSplit(policy));
        expect(counted.toleratedLiars).toBe(Math.max(0, bruteSplit(policy) - 1));
        expect(toleratedLiars(policy)).toBe(counted.toleratedLiars);
        expect(counted.toleratedAbsent).toBe(bruteBlock(policy) - 1);
      }),
      { numRuns: 150 },
    );
  });

  it("with very many organisations of several witnesses, never count more than hold", () => {
    const names = Array.from({ length: 28 }, (_, i) => `o${i >> 1}.example/${i & 1}`);
    const policy = policyOf(names, `group g 26 ${names.map((_, i) => `w${i}`).join(" ")}`, "quorum g");
    // 2·26 − 28 = 24 shared witnesses: twelve organisations of two.
    expect(quorumArithmetic(policy)).toMatchObject({ exact: false, fewestToSplit: 12, toleratedLiars: 11 });
    expect(describeQuorum(policy)).toContain("at least 11");
  });
});

function renamed(vkey: string): string {
  const key = value(parseVerifierKey(crypto, vkey));
  const name = "other.example";
  const id = crypto.sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([key.type]), key.publicKey]));
  return `${name}+${Buffer.from(id.subarray(0, 4)).toString("hex")}+${vkey.split("+").slice(2).join("+")}`;
}

/** Seven witnesses of two to five organisations, in two levels of groups. */
function randomPolicy(): fc.Arbitrary<LogPolicy> {
  // The fifth is the log's own.
  const organisations = fc.array(fc.nat(4), { minLength: 7, maxLength: 7 });
  return fc
    .record({
      organisations,
      cuts: fc.tuple(fc.nat(4), fc.nat(4)),
      ks: fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }),
    })
    .map(({ organisations, cuts, ks }) => {
      const names = organisations.map(
        (organisation, i) => `${organisation === 4 ? "log" : `o${organisation}`}.example/${i}`,
      );
      const all = names.map((_, i) => `w${i}`);
      const [low, high] = [Math.min(...cuts) + 1, Math.max(...cuts) + 2];
      const inner = [all.slice(0, low), all.slice(low, high), all.slice(high)].filter((members) => members.length > 0);
      const k = (i: number, n: number) => ((ks[i] ?? 0) % n) + 1;
      const groups = inner.map((members, i) => `group g${i} ${k(i, members.length)} ${members.join(" ")}`);
      const top = `group top ${k(3, inner.length)} ${inner.map((_, i) => `g${i}`).join(" ")}`;
      return policyOf(names, ...groups, top, "quorum top");
    });
}

function bruteSplit(policy: LogPolicy): number {
  const quorums = subsets(policy).filter((set) => quorumMet(policy, set));
  const counts = quorums.flatMap((one) =>
    quorums.map((two) => [...organisations(policy, shared(one, two))].filter((each) => each !== "log.example").length),
  );
  return Math.min(...counts);
}

function shared(one: ReadonlySet<string>, two: ReadonlySet<string>): Set<string> {
  return new Set([...one].filter((name) => two.has(name)));
}

function bruteBlock(policy: LogPolicy): number {
  const all = organisations(policy, new Set(policy.witnesses.map(({ name }) => name)));
  const counts = powerSet([...all])
    .filter((silent) => {
      const left = policy.witnesses.filter(({ key }) => !silent.includes(organisationOf(key)));
      return !quorumMet(policy, new Set(left.map(({ name }) => name)));
    })
    .map((silent) => silent.length);
  return Math.min(...counts);
}

function subsets(policy: LogPolicy): Set<string>[] {
  return powerSet(policy.witnesses.map(({ name }) => name)).map((names) => new Set(names));
}

function powerSet<T>(items: readonly T[]): T[][] {
  return Array.from({ length: 2 ** items.length }, (_, chosen) => items.filter((_, i) => (chosen >> i) & 1));
}

function organisations(policy: LogPolicy, names: ReadonlySet<string>): Set<string> {
  return new Set(policy.witnesses.filter(({ name }) => names.has(name)).map(({ key }) => organisationOf(key)));
}
