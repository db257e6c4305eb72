import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  attachToken,
  checkpointDigest,
  cosignWith,
  initLog,
  nodeCrypto,
  nodeSigner,
  openLog,
  runWitness,
  startupCheck,
} from "#log";
import {
  cosign,
  encodeEntry,
  formatAddCheckpoint,
  formatCheckpoint,
  formatLogPolicy,
  formatNote,
  leafHash,
  openNote,
  parseCheckpoint,
  parseLogPolicy,
  parseNote,
  parseReceipt,
  parseSignatureLines,
  proveConsistency,
  proveInclusion,
  readRoot,
  signNote,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from "#record";
import { testSigner } from "../../src/log/witness/test-support.ts";
import { CertificateOffice, hasOpenssl, profiles } from "../timestamping/authority.ts";
import { craft } from "../timestamping/crafted.ts";
import { GoProgram, goPeers } from "./go-peers.ts";
import { bytesOf, keyOf, listOf, logOf, must } from "./our-log.ts";

const program = goPeers();
const origin = "illustration.example/log";
const crypto = nodeCrypto;

describe.skipIf(!program)("the record against Go (server Go)", () => {
  let go: GoProgram;
  let folder: string;

  beforeAll(() => {
    go = new GoProgram(program ?? "");
    folder = mkdtempSync(join(tmpdir(), "peers-"));
  });
  afterAll(() => {
    go.end();
    rmSync(folder, { recursive: true });
  });

  describe("notes and cosignatures", () => {
    const log = testSigner(origin, "note");
    const witness = testSigner("witness.example/one", "cosignature");
    const text = formatCheckpoint({ origin, size: 7n, root: new Uint8Array(32).fill(7) });

    it("Go opens ours, cosigned by us, and refuses them altered", async () => {
      const note = must(parseNote(must(signNote(crypto, text, [log]))));
      const cosigned = formatNote({
        ...note,
        signatures: [...note.signatures, must(cosign(crypto, text, 1_700_000_000n, witness))],
      });
      const keys = [log.vkey, witness.vkey];
      expect(await go.ask("open", { note: cosigned, keys })).toEqual({
        text,
        verified: [origin, "witness.example/one"],
        unknown: 0,
      });
      expect(await go.ask("open", { note: cosigned, keys: [log.vkey] })).toMatchObject({
        verified: [origin],
        unknown: 1,
      });
      const altered = cosigned.replace("\n7\n", "\n8\n");
      expect(await go.ask("open", { note: altered, keys })).toHaveProperty("error");
      for (const key of keys) expect(await go.ask("open", { note: altered, keys: [key] })).toHaveProperty("error");
    });

    it("we open Go's, cosigned by Go with Ed25519 and ML-DSA-44, and refuse them altered", async () => {
      const keys = await go.ask("keys", { name: "go.example/log" });
      const statement = formatCheckpoint({ origin: "go.example/log", size: 7n, root: new Uint8Array(32) });
      const secrets = [keys.secret, keys.secret, keys.mldsaSecret];
      const signed = String((await go.ask("sign", { text: statement, keys: secrets })).note);
      const known = [keys.public, keys.cosigner, keys.mldsaPublic].map(keyOf);
      const opened = must(openNote(crypto, must(parseNote(signed)), known));
      expect(opened.verified.map(({ key }) => key.type)).toEqual([1, 4, 6]);
      expect(opened.text).toBe(statement);
      const altered = must(parseNote(signed.replace("\n7\n", "\n8\n")));
      for (const key of known) expect(openNote(crypto, altered, [key]).ok).toBe(false);
    });

    it("each side signs with the other's keys: one signer key, one vkey, one signature", async () => {
      const keys = await go.ask("keys", { name: "go.example/log" });
      const signer = nodeSigner(String(keys.secret), "test");
      expect(signer.vkey).toBe(keys.public);
      const theirs = await go.ask("sign", { text, keys: [keys.secret] });
      expect(must(signNote(crypto, text, [signer]))).toBe(theirs.note);
    });

    it.skipIf(!hasOpenssl)("Go passes over a time-stamp on a checkpoint (server openssl)", async () => {
      const office = new CertificateOffice(join(folder, "office"));
      const signer = office.issue("Stamps", "ecdsa", profiles.stamping);
      const signed = must(signNote(crypto, text, [log]));
      const stamped = attachToken(signed, craft({ signer, digest: checkpointDigest(text) }));
      if (!stamped.ok) throw new Error(stamped.problem);
      expect(await go.ask("open", { note: stamped.value, keys: [log.vkey] })).toMatchObject({
        text,
        verified: [origin],
        unknown: 1,
      });
    });
  });

  describe("trees", () => {
    it.each([1, 2, 255, 256, 257, 700, 66_000])(
      "Go reads the tiles and entries of a log of %i, and writes the same tiles",
      async (size) => {
        const { path, root, tiles } = logOf(folder, size);
        expect(await go.ask("read", { folder: path, size, root })).toEqual({ entries: size });
        const out = join(path, "theirs");
        const { paths } = await go.ask("write", { folder: path, size, text: out });
        expect(tiles.toSorted()).toEqual((paths as string[]).sort());
        for (const name of tiles)
          expect(Buffer.compare(readFileSync(join(path, name)), readFileSync(join(out, name)))).toBe(0);
      },
    );

    it("an altered tile or entry is found by Go", async () => {
      const { path, root, size } = logOf(folder, 300);
      const [tile, bundle] = [join(path, "tile/0/000"), join(path, "tile/entries/000")];
      for (const file of [tile, bundle]) {
        const good = readFileSync(file);
        writeFileSync(
          file,
          good.map((byte, at) => (at === 500 ? byte ^ 1 : byte)),
        );
        expect(await go.ask("read", { folder: path, size, root })).toHaveProperty("error");
        writeFileSync(file, good);
      }
      expect(await go.ask("read", { folder: path, size, root })).toEqual({ entries: size });
    });

    it("Go accepts our proofs, and refuses them for another leaf, index, root or size", async () => {
      const { leaves, read, size, root } = logOf(folder, 1000);
      for (let round = 0; round < 150; round++) {
        const size2 = 1 + Math.floor(Math.random() * size);
        const size1 = 1 + Math.floor(Math.random() * size2);
        const index = Math.floor(Math.random() * size2);
        const roots = [size1, size2].map((at) => must(readRoot(crypto, read, BigInt(at))));
        const inclusion = {
          index,
          size: size2,
          leaf: leaves[index],
          root: roots[1],
          proof: must(proveInclusion(crypto, read, BigInt(index), BigInt(size2))),
        };
        expect(await go.ask("inclusion", inclusion)).toEqual({});
        expect(await go.ask("inclusion", { ...inclusion, leaf: root })).toHaveProperty("error");
        if (size2 > 1) expect(await go.ask("inclusion", { ...inclusion, index: index ^ 1 })).toHaveProperty("error");
        const consistency = {
          size1,
          size: size2,
          root1: roots[0],
          root: roots[1],
          proof: must(proveConsistency(crypto, read, BigInt(size1), BigInt(size2))),
        };
        expect(await go.ask("consistency", consistency)).toEqual({});
        if (size1 > 1)
          expect(await go.ask("consistency", { ...consistency, root1: leaves[0] })).toHaveProperty("error");
      }
    });

    it("we accept Go's proofs, which are ours to the byte", async () => {
      const { path, leaves, read, size } = logOf(folder, 777);
      for (const [size1, index] of [
        [1, 0],
        [2, 776],
        [256, 255],
        [512, 300],
        [776, 511],
        [777, 1],
      ] as const) {
        const theirs = await go.ask("prove", { folder: path, size, size1, index });
        const [root, root1] = [bytesOf(theirs.root), bytesOf(theirs.root1)];
        const [inclusion, consistency] = [listOf(theirs.inclusion), listOf(theirs.consistency)];
        const leaf = leaves[index] ?? root;
        expect(verifyInclusion(crypto, BigInt(index), BigInt(size), leaf, inclusion, root)).toBe(true);
        expect(verifyConsistency(crypto, BigInt(size1), root1, BigInt(size), root, consistency)).toBe(true);
        expect(verifyInclusion(crypto, BigInt(index), BigInt(size), root1, inclusion, root)).toBe(
          size1 === 1 && index === 0,
        );
        const ours = must(proveInclusion(crypto, read, BigInt(index), BigInt(size)));
        expect(ours.map((hash) => Buffer.from(hash).toString("hex"))).toEqual(
          inclusion.map((hash) => Buffer.from(hash).toString("hex")),
        );
      }
    });
  });

  describe("witnesses", () => {
    const log = testSigner(origin, "note");
    function grown(size: number) {
      const { read, root } = logOf(folder, size);
      const at = (length: number) => {
        const text = formatCheckpoint({
          origin,
          size: BigInt(length),
          root: must(readRoot(crypto, read, BigInt(length))),
        });
        return must(signNote(crypto, text, [log]));
      };
      const proof = (from: number | bigint, to: number) =>
        must(proveConsistency(crypto, read, BigInt(from), BigInt(to)));
      return { at, proof, root };
    }
    async function goWitness() {
      const keys = await go.ask("keys", { name: "go.example/witness" });
      const secrets = [keys.secret, keys.mldsaSecret];
      const { url } = await go.ask("witness", { keys: secrets, origin, logKey: log.vkey });
      return { url: String(url), keys };
    }
    async function post(url: string, old: number, proof: Uint8Array[], checkpoint: string) {
      const body = formatAddCheckpoint({ old: BigInt(old), proof, checkpoint });
      const answer = await fetch(`${url}/add-checkpoint`, { method: "POST", body });
      return { status: answer.status, type: answer.headers.get("content-type"), body: await answer.text() };
    }

    it("a Go witness cosigns our log through our client, which learns its size by 409", async () => {
      const { url, keys } = await goWitness();
      const policy = `log ${log.vkey}\nwitness go ${keys.cosigner} ${url}\nquorum go\n`;
      expect(formatLogPolicy(must(parseLogPolicy(crypto, policy)))).toBe(policy);
      const tree = grown(1000);
      const known = [log.vkey, keys.cosigner].map(keyOf);
      for (const size of [3, 256, 1000]) {
        // A new client each time knows nothing of the witness: 409 tells it from where to prove.
        const cosigner = cosignWith(policy);
        const cosigned = await cosigner.cosign(tree.at(size), (old) => Promise.resolve(tree.proof(old, size)));
        expect(must(openNote(crypto, must(parseNote(cosigned)), known)).verified.map(({ key }) => key.type)).toEqual([
          1, 4,
        ]);
        await cosigner.settled();
      }
      // It has no monitoring address, so it shows nothing at start; a fork is found when it is to be cosigned.
      expect(await startupCheck(policy, tree.at(1000))).toMatchObject([{ state: "nothing" }]);
      const fork = grown(1200);
      const split = cosignWith(policy).cosign(fork.at(1200), (old) => Promise.resolve(fork.proof(old, 1200)));
      await expect(split).rejects.toMatchObject({ code: "quorum-missing" });
    });

    it("our running log, cosigned by a Go witness, is read by Go from what it publishes", async () => {
      const { url, keys } = await goWitness();
      const witnessing = cosignWith(`log ${log.vkey}\nwitness go ${keys.cosigner} ${url}\nquorum go\n`);
      const path = join(folder, "running");
      await initLog({ folder: path, signer: log });
      const running = await openLog({
        folder: path,
        signer: log,
        witnessing,
      });
      const stream = randomBytes(16);
      await Promise.all(Array.from({ length: 300 }, (_, i) => running.append({ stream, act: utf8(`act ${i}`) })));
      const checkpoint = running.checkpoint();
      const [leaf] = await running.inclusionProof(0n, 2n);
      const receipt = must(parseReceipt(await running.receipt(7n)));
      await running.close();

      expect(await go.ask("open", { note: checkpoint, keys: [log.vkey, keys.cosigner] })).toMatchObject({
        verified: [origin, "go.example/witness"],
        unknown: 0,
      });
      const { size, root } = must(parseCheckpoint(must(parseNote(checkpoint)).text));
      expect(await go.ask("read", { folder: join(path, "public"), size, root })).toEqual({ entries: 300 });
      const inclusion = {
        index: 7,
        size,
        leaf: leafHash(crypto, encodeEntry(receipt.entry)),
        root,
        proof: receipt.proof,
      };
      expect(await go.ask("inclusion", inclusion)).toEqual({});
      expect(await go.ask("inclusion", { ...inclusion, leaf })).toHaveProperty("error");
    });

    it("a Go witness and ours answer every request alike", async () => {
      const theirs = await goWitness();
      const key = testSigner("witness.example/ours", "cosignature");
      const ours = await runWitness({
        folder: join(folder, "alike"),
        key,
        logs: [{ origin, vkey: log.vkey }],
        listen: { port: 0 },
      });
      const [tree, fork] = [grown(700), grown(700)];
      const stranger = must(
        signNote(crypto, formatCheckpoint({ origin: "other.example/log", size: 1n, root: tree.root }), [
          testSigner("other.example/log", "note"),
        ]),
      );
      const forged = must(
        signNote(crypto, formatCheckpoint({ origin, size: 700n, root: tree.root }), [testSigner(origin, "note")]),
      );
      const requests: [number, number, Uint8Array[], string][] = [
        [200, 0, [], tree.at(5)],
        [409, 0, [], tree.at(5)],
        [200, 5, [], tree.at(5)],
        [422, 5, [], fork.at(5)],
        [422, 5, fork.proof(5, 700), fork.at(700)],
        [422, 5, tree.proof(4, 700), tree.at(700)],
        [409, 4, tree.proof(4, 700), tree.at(700)],
        [400, 6, [], tree.at(5)],
        [404, 0, [], stranger],
        // C2SP tlog-witness asks for 403; the Go witness answers 500 where the known key's signature does not hold.
        [403, 5, tree.proof(5, 700), forged],
        [200, 5, tree.proof(5, 700), tree.at(700)],
        [409, 5, tree.proof(5, 700), tree.at(700)],
        [200, 700, [], tree.at(700)],
      ];
      for (const [status, old, proof, checkpoint] of requests) {
        const [go, own] = [
          await post(theirs.url, old, proof, checkpoint),
          await post(ours.url, old, proof, checkpoint),
        ];
        expect([go.status, own.status]).toEqual([status === 403 ? 500 : status, status]);
        if (status === 409) expect([own.type, own.body]).toEqual([go.type, go.body]);
        if (status !== 200) continue;
        const note = must(parseNote(checkpoint));
        const known = [log.vkey, theirs.keys.cosigner, theirs.keys.mldsaPublic, key.vkey].map(keyOf);
        const signatures = [
          ...note.signatures,
          ...must(parseSignatureLines(go.body)),
          ...must(parseSignatureLines(own.body)),
        ];
        expect(must(openNote(crypto, { ...note, signatures }, known)).verified.map(({ key }) => key.type)).toEqual([
          1, 4, 6, 4,
        ]);
      }
      await ours.close();
    });

    it("our witness cosigns what a Go client submits, and Go understands its refusals", async () => {
      const key = testSigner("witness.example/ours", "cosignature");
      const ours = await runWitness({
        folder: join(folder, "ours"),
        key,
        logs: [{ origin, vkey: log.vkey }],
        listen: { port: 0 },
      });
      const [tree, fork] = [grown(700), grown(700)];
      const submit = (size1: number, proof: Uint8Array[], checkpoint: string) =>
        go.ask("submit", { witness: ours.url, size1, proof, checkpoint });
      const first = await submit(0, [], tree.at(5));
      expect(
        await go.ask("open", { note: tree.at(5) + String(first.lines), keys: [log.vkey, key.vkey] }),
      ).toMatchObject({
        verified: [origin, "witness.example/ours"],
        unknown: 0,
      });
      expect(await submit(0, [], tree.at(700))).toEqual({ refused: "old size != current", size: 5 });
      expect(await submit(5, fork.proof(5, 700), fork.at(700))).toEqual({
        refused: "consistency proof invalid",
        size: 0,
      });
      expect(await submit(5, tree.proof(5, 700), tree.at(700))).toHaveProperty("lines");
      expect(await submit(800, [], tree.at(700))).toEqual({ refused: "old size > current", size: 0 });
      await ours.close();
    });
  });
});
