import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latinTwin, withoutLookalikes } from "./confusables.ts";
import { scriptOf, scriptsIn } from "./scripts.ts";

describe("scripts", () => {
  it.each([
    ["Jong Song Hwa", "Latn"],
    ["Чон Сон Хва", "Cyrl"],
    ["정성화", "Hang"],
    ["金铁三", "Hani"],
    ["محمد", "Arab"],
    ["ベトナム", "Kana"],
    ["ประยุทธ์", "Thai"],
    ["नरेन्द्र", "Deva"],
    ["12-34", "Zyyy"],
    ["", "Zyyy"],
  ])("%s is %s", (text, script) => expect(scriptOf(text)).toBe(script));

  it("counts the letters of each script", () => {
    expect(scriptsIn("Jin Tiesan (金铁三)")).toEqual([
      { script: "Latn", letters: 9 },
      { script: "Hani", letters: 3 },
    ]);
  });
});

describe("look-alikes", () => {
  it.each([
    ["Pаvlоv", "Pavlov"],
    ["Ρetrov", "petrov"],
    ["Пaвлoв", "Павлов"],
    ["Pavl0v", "Pavlov"],
    ["M0hammed", "Mohammed"],
    ["Block4", "Block4"],
    ["2nd", "2nd"],
    ["Павлов", "Павлов"],
  ])("%s is written for %s", (word, meant) => expect(withoutLookalikes(word).toLowerCase()).toBe(meant.toLowerCase()));

  it("knows the Latin word that a Cyrillic one imitates", () => {
    expect(latinTwin("СОСО")).toBe("coco");
    expect(latinTwin("Жук")).toBeUndefined();
  });

  it("never fails and settles at once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (word) => {
        const once = withoutLookalikes(word);
        expect(withoutLookalikes(once).length).toBeLessThanOrEqual(once.length * 2);
        expect(scriptsIn(word).length).toBeLessThanOrEqual(32);
      }),
    );
  });
});
