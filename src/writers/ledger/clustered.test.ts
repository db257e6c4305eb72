import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Edit } from "#compare";
import { clustered } from "./clustered.ts";

const side = (edits: readonly Edit[], without: Edit[0]) =>
  edits.map(([op, text]) => (op === without ? "" : text)).join("");

describe("edits for reading", () => {
  it("take replaced words together across a single space", () => {
    expect(
      clustered([
        ["delete", "Orbel"],
        ["insert", "a"],
        ["keep", " "],
        ["delete", "Shipping"],
        ["insert", "company"],
        ["keep", " sailed"],
      ]),
    ).toEqual([
      ["delete", "Orbel Shipping"],
      ["insert", "a company"],
      ["keep", " sailed"],
    ]);
  });

  it("lead from the same text to the same text, whatever the edits", () => {
    const edit = fc.tuple(
      fc.constantFrom("keep", "delete", "insert"),
      fc.constantFrom("a", " ", "b c", "\t", "。", "\u2029", "  "),
    );
    fc.assert(
      fc.property(fc.array(edit as fc.Arbitrary<Edit>), (edits) => {
        const result = clustered(edits);
        expect(side(result, "insert")).toBe(side(edits, "insert"));
        expect(side(result, "delete")).toBe(side(edits, "delete"));
      }),
    );
  });
});
