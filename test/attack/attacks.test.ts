import { describe, expect, it } from "vitest";
import { families } from "./families.ts";
import { play } from "./play.ts";
import { attackTable, tableOnPage } from "./table.ts";

for (const [family, attacks] of Object.entries(families))
  describe(`attacks: ${family}`, () => {
    for (const attack of attacks)
      it.skipIf(attack.skipped !== undefined)(
        `${attack.name}: ${attack.expected}${attack.skipped ? ` (${attack.skipped})` : ""}`,
        async () => {
          const { problem } = await play(attack);
          expect(problem).toBeNull();
        },
      );
  });

it("docs/attacks.md lists exactly these attacks (npm run attack table)", () => {
  expect(tableOnPage()).toBe(attackTable().trim());
});

it("each family has an honest control, and no two attacks of a family have one name", () => {
  for (const [family, attacks] of Object.entries(families)) {
    expect(new Set(attacks.map(({ name }) => name)).size, family).toBe(attacks.length);
    if (family !== "sizes")
      expect(
        attacks.some(({ who }) => who === "nobody"),
        family,
      ).toBe(true);
  }
});
