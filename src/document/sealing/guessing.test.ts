import { describe, expect, it } from "vitest";
import { type RedactedCopy, redact, writeSealedFile } from "#document";
import { leafHash, toHex, utf8 } from "#record";
import { block, crypto, documentWith, firstRelease, grounds, sealed } from "../../../test/sealing.ts";
import { fromBytesText, Hashes } from "./hashes.ts";
import type { Span, SpanKind } from "./types.ts";

const dictionary = ["Kim", "Li", "Chon", "정성화", "Al", "Maximilian Featherstone"];

function copyHiding(name: string, seed: string): RedactedCopy {
  const document = documentWith(
    block("p0", `The Panel named ${name} as its owner. The vessel left.`.normalize("NFC"), { number: "1." }),
    block("p1", "Nothing else happened."),
  );
  const marks = [{ block: "p0", start: 16, end: 16 + name.length, kind: "party" }] as const;
  const report = sealed(document, { marks }, seed);
  return redact(crypto, report, [{ ...grounds, names: [name] }], firstRelease);
}

/** Every string of a file that decodes to 16 or more bytes, those inside envelopes too: all that a guess can be tried with. */
function bytesIn(value: unknown): Uint8Array[] {
  if (typeof value === "string") {
    if (/^[0-9a-f]{32}$/.test(value)) return [new Uint8Array(Buffer.from(value, "hex"))];
    const bytes = new Uint8Array(Buffer.from(value, "base64"));
    if (bytes.length > 100 && bytes[0] === 0x7b) return bytesIn(JSON.parse(new TextDecoder().decode(bytes)));
    return Array.from({ length: Math.floor(bytes.length / 32) }, (_, at) => bytes.subarray(32 * at, 32 * at + 32));
  }
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(bytesIn);
}

const kinds: SpanKind[] = ["text", "party", "identifier", "place", "marked"];

/** Everything that an attacker can hash of a guess with a salt, and with salts derived from it as from a seed. */
function tries(hashes: Hashes, guess: string, salt: Uint8Array): Uint8Array[] {
  const salts = [salt, ...[0, 1, 2, 3].map((slot) => hashes.salt(salt, slot)), hashes.numberSalt(salt, 0)];
  const spans = kinds.flatMap((kind) =>
    [true, false].map((sentence): Span => ({ kind, sentence, text: guess, notes: [] })),
  );
  return salts.flatMap((one) => [...spans.map((span) => hashes.span(one, span)), crypto.hmacSha256(one, utf8(guess))]);
}

const unsalted = (guess: string): Uint8Array[] => {
  const line = `The Panel named ${guess} as its owner. The vessel left.`;
  return [guess, line].flatMap((text) => [crypto.sha256(utf8(text)), leafHash(crypto, utf8(text))]);
};

describe("a copy with one short name hidden", () => {
  it("lets nobody with the name in a dictionary find out which it is", () => {
    const copy = copyHiding("Kim", "guess");
    const hashes = new Hashes(crypto);
    const known = bytesIn(copy);
    const seen = new Set(known.map(toHex));
    expect(known.length).toBeGreaterThan(20);
    for (const guess of dictionary) {
      const hit = [...unsalted(guess), ...known.flatMap((salt) => tries(hashes, guess, salt))].some((one) =>
        seen.has(toHex(one)),
      );
      expect(hit, guess).toBe(false);
    }
  });

  it("would be found out with the seed: the attack itself works", () => {
    const copy = copyHiding("Kim", "guess");
    const report = sealed(
      documentWith(
        block("p0", "The Panel named Kim as its owner. The vessel left.", { number: "1." }),
        block("p1", "Nothing else happened."),
      ),
      { marks: [{ block: "p0", start: 16, end: 19, kind: "party" }] },
      "guess",
    );
    const [first] = report.blocks;
    if (first?.state !== "open") throw new Error("closed");
    const seen = new Set(bytesIn(copy).map(toHex));
    const found = (guess: string) =>
      tries(new Hashes(crypto), guess, fromBytesText(first.seed)).some((one) => seen.has(toHex(one)));
    expect(dictionary.filter(found)).toEqual(["Kim"]);
  });

  it("is as long, byte for byte, as one with any other name hidden, and differs in hashes and signatures alone", () => {
    const plain = (copy: RedactedCopy) => JSON.stringify(copy).replace(/[A-Za-z0-9+/=]{24,}/g, "#");
    const [first, ...others] = dictionary.map((name) => copyHiding(name, `length ${name}`));
    if (!first) throw new Error("no copy");
    for (const other of others) {
      expect(writeSealedFile(other).length).toBe(writeSealedFile(first).length);
      expect(plain(other)).toBe(plain(first));
    }
  });

  it("shows no more of a block with fewer or more spans in the same class", () => {
    const shapes = ["One. Two of J.", "One. Two. Three of J.", "One. Two. Three. Four"].map((text, index) => {
      const report = sealed(documentWith(block("p0", text)), {}, `class ${index}`);
      const id = report.blocks[0]?.id ?? "";
      const spans = report.blocks[0]?.state === "open" ? report.blocks[0].spans.length : 0;
      const slots = Array.from({ length: spans - 1 }, (_, at) => at + 1);
      const copy = redact(crypto, report, [{ ...grounds, passages: [{ block: id, slots }] }], firstRelease);
      return JSON.stringify(copy.blocks).replace(/[A-Za-z0-9+/=]{24,}/g, "#");
    });
    expect(new Set(shapes).size).toBe(1);
  });
});
