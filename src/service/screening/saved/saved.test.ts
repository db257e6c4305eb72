import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packParts, unpackParts } from "./container.ts";
import { findString, stringAt, tableOf } from "./strings.ts";

describe("the container", () => {
  const parts = fc.dictionary(fc.string({ maxLength: 8 }), fc.uint8Array({ maxLength: 40 }), { maxKeys: 5 });

  it("gives back the parts, each where arrays of numbers can be laid over it", () => {
    fc.assert(
      fc.property(parts, (given) => {
        const bytes = new Uint8Array(Buffer.concat(packParts(new Map(Object.entries(given)))));
        const found = unpackParts(bytes);
        expect(Object.fromEntries([...(found ?? [])].map(([name, each]) => [name, [...each]]))).toEqual(
          Object.fromEntries(Object.entries(given).map(([name, each]) => [name, [...each]])),
        );
        for (const part of found?.values() ?? []) expect((part.byteOffset - bytes.byteOffset) % 16).toBe(0);
      }),
    );
  });

  it("gives back nothing where any bit differs or any byte is missing", () => {
    const bytes = new Uint8Array(Buffer.concat(packParts(new Map([["a", Uint8Array.of(1, 2, 3)]]))));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = bytes.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(unpackParts(changed), `bit ${bit}`).toBeUndefined();
    }
    for (let length = 0; length < bytes.length; length++) expect(unpackParts(bytes.slice(0, length))).toBeUndefined();
  });
});

describe("the table of strings", () => {
  it("finds every string at its first place, and no other", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme", maxLength: 6 }), { maxLength: 40 }),
        fc.string(),
        (strings, other) => {
          const table = tableOf(strings);
          strings.forEach((each, at) => {
            expect(stringAt(table, at)).toBe(each);
            expect(findString(table, each)).toBe(strings.indexOf(each));
          });
          expect(findString(table, other)).toBe(strings.indexOf(other));
        },
      ),
    );
  });
});
