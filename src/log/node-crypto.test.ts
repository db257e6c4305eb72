import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { nodeCrypto } from "./node-crypto.ts";

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
const hashOf = (data: Uint8Array) => new Uint8Array(createHash("sha256").update(data).digest());
const hmacOf = (key: Uint8Array, data: Uint8Array) => new Uint8Array(createHmac("sha256", key).update(data).digest());

it("SHA-256 is node's", () => {
  fc.assert(
    fc.property(bytes(1000), (data) => {
      expect(nodeCrypto.sha256(data)).toEqual(hashOf(data));
    }),
  );
});

it("HMAC-SHA-256 is node's, with keys longer than a block and long messages, and when keys come again", () => {
  fc.assert(
    fc.property(fc.array(bytes(150), { minLength: 1, maxLength: 3 }), fc.array(bytes(2000)), (keys, messages) => {
      for (const message of messages)
        for (const key of keys) {
          expect(nodeCrypto.hmacSha256(key, message)).toEqual(hmacOf(key, message));
          expect(nodeCrypto.hmacSha256(key, message)).toEqual(hmacOf(key, message));
        }
    }),
  );
});

it("HMAC-SHA-256 answers a caller who goes on to change what was asked and answered", () => {
  const key = new Uint8Array(32).fill(1);
  const first = nodeCrypto.hmacSha256(key, key);
  const kept = Uint8Array.from(first);
  key.fill(2);
  expect(nodeCrypto.hmacSha256(key, key)).toEqual(hmacOf(key, key));
  expect(first).toEqual(kept);
  first.fill(0);
  expect(nodeCrypto.hmacSha256(key, key)).toEqual(hmacOf(key, key));
});
