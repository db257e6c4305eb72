import { describe, expect, it } from "vitest";
import { seeded } from "../crash/fixture.ts";
import { type ArtefactName, artefacts, judgeOf } from "./bit-flips.ts";
import { emptyTally, flip } from "./tally.ts";

/** Flips of each artefact; `npm run attack flips` makes them all. */
const flips = 300;

describe("whatever bit flips, it is seen", () => {
  it.each(Object.keys(artefacts()) as ArtefactName[])("in a %s", (name) => {
    const choose = seeded(`flips of ${name}`);
    const bits = artefacts()[name].length * 8;
    const [judge, tally] = [judgeOf(name), emptyTally()];
    for (let i = 0; i < flips; i++) flip(judge.see, choose(bits), tally);
    expect(tally).toMatchObject({ flips, unseen: [] });
  });

  it("in every block of a report, at one place of each", () => {
    const { portions, tally } = judgeOf("sealed report");
    const column = portions.findLast((portion) => "column" in portion && portion.column === 150);
    const { flips: made, unseen } = tally(column ?? { column: 150 });
    expect(made).toBeGreaterThan(1000);
    expect(unseen).toEqual([]);
  });

  it("in every bit of a checkpoint", () => {
    const judge = judgeOf("checkpoint");
    const tally = emptyTally();
    for (let bit = 0; bit < artefacts().checkpoint.length * 8; bit++) flip(judge.see, bit, tally);
    expect(tally.unseen).toEqual([]);
  });
});
