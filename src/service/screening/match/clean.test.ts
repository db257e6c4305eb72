import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanProperties, QueryError } from "./clean.ts";

describe("cleanProperties", () => {
  it.each([
    [{ name: "  Oren \n Talbek " }, { name: ["Oren Talbek"] }],
    [{ country: ["Russia", "ru", "RU", "Nowhereland"] }, { country: ["ru"] }],
    [{ birthDate: [1965, "1965-03", "9 March 1965", "someday"] }, { birthDate: ["1965", "1965-03", "1965-03-09"] }],
    [{ gender: "M" }, { gender: ["male"] }],
    [
      { firstName: "Talbek", lastName: "Oren" },
      { name: ["Talbek Oren"], firstName: ["Talbek"], lastName: ["Oren"] },
    ],
    [{ name: null, unknown: "x", associates: "y" }, {}],
    [{ email: ["A@B.example", "none"] }, { email: ["a@b.example"] }],
  ])("cleans %j", (given, clean) => expect(cleanProperties("Person", given)).toEqual(clean));

  it("refuses what is longer, or more, than any", () => {
    expect(() => cleanProperties("Person", { name: "a".repeat(2001) })).toThrow(QueryError);
    expect(() => cleanProperties("Person", { name: Array(101).fill("a") })).toThrow(QueryError);
  });

  it("takes anything, and cleaning twice changes nothing", () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string(), { maxLength: 5 }),
    );
    const property = fc.constantFrom(
      "name",
      "country",
      "birthDate",
      "gender",
      "email",
      "passportNumber",
      "__proto__",
      "x",
    );
    fc.assert(
      fc.property(fc.dictionary(property, value), (given) => {
        const once = cleanProperties("Person", given);
        expect(cleanProperties("Person", once)).toEqual(once);
      }),
    );
  });
});
