import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testCrypto as crypto, testSigner } from "../../test/record-crypto.ts";
import { bytesOf, junk, TestLog, testPolicy, testWitnesses, value } from "../../test/record-log.ts";
import { toHex } from "./bytes.ts";
import { commitment, encodeEntry, entryHash, noPrevious, parseEntry } from "./entry.ts";
import { encodeReceipt, parseReceipt, type Receipt } from "./receipt.ts";
import { leafHash } from "./tree.ts";
import { verifyCheckpoint } from "./verify-checkpoint.ts";
import { verifyReceipt } from "./verify-receipt.ts";

const log = new TestLog();
for (let i = 0; i < 11; i++) log.append(`stream ${i % 3}`, `act ${i}`);
const witnesses = testWitnesses(4);
const policy = testPolicy(log.signer, witnesses, 3);
const receipt = log.receipt(6, log.checkpoint(11, witnesses.slice(0, 3)));

function outcomes(changed: Partial<Receipt>, by = policy): string {
  return verifyReceipt(crypto, { ...receipt, ...changed }, by)
    .steps.map(({ outcome }) => outcome[0])
    .join("");
}

describe("entries", () => {
  it("have 89 bytes at their places", () => {
    const entry = { stream: bytesOf("s").slice(0, 16), number: 258n, previous: bytesOf("p"), commitment: bytesOf("c") };
    const hex = ["01", toHex(entry.stream), "0000000000000102", toHex(entry.previous), toHex(entry.commitment)].join(
      "",
    );
    expect(toHex(encodeEntry(entry))).toBe(hex);
    expect(parseEntry(encodeEntry(entry))).toEqual({ ok: true, value: entry });
    expect(entryHash(crypto, entry)).toEqual(leafHash(crypto, Buffer.from(hex, "hex")));
  });

  it("of other lengths and versions, and numbers that do not fit their predecessor, are refused", () => {
    const entry = { stream: new Uint8Array(16), number: 1n, previous: bytesOf("p"), commitment: bytesOf("c") };
    const bytes = encodeEntry(entry);
    expect(parseEntry(bytes.subarray(1)).ok).toBe(false);
    expect(parseEntry(Uint8Array.from(bytes, (byte, i) => (i === 0 ? 2 : byte))).ok).toBe(false);
    expect(parseEntry(encodeEntry({ ...entry, previous: noPrevious })).ok).toBe(false);
    expect(parseEntry(encodeEntry({ ...entry, number: 0n })).ok).toBe(false);
    expect(parseEntry(encodeEntry({ ...entry, number: 0n, previous: noPrevious })).ok).toBe(true);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 88, maxLength: 90 }), (bytes) => {
        const read = parseEntry(bytes);
        if (read.ok) expect(encodeEntry(read.value)).toEqual(bytes);
      }),
    );
  });

  it("commitments depend on salt and act", () => {
    const one = commitment(crypto, bytesOf("a"), Buffer.from("act"));
    expect(commitment(crypto, bytesOf("b"), Buffer.from("act"))).not.toEqual(one);
    expect(commitment(crypto, bytesOf("a"), Buffer.from("Act"))).not.toEqual(one);
  });
});

