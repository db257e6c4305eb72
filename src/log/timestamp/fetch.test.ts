import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { RequestListener, Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  type Authority,
  CertificateOffice,
  hasOpenssl,
  type Issued,
  profiles,
  serve,
} from "../../../test/timestamping/authority.ts";
import { craft } from "../../../test/timestamping/crafted.ts";
import { attachedTokens, attachToken, checkpointDigest, fetchToken, readCertificates, verifyToken } from "./index.ts";
import { element } from "./write-der.ts";

const text = "illustration.example/log\n7\nqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo=\n";
const checkpoint = `${text}\n— illustration.example/log AAAAAAAA\n`;
const digest = checkpointDigest(text);
const options = { random: randomBytes };

describe.skipIf(!hasOpenssl)("an authority over HTTP (server openssl)", () => {
  let folder: string;
  let root: Issued;
  let signer: Issued;
  let authority: Authority;
  const servers: Server[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "stamps-"));
    const office = new CertificateOffice(folder);
    root = office.issue("Root", "ecdsa", profiles.root);
    signer = office.issue("Stamps", "ecdsa", profiles.stamping, root);
    authority = office.authority(signer);
  });
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function at(listener: RequestListener): Promise<string> {
    const { url, server } = await serve(listener);
    servers.push(server);
    return url;
  }
  const stamping: RequestListener = (request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      if (request.headers["content-type"] !== "application/timestamp-query") response.statusCode = 415;
      response.setHeader("content-type", "application/timestamp-reply");
      response.end(authority.answer(Buffer.concat(parts)));
    });
  };

  it("stamps a checkpoint, and the token is attached and verified", async () => {
    const token = await fetchToken(await at(stamping), digest, options);
    if (!token.ok) throw new Error(token.problem);
    const stamped = attachToken(checkpoint, token.value);
    if (!stamped.ok) throw new Error(stamped.problem);
    expect(stamped.value.startsWith(checkpoint)).toBe(true);
    expect(attachToken(stamped.value, token.value)).toEqual(stamped);
    const tokens = attachedTokens(stamped.value);
    expect(tokens.ok && tokens.value.map((one) => Buffer.compare(one, token.value))).toEqual([0]);
    expect(verifyToken(token.value, digest, [root.der], { now: Date.now() }).ok).toBe(true);
  });

  it("a token over another text is not attached, nor to what is no note", () => {
    const token = craft({ signer, digest: checkpointDigest("another\n") });
    expect(attachToken(checkpoint, token)).toMatchObject({ ok: false, why: "wrong-digest" });
    expect(attachToken(text, token)).toMatchObject({ ok: false, why: "unreadable" });
    expect(attachedTokens(checkpoint)).toEqual({ ok: true, value: [] });
  });

  it("an answer to another request, or to none, is refused", async () => {
    const granted = element(0x30, element(0x30, element(0x02, Uint8Array.of(0))), craft({ signer, digest }));
    const answers = [granted, granted.subarray(0, -1), Buffer.from("<html>")];
    const url = await at((_, response) => {
      response.setHeader("content-type", "application/timestamp-reply");
      response.end(answers.shift());
    });
    const whys = ["wrong-nonce", "unreadable", "unreadable"];
    for (const why of whys) expect(await fetchToken(url, digest, options)).toMatchObject({ ok: false, why });
  });

  it.each<[string, RequestListener]>([
    ["another status", (_, response) => void response.writeHead(503).end()],
    ["a redirection", (_, response) => void response.writeHead(307, { location: "/" }).end()],
    ["another type", (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("no")],
    ["silence", () => undefined],
    [
      "an answer that breaks off",
      (_, response) => {
        response.writeHead(200, { "content-type": "application/timestamp-reply", "content-length": "900" });
        response.write("0", () => response.destroy());
      },
    ],
    [
      "an answer without end",
      (_, response) => {
        response.writeHead(200, { "content-type": "application/timestamp-reply" });
        const more = () => void (response.destroyed || response.write(Buffer.alloc(30_000), more));
        more();
      },
    ],
    [
      "an answer that never ends",
      (_, response) => void response.writeHead(200, { "content-type": "application/timestamp-reply" }).write("0"),
    ],
  ])("%s is one sentence", async (_, listener) => {
    const answer = await fetchToken(await at(listener), digest, { ...options, timeoutMilliseconds: 300 });
    expect(answer).toMatchObject({ ok: false, why: "unreachable" });
    expect(!answer.ok && answer.problem).toMatch(/^The time-stamping authority could not be asked: [^\n]+\.$/);
  });

  it("addresses with a password, of files, or of nobody are refused, and never repeated", async () => {
    for (const url of ["http://name:secret@127.0.0.1/", "file:///etc/passwd", "nowhere", "http://127.0.0.1:1/"]) {
      const answer = await fetchToken(url, digest, options);
      expect(answer).toMatchObject({ ok: false, why: "unreachable" });
      expect(!answer.ok && answer.problem).not.toContain("secret");
    }
  });

  it("certificates are read from PEM with text around it, and from DER", () => {
    const pem = `Root\n-----BEGIN CERTIFICATE-----\n${Buffer.from(root.der).toString("base64")}\n-----END CERTIFICATE-----\n`;
    const both = readCertificates(Buffer.from(pem + pem));
    expect(both.ok && both.value.map(({ subject }) => subject)).toEqual(Array(2).fill("CN=Root, O=Illustration"));
    const one = readCertificates(root.der);
    expect(one.ok && Buffer.compare(one.value[0]?.bytes ?? Buffer.alloc(0), root.der)).toBe(0);
    for (const wrong of ["", "text", pem.replace("MII", "MI!"), pem.replace("MII", "AII")])
      expect(readCertificates(Buffer.from(wrong)).ok).toBe(false);
  });
});
