import { hash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { concat, utf8 } from "#record";
import {
  CertificateOffice,
  hasOpenssl,
  type Issued,
  type KeyKind,
  opensslAccepts,
  profiles,
} from "../../../test/timestamping/authority.ts";
import {
  attribute,
  type Craft,
  certificateId,
  craft,
  keyIdentifierOf,
  now,
  oid,
  placeOf,
  signingCertificate,
  trailing,
} from "../../../test/timestamping/crafted.ts";
import { maximumBytes } from "./der.ts";
import { requestToken, tokenOf, verifyToken } from "./index.ts";
import { oids } from "./oids.ts";
import type { TokenProblem } from "./refused.ts";
import { element } from "./write-der.ts";

const digest = hash("sha256", "illustration.example/log\n7\nroot\n", "buffer");
const options = { now: Date.now() };

describe.skipIf(!hasOpenssl)("time-stamp tokens (server openssl)", () => {
  let folder: string;
  let office: CertificateOffice;
  let root: Issued;
  let between: Issued;
  let signer: Issued;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "stamps-"));
    office = new CertificateOffice(folder);
    root = office.issue("Root", "ecdsa", profiles.root);
    between = office.issue("Between", "ecdsa", profiles.noneBelow, root);
    signer = office.issue("Stamps", "rsa", profiles.stamping, between);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function whyOf(token: Uint8Array, trusted: readonly Issued[] = [root], about = digest): TokenProblem | "accepted" {
    const answer = verifyToken(
      token,
      about,
      trusted.map(({ der }) => der),
      { now: Date.now() },
    );
    return answer.ok ? "accepted" : answer.why;
  }
  /** A crafted token by the good signer, but for what is said. */
  const crafted = (changes: Partial<Craft>): Uint8Array =>
    craft({ signer, digest, certificates: [signer.der, between.der], ...changes });

  describe("of an authority run by openssl", () => {
    it.each<[KeyKind, string]>([
      ["rsa", "sha256"],
      ["ecdsa", "sha512"],
      ["p384", "sha384"],
    ])("with a key of kind %s and %s are accepted, as openssl accepts them", (kind, signing) => {
      const stamps = office.issue("Authority", kind, profiles.stamping, between);
      const authority = office.authority(stamps, [between], {
        digest: signing,
        accuracy: "accuracy=secs:1, millisecs:500, microsecs:100",
      });
      const request = requestToken(digest, randomBytes);
      const token = tokenOf(authority.answer(request.bytes), request);
      if (!token.ok) throw new Error(token.problem);
      const answer = verifyToken(token.value, digest, [root.der], { ...options, nonce: request.nonce });
      expect(answer).toMatchObject({
        ok: true,
        value: {
          accuracy: "1.5001 s",
          ordering: true,
          policy: "1.2.3.4.1",
          serial: "1a2c",
          authority: "CN=Authority, O=Illustration",
          anchor: "CN=Root, O=Illustration",
          expiredSince: null,
        },
      });
      if (answer.ok) expect(answer.value.latest - answer.value.earliest).toBe(2 * 1501);
      expect(opensslAccepts(folder, token.value, digest.toString("hex"), root, [between])).toBe(true);
      expect(opensslAccepts(folder, craft({ signer: stamps, digest }), digest.toString("hex"), root, [between])).toBe(
        true,
      );
    });

    it("may name its certificate by the SHA-1 hash of the first ESSCertID", () => {
      const authority = office.authority(signer, [between], { essDigest: "sha1" });
      const request = requestToken(digest, randomBytes);
      const token = tokenOf(authority.answer(request.bytes), request);
      expect(token.ok && whyOf(token.value)).toBe("accepted");
    });

    it("answer one request alone: another digest or nonce is named", () => {
      const authority = office.authority(signer, [between]);
      const [request, other] = [requestToken(digest, randomBytes), requestToken(digest, randomBytes)];
      const response = authority.answer(request.bytes);
      expect(tokenOf(response, other)).toMatchObject({ ok: false, why: "wrong-nonce" });
      expect(tokenOf(response, { ...request, digest: randomBytes(32) })).toMatchObject({
        ok: false,
        why: "wrong-digest",
      });
      const token = tokenOf(response, request);
      if (!token.ok) throw new Error(token.problem);
      expect(whyOf(token.value, [root], randomBytes(32))).toBe("wrong-digest");
      const stale = verifyToken(token.value, digest, [root.der], { ...options, nonce: other.nonce });
      expect(stale).toMatchObject({ ok: false, why: "wrong-nonce" });
    });

    it("that refuses is quoted", () => {
      const authority = office.authority(signer);
      const { bytes, ...request } = requestToken(digest, randomBytes);
      const sha1 = Buffer.from(bytes);
      sha1.set(oid("2.16.840.1.101.3.4.2.2").subarray(0, 11), sha1.indexOf(oid("2.16.840.1.101.3.4.2.1")));
      const answer = tokenOf(authority.answer(sha1), { bytes, ...request });
      expect(answer).toMatchObject({ ok: false, why: "not-granted" });
      expect(!answer.ok && answer.problem).toMatch(/^The authority will not stamp: .+\.$/);
    });
  });

  describe("and who vouches for them", () => {
    it("the reader may hold the root, an issuer between, or the authority's own certificate", () => {
      const token = crafted({});
      expect([[root], [between], [signer], [root, signer]].map((held) => whyOf(token, held))).toEqual(
        Array(4).fill("accepted"),
      );
      expect(whyOf(token, [])).toBe("not-trusted");
    });

    it("a root of the same name with another key vouches for nothing", () => {
      expect(whyOf(crafted({}), [office.issue("Root", "ecdsa", profiles.root)])).toBe("not-trusted");
    });

    it("nothing is fetched: an issuer that the token does not bring is missing", () => {
      expect(whyOf(crafted({ certificates: [signer.der] }))).toBe("not-trusted");
    });

    it("a token without certificates needs the reader's own", () => {
      expect(whyOf(crafted({ certificates: [] }))).toBe("wrong-certificate");
      expect(whyOf(crafted({ certificates: [] }), [signer])).toBe("accepted");
    });

    it.each([
      ["is no issuer", profiles.notAnIssuer],
      ["issues for servers alone", profiles.forServers],
    ])("a certificate that %s vouches for none", (_, profile) => {
      const false_ = office.issue("Between", "ecdsa", profile, root);
      const stamps = office.issue("Stamps", "ecdsa", profiles.stamping, false_);
      expect(whyOf(craft({ signer: stamps, digest, certificates: [stamps.der, false_.der] }))).toBe("not-trusted");
    });

    it("an issuer that may have none below it has none", () => {
      const deeper = office.issue("Deeper", "ecdsa", profiles.root, between);
      const stamps = office.issue("Stamps", "ecdsa", profiles.stamping, deeper);
      const token = craft({ signer: stamps, digest, certificates: [stamps.der, deeper.der, between.der] });
      expect([whyOf(token), whyOf(token, [deeper])]).toEqual(["not-trusted", "accepted"]);
    });

    it.each([
      ["not critically", profiles.notCritical],
      ["for servers too", profiles.alsoServer],
      ["not at all", profiles.notAnIssuer],
    ])("a certificate that is for time-stamping %s is refused, however trusted", (_, profile) => {
      const stamps = office.issue("Stamps", "ecdsa", profile, between);
      expect(whyOf(craft({ signer: stamps, digest }), [stamps])).toBe("wrong-key-usage");
    });

    it.each<[string, KeyKind, string]>([
      ["a critical extension that nobody knows", "ecdsa", profiles.unknownCritical],
      ["a key of 1024 bits", "weak", profiles.stamping],
    ])("%s is not accepted", (_, kind, profile) => {
      const stamps = office.issue("Stamps", kind, profile, root);
      expect([whyOf(craft({ signer: stamps, digest })), whyOf(craft({ signer: stamps, digest }), [stamps])]).toEqual([
        "unsupported",
        "unsupported",
      ]);
    });
  });

  describe("and their time", () => {
    it("a certificate that was not valid then is named as expired, the signer's or an issuer's", () => {
      const old = office.issue("Old", "ecdsa", profiles.stamping, between, { from: -9, to: -1 });
      const oldIssuer = office.issue("Old issuer", "ecdsa", profiles.root, root, { from: -9, to: -1 });
      const stamps = office.issue("Stamps", "ecdsa", profiles.stamping, oldIssuer);
      expect(whyOf(craft({ signer: old, digest, certificates: [old.der, between.der] }))).toBe("expired");
      expect(whyOf(craft({ signer: stamps, digest, certificates: [stamps.der, oldIssuer.der] }))).toBe("expired");
      expect(whyOf(crafted({ time: now(-11 * 86_400_000) }))).toBe("expired");
    });

    it("a certificate that has run out since is told, and the token accepted", () => {
      const old = office.issue("Old", "ecdsa", profiles.stamping, between, { from: -9, to: -1 });
      const token = craft({ signer: old, digest, time: now(-2 * 86_400_000), certificates: [old.der, between.der] });
      const answer = verifyToken(token, digest, [root.der], options);
      expect(answer).toMatchObject({ ok: true, value: { expiredSince: expect.stringMatching(/Z$/) } });
      expect(answer.ok && answer.value.says).toContain("ran out on");
    });

    it("a time that has not come is refused, but for five minutes of skew", () => {
      expect([whyOf(crafted({ time: now(60_000) })), whyOf(crafted({ time: now(400_000) }))]).toEqual([
        "accepted",
        "from-the-future",
      ]);
    });

    it("fractions are kept to the last digit", () => {
      const time = `${now().slice(0, 14)}.0123456Z`;
      const answer = verifyToken(crafted({ time }), digest, [root.der], options);
      expect(answer.ok && answer.value.time).toMatch(/\.0123456Z$/);
    });

    it.each([
      "20260230000000Z",
      "20261122000000.10Z",
      "20261122000000",
      "20261122000060Z",
      "202611220000Z",
      "20261122000000+0100",
    ])("%s is no time", (time) => expect(whyOf(crafted({ time }))).toBe("unreadable"));
  });

  describe("and their signature", () => {
    it.each<KeyKind>(["rsa-pss", "ed25519", "ecdsa"])("by a key of kind %s is accepted", (kind) => {
      expect(whyOf(craft({ signer: office.issue("Stamps", kind, profiles.stamping, root), digest }))).toBe("accepted");
    });

    it("in a scheme must fit the key", () => {
      expect(whyOf(crafted({ scheme: "pss" }))).toBe("accepted");
      const curved = office.issue("Stamps", "ecdsa", profiles.stamping, root);
      expect(whyOf(craft({ signer: curved, digest, scheme: "pkcs1" }))).toBe("unsupported");
    });

    it("a signer may be named by its key's identifier", () => {
      expect(whyOf(crafted({ identifier: keyIdentifierOf(signer) }))).toBe("accepted");
      expect(whyOf(crafted({ identifier: keyIdentifierOf(between) }))).toBe("wrong-certificate");
    });

    it("the attributes must bind type, digest and certificate", () => {
      const other = office.issue("Stamps", "ecdsa", profiles.stamping, between);
      const strange = attribute(oids.contentType, oid(oids.signedData));
      const wrongDigest = attribute(oids.messageDigest, element(0x04, digest));
      const cases: [TokenProblem | "accepted", Craft["attributes"]][] = [
        ["accepted", ({ type, digest: right, certificate }) => [certificate, right, type]],
        ["unreadable", ({ digest: right, certificate }) => [right, certificate]],
        ["unreadable", ({ digest: right, certificate }) => [strange, right, certificate]],
        ["unreadable", ({ type, certificate }) => [type, certificate]],
        ["unreadable", ({ type, digest: right, certificate }) => [type, type, right, certificate]],
        ["altered", ({ type, certificate }) => [type, wrongDigest, certificate]],
        ["wrong-certificate", ({ type, digest: right }) => [type, right]],
        ["wrong-certificate", ({ type, digest: right }) => [type, right, signingCertificate(certificateId(other.der))]],
        [
          "accepted",
          ({ type, digest: right }) => [type, right, signingCertificate(certificateId(signer.der, placeOf(signer)))],
        ],
        [
          "wrong-certificate",
          ({ type, digest: right }) => [
            type,
            right,
            signingCertificate(certificateId(signer.der, placeOf(signer, 99))),
          ],
        ],
      ];
      for (const [expected, attributes] of cases)
        expect(whyOf(crafted(attributes ? { attributes } : {}))).toBe(expected);
    });

    it("another's certificate in the signer's place is found out", () => {
      const thief = office.issue("Stamps", "ecdsa", profiles.stamping, office.issue("Root", "ecdsa", profiles.root));
      const swapped = { ...signer, key: thief.key };
      expect(whyOf(craft({ signer: swapped, digest, certificates: [signer.der, between.der] }))).toBe("altered");
    });
  });

  describe("and their form", () => {
    it("nothing may follow, nothing may be added where nobody answers for it", () => {
      expect(whyOf(trailing(crafted({})))).toBe("unreadable");
      expect(whyOf(crafted({ afterSignature: [element(0xa1, attribute("1.2.3", element(0x05)))] }))).toBe("unreadable");
    });

    it("extensions that nobody knows pass, critical ones do not", () => {
      const extension = (critical: boolean) =>
        element(
          0xa1,
          element(0x30, oid("1.2.3.4.5"), ...(critical ? [element(0x01, Uint8Array.of(255))] : []), element(0x04)),
        );
      expect(whyOf(crafted({ extra: [extension(false)] }))).toBe("accepted");
      expect(whyOf(crafted({ extra: [extension(true)] }))).toBe("unsupported");
    });

    it("a digest of another kind is another digest", () => {
      expect(whyOf(crafted({ imprintAlgorithm: element(0x30, oid("2.16.840.1.101.3.4.2.3")) }))).toBe("wrong-digest");
    });

    it("names are shown without what disturbs a terminal", () => {
      const rude = office.issue("Evil\u202e\u001b[2J", "ecdsa", profiles.stamping, root);
      const answer = verifyToken(craft({ signer: rude, digest }), digest, [root.der], options);
      expect(answer.ok && answer.value.says).not.toMatch(/\p{Cc}|\p{Cf}/u);
    });

    it("no flipped bit passes where every certificate in the token is needed", () => {
      const token = crafted({});
      for (let at = 0; at < token.length; at += 3) {
        const flipped = Uint8Array.from(token);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
        expect([at, whyOf(flipped)]).not.toEqual([at, "accepted"]);
      }
    });

    it("hostile bytes are refused by name: cut off, overwritten, spliced, repeated", () => {
      const token = crafted({});
      const edit = fc.record({
        at: fc.nat(token.length - 1),
        length: fc.nat(40),
        bytes: fc.uint8Array({ maxLength: 40 }),
      });
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.nat(token.length), (edits, cut) => {
          let mutant: Uint8Array = edits.length > 3 ? token.subarray(0, cut) : token;
          for (const { at, length, bytes } of edits)
            mutant = concat(mutant.subarray(0, at), bytes, mutant.subarray(at + length));
          if (Buffer.compare(mutant, token) !== 0) expect(whyOf(mutant)).not.toBe("accepted");
        }),
        { numRuns: 200 },
      );
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void expect(whyOf(bytes)).toBe("unreadable")),
      );
    });

    it("bounds are kept", () => {
      expect(whyOf(new Uint8Array(maximumBytes + 1))).toBe("unreadable");
      let nested: Uint8Array = utf8("");
      for (let depth = 0; depth < 5000; depth++) nested = nested.length < 60_000 ? element(0x30, nested) : nested;
      expect(whyOf(nested)).toBe("unreadable");
      const many = element(
        0x30,
        new Uint8Array(60_000).fill(5).map((_, at) => (at % 2 ? 0 : 5)),
      );
      expect(whyOf(many)).toBe("unreadable");
      expect(whyOf(crafted({ certificates: Array<Uint8Array>(17).fill(signer.der) }))).toBe("unreadable");
    });
  });
});
