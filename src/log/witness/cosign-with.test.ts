import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { formatSignatureLine, parseAddCheckpoint, parseLogPolicy, parseNote, verifyCheckpoint } from "#record";
import { nodeCrypto } from "../node-crypto.ts";
import { type CosignOptions, cosignWith } from "./cosign-with.ts";
import { runWitness } from "./run-witness.ts";
import { startupCheck } from "./startup-check.ts";
import { must, TestLog, temporaryFolder, testSigner } from "./test-support.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

const log = new TestLog("log.example/a").grow(40);
const fork = new TestLog("log.example/a", log.signer).grow(40, "fork");
type Member = { key: ReturnType<typeof testSigner>; url: string };

async function witness(name: string, clock?: () => number): Promise<Member> {
  const key = testSigner(name, "cosignature");
  const logs = [{ origin: log.origin, vkey: log.signer.vkey }];
  const options = { folder: temporaryFolder(), key, logs, listen: { port: 0 } };
  const running = await runWitness(clock ? { ...options, clock } : options);
  closing.push(() => running.close());
  return { key, url: running.url };
}

/** A server that answers as it likes, under a witness's name. */
async function impostor(name: string, listener: RequestListener): Promise<Member> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { key: testSigner(name, "cosignature"), url: `http://127.0.0.1:${port}` };
}

function policy(quorum: number, ...members: Member[]): string {
  const lines = members.map(({ key, url }, i) => `witness w${i} ${key.vkey} ${url}`);
  const names = members.map((_, i) => `w${i}`).join(" ");
  return [`log ${log.signer.vkey}`, ...lines, `group g ${quorum} ${names}`, "quorum g", ""].join("\n");
}

function cosign(text: string, size = 40, of = log, options: CosignOptions = {}) {
  const cosigner = cosignWith(text, { timeout: 30_000, ...options });
  closing.push(() => cosigner.settled());
  return cosigner.cosign(of.checkpoint(size), async (old) => of.proof(Number(old), size));
}

function verified(text: string, note: string) {
  return must(verifyCheckpoint(nodeCrypto, must(parseLogPolicy(nodeCrypto, text)), note));
}

describe("gathering a quorum", () => {
  it("returns the checkpoint with every cosignature, and follows each witness's own size", async () => {
    const members = [
      await witness("a.example/1"),
      await witness("b.example/1"),
      await witness("c.example/1"),
      await witness("d.example/1"),
    ];
    const text = policy(3, ...members);
    // The witnesses stand at different sizes.
    await cosign(policy(1, members[0] as Member), 3);
    await cosign(policy(1, members[1] as Member), 17);
    const note = await cosign(text, 30, log, { linger: 30_000 });
    expect(verified(text, note)).toMatchObject({ quorum: true, cosigned: { length: 4 } });
    const cosigner = cosignWith(text);
    let proofs = 0;
    for (const size of [33, 36, 40]) {
      const next = await cosigner.cosign(log.checkpoint(size), async (old) => {
        proofs++;
        return log.proof(Number(old), size);
      });
      expect(verified(text, next).quorum).toBe(true);
    }
    // One proof serves all witnesses; the first round meets a 409 from each.
    expect(proofs).toBe(3);
    await cosigner.settled();
  });

  it("says how many liars the policy tolerates, by organisation", async () => {
    const four = await Promise.all(["a", "b", "c", "d"].map((name) => impostor(`${name}.example/1`, () => {})));
    expect(cosignWith(policy(3, ...four))).toMatchObject({
      toleratedLiars: 1,
      strength: expect.stringContaining("tolerates 1"),
    });
    const same = await Promise.all(["a/1", "a/2", "b/1", "c/1"].map((name) => impostor(name, () => {})));
    expect(cosignWith(policy(3, ...same))).toMatchObject({
      toleratedLiars: 0,
      strength: expect.stringContaining("tolerates no liar"),
    });
  });

  it("refuses a policy whose quorum can never be met", async () => {
    const member = await witness("a.example/1");
    expect(() => cosignWith(policy(1, member).replace(member.url, ""))).toThrow(/never be met/);
    expect(() => cosignWith("quorum nobody\n")).toThrow(/log policy/);
    expect(() => cosignWith(policy(1, member).replace(member.url, "file:///etc/passwd"))).toThrow(/address/);
  });

  it("sends nothing that the log's own key did not sign", async () => {
    let asked = 0;
    const member = await impostor("a.example/1", () => void asked++);
    const stranger = new TestLog(log.origin).grow(3);
    await expect(cosign(policy(1, member), 3, stranger)).rejects.toMatchObject({ code: "quorum-missing" });
    expect(asked).toBe(0);
  });

  it("meets the quorum while one witness is silent, one down and one lying", async () => {
    const good = [await witness("a.example/1"), await witness("b.example/1")];
    const silent = await impostor("c.example/1", () => {});
    const lying = await impostor(
      "d.example/1",
      (_, response) =>
        void response.end(formatSignatureLine({ name: "d.example/1", id: "00000000", signature: new Uint8Array(72) })),
    );
    const down = { key: testSigner("e.example/1", "cosignature"), url: "http://127.0.0.1:9" };
    const text = policy(2, ...good, silent, lying, down);
    expect(verified(text, await cosign(text)).cosigned).toHaveLength(2);
    const strict = policy(3, ...good, silent, lying, down);
    const failure = cosign(strict, 40, log, { timeout: 500 });
    await expect(failure).rejects.toMatchObject({ code: "quorum-missing" });
    await expect(failure).rejects.toThrow(/w2: it did not answer in time.*|w3: its answer holds no signature/s);
  });
});

