import { describe, expect, it } from "vitest";
import { legalFormAt, withoutLegalForm } from "./legal.ts";
import { stem } from "./stem.ts";
import { wordsOf } from "./words.ts";

const bare = (name: string) =>
  withoutLegalForm(wordsOf(name))
    .map((word) => word.fold)
    .join(" ");

describe("withoutLegalForm", () => {
  it.each([
    ["Gudzon Shipping Co., LLC", "gudzon shipping"],
    ["ООО «Гудзон»", "гудзон"],
    ["OOO Gudzon Shipping", "gudzon shipping"],
    ["Velmar Handels GmbH & Co. KG", "velmar handels"],
    ["Orlin Trading Limited Liability Company", "orlin trading"],
    ["Orlin S.A.", "orlin"],
    ["Orlin B.V.", "orlin"],
    ["大连海事有限公司", "大 连 海 事"],
  ])("takes the form off %s", (name, expected) => expect(bare(name)).toBe(expected));

  it("never takes the whole name away", () => {
    expect(bare("Company Limited")).not.toBe("");
    expect(bare("AO")).toBe("ao");
  });
});

it("tells a form that begins at a place", () => {
  expect(legalFormAt(wordsOf("Joint Stock Company Orlin"), 0, 4)).toBe(3);
  expect(legalFormAt(wordsOf("Orlin"), 0, 1)).toBe(0);
});

it("takes Cyrillic endings and Arabic prefixes off, and leaves Latin alone", () => {
  expect(stem("россии")).toBe(stem("россия"));
  expect(stem("владивостоком")).toBe(stem("владивосток"));
  expect(stem("والصين")).toBe(stem("الصين"));
  expect(stem("russia")).toBe("russia");
});
