import fc from "fast-check";
import { deflateSync, strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { openArchive } from "./zip.ts";

function unpack(bytes: Uint8Array, part: string): Uint8Array {
  const pieces: Uint8Array[] = [];
  openArchive(bytes, "a.zip").unpack(part, (piece) => pieces.push(piece.slice()));
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}
const code = (code: string) => expect.objectContaining({ code });
const at = (bytes: Uint8Array, signature: number) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let place = 0; place + 4 <= bytes.length; place += 1)
    if (view.getUint32(place, true) === signature) return { view, place };
  throw new Error("no such record");
};
const central = 0x02014b50;

describe("zip", () => {
  it("gives back what was packed, deflated or stored, whatever the case of the name", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.constantFrom(0, 6), (content, level) => {
        const bytes = zipSync({ "word/a.xml": [content, { level: level as 0 | 6 }] });
        expect(unpack(bytes, "WORD/A.xml")).toEqual(content);
      }),
      { numRuns: 50 },
    );
  });

  it("finds the directory behind trailing bytes", () => {
    const bytes = zipSync({ a: strToU8("text") });
    expect(unpack(Uint8Array.from([...bytes, 10, 10]), "a")).toEqual(strToU8("text"));
  });

  it("refuses what breaks off, at any place", () => {
    const bytes = zipSync({ a: strToU8("some text that is long enough"), b: strToU8("more") });
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => unpack(bytes.slice(0, length), "a"), String(length)).toThrow(code("file-corrupt"));
  });

  it("notices one changed byte of the content", () => {
    const bytes = zipSync({ a: [strToU8("violated"), { level: 0 }] });
    const changed = bytes.slice();
    changed[31 + 3] = 0x41;
    expect(() => unpack(changed, "a")).toThrow(code("file-corrupt"));
  });

  it("refuses a bomb before it unpacks", () => {
    const bomb = zipSync({ a: new Uint8Array(40 * 1024 * 1024) });
    const pieces: number[] = [];
    expect(() => openArchive(bomb, "a").unpack("a", (piece) => pieces.push(piece.length))).toThrow(
      code("file-too-complex"),
    );
    expect(pieces).toEqual([]);
  });

  it("stops where the content outgrows a lying header", () => {
    const bomb = zipSync({ a: new Uint8Array(40 * 1024 * 1024) });
    const { view, place } = at(bomb, central);
    view.setUint32(place + 24, 1000, true);
    const pieces: number[] = [];
    expect(() => openArchive(bomb, "a").unpack("a", (piece) => pieces.push(piece.length))).toThrow(
      code("file-corrupt"),
    );
    expect(pieces.every((length) => length <= 1000)).toBe(true);
  });

  it("refuses parts that overlap, and two parts of one name", () => {
    const bytes = zipSync({ aa: strToU8("one one one"), ab: strToU8("two two two") });
    const first = at(bytes, central);
    const second = first.place + 46 + 2;
    const view = new DataView(bytes.buffer);
    const overlap = bytes.slice();
    new DataView(overlap.buffer).setUint32(second + 42, view.getUint32(first.place + 42, true), true);
    overlap[second + 46 + 1] = 0x61;
    expect(() => openArchive(overlap, "a")).toThrow(/overlap|twice/u);
    const twice = zipSync({ Aa: strToU8("1"), aA: strToU8("2") });
    expect(() => openArchive(twice, "a")).toThrow(code("file-corrupt"));
  });

  it("asks for the password of an encrypted part, and refuses unknown methods", () => {
    const bytes = zipSync({ a: strToU8("secret") });
    const { view, place } = at(bytes, central);
    view.setUint16(place + 8, 1, true);
    expect(() => unpack(bytes, "a")).toThrow(code("password-required"));
    view.setUint16(place + 8, 0, true);
    view.setUint16(place + 10, 14, true);
    expect(() => unpack(bytes, "a")).toThrow(code("file-corrupt"));
  });

  it("returns or throws a PenholderError on any bytes", () => {
    const good = zipSync({ a: strToU8("some text ".repeat(30)), b: deflateSync(strToU8("x")) });
    const mutated = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
      .map((changes) => {
        const bytes = good.slice();
        for (const [place, value] of changes) bytes[place] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        try {
          const archive = openArchive(bytes, "a");
          for (const name of archive.names) archive.unpack(name, () => {});
        } catch (error) {
          expect(error).toBeInstanceOf(PenholderError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