describe("a witness that misbehaves", () => {
  const body = async (request: Parameters<RequestListener>[0]) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    return text;
  };
  const conflict =
    (size: (old: number) => string): RequestListener =>
    async (request, response) => {
      const old = Number(must(parseAddCheckpoint(await body(request))).old);
      response.writeHead(409, { "content-type": "text/x.tlog.size" }).end(size(old));
    };
  const rows: [string, RequestListener, RegExp][] = [
    [
      "always names another size (slippery)",
      conflict((old) => `${(old + 1) % 30}\n`),
      /another latest size each of 4 times/,
    ],
    ["names the size that was sent", conflict((old) => `${old}\n`), /in the same answer/],
    ["names a size above the log's", conflict(() => "1000000\n"), /more than the 40 of this log/],
    ["names no number", conflict(() => "many\n"), /without its latest size/],
    ["names a size without its end", conflict(() => "3"), /without its latest size/],
    ["refuses", (_, response) => void response.writeHead(403).end("no\u001b[31m"), /it answered 403: no/],
    [
      "answers for ever",
      (_, response) => {
        const more = () => void (response.destroyed || response.write("x".repeat(50_000), () => setImmediate(more)));
        more();
      },
      /more than 65536 bytes/,
    ],
    [
      "sends elsewhere",
      (_, response) => void response.writeHead(307, { location: "http://127.0.0.1:9/" }).end(),
      /it answered 307/,
    ],
    ["drops the connection", (request) => void request.socket.destroy(), /cannot be reached|socket|terminated|closed/],
    ["answers with no signature line", (_, response) => void response.end("thanks\n"), /cannot be read/],
  ];

  it.each(rows)("%s", async (_, listener, reason) => {
    const member = await impostor("a.example/1", listener);
    const failure = cosign(policy(1, member));
    await expect(failure).rejects.toMatchObject({ code: "quorum-missing" });
    await expect(failure).rejects.toThrow(reason);
  });

  it("signs another checkpoint, or with a clock that is far off", async () => {
    const honest = await witness("a.example/1");
    const forkNote = await cosign(policy(1, honest), 40, fork);
    const line = must(parseNote(forkNote)).signatures.find(({ name }) => name === "a.example/1");
    const replaying = await impostor(
      "a.example/1",
      (_, response) => void response.end(line ? formatSignatureLine(line) : ""),
    );
    const failure = cosign(policy(1, { ...replaying, key: honest.key }));
    await expect(failure).rejects.toThrow(/does not hold|does not fit/);
    const late = await witness("b.example/1", () => Date.now() - 86_400_000);
    await expect(cosign(policy(1, late))).rejects.toThrow(/seconds apart/);
  });
});

describe("the check before a log starts", () => {
  it("refuses when a witness shows a larger tree that this log signed, or another of equal size", async () => {
    const members = [await witness("a.example/1"), await witness("b.example/1")];
    const text = policy(1, ...members);
    expect((await startupCheck(text, null)).map(({ state }) => state)).toEqual(["nothing", "nothing"]);
    await cosign(policy(1, members[0] as Member), 20);
    expect((await startupCheck(text, log.checkpoint(20))).map(({ state }) => state)).toEqual(["agrees", "nothing"]);
    expect((await startupCheck(text, log.checkpoint(25))).map(({ state }) => state)).toEqual(["behind", "nothing"]);
    for (const last of [null, log.checkpoint(19), log.checkpoint(0), fork.checkpoint(20)]) {
      await expect(startupCheck(text, last)).rejects.toMatchObject({ code: "log-behind-witness" });
    }
    const consistency = async (old: bigint) => fork.proof(Number(old), 25);
    await expect(startupCheck(text, fork.checkpoint(25), { consistency })).rejects.toMatchObject({
      code: "log-behind-witness",
    });
    const proof = async (old: bigint) => log.proof(Number(old));
    const rolledBack = cosignWith(text).startupCheck(log.checkpoint(19), proof);
    await expect(rolledBack).rejects.toThrow(/w0 shows a checkpoint of 20/);
    await cosignWith(text).startupCheck(log.checkpoint(40), proof);
  });

  it("is not stopped by what the log did not sign, nor by silence", async () => {
    const stranger = new TestLog(log.origin).grow(100);
    const claiming = await impostor("a.example/1", (_, response) => void response.end(stranger.checkpoint()));
    const unsigned = await impostor("b.example/1", (_, response) => void response.end(`${log.origin}\n1000\nAAAA\n`));
    const other = new TestLog("log.example/b", log.signer).grow(100);
    const mistaken = await impostor("c.example/1", (_, response) => void response.end(other.checkpoint()));
    const down = { key: testSigner("d.example/1", "cosignature"), url: "http://127.0.0.1:9" };
    const findings = await startupCheck(policy(1, claiming, unsigned, mistaken, down), log.checkpoint(3), {
      timeout: 30_000,
    });
    expect(findings.map(({ state }) => state)).toEqual(["unproved", "unproved", "unproved", "unreachable"]);
  });
});
