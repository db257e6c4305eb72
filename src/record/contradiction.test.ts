import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testCrypto as crypto, testSigner } from "../../test/record-crypto.ts";
import { bytesOf, junk, TestLog, testWitnesses, value } from "../../test/record-log.ts";
import { type Contradiction, checkContradiction } from "./contradiction.ts";
import { formatContradiction, parseContradiction } from "./contradiction-text.ts";
import { parseVerifierKey } from "./keys.ts";
import { provePrefix } from "./prove.ts";

/** Two logs of one key that part ways at the sixth entry; the second also breaks its streams' rules. */
const [honest, forked] = [new TestLog(), new TestLog()];
for (let i = 0; i < 12; i++) {
  honest.append("stream", `act ${i}`);
  forked.append("stream", i < 5 ? `act ${i}` : `another act ${i}`);
}
forked.append("second", "first of it");
forked.append("second", "twice", { number: 0n, previous: new Uint8Array(32) });
forked.append("third", "first of it");
forked.append("third", "astray", { previous: bytesOf("something else") });

const signer = value(parseVerifierKey(crypto, honest.signer.vkey));
const [witness] = testWitnesses(1);
const full = forked.checkpoint(16);

const roots: Contradiction = { kind: "roots", signer, first: honest.checkpoint(10), second: forked.checkpoint(10) };
const prefix: Contradiction = {
  kind: "prefix",
  signer,
  first: honest.checkpoint(8),
  second: forked.checkpoint(11),
  proof: value(provePrefix(crypto, forked.read, 8n, 11n)),
};
const entries: Contradiction = {
  kind: "entries",
  signer,
  first: forked.place(12, full),
  second: forked.place(13, full),
};
const chain: Contradiction = { kind: "chain", signer, first: forked.place(14, full), second: forked.place(15, full) };

function says(evidence: Contradiction): string {
  const checked = checkContradiction(crypto, evidence);
  return checked.ok ? checked.value : `no: ${checked.problem}`;
}

describe("contradictions", () => {
  it("two trees of one size", () => {
    expect(says(roots)).toMatch(/^log.example\/record signed, for the log .* two different trees of 10 entries/);
    expect(says({ ...roots, second: honest.checkpoint(10) })).toBe("no: the two checkpoints say the same");
    expect(says({ ...roots, second: honest.checkpoint(11) })).toMatch(/^no: /);
    expect(says({ ...roots, second: forked.checkpoint(10).replace(/\n10\n/, "\n11\n") })).toMatch(/^no: /);
    expect(says({ ...roots, signer: value(parseVerifierKey(crypto, testSigner("x.example").vkey)) })).toMatch(/^no: /);
  });

  it("a tree that is not the beginning of a later one", () => {
    expect(says(prefix)).toMatch(/8 entries that hash to .*, and 11 entries of which the first 8 hash to/);
    const consistent = { ...prefix, first: forked.checkpoint(8) };
    expect(says(consistent)).toBe("no: the first tree is the beginning of the second");
    // Nobody can make an honest log look inconsistent with a proof of his own: it must lead to the signed root.
    const invented = prefix.proof.map((_, i) => bytesOf(`node ${i}`));
    expect(says({ ...consistent, proof: invented })).toMatch(/^no: the proof does not lead/);
    expect(says({ ...consistent, proof: [] })).toMatch(/^no: the proof does not lead/);
  });

  it("two entries of one number, and one that does not follow", () => {
    expect(says(entries)).toMatch(/two entries number 0: at 12 and at 13\.$/);
    expect(says(chain)).toMatch(/number 1 which does not follow number 0: at 14 and at 15\.$/);
    expect(says({ ...entries, second: entries.first })).toBe("no: it is the same entry twice");
    const other = honest.checkpoint(12);
    const [first, second] = [honest.place(0, other), honest.place(1, other)];
    expect(says({ kind: "chain", signer, first, second })).toBe("no: the second entry names the first as it must");
    expect(says({ kind: "entries", signer, first, second })).toMatch(/^no: /);
    expect(says({ ...entries, second: { ...forked.place(13, full), index: 12n } })).toMatch(/^no: an entry's proof/);
    expect(says({ ...entries, second: honest.place(0, other) })).toMatch(/^no: .*different streams/);
  });

  it("witnesses: two trees of one size, or a smaller tree at a later time", () => {
    if (!witness) throw new Error("no witness");
    const key = value(parseVerifierKey(crypto, witness.vkey));
    const at = (log: TestLog, size: number, time: bigint) => log.checkpoint(size, [witness], time);
    const both: Contradiction = { kind: "roots", signer: key, first: at(honest, 10, 5n), second: at(forked, 10, 6n) };
    expect(says(both)).toMatch(/^witness1.example\/w signed, for the log log.example\/record, two different trees/);
    const back: Contradiction = {
      kind: "backwards",
      signer: key,
      first: at(honest, 10, 5n),
      second: at(honest, 9, 6n),
    };
    expect(says(back)).toMatch(/10 entries as the most seen at 5, and only 9 at 6/);
    expect(says({ ...back, second: at(honest, 9, 4n) })).toMatch(/^no: /);
    expect(says({ ...back, second: at(honest, 9, 5n) })).toMatch(/^no: /);
    expect(says({ ...back, second: at(honest, 10, 6n) })).toMatch(/^no: /);
    // The log's own signature has no time, so it proves nothing of this kind.
    expect(says({ ...back, signer })).toMatch(/^no: /);
  });
});

describe("evidence as text", () => {
  const all = [roots, prefix, entries, chain];

  it("is read as it was written, and proves the same", () => {
    for (const evidence of all) {
      const text = formatContradiction(evidence);
      const read = value(parseContradiction(crypto, text));
      expect(formatContradiction(read)).toBe(text);
      expect(says(read)).toBe(says(evidence));
    }
  });

  it("proves nothing, or the same, however it is altered", () => {
    const source = fc.constantFrom(...all.map((evidence) => [formatContradiction(evidence), says(evidence)] as const));
    fc.assert(
      fc.property(source, fc.nat(), junk(2), fc.nat(3), ([text, sentence], at, put, cut) => {
        const place = at % text.length;
        const mutated = text.slice(0, place) + put + text.slice(place + cut);
        const read = parseContradiction(crypto, mutated);
        if (!read.ok) return;
        expect(formatContradiction(read.value)).toBe(mutated);
        const checked = checkContradiction(crypto, read.value);
        if (checked.ok) expect(checked.value).toBe(sentence);
      }),
      { numRuns: 150 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void parseContradiction(crypto, bytes).ok));
  });

  it.each([
    ["another kind", (text: string) => text.replace("kind roots", "kind lies")],
    ["a part too few", (text: string) => text.slice(0, text.lastIndexOf("part "))],
    ["a part too many", (text: string) => `${text}part 0\n`],
    ["a part of another length", (text: string) => text.replace("part 5", "part 4")],
    ["a huge length", (text: string) => text.replace("part 5", "part 9223372036854775807")],
    ["another header", (text: string) => text.replace("@v1", "@v2")],
  ])("is refused with %s", (_, change) => {
    const text = formatContradiction(roots);
    expect(change(text)).not.toBe(text);
    expect(parseContradiction(crypto, change(text))).toMatchObject({ ok: false });
  });
});
