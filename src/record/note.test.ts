import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testCrypto as crypto, testSigner } from "../../test/record-crypto.ts";
import { junk } from "../../test/record-log.ts";
import { fromBase64, toBase64, utf8 } from "./bytes.ts";
import {
  fingerprint,
  formatSignerKey,
  formatVerifierKey,
  parseSignerKey,
  parseVerifierKey,
  signatureType,
  type VerifierKey,
} from "./keys.ts";
import { formatNote, parseNote } from "./note.ts";
import { openNote, signNote } from "./open-note.ts";
import type { Result } from "./result.ts";

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

// The example key and note of Go's golang.org/x/mod/sumdb/note.
const neumann = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const cryptography =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
  "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
// The example of C2SP signed-note.
const quasimodo =
  "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n" +
  "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";

const [alice, bob] = [testSigner("alice.example/log"), testSigner("bob.example")];
const keyOf = (signer: { vkey: string }): VerifierKey => value(parseVerifierKey(crypto, signer.vkey));

describe("keys", () => {
  it("of others are read: the ids are right", () => {
    expect(parseVerifierKey(crypto, neumann)).toMatchObject({ ok: true, value: { name: "PeterNeumann", type: 1 } });
    const sumdb = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
    expect(formatVerifierKey(value(parseVerifierKey(crypto, sumdb)))).toBe(sumdb);
  });

  it("every change of a character is refused", () => {
    for (let i = 0; i < neumann.length; i++) {
      for (const character of ["A", "+", " ", "0", "=", "é", "\n", ""]) {
        if (neumann[i] === character) continue;
        const mangled = neumann.slice(0, i) + character + neumann.slice(i + 1);
        expect(parseVerifierKey(crypto, mangled), mangled).toMatchObject({ ok: false });
      }
    }
    for (const text of ["", "+", "++", "a+00000000+", `${neumann}\n`, ` ${neumann}`]) {
      expect(parseVerifierKey(crypto, text), text).toMatchObject({ ok: false });
    }
  });

  it("of types that we cannot verify are refused", () => {
    for (const type of [0, 2, 3, 5, 0xfa, 0xff]) {
      const id = Buffer.from(crypto.sha256(Buffer.concat([utf8(`x\n`), Buffer.from([type]), Buffer.alloc(32)])));
      const vkey = `x+${id.subarray(0, 4).toString("hex")}+${toBase64(Buffer.concat([Buffer.from([type]), Buffer.alloc(32)]))}`;
      expect(parseVerifierKey(crypto, vkey)).toMatchObject({
        ok: false,
        problem: expect.stringContaining(`type ${type}`),
      });
    }
  });

  it("that are secret are read back, and no problem repeats them", () => {
    const skey = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const key = value(parseSignerKey(skey));
    expect(key).toMatchObject({ name: "PeterNeumann", id: "c74f20a3", type: signatureType.ed25519 });
    expect(formatSignerKey(key)).toBe(skey);
    for (let i = 0; i < skey.length; i++) {
      const cut = parseSignerKey(skey.slice(0, i));
      expect(cut.ok).toBe(false);
      if (!cut.ok) expect(cut.problem).not.toContain("EKFALV");
    }
  });

  it("have a fingerprint of six groups of five digits that only the key decides", () => {
    const key = keyOf(alice);
    expect(fingerprint(crypto, key)).toMatch(/^[0-9]{5}( [0-9]{5}){5}$/);
    expect(fingerprint(crypto, { ...key, name: "another.example" })).toBe(fingerprint(crypto, key));
    expect(fingerprint(crypto, keyOf(bob))).not.toBe(fingerprint(crypto, key));
    const digest = crypto.sha256(Buffer.concat([Buffer.from([1]), key.publicKey]));
    const first = Buffer.from(digest).readUIntBE(0, 5) % 100_000;
    expect(fingerprint(crypto, key).slice(0, 5)).toBe(String(first).padStart(5, "0"));
  });
});

describe("notes of others", () => {
  it("Go's example opens with its key", () => {
    const opened = value(openNote(crypto, value(parseNote(cryptography)), [value(parseVerifierKey(crypto, neumann))]));
    expect(opened.verified).toHaveLength(1);
    expect(opened.text.endsWith("problem is.\n")).toBe(true);
  });

  it("C2SP's example: the text goes to the last empty line", () => {
    const note = value(parseNote(quasimodo));
    expect(note.text).toBe(
      "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n",
    );
    expect(note.signatures).toMatchObject([{ name: "quasimodo.example/salvatore", id: "367ba04b" }]);
    expect(note.signatures[0]?.signature).toHaveLength(64);
    expect(formatNote(note)).toBe(quasimodo);
  });
});

