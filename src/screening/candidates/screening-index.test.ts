import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { prepare, profileOfProperties } from "../profile.ts";
import { screen } from "../screen.ts";
import { listed, listedParties } from "./fixtures.ts";
import { ScreeningIndex } from "./screening-index.ts";

const index = ScreeningIndex.build(listedParties);
const asked = (schema: string, name: string, more: Record<string, string[]> = {}) =>
  prepare(profileOfProperties(schema, { name: [name], ...more }));
const found = (schema: string, name: string, more: Record<string, string[]> = {}): string[] =>
  index.candidates(asked(schema, name, more), 5).map(({ entry }) => index.entry(entry).id);

describe("candidates", () => {
  it.each([
    ["Person", "박동민", "xx-1"],
    ["Person", "Park Dong-min", "xx-1"],
    ["Person", "Пак Тон Мин", "xx-1"],
    ["Person", "Piao Dongmin", "xx-1"],
    ["Person", "朴东民", "xx-1"],
    ["Person", "山田太郎", "yy-5"],
    ["Person", "Liudmila Zaitseva", "xx-2"],
    ["Person", "Lyudmila Zayseva", "xx-2"],
    ["Person", "البرزاوي ناصر", "xx-3"],
    ["Person", "Naser Kasem Barzawy", "xx-3"],
    ["Person", "NasirQasim Barzawi", "xx-3"],
    ["Company", "Goodwill Marine Trading", "xx-4"],
    ["Company", "GoodWillMarineTrading", "xx-4"],
    ["Company", "Northern Lihgt Exprot Import", "xx-5"],
    ["Company", "Silver Anchor Fund 3", "xx-6"],
    ["Vessel", "MORNING CALM 7", "xx-8"],
    ["LegalEntity", "FerroBalt Servis", "yy-2"],
    ["Person", "Joerg Peter Mueller", "yy-3"],
    ["Person", "陳國樑", "yy-4"],
    ["Person", "Kuo-liang Chen", "yy-4"],
  ])("finds %s %s", (schema, name, id) => {
    expect(found(schema, name)).toContain(id);
  });

  it("puts the better answer first, by numbers and by years", () => {
    expect(found("Company", "Silver Anchor Fund IV")[0]).toBe("xx-7");
    expect(found("Person", "Pak Tong Min", { birthDate: ["1988-01-05"] })[0]).toBe("yy-1");
    expect(found("Person", "Pak Tong Min", { birthDate: ["1961"] })[0]).toBe("xx-1");
  });

  it("does not take one word of a name for two that are asked for", () => {
    const twice = ScreeningIndex.build([
      listed("a", "Person", ["Barzawi Nadir"]),
      listed("b", "Person", ["Barzawi Nadir Barzawi"]),
    ]);
    const [first, second] = twice.candidates(asked("Person", "Barzawi Nadir Barzawi"), 5);
    expect(twice.entry(first?.entry ?? 0).id).toBe("b");
    expect(first?.strength).toBeGreaterThan(second?.strength ?? 1000);
  });

  it("finds identifiers under any name", () => {
    expect(found("Person", "Somebody Else", { passportNumber: ["p443812"] })).toEqual(["xx-3"]);
    expect(found("Vessel", "Renamed", { imoNumber: ["9123456"] })).toEqual(["xx-8"]);
  });

  it("keeps persons and firms apart, unless the asker does not know", () => {
    expect(found("Company", "Pak Tong Min")).toEqual([]);
    expect(found("LegalEntity", "Pak Tong Min")).toContain("xx-1");
    expect(found("Person", "Ferro Balt Servis")).toContain("yy-2");
  });

  it("finds nothing where there is nothing", () => {
    for (const name of ["", " ", "?", "Quetzal Ombe"]) expect(found("Person", name)).toEqual([]);
    expect(ScreeningIndex.build([]).candidates(asked("Person", "Pak Tong Min"), 5)).toEqual([]);
    expect(index.candidates(asked("Person", "Pak Tong Min"), 0)).toEqual([]);
  });

  it("answers the same however often it is asked", () => {
    const query = asked("Person", "Nasir Barzawi");
    expect(index.candidates(query, 9)).toEqual(index.candidates(query, 9));
  });

  it("are the same where only strong ones are asked for, without the others", () => {
    const words = "Nasir Nasser Qasim Kasem Barzawi Sadeq Pak Tong Min Anchor Silver Trading".split(" ");
    const name = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));
    const kind = fc.constantFrom("Person", "Company");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(kind, name), { minLength: 20, maxLength: 80 }),
        fc.array(fc.tuple(kind, name), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 1000 }),
        (parties, queries, least) => {
          const many = ScreeningIndex.build(parties.map(([schema, own], at) => listed(`l-${at}`, schema, [own])));
          for (const [schema, own] of queries) {
            const query = asked(schema, own);
            const strong = many.candidates(query, 100).filter(({ strength }) => strength >= least);
            expect(many.candidates(query, 100, least)).toEqual(strong);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("entries", () => {
  it("gives back what was put in, taken apart as before", () => {
    const again = ScreeningIndex.decode(index.encode());
    for (const profile of listedParties) {
      const number = again.find(profile.id) ?? -1;
      expect(again.entry(number)).toMatchObject({ id: profile.id, dataset: profile.dataset, schema: profile.schema });
      const { profile: kept, names } = again.prepared(number);
      expect(kept).toEqual(profile);
      expect(names.map(({ name, analysed }) => ({ name, analysed: { ...analysed } }))).toEqual(prepare(profile).names);
    }
    expect(again.find("nobody")).toBeUndefined();
    expect(() => again.entry(99)).toThrow(RangeError);
  });

  it("knows how rare a key is", () => {
    // As if 20,000 entries more were listed, one of them with the key.
    const bits = (having: number): number => Math.log2((listedParties.length + 20_000) / (having + 1));
    expect(index.rarity.bits("w:silver")).toBeCloseTo(bits(2));
    expect(index.rarity.bits("w:goodwill")).toBeCloseTo(bits(0));
    expect(index.rarity.bits("w:anchor")).toBeLessThan(index.rarity.bits("w:calm"));
    const korean = prepare(listedParties[0] ?? listed("", "Person", [])).names[0]?.analysed.korean[0]?.key;
    expect(index.rarity.bits(`ko:${korean}`)).toBeCloseTo(bits(2));
  });
});

describe("saved and changed indexes", () => {
  it("does not depend on the order of the profiles", () => {
    expect(ScreeningIndex.build([...listedParties].reverse()).encode()).toEqual(index.encode());
  });

  it("is read from memory that threads share, and from any place in a buffer", () => {
    const bytes = index.encode();
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    for (const copy of [shared, shifted])
      expect(screen(ScreeningIndex.decode(copy), asked("Person", "Пак Тон Мин"), { threshold: 0.5, limit: 3 })).toEqual(
        screen(index, asked("Person", "Пак Тон Мин"), { threshold: 0.5, limit: 3 }),
      );
  });

  it("becomes, by a change of lists, what a new one would be", () => {
    const words = fc.constantFrom(
      "Pak",
      "Tong",
      "박동민",
      "Anchor",
      "Fund",
      "7",
      "Müller",
      "قاسم",
      "Calm",
      "陈国梁",
      "Zaytseva",
    );
    const profile = fc
      .tuple(
        fc.nat(9),
        fc.constantFrom("Person", "Company", "Vessel", "LegalEntity"),
        fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
      )
      .map(([id, schema, names]) =>
        listed(
          `zz-${id}`,
          schema,
          names.map((name) => name.join(" ")),
        ),
      );
    const profiles = fc.array(profile, { maxLength: 8 });
    const ids = fc.array(
      fc.nat(9).map((id) => `zz-${id}`),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(profiles, profiles, ids, (before, put, removed) => {
        const kept = new Map(before.map((one) => [one.id, one]));
        for (const id of removed) kept.delete(id);
        for (const one of put) kept.set(one.id, one);
        const changed = ScreeningIndex.decode(ScreeningIndex.build(before).encode()).updated(put, removed);
        expect(changed.encode()).toEqual(ScreeningIndex.build(kept.values()).encode());
      }),
      { numRuns: 60 },
    );
  });

  it("refuses what is damaged, and nothing else happens", () => {
    const bytes = index.encode();
    const opened = (damaged: Uint8Array): void => {
      try {
        ScreeningIndex.decode(damaged);
      } catch (error) {
        expect(error).toBeInstanceOf(PenholderError);
        return;
      }
      expect(damaged).toEqual(bytes);
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), opened));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice();
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(() => ScreeningIndex.decode(damaged)).toThrow(PenholderError);
      }),
    );
    fc.assert(fc.property(fc.nat(bytes.length - 1), (length) => opened(bytes.slice(0, length))));
  });
});
