import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concat } from "#record";
import { Fields, integerOf, magnitude, oidOf, readDer, tags } from "./der.ts";
import { Refused } from "./refused.ts";
import { certificateTimeOf } from "./time.ts";
import { element, unsigned } from "./write-der.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);
const refuses = (input: Uint8Array) => void expect(() => readDer(input, "thing")).toThrow(Refused);

describe("strict DER", () => {
  it("reads back what is written, whatever its length", () => {
    fc.assert(
      fc.property(fc.nat(70_000), fc.nat(255), (length, filler) => {
        const body = new Uint8Array(length).fill(filler);
        const written = element(tags.sequence, element(tags.octetString, body));
        if (written.length > 65_536) refuses(written);
        else expect(Buffer.compare(readDer(written, "thing").children[0]?.body ?? bytes(), body)).toBe(0);
      }),
      {
        numRuns: 50,
        examples: [
          [0, 0],
          [127, 1],
          [128, 1],
          [255, 1],
          [256, 1],
          [65_526, 1],
        ],
      },
    );
  });

  it("refuses every other spelling: lengths that are indefinite, padded or cut, trailing bytes, other forms", () => {
    const spellings = [
      [],
      [0x30],
      [0x30, 0x80, 0, 0],
      [0x04, 0x81, 0x01, 0],
      [0x04, 0x82, 0, 1, 0],
      [0x04, 0x84, 0, 0, 0, 1, 0],
      [0x04, 0x02, 0],
      [0x04, 0x81],
      [0x30, 0x01, 0x04],
      [0x05, 0, 0],
      [0x24, 0x02, 0x04, 0],
      [0x10, 0],
      [0x00, 0],
      [0x1f, 0x81, 0x01, 0],
    ];
    for (const spelling of spellings) refuses(bytes(...spelling));
  });

  it("never does anything but read or refuse", () => {
    const hostile = fc.array(fc.constantFrom(0x30, 0xa0, 0x80, 0x04, 0, 1, 2, 5, 0x81, 0x82, 0xff), { maxLength: 60 });
    fc.assert(
      fc.property(hostile, (input) => {
        try {
          expect(readDer(bytes(...input), "thing").bytes).toHaveLength(input.length);
        } catch (error) {
          expect(error).toBeInstanceOf(Refused);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("numbers have one spelling", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 20 }), (value) => {
        expect(integerOf(readDer(unsigned(value), "thing"), "thing")).toBe(magnitude(value));
      }),
    );
    for (const body of [[], [0x80], [0, 0x7f], Array(22).fill(1)])
      expect(() => integerOf(readDer(element(2, bytes(...body)), "thing"), "thing")).toThrow(Refused);
  });

  it("object identifiers have one spelling", () => {
    const read = (...body: number[]) => oidOf(readDer(element(6, bytes(...body)), "thing"), "thing");
    expect([read(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d), read(0x88, 0x37), read(0x27)]).toEqual([
      "1.2.840.113549",
      "2.999",
      "0.39",
    ]);
    for (const body of [[], [0x80, 1], [0x2a, 0x80, 1], [0x2a, 0x86], Array(33).fill(1)])
      expect(() => read(...body)).toThrow(Refused);
  });

  it("fields are taken in order and none is left over", () => {
    const fields = new Fields(readDer(element(0x30, unsigned(bytes(1)), element(5)), "thing"), "thing");
    expect(fields.optional(tags.oid)).toBeUndefined();
    expect(fields.take(tags.integer).body).toEqual(bytes(1));
    expect(() => fields.end()).toThrow(Refused);
    expect(() => fields.take(tags.oid)).toThrow(Refused);
  });

  it("two-digit years of certificates lie between 1950 and 2049", () => {
    const read = (tag: number, text: string) =>
      certificateTimeOf(readDer(concat(element(tag, Buffer.from(text))), "thing"), "thing").text;
    expect([read(0x17, "500101000000Z"), read(0x17, "491231235959Z"), read(0x18, "20500101000000Z")]).toEqual([
      "1950-01-01T00:00:00Z",
      "2049-12-31T23:59:59Z",
      "2050-01-01T00:00:00Z",
    ]);
    for (const text of ["20500101000000.5Z", "20501301000000Z"]) expect(() => read(0x18, text)).toThrow(Refused);
  });
});