describe("receipts", () => {
  it("are read as they were written, with time-stamp tokens and without", () => {
    for (const tokens of [[], [bytesOf("t")], [bytesOf("t"), new Uint8Array(1000)]]) {
      const text = value(encodeReceipt({ ...receipt, tokens }));
      expect(value(parseReceipt(text))).toEqual({ ...receipt, tokens });
    }
  });

  it("verify step by step", () => {
    const verdict = verifyReceipt(crypto, receipt, policy);
    expect(verdict).toMatchObject({ ok: true, selfConsistent: true, checkpoint: { size: 11n } });
    expect(verdict.steps.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      "opening passed",
      "checkpoint passed",
      "inclusion passed",
      "log-signature passed",
      "cosignatures passed",
      "quorum passed",
    ]);
    expect(verdict.cosigned.map(({ witness, time }) => [witness, time])).toEqual([
      ["w1", 1_700_000_000n],
      ["w2", 1_700_000_001n],
      ["w3", 1_700_000_002n],
    ]);
    // One of four may lie (3 of 4), so the second organisation's time is the first that holds.
    expect(verdict.existedBy).toBe(1_700_000_001n);
  });

  it("fail at the step that is wrong", () => {
    expect(outcomes({})).toBe("pppppp");
    expect(outcomes({ act: Buffer.from("act 7") })).toBe("fppppp");
    expect(outcomes({ salt: bytesOf("another") })).toBe("fppppp");
    expect(outcomes({ index: 7n })).toBe("ppfppp");
    expect(outcomes({ proof: receipt.proof.slice(1) })).toBe("ppfppp");
    expect(outcomes({ entry: { ...receipt.entry, number: 9n } })).toBe("ppfppp");
    expect(outcomes({ checkpoint: log.checkpoint(10, witnesses) })).toBe("ppfppp");
    expect(outcomes({ checkpoint: log.checkpoint(11, witnesses.slice(0, 2)) })).toBe("pppppf");
    expect(outcomes({ checkpoint: receipt.checkpoint.replace("\n11\n", "\n12\n") })).toBe("pppfff");
    expect(outcomes({ checkpoint: "nonsense" })).toBe("pfssss");
    // Another log's key, the same name; and witnesses that the policy does not know.
    expect(outcomes({}, testPolicy(testSigner("other.example"), witnesses, 3))).toBe("pppfpp");
    const strangers = testWitnesses(7).slice(4);
    expect(outcomes({ checkpoint: log.checkpoint(11, strangers) })).toBe("pppppf");
  });

  it("one witness that cosigned twice counts once", () => {
    const [first] = witnesses;
    if (!first) throw new Error("no witness");
    const checkpoint = log.checkpoint(11, [first, first, first]);
    const verdict = verifyReceipt(crypto, { ...receipt, checkpoint }, policy);
    expect(verdict.ok).toBe(false);
    expect(verdict.cosigned).toHaveLength(3);
    expect(verdict.existedBy).toBeNull();
  });

  it("without a policy are self-consistent and never more", () => {
    const verdict = verifyReceipt(crypto, receipt, null);
    expect(verdict).toMatchObject({ ok: false, selfConsistent: true });
    expect(verdict.steps.map(({ outcome }) => outcome[0]).join("")).toBe("pppsss");
  });

  it("every flipped bit is refused, fails, or lies in what is not authenticated: time-stamp tokens", () => {
    const text = Buffer.from(value(encodeReceipt({ ...receipt, tokens: [bytesOf("token")] })));
    const survived: string[] = [];
    for (let at = 0; at < text.length; at++) {
      const flipped = Buffer.from(text);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      const read = parseReceipt(flipped);
      if (!read.ok || !verifyReceipt(crypto, read.value, policy).ok) continue;
      const same = value(encodeReceipt({ ...read.value, tokens: [] })) === value(encodeReceipt(receipt));
      survived.push(same ? "token" : `byte ${at}`);
    }
    expect(new Set(survived)).toEqual(new Set(["token"]));
  });

  it("openings with too much, too little or something else are refused", () => {
    const with_ = (changes: Partial<Receipt>) => encodeReceipt({ ...receipt, ...changes });
    expect(with_({ salt: new Uint8Array(31) }).ok).toBe(false);
    expect(with_({ tokens: [new Uint8Array(0)] }).ok).toBe(false);
    expect(with_({ tokens: [new Uint8Array(65_537)] }).ok).toBe(false);
    expect(with_({ tokens: Array(16).fill(new Uint8Array(1)) }).ok).toBe(true);
    expect(with_({ tokens: Array(17).fill(new Uint8Array(1)) }).ok).toBe(false);
    expect(with_({ act: new Uint8Array(0) }).ok).toBe(true);
    expect(parseReceipt(value(with_({})).replace(/extra .*\n/, "")).ok).toBe(false);
    expect(parseReceipt(value(with_({})).replace(/extra .*\n/, "extra AAAA\n")).ok).toBe(false);
  });

  it("mutated text never crashes, and is read only as it would be written", () => {
    const text = value(encodeReceipt(receipt));
    fc.assert(
      fc.property(fc.nat(text.length), junk(2), fc.nat(4), (at, put, cut) => {
        const mutated = text.slice(0, at) + put + text.slice(at + cut);
        const read = parseReceipt(mutated);
        if (!read.ok) return;
        expect(encodeReceipt(read.value)).toEqual({ ok: true, value: mutated });
        verifyReceipt(crypto, read.value, policy);
      }),
      { numRuns: 150 },
    );
  });
});

describe("verifyCheckpoint", () => {
  it("tells log, witnesses, strangers and quorum", () => {
    const stranger = testWitnesses(5).slice(4);
    const verified = value(verifyCheckpoint(crypto, policy, log.checkpoint(11, [...witnesses.slice(1), ...stranger])));
    expect(verified.log.name).toBe("log.example/record");
    expect(verified.cosigned.map(({ witness }) => witness)).toEqual(["w2", "w3", "w4"]);
    expect(verified.unknown.map(({ name }) => name)).toEqual(["witness5.example/w"]);
    expect(verified.quorum).toBe(true);
    expect(value(verifyCheckpoint(crypto, policy, log.checkpoint(11))).quorum).toBe(false);
  });

  it("refuses a log that it does not know, and one known signature that fails", () => {
    const checkpoint = log.checkpoint(11, witnesses);
    expect(verifyCheckpoint(crypto, { ...policy, logs: [] }, checkpoint)).toMatchObject({ ok: false });
    const other = log.checkpoint(10, witnesses).split("\n").at(-2) ?? "";
    const mixed = [...checkpoint.split("\n").slice(0, -2), other, ""].join("\n");
    expect(verifyCheckpoint(crypto, policy, mixed)).toMatchObject({ ok: false });
  });
});
