import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyseName } from "#names";
import { isOneSlip, isTurned, slipBetween } from "./slips.ts";

const name = (text: string) => analyseName(text, "person");

describe("slips", () => {
  it.each([
    ["Valmoras", "Valmotas", true],
    ["Valmoras", "valmoas", true],
    ["Valmoras", "Vallmoras", true],
    ["Valmoras", "Vlamoras", true],
    ["Álvarez", "Alvares", true],
    ["Valmoras", "Volmotas", false],
    ["Valmoras", "Vmalorsa", false],
    ["Valmoras", "Valmo", false],
  ])("%s and %s: %s", (a, b, one) => {
    expect(isOneSlip(a, b)).toBe(one);
    expect(isOneSlip(b, a)).toBe(one);
  });

  it("are one wherever a letter is lost", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,12}$/u), fc.nat(), (word, at) => {
        const place = at % word.length;
        expect(isOneSlip(word, word.slice(0, place) + word.slice(place + 1))).toBe(true);
      }),
    );
  });

  it("are found in the only word that differs", () => {
    expect(slipBetween(name("Min Dzu Quolk"), name("Dzu Qolk Min"))?.latin).toBe("quolk");
    expect(slipBetween(name("Min Dzo Quolk"), name("Dzu Qolk Min"))).toBeUndefined();
    expect(slipBetween(name("Min Dzu"), name("Min Dzu"))).toBeUndefined();
    expect(slipBetween(name("Min Dzu Quolk"), name("Min Dzu"))).toBeUndefined();
  });
});

describe("names turned", () => {
  it("have their last words first, and nothing else", () => {
    expect(isTurned(name("VASILEVICH Yury Ivanovich"), name("Yury Ivanovich Vasilevich"))).toBe(true);
    expect(isTurned(name("Salman Muhammad Rawi"), name("Muhammad Salman Rawi"))).toBe(false);
    expect(isTurned(name("Salman Rawi"), name("Salman Muhammad Rawi"))).toBe(false);
  });
});
