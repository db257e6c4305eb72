import fc from "fast-check";
import { expect, it } from "vitest";
import { concat, equalBytes, fromBase64, fromHex, fromUtf8, toBase64, toHex, u32, u64 } from "./bytes.ts";

const bytes = fc.uint8Array({ maxLength: 400 });

it("spells bytes as RFC 4648 has it, and reads that one spelling alone", () => {
  // RFC 4648 section 10.
  const known = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map((text) => toBase64(Buffer.from(text)));
  expect(known).toEqual(["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
  fc.assert(
    fc.property(bytes, (value) => {
      expect(toBase64(value)).toBe(Buffer.from(value).toString("base64"));
      expect(toHex(value)).toBe(Buffer.from(value).toString("hex"));
      const [base64, hex] = [fromBase64(toBase64(value)), fromHex(toHex(value))];
      expect(base64.ok && equalBytes(base64.value, value)).toBe(true);
      expect(hex.ok && equalBytes(hex.value, value)).toBe(true);
    }),
  );
  for (const text of ["Zg", "Zg=", "Zh==", "Zm9=", "Zm 9v", "Zm9v\n", "Zm-_", "===="])
    expect(fromBase64(text).ok).toBe(false);
  for (const text of ["a", "0G", "AB", " 00"]) expect(fromHex(text).ok).toBe(false);
});

it("refuses text that is not UTF-8, and keeps a byte-order mark", () => {
  expect(fromUtf8(Uint8Array.of(0xc3, 0x28)).ok).toBe(false);
  expect(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toEqual({ ok: true, value: "\ufeffa" });
});

it("joins bytes and writes numbers with the highest byte first", () => {
  expect(toHex(concat(u32(1), u64(2n), Uint8Array.of(255)))).toBe("000000010000000000000002ff");
});
