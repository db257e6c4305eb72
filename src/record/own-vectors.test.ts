import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { testCrypto as crypto, testSigner } from "../../test/record-crypto.ts";
import { bytesOf, TestLog, testPolicy, testWitnesses, value } from "../../test/record-log.ts";
import { encodeBundle } from "./bundle.ts";
import { toBase64, toHex, utf8 } from "./bytes.ts";
import { checkContradiction } from "./contradiction.ts";
import { formatContradiction } from "./contradiction-text.ts";
import { cosignatureMessage, subtreeMessage } from "./cosignature.ts";
import { commitment, encodeEntry, entryHash } from "./entry.ts";
import { fingerprint, formatSignerKey, parseVerifierKey, signatureType } from "./keys.ts";
import { formatLogPolicy } from "./log-policy.ts";
import {
  leavesReader,
  proveConsistency,
  proveInclusion,
  provePrefix,
  proveSubtreeConsistency,
  readRoot,
} from "./prove.ts";
import { describeQuorum, quorumArithmetic } from "./quorum.ts";
import { encodeReceipt, type Receipt } from "./receipt.ts";
import { tilePath, tilesBetween } from "./tiles.ts";
import { leafHash } from "./tree.ts";
import { verifyReceipt } from "./verify-receipt.ts";

// Writes test/vectors/record/*.json for second implementations, and fails when a byte of them would change.
const folder = join(import.meta.dirname, "../../test/vectors/record");

async function vectors(name: string, about: string, content: object): Promise<void> {
  const text = `${JSON.stringify({ about, ...content }, (_, each) => (typeof each === "bigint" ? each.toString() : each), 2)}\n`;
  await expect(text).toMatchFileSnapshot(join(folder, `${name}.json`));
}

