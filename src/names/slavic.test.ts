import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looksSlavic, patronymicOf, slavicFamily, slavicGivenName, slavicSound } from "./slavic.ts";

describe("East Slavic names", () => {
  it.each([
    ["Zaytsev", "Zaitsau"],
    ["Poklonskaya", "Poklonska"],
    ["Barsukou", "Barsukov"],
    ["Gurzhy", "Hurzhii"],
    ["Lasiakin", "Losyakin"],
    ["Klyuyev", "Kliuiev"],
    ["Ivanova", "Ivanov"],
    ["Smirnoff", "Smirnow"],
    ["Shcherbakov", "Schtscherbakow"],
  ])("family names %s and %s are one", (a, b) => expect(slavicFamily(a)).toBe(slavicFamily(b)));

  it.each([
    ["Aleksandr", "Alyaksandr"],
    ["Volodymyr", "Uladzimir"],
    ["Serhiy", "Sergei"],
    ["Katsiaryna", "Ekaterina"],
    ["Misha", "Mikhail"],
  ])("given names %s and %s are one", (a, b) => expect(slavicGivenName(a)).toBe(slavicGivenName(b)));

  it.each([
    ["Nikolayevich", "Mykolaiovych"],
    ["Aleksandrovna", "Oleksandrivna"],
    ["Grigoryevich", "Hryhoryavich"],
    ["Vladimirovich", "Volodymyrovych"],
    ["Borisovich", "Borisovna"],
  ])("patronymics %s and %s name one father", (a, b) => expect(patronymicOf(a)).toBe(patronymicOf(b)));

  it("tells names apart", () => {
    expect(slavicFamily("Petrov")).not.toBe(slavicFamily("Pavlov"));
    expect(slavicFamily("Ivanov")).not.toBe(slavicFamily("Ivanenko"));
    expect(patronymicOf("Ivanovich")).not.toBe(patronymicOf("Igorevich"));
    expect(patronymicOf("Heinrich")).toBeUndefined();
    expect(looksSlavic("Shevchenko")).toBe(true);
    expect(looksSlavic("Muhammad")).toBe(false);
  });

  it("never fails and stays short", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (word) => {
        expect(slavicSound(word).length).toBeLessThanOrEqual(90);
        patronymicOf(word);
        slavicFamily(word);
      }),
    );
  });
});
