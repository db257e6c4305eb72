import { describe, expect, it } from "vitest";
import { families } from "./families.ts";
import { play } from "./play.ts";

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
