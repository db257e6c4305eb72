import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import {
  equalBytes,
  leafHash,
  parseCheckpoint,
  parseNote,
  parseReceipt,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
  verifyReceipt,
} from "#record";
import { seeded, testSigner } from "../../test/crash/fixture.ts";
import { type Acknowledged, fsck, initLog, type Log, type LogOptions, nodeCrypto, openLog } from "./index.ts";

const signer = testSigner("log.example/test");
const work = mkdtempSync(join(tmpdir(), "penholder-log-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

let folder: string;
let count = 0;
beforeEach(async () => {
  folder = join(work, `log-${count++}`);
  await initLog({ folder, signer });
});

const open = (options: Partial<LogOptions> = {}): Promise<Log> => openLog({ folder, signer, ...options });
const stream = (id: number): Uint8Array => new Uint8Array(16).fill(id);
const act = (text: string): Uint8Array => new TextEncoder().encode(text);
const appendMany = (log: Log, acts: number): Promise<Acknowledged[]> =>
  Promise.all(Array.from({ length: acts }, (_, i) => log.append({ stream: stream(i % 7), act: act(`act ${i}`) })));

function stated(note: string): { size: bigint; root: Uint8Array } {
  const parsed = parseNote(note);
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  if (!checkpoint.ok) throw new Error(checkpoint.problem);
  return checkpoint.value;
}

describe("a log", () => {
  it("gives receipts that verify, and the root of RFC 6962 over the entries", async () => {
    const log = await open();
    const got = await appendMany(log, 600);
    await log.close();
    expect(got.map(({ index }) => index)).toEqual(got.map((_, i) => BigInt(i)));
    for (const { receipt } of got.filter((_, i) => i % 50 === 0)) {
      const parsed = parseReceipt(receipt);
      expect(parsed.ok && verifyReceipt(nodeCrypto, parsed.value, null).selfConsistent).toBe(true);
    }
    const leaves = got.map(({ entry }) => leafHash(nodeCrypto, entry));
    expect(equalBytes(stated(log.checkpoint()).root, treeRoot(nodeCrypto, leaves))).toBe(true);
    expect(await fsck(folder, { store: true })).toMatchObject({ ok: true, size: 600n });
    expect(await fsck(join(folder, "public"), { store: false, vkey: signer.vkey })).toMatchObject({ ok: true });
  });

  it("proves inclusion at every size and consistency between any two", async () => {
    const log = await open();
    const got = await appendMany(log, 300);
    const leaves = got.map(({ entry }) => leafHash(nodeCrypto, entry));
    const rootOf = (size: number) => treeRoot(nodeCrypto, leaves.slice(0, size));
    for (const [index, size] of [
      [0, 1],
      [0, 300],
      [255, 256],
      [256, 257],
      [299, 300],
      [17, 290],
    ] as const) {
      const proof = await log.inclusionProof(BigInt(index), BigInt(size));
      const leaf = leaves[index] ?? new Uint8Array();
      expect(verifyInclusion(nodeCrypto, BigInt(index), BigInt(size), leaf, proof, rootOf(size))).toBe(true);
    }
    for (const [from, to] of [
      [0, 300],
      [1, 2],
      [255, 256],
      [256, 300],
      [300, 300],
      [3, 299],
    ] as const) {
      const proof = await log.consistencyProof(BigInt(from), BigInt(to));
      expect(verifyConsistency(nodeCrypto, BigInt(from), rootOf(from), BigInt(to), rootOf(to), proof)).toBe(true);
    }
    await expect(log.inclusionProof(0n, 301n)).rejects.toMatchObject({ code: "log-not-found" });
    await expect(log.inclusionProof(300n, 300n)).rejects.toMatchObject({ code: "log-not-found" });
    await expect(log.consistencyProof(2n, 1n)).rejects.toMatchObject({ code: "log-not-found" });
    await expect(log.receipt(300n)).rejects.toMatchObject({ code: "log-not-found" });
    await log.close();
  });

  it("is made once, opened by one, with its own key, and never by a clock that runs behind", async () => {
    await expect(initLog({ folder, signer })).rejects.toMatchObject({ code: "log-exists" });
    await expect(openLog({ folder: join(work, "none"), signer })).rejects.toMatchObject({ code: "log-missing" });
    const log = await open();
    await expect(open()).rejects.toMatchObject({ code: "log-in-use" });
    await expect(fsck(folder, { store: true })).rejects.toMatchObject({ code: "log-in-use" });
    await log.append({ stream: stream(1), act: act("one") });
    await log.close();
    await expect(log.append({ stream: stream(1), act: act("two") })).rejects.toMatchObject({ code: "log-stopped" });
    await expect(open({ signer: testSigner("log.example/other") })).rejects.toMatchObject({ code: "log-wrong-key" });
    await expect(open({ clock: () => 1000 })).rejects.toMatchObject({ code: "log-clock" });
  });

  it("names its reason when a part of its folder is lost or no longer what it was", async () => {
    const log = await open();
    await appendMany(log, 3);
    await log.close();
    for (const file of ["acts.sqlite", "lock.sqlite", "state.json", "public/checkpoint", "public/tile/0/000.p/3"])
      for (const damage of [rmSync, (path: string) => writeFileSync(path, "not what it was")]) {
        const damaged = join(work, "lost");
        cpSync(folder, damaged, { recursive: true });
        damage(join(damaged, file));
        await expect(openLog({ folder: damaged, signer }), file).rejects.toMatchObject({ code: "log-disagrees" });
        expect((await fsck(damaged, { store: true })).ok, file).toBe(false);
        rmSync(damaged, { recursive: true });
      }
  });

  it("proves a sample of its entries before it begins: a wrong full tile is named at once", async () => {
    const log = await open();
    await appendMany(log, 300);
    await log.close();
    const tile = join(folder, "public/tile/0/000");
    const bytes = readFileSync(tile);
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    chmodSync(tile, 0o644);
    writeFileSync(tile, bytes);
    await expect(open()).rejects.toMatchObject({ code: "log-disagrees" });
  });

  it("refuses what is no act, and more acts than it can hold", async () => {
    const log = await open({ batch: { queue: 2 } });
    await expect(log.append({ stream: stream(1), act: act("") })).rejects.toMatchObject({ code: "log-act-invalid" });
    const short = log.append({ stream: new Uint8Array(15), act: act("a") });
    await expect(short).rejects.toMatchObject({ code: "log-act-invalid" });
    const answers = [1, 2, 3].map((i) => log.append({ stream: stream(i), act: act("a") }));
    await expect(answers[2]).rejects.toMatchObject({ code: "log-busy" });
    await Promise.all(answers.slice(0, 2));
    await log.close();
  });
});

describe("witnesses", () => {
  it("are asked before anything is published, and nothing is while they refuse", async () => {
    let willing = false;
    const witnessing = {
      startupCheck: async () => {},
      cosign: async (note: string, consistency: (old: bigint) => Promise<Uint8Array[]>) => {
        if (!willing) throw new Error("2 of 3 are silent");
        await consistency(0n);
        return `${note}— witness.example AAAAAAAAAAAA\n`;
      },
    };
    const log = await open({ witnessing });
    const refused = log.append({ stream: stream(1), act: act("early") });
    await expect(refused).rejects.toMatchObject({ code: "log-not-cosigned", place: { at: "entry 0" } });
    expect([log.checkpoint(), log.size()]).toEqual(["", 0n]);
    willing = true;
    const { index, receipt } = await log.append({ stream: stream(1), act: act("late") });
    expect([index, log.size()]).toEqual([1n, 2n]);
    expect(receipt).toContain("— witness.example ");
    expect((await log.receipt(0n)).length).toBeGreaterThan(0);
    await log.close();
  });

  it("keep a log from starting when they are ahead of it, or when the client changes the checkpoint", async () => {
    const startupCheck = () => Promise.reject(new Error("a witness is ahead"));
    await expect(open({ witnessing: { cosign: async (note) => note, startupCheck } })).rejects.toThrow("ahead");
    const log = await open({
      witnessing: { cosign: async (note) => note.replace("\n0\n", "\n1\n"), startupCheck: async () => {} },
    });
    expect(log.checkpoint()).toBe("");
    await log.close();
  });
});

describe("heartbeats", () => {
  it("fill each period to one number of entries, whatever happened in it", async () => {
    const log = await open({ heartbeat: { period: 60, entries: 5, hold: true } });
    const got = await Promise.all([1, 2].map((i) => log.append({ stream: stream(i), act: act("held") })));
    expect(log.size() % 5n).toBe(0n);
    expect(got.every(({ index }) => index < log.size())).toBe(true);
    while (log.size() < 15n) await new Promise((resolve) => setTimeout(resolve, 10));
    await log.close();
    expect((await fsck(folder, { store: true })).ok).toBe(true);
    const bundle = readFileSync(join(folder, `public/tile/entries/000.p/${log.size()}`));
    expect(bundle.length).toBe(91 * Number(log.size()));
  });

  it("holds no act beyond the close", async () => {
    const log = await open({ heartbeat: { period: 3_600_000, entries: 5, hold: true } });
    const answer = log.append({ stream: stream(1), act: act("held") });
    await log.close();
    expect((await answer).index).toBe(0n);
  });
});

describe("fsck", () => {
  it("names whatever file is altered", async () => {
    const log = await open();
    await appendMany(log, 520);
    await log.close();
    const files = [
      ["public/checkpoint", "public/checkpoint"],
      ["public/tile/entries/000", "tile/0/000"],
      ["public/tile/entries/002.p/8", ""],
      ["public/tile/0/001", "tile/0/001"],
      ["public/tile/0/002.p/8", "tile/0/002.p/8"],
      ["public/tile/1/000.p/2", "tile/1/000.p/2"],
      ["state.json", "state.json"],
    ] as const;
    for (const [file, named] of files) {
      const damaged = join(work, "damaged");
      cpSync(folder, damaged, { recursive: true });
      const bytes = readFileSync(join(damaged, file));
      bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
      writeFileSync(join(damaged, file), bytes);
      const report = await fsck(damaged, { store: true });
      expect(report.ok, file).toBe(false);
      expect(report.ok ? "" : report.file, file).toContain(file.includes("entries") ? "" : named);
      rmSync(damaged, { recursive: true });
    }
    const everyFile = readdirSync(join(folder, "public"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const choose = seeded("flips");
    for (let flip = 0; flip < 60; flip++) {
      const file = everyFile[choose(everyFile.length)] ?? "";
      const whole = readFileSync(file);
      const bytes = Buffer.from(whole);
      const at = choose(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << choose(8));
      writeFileSync(file, bytes);
      expect((await fsck(folder, { store: true })).ok, `${file} ${at}`).toBe(false);
      writeFileSync(file, whole);
    }
    writeFileSync(join(folder, "public/tile/0/extra"), "x");
    expect(await fsck(folder, { store: true })).toMatchObject({ ok: false, file: "tile/0/extra" });
  });
});