describe("opening", () => {
  const signed = value(signNote(crypto, "one\n\ntwo\n", [alice, bob]));

  it("verifies known keys and reports unknown ones", () => {
    const opened = value(openNote(crypto, value(parseNote(signed)), [keyOf(alice)]));
    expect(opened.verified.map(({ key }) => key.name)).toEqual(["alice.example/log"]);
    expect(opened.unknown.map(({ name }) => name)).toEqual(["bob.example"]);
  });

  it("refuses where no key is known, and where a known key's signature fails", () => {
    expect(openNote(crypto, value(parseNote(signed)), [])).toMatchObject({ ok: false });
    const altered = value(parseNote(signed.replace("one", "One")));
    expect(openNote(crypto, altered, [keyOf(alice)])).toMatchObject({ ok: false });
    const note = value(parseNote(signed));
    const [first, second] = note.signatures;
    if (!first || !second) throw new Error("two signatures");
    const forged = { ...note, signatures: [first, { ...second, signature: first.signature }] };
    expect(openNote(crypto, forged, [keyOf(alice), keyOf(bob)])).toMatchObject({ ok: false });
    expect(openNote(crypto, forged, [keyOf(alice)])).toMatchObject({ ok: true });
    // A second, failing signature by a key that verified already is no less a failure.
    const doubled = { ...note, signatures: [first, { ...first, signature: second.signature }] };
    expect(openNote(crypto, doubled, [keyOf(alice)])).toMatchObject({ ok: false });
  });

  it("a key of the same name or id, but not both, is unknown", () => {
    const other = keyOf(testSigner("alice.example/log", signatureType.cosignature));
    expect(openNote(crypto, value(parseNote(signed)), [other, { ...keyOf(alice), name: "x" }])).toMatchObject({
      ok: false,
    });
  });
});

describe("the form of a note", () => {
  const good = value(signNote(crypto, "text\n", [alice]));
  const line = good.slice("text\n\n".length);

  it("takes 100 signatures and no more", () => {
    expect(value(parseNote(`text\n\n${line.repeat(100)}`)).signatures).toHaveLength(100);
    expect(parseNote(`text\n\n${line.repeat(101)}`)).toMatchObject({ ok: false });
  });

  it.each([
    ["no signature", "text\n\n"],
    ["no empty line", `text\n${line}`],
    ["no end", good.slice(0, -1)],
    ["a tab", good.replace("text", "te\txt")],
    ["a carriage return", good.replaceAll("\n", "\r\n")],
    ["a hyphen for the dash", good.replace("—", "-")],
    ["two spaces", good.replace("— ", "—  ")],
    ["a name with plus", good.replace("alice", "al+ce")],
    ["a name with a Unicode space", good.replace("alice", "al\u3000ce")],
    ["a name with next line", good.replace("alice", "al\u0085ce")],
    ["no name", good.replace("alice.example/log", "")],
    ["base64 with unused bits", `text\n\n— a ${"A".repeat(11)}B==\n`],
    ["a signature of no bytes", "text\n\n— a AAAAAA==\n"],
    ["another line among signatures", `text\n\n${line}x\n${line}`],
    ["half a surrogate", good.replace("text", "te\ud800xt")],
  ])("refuses %s", (_, note) => {
    expect(parseNote(note)).toMatchObject({ ok: false });
  });

  it("refuses bytes that are not UTF-8, and more than a megabyte", () => {
    expect(parseNote(Buffer.from(good.replace("text", "t\u00e9xt"), "latin1"))).toMatchObject({ ok: false });
    expect(parseNote(utf8(good))).toMatchObject({ ok: true });
    expect(parseNote(`${"x".repeat(1_000_000)}\n\n${line}`)).toMatchObject({ ok: false });
  });

  it("one that is read is written the same again, whatever was mutated", () => {
    const sources = [good, quasimodo, cryptography];
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.nat(), junk(3), fc.nat(3), (source, at, put, cut) => {
        const place = at % source.length;
        const note = parseNote(source.slice(0, place) + put + source.slice(place + cut));
        if (note.ok) expect(formatNote(note.value)).toBe(source.slice(0, place) + put + source.slice(place + cut));
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parseNote(bytes).ok));
  });

  it("base64 has one spelling only", () => {
    for (const text of ["AA", "AA=", "AB==", "AAA", "A===", "AA==\n", "AA-_", " AA=="])
      expect(fromBase64(text).ok, text).toBe(false);
  });
});
