import { expect, it } from "vitest";
import { formatVerifierKey, parseVerifierKey, signatureType, utf8 } from "#record";
import { nodeCrypto } from "./node-crypto.ts";
import { newKey, nodeSigner } from "./node-signer.ts";

it("signs with the key whose public part it shows", () => {
  const { secret, key } = newKey("panel.example/expert", signatureType.ed25519);
  const signer = nodeSigner(`${secret}\n`, "expert.key");
  expect(signer.vkey).toBe(formatVerifierKey(key));
  expect(parseVerifierKey(nodeCrypto, signer.vkey)).toMatchObject({ ok: true, value: { name: key.name, id: key.id } });
  const message = utf8("a statement");
  expect(nodeCrypto.verifyEd25519(key.publicKey, message, signer.sign(message))).toBe(true);
  expect(nodeCrypto.verifyEd25519(key.publicKey, utf8("another"), signer.sign(message))).toBe(false);
});

it("refuses what is no secret key without repeating it", () => {
  const { secret } = newKey("a.example", signatureType.ed25519);
  const other = newKey("b.example", signatureType.ed25519).secret.split("+").at(-1) ?? "";
  const mixed = [...secret.split("+").slice(0, 4), other].join("+");
  for (const text of ["", "not a key", secret.slice(0, -4), mixed]) {
    expect(() => nodeSigner(text, "x.key")).toThrow(/^x\.key is not a secret key: /);
    expect(() => nodeSigner(text, "x.key")).not.toThrow(other);
  }
  expect(() => newKey("two words", signatureType.ed25519)).toThrow("cannot name a key");
});
