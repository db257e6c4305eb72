import { request as httpRequest } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import {
  equalBytes,
  formatAddCheckpoint,
  formatCheckpoint,
  openHead,
  openNote,
  parseCheckpoint,
  parseNote,
  parseSignatureLines,
  parseVerifierKey,
  signNote,
  toHex,
  utf8,
  verifySignature,
} from "#record";
import { checkEvidence } from "../monitor/evidence.ts";
import { nodeCrypto } from "../node-crypto.ts";
import type { Witness, WitnessOptions } from "./options.ts";
import { runWitness } from "./run-witness.ts";
import { WitnessStore } from "./store.ts";
import { must, TestLog, temporaryFolder, testSigner } from "./test-support.ts";

const key = testSigner("witness.example/1", "cosignature");
const ownKey = must(parseVerifierKey(nodeCrypto, key.vkey));
const running: Witness[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((witness) => witness.close()));
});

async function start(log: TestLog, more: Partial<WitnessOptions> = {}): Promise<Witness> {
  const logs = [{ origin: log.origin, vkey: log.signer.vkey }];
  const witness = await runWitness({ folder: temporaryFolder(), key, logs, listen: { port: 0 }, ...more });
  running.push(witness);
  return witness;
}

async function post(witness: Witness, body: string | Uint8Array<ArrayBuffer>, path = "/add-checkpoint") {
  const response = await fetch(`${witness.url}${path}`, { method: "POST", body });
  return { status: response.status, type: response.headers.get("content-type"), body: await response.text() };
}

async function shown(witness: Witness, origin: string) {
  const hash = toHex(nodeCrypto.sha256(utf8(origin)));
  const response = await fetch(`${witness.url}/${hash}/checkpoint`);
  return { status: response.status, body: await response.text() };
}

function cosigns(log: TestLog, body: string, size = log.leaves.length): bigint | null {
  const [line] = must(parseSignatureLines(body));
  return line ? must(verifySignature(nodeCrypto, ownKey, log.text(size), line.signature)).time : null;
}

