import { describe, expect, it } from "vitest";
import { legalFormAt, withoutLegalForm } from "./legal.ts";
import { legalForms } from "./legal-forms.data.ts";
import { stem } from "./stem.ts";
import { fold, wordsOf } from "./words.ts";

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

it.each([
  ["Velmar S.A.P.I. de C.V., SOFOM E.N.R.", "velmar"],
  ["Orlin Trading S.A.C.", "orlin trading"],
  ["Orlin Co-operative Limited", "orlin"],
  ["Orlin GmbH & Co. KGaA", "orlin"],
  ["Orlin CVBA", "orlin"],
  ["Orlin VBA", "orlin"],
  ["トヨタ(株)", "ト ヨ タ"],
  ["Orlin Chartered", "orlin chartered"],
])("takes forms of ISO 20275 off %s", (name, expected) => expect(bare(name)).toBe(expected));

it("names no form in two groups: its variants would not compare equal", () => {
  const groupOf = new Map<string, number>();
  const twice: string[] = [];
  for (const [group, forms] of legalForms.entries())
    for (const form of forms) {
      const known = groupOf.get(fold(form));
      if (known !== undefined && known !== group) twice.push(form);
      groupOf.set(fold(form), group);
    }
  expect(twice).toEqual([]);
});
