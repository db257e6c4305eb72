import { hash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Certificate, ContentInfo, SignedData, TimeStampReq, TSTInfo } from "pkijs";
import { describe, expect, it } from "vitest";
import { utf8 } from "#record";
import { CertificateOffice, hasOpenssl, profiles } from "../../../test/timestamping/authority.ts";
import { requestToken, tokenOf, verifyToken } from "./index.ts";
import { readStatement } from "./statement.ts";
import { readToken } from "./token.ts";

const text = utf8("illustration.example/log\n7\nroot\n");
const digest = hash("sha256", text, "buffer");

// Another implementation of RFC 3161 and RFC 5652: what is sound for it is sound for us, and reads the same.
describe.skipIf(!hasOpenssl)("pkijs as counterpart (server openssl)", () => {
  it("reads our request, and our tokens as we do", async () => {
    const folder = mkdtempSync(join(tmpdir(), "stamps-"));
    const office = new CertificateOffice(folder);
    const root = office.issue("Root", "ecdsa", profiles.root);
    const signer = office.issue("Stamps", "rsa", profiles.stamping, root);
    const request = requestToken(digest, randomBytes);
    const theirs = TimeStampReq.fromBER(request.bytes);
    expect(theirs.certReq).toBe(true);
    expect(Buffer.compare(theirs.messageImprint.hashedMessage.valueBlock.valueHexView, digest)).toBe(0);
    expect(theirs.nonce?.toBigInt()).toBe(request.nonce);

    const token = tokenOf(
      office.authority(signer, [root], { accuracy: "accuracy=secs:2" }).answer(request.bytes),
      request,
    );
    if (!token.ok) throw new Error(token.problem);
    expect(verifyToken(token.value, digest, [root.der], { now: Date.now() }).ok).toBe(true);
    const signed = new SignedData({ schema: ContentInfo.fromBER(Uint8Array.from(token.value)).content });
    const trustedCerts = [Certificate.fromBER(Uint8Array.from(root.der))];
    const data = Uint8Array.from(text).buffer;
    expect(await signed.verify({ signer: 0, trustedCerts, checkChain: true, data })).toBe(true);
    await expect(
      signed.verify({ signer: 0, trustedCerts, checkChain: true, data: new ArrayBuffer(3) }),
    ).rejects.toThrow();

    const { content } = readToken(token.value);
    const [ours, other] = [readStatement(content), TSTInfo.fromBER(Uint8Array.from(content))];
    expect(other.genTime.getTime()).toBe(ours.time.milliseconds);
    expect([other.policy, other.accuracy?.seconds, other.ordering]).toEqual([
      ours.policy,
      (ours.accuracy ?? 0) / 1e6,
      ours.ordering,
    ]);
    expect(other.serialNumber.toBigInt()).toBe(BigInt(`0x${ours.serial}`));
    rmSync(folder, { recursive: true });
  });
});