describe("add-checkpoint", () => {
  // The log has been cosigned at 8 entries; each row is asked of a fresh witness in that state.
  const log = new TestLog("log.example/a").grow(20);
  const other = new TestLog("log.example/a", log.signer).grow(20, "other");
  const stranger = new TestLog("log.example/a").grow(20);
  const unknown = new TestLog("log.example/unknown").grow(20);
  const signed = (text: string) => must(signNote(nodeCrypto, text, [log.signer]));
  const raw = (old: number, proof: Uint8Array[], checkpoint: string) =>
    formatAddCheckpoint({ old: BigInt(old), proof, checkpoint });
  const flipped = (proof: Uint8Array[]) => proof.map((hash, i) => (i === 0 ? hash.map((byte) => byte ^ 1) : hash));
  const matrix: [name: string, status: number, body: () => string, first?: number][] = [
    ["growth with a proof", 200, () => log.request(8, 20)],
    ["the same checkpoint again", 200, () => log.request(8, 8)],
    ["a first checkpoint", 200, () => log.request(0, 20), 0],
    ["a first, empty tree", 200, () => log.request(0, 0), 0],
    ["nothing", 400, () => ""],
    ["no old size", 400, () => log.request(8, 20).slice("old 8\n".length)],
    ["an old size with a leading zero", 400, () => log.request(8, 20).replace("old 8", "old 08")],
    ["a negative old size", 400, () => log.request(8, 20).replace("old 8", "old -8")],
    ["an old size above 2^63", 400, () => log.request(8, 20).replace("old 8", "old 9223372036854775808")],
    ["a proof line that is no hash", 400, () => log.request(8, 20).replace("\n", "\nAAAA\n")],
    ["64 proof lines", 400, () => raw(8, Array<Uint8Array>(64).fill(new Uint8Array(32)), log.checkpoint())],
    ["a checkpoint without signatures", 400, () => raw(8, [], log.text())],
    ["a checkpoint with a bad root", 400, () => raw(8, [], signed("log.example/a\n20\nAAAA\n"))],
    ["a size with a leading zero", 400, () => raw(8, [], signed(log.text().replace("\n20\n", "\n020\n")))],
    ["an extension line", 400, () => raw(8, log.proof(8), signed(`${log.text()}extension\n`))],
    ["an old size above the checkpoint's", 400, () => raw(9, [], log.checkpoint(8))],
    ["an unknown origin", 404, () => unknown.request(0)],
    ["a stranger's signature under the log's origin", 403, () => stranger.request(8)],
    [
      "a bad signature under the log's own key",
      403,
      () => raw(8, log.proof(8), log.checkpoint().replace("\n20\n", "\n19\n")),
    ],
    ["a stale old size", 409, () => log.request(3, 20)],
    ["a probe with old 0", 409, () => log.request(0, 20)],
    ["a size below the one cosigned", 409, () => log.request(3, 5)],
    ["an old size above the one cosigned", 409, () => log.request(9, 20)],
    ["old size 0, another root of the size cosigned", 409, () => other.request(0, 8)],
    ["a wrong proof", 422, () => raw(8, flipped(log.proof(8)), log.checkpoint())],
    ["no proof", 422, () => raw(8, [], log.checkpoint())],
    ["a proof too long", 422, () => raw(8, [...log.proof(8), new Uint8Array(32)], log.checkpoint())],
    ["another history", 422, () => other.request(8, 20)],
    ["equal size, another root", 422, () => raw(8, [], other.checkpoint(8))],
    ["equal size, a proof", 422, () => raw(8, [new Uint8Array(32)], log.checkpoint(8))],
    ["old 0 with a proof", 422, () => raw(0, [new Uint8Array(32)], log.checkpoint()), 0],
    [
      "size 0 with a root that is not the empty tree's",
      422,
      () => {
        return raw(0, [], signed(formatCheckpoint({ origin: log.origin, size: 0n, root: log.root(1) })));
      },
      0,
    ],
  ];

  it.each(matrix)("%s: %i", async (_, status, body, first = 8) => {
    const witness = await start(log);
    if (first > 0) expect((await post(witness, log.request(0, first))).status).toBe(200);
    const before = await shown(witness, log.origin);
    const answer = await post(witness, body());
    expect(answer.status).toBe(status);
    if (status === 409) {
      expect(answer.type).toBe("text/x.tlog.size");
      expect(answer.body).toBe(`${first}\n`);
    }
    if (status === 200) {
      const shows = must(openHead(nodeCrypto, (await shown(witness, log.origin)).body, [ownKey]));
      expect(cosigns(log, answer.body, Number(shows.size))).toBe(shows.time);
    } else expect(await shown(witness, log.origin)).toEqual(before);
  });

  it("shows monitors the log's signature and its own, and no other", async () => {
    const witness = await start(log);
    const strangers = must(signNote(nodeCrypto, log.text(8), [testSigner("stranger.example", "note")])).split(
      "\n\n",
    )[1];
    await post(witness, `${log.request(0, 8)}${strangers}`);
    const note = must(parseNote((await shown(witness, log.origin)).body));
    expect(note.signatures.map(({ name }) => name)).toEqual([log.origin, "witness.example/1"]);
    const logKey = must(parseVerifierKey(nodeCrypto, log.signer.vkey));
    expect(must(openNote(nodeCrypto, note, [logKey, ownKey])).verified).toHaveLength(2);
    expect((await shown(witness, "log.example/unknown")).status).toBe(404);
  });

  it("takes any of the keys enrolled for an origin", async () => {
    const second = new TestLog("log.example/a").grow(9);
    const logs = [log, second].map(({ origin, signer }) => ({ origin, vkey: signer.vkey }));
    const witness = await start(log, { logs });
    expect((await post(witness, second.request(0))).status).toBe(200);
  });

  it("never lets two submitters at once both have their way with an inconsistent tree", async () => {
    const witness = await start(log);
    const forks = Array.from({ length: 24 }, (_, i) =>
      new TestLog(log.origin, log.signer).grow(5 + (i % 3), `fork ${i}`),
    );
    const answers = await Promise.all(forks.map((fork) => post(witness, fork.request(0))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(23);
    const next = forks.map((fork) => new TestLog(log.origin, log.signer).grow(fork.leaves.length, "x"));
    const old = Number((await post(witness, log.request(0))).body);
    const again = await Promise.all(next.map((fork) => post(witness, fork.grow(5).request(old))));
    expect(again.filter(({ status }) => status === 200)).toHaveLength(0);
  });

  it("cosigns one of two equal growths at once, and the second again", async () => {
    const witness = await start(log);
    await post(witness, log.request(0, 8));
    const answers = await Promise.all([post(witness, log.request(8, 20)), post(witness, log.request(8, 15))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe("what a witness keeps", () => {
  it("is there after a restart, and its time never goes back", async () => {
    const log = new TestLog("log.example/a").grow(20);
    const folder = temporaryFolder();
    let now = 2_000_000_000_000;
    const clock = () => now;
    const first = await start(log, { folder, clock });
    expect(cosigns(log, (await post(first, log.request(0, 8))).body, 8)).toBe(2_000_000_000n);
    await first.close();
    now -= 5000;
    const second = await start(log, { folder, clock });
    expect((await post(second, log.request(0, 20))).body).toBe("8\n");
    expect(cosigns(log, (await post(second, log.request(8, 20))).body)).toBe(2_000_000_000n);
    now -= 3_600_000;
    expect((await post(second, log.request(20, 20))).status).toBe(503);
    expect((await fetch(`${second.url}/lodgings`)).status).toBe(503);
    now += 7_200_000;
    expect(cosigns(log, (await post(second, log.request(20, 20))).body)).toBe(2_000_003_595n);
  });

  it("includes refused requests that the log signed, once each, until they are cosigned", async () => {
    const log = new TestLog("log.example/a").grow(20);
    const other = new TestLog(log.origin, log.signer).grow(20, "other");
    const folder = temporaryFolder();
    const witness = await start(log, { folder });
    await post(witness, log.request(0, 8));
    const refused = [other.request(0, 8), other.request(8, 20), log.request(3, 5), log.request(0, 20)];
    for (const body of [...refused, ...refused, log.request(0, 8)])
      expect((await post(witness, body)).status).not.toBe(200);
    await post(witness, new TestLog(log.origin).grow(9).request(8));
    const evidence = await fetch(`${witness.url}/${toHex(nodeCrypto.sha256(utf8(log.origin)))}/contradiction`);
    const proved = must(checkEvidence(new Uint8Array(await evidence.arrayBuffer())));
    expect(proved).toMatchObject({ kind: "roots", accused: { name: log.origin } });
    await witness.close();
    const store = new WitnessStore(folder, key.vkey);
    const kept = store.refused(log.origin);
    store.close();
    expect(kept.map(({ body, evidence }) => [refused.indexOf(body), evidence !== null])).toEqual([
      [0, true],
      [1, false],
      [2, false],
      [3, false],
    ]);
    const again = await start(log, { folder });
    await post(again, log.request(8, 20));
    await again.close();
    const later = new WitnessStore(folder, key.vkey);
    expect(later.refused(log.origin)).toHaveLength(3);
    later.close();
  });

  it("is held by one process, and by one key", async () => {
    const log = new TestLog("log.example/a");
    const folder = temporaryFolder();
    const first = await start(log, { folder });
    await expect(start(log, { folder })).rejects.toMatchObject({ code: "folder-in-use" });
    await first.close();
    const otherKey = testSigner("witness.example/1", "cosignature");
    await expect(start(log, { folder, key: otherKey })).rejects.toMatchObject({ code: "witness-config" });
    await (await start(log, { folder })).close();
  });
});

describe("what a witness refuses", () => {
  it.each([
    ["an oversized body", "/add-checkpoint", "x".repeat(70_000), 413],
    ["bytes that are not UTF-8", "/add-checkpoint", new Uint8Array([0xff, 0x0a, 0x0a]), 400],
    ["another address", "/add-checkpoints", "x", 404],
    ["a query for a path outside", "/../lodge", "", 400],
  ])("%s", async (_, path, body, status) => {
    const witness = await start(new TestLog("log.example/a"));
    expect((await post(witness, body, path)).status).toBe(status);
    // It still serves.
    expect((await fetch(`${witness.url}/lodgings`)).status).toBe(200);
  });

  it("a method it does not know, and a body whose length is not told and has no end", async () => {
    const witness = await start(new TestLog("log.example/a"));
    expect((await fetch(`${witness.url}/lodgings`, { method: "DELETE" })).status).toBe(405);
    const status = await new Promise((resolve) => {
      const request = httpRequest(`${witness.url}/lodge`, { method: "POST" }, (response) =>
        resolve(response.statusCode),
      );
      request.on("error", () => resolve(413));
      const send = () => void (request.destroyed || request.write("x".repeat(20_000), () => setImmediate(send)));
      send();
    });
    expect(status).toBe(413);
  });

  it("a request that never ends", async () => {
    const witness = await start(new TestLog("log.example/a"), { limits: { requestTime: 300 } });
    const closed = await new Promise((resolve) => {
      const request = httpRequest(
        `${witness.url}/lodge`,
        { method: "POST", headers: { "content-length": 100 } },
        (response) => {
          resolve(response.statusCode);
        },
      );
      request.on("error", () => resolve(408));
      request.write("slow");
    });
    expect(closed).toBe(408);
  });

  it.each([
    ["a key that is no cosigner's", { key: testSigner("w.example", "note") }],
    [
      "a log's origin among its own",
      { logs: [{ origin: "witness.example/1/lodgings/00", vkey: testSigner("x", "note").vkey }] },
    ],
    ["a log's key that is a cosigner's", { logs: [{ origin: "x", vkey: key.vkey }] }],
    ["a submitter's key that is a cosigner's", { submitters: [key.vkey] }],
  ])("to start with %s", async (_, options) => {
    await expect(start(new TestLog("log.example/a"), options)).rejects.toMatchObject({ code: "witness-config" });
  });

  it("to start from a damaged head", async () => {
    const log = new TestLog("log.example/a").grow(5);
    const folder = temporaryFolder();
    const witness = await start(log, { folder });
    await post(witness, log.request(0));
    await witness.close();
    const store = new WitnessStore(folder, key.vkey);
    const head = store.head(log.origin);
    if (head) store.advance(log.origin, 5n, { ...head, size: 4n }, 0n);
    store.close();
    await expect(start(log, { folder })).rejects.toMatchObject({ code: "witness-stopped" });
  });
});

it("a cosigned checkpoint is the log's own", async () => {
  const log = new TestLog("log.example/a").grow(5);
  const witness = await start(log);
  await post(witness, log.request(0));
  const note = must(parseNote((await shown(witness, log.origin)).body));
  const checkpoint = must(parseCheckpoint(note.text));
  expect(checkpoint.size === 5n && equalBytes(checkpoint.root, log.root())).toBe(true);
});