describe("vectors for second implementations", () => {
  it("tree", async () => {
    const leaves = Array.from({ length: 17 }, (_, i) => leafHash(crypto, utf8(`leaf ${i}`)));
    const read = leavesReader(crypto, leaves);
    const base64 = (hashes: readonly Uint8Array[]) => hashes.map(toBase64);
    const sizes = Array.from({ length: 18 }, (_, i) => BigInt(i));
    const inclusion = [
      [0n, 1n],
      [3n, 7n],
      [6n, 7n],
      [16n, 17n],
      [8n, 16n],
      [5n, 17n],
    ] as const;
    const consistency = [
      [0n, 5n],
      [1n, 2n],
      [4n, 17n],
      [7n, 7n],
      [6n, 8n],
      [11n, 17n],
      [16n, 17n],
    ] as const;
    const subtrees = [
      [4n, 8n, 14n],
      [8n, 13n, 14n],
      [16n, 17n, 17n],
      [8n, 12n, 17n],
      [5n, 5n, 9n],
    ] as const;
    await vectors("tree", "RFC 6962: leaf i has the data 'leaf i' in ASCII. Hashes in base64.", {
      roots: sizes.map((size) => ({ size, root: toBase64(value(readRoot(crypto, read, size))) })),
      inclusion: inclusion.map(([index, size]) => ({
        index,
        size,
        proof: base64(value(proveInclusion(crypto, read, index, size))),
      })),
      consistency: consistency.map(([from, to]) => ({
        from,
        to,
        proof: base64(value(proveConsistency(crypto, read, from, to))),
      })),
      prefix: consistency
        .slice(1)
        .map(([from, to]) => ({ from, to, proof: base64(value(provePrefix(crypto, read, from, to))) })),
      subtrees: subtrees.map(([start, end, size]) => ({
        start,
        end,
        size,
        proof: base64(value(proveSubtreeConsistency(crypto, read, start, end, size))),
      })),
    });
  });

  it("keys", async () => {
    const types = [signatureType.ed25519, signatureType.cosignature];
    const keys = types.map((type) => {
      const name = `example.com/type${type}`;
      const { vkey } = testSigner(name, type);
      const key = value(parseVerifierKey(crypto, vkey));
      const seed = bytesOf(name);
      return {
        name,
        type,
        seed: toHex(seed),
        publicKey: toHex(key.publicKey),
        id: key.id,
        vkey,
        signerKey: formatSignerKey({ ...key, seed }),
        fingerprint: fingerprint(crypto, key),
      };
    });
    await vectors("keys", "C2SP signed-note keys; the seed is SHA-256 of the name, for tests only.", { keys });
  });

  it("cosignatures", async () => {
    const log = logOf(5);
    const text = log.checkpoint(5).split("\n\n")[0] ?? "";
    const subtree = {
      cosigner: "witness1.example/w",
      time: 1_700_000_000n,
      origin: "log.example/record",
      start: 0n,
      end: 5n,
    };
    await vectors("cosignatures", "C2SP tlog-cosignature: what a witness signs. Messages in hexadecimal.", {
      checkpoint: log.checkpoint(5, testWitnesses(2)),
      time: 1_700_000_000n,
      ed25519Message: toHex(cosignatureMessage(1_700_000_000n, `${text}\n`)),
      mlDsa44Message: toHex(value(subtreeMessage({ ...subtree, hash: value(readRoot(crypto, log.read, 5n)) }))),
    });
  });

  it("tiles", async () => {
    const growths = [
      [0n, 1n],
      [0n, 256n],
      [255n, 257n],
      [70_000n, 70_001n],
      [65_535n, 65_536n],
    ] as const;
    await vectors("tiles", "C2SP tlog-tiles: the paths that a log writes when it grows, in order; one bundle.", {
      growths: growths.map(([from, to]) => ({ from, to, written: tilesBetween(from, to).slice(-12).map(tilePath) })),
      bundle: { entries: ["", "61", "6262"], bytes: toHex(value(encodeBundle([utf8(""), utf8("a"), utf8("bb")]))) },
    });
  });

  it("entries", async () => {
    const log = logOf(4);
    await vectors("entries", "Entries of the log (89 bytes) and what they commit to. Bytes in hexadecimal.", {
      entries: log.entries.map((entry, i) => ({
        act: new TextDecoder().decode(log.acts[i]?.act),
        salt: toHex(log.acts[i]?.salt ?? utf8("")),
        stream: toHex(entry.stream),
        number: entry.number,
        previous: toHex(entry.previous),
        commitment: toHex(entry.commitment),
        bytes: toHex(encodeEntry(entry)),
        hash: toHex(entryHash(crypto, entry)),
      })),
      heartbeat: toHex(commitment(crypto, bytesOf("salt"), new Uint8Array(0))),
    });
  });

  it("quorums", async () => {
    const cases = [
      [1, 1],
      [1, 2],
      [2, 3],
      [3, 4],
      [3, 5],
      [4, 5],
      [5, 7],
    ] as const;
    const signer = testSigner("log.example/record");
    await vectors("quorums", "Policies (C2SP tlog-policy) and what they withstand, counted in organisations.", {
      policies: cases.map(([k, n]) => {
        const policy = testPolicy(signer, testWitnesses(n), k);
        return { policy: formatLogPolicy(policy), ...quorumArithmetic(policy), says: describeQuorum(policy) };
      }),
    });
  });

  it("receipts", async () => {
    const log = logOf(6);
    const witnesses = testWitnesses(4);
    const policy = testPolicy(log.signer, witnesses, 3);
    const good = log.receipt(3, log.checkpoint(6, witnesses.slice(0, 3)));
    const cases: [string, Receipt][] = [
      ["good", good],
      ["another act", { ...good, act: utf8("act 4") }],
      ["another index", { ...good, index: 2n }],
      ["too few witnesses", { ...good, checkpoint: log.checkpoint(6, witnesses.slice(0, 2)) }],
      ["not the log's key", { ...good, checkpoint: new TestLog("other.example").checkpoint(0, witnesses) }],
    ];
    await vectors("receipts", "Receipts, and how each step of their verification ends under the policy.", {
      policy: formatLogPolicy(policy),
      receipts: cases.map(([name, receipt]) => {
        const verdict = verifyReceipt(crypto, receipt, policy);
        const steps = Object.fromEntries(verdict.steps.map((step) => [step.name, step.outcome]));
        return { name, receipt: value(encodeReceipt(receipt)), ok: verdict.ok, existedBy: verdict.existedBy, steps };
      }),
    });
  });

  it("contradictions", async () => {
    const [one, two] = [logOf(6), logOf(3)];
    for (let i = 3; i < 6; i++) two.append("stream", `other act ${i}`);
    two.append("stream", "again", { number: 2n });
    const signer = value(parseVerifierKey(crypto, one.signer.vkey));
    const checkpoint = two.checkpoint(7);
    const evidence = [
      { kind: "roots", signer, first: one.checkpoint(6), second: two.checkpoint(6) },
      {
        kind: "prefix",
        signer,
        first: one.checkpoint(4),
        second: checkpoint,
        proof: value(provePrefix(crypto, two.read, 4n, 7n)),
      },
      { kind: "entries", signer, first: two.place(2, checkpoint), second: two.place(6, checkpoint) },
    ] as const;
    await vectors("contradictions", "Evidence that a log's key signed what cannot both be true, and what it proves.", {
      evidence: evidence.map((each) => ({
        text: formatContradiction({ ...each }),
        proves: value(checkContradiction(crypto, { ...each })),
      })),
    });
  });
});

function logOf(acts: number): TestLog {
  const log = new TestLog();
  for (let i = 0; i < acts; i++) log.append("stream", `act ${i}`);
  return log;
}
