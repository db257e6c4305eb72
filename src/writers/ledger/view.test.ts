import { describe, expect, it } from "vitest";
import { dateInWords, grouped, languageName, listed, signed } from "./numbers.ts";
import { sampleLedger } from "./sample.fixture.ts";
import { askers, classCounts, goneParties, headline } from "./summary.ts";
import { kindOf, placeOf, viewOf } from "./view.ts";

const view = viewOf(sampleLedger());
const place = (id: string) => {
  const change = view.changes.get(id);
  return change ? `${kindOf(change)} ${placeOf(view, change)}` : undefined;
};

describe("where a change stands", () => {
  it("is said by printed numbers, with the paragraph over a sub-paragraph", () => {
    expect(place("c5")).toBe("moved and reworded para. 3 bis → para. 8");
    expect(place("c6")).toBe("split para. 8 → para. 9 + para. 10");
    expect(place("c7")).toBe("merged and reworded para. 9 + para. 9 (a) → para. 11");
    expect(place("c2")).toBe("removed footnote 1");
    expect(place("c9")).toBe("removed table row 3 (after para. 9 (a))");
  });
});

describe("the summary in words", () => {
  it("counts kinds, bindings and names in neutral sentences", () => {
    expect(headline(view)).toEqual([
      "14 changes between the two versions: 4 removed, 1 added, 6 reworded, 1 moved, 1 split and 1 merged.",
      "8 are bound to a decided request, 2 are the panel’s own. 4 are silent: bound to neither a decided request nor a declared correction.",
      "3 names in the original are found nowhere in the amended text: Orbel Shipping LLC, Sable Heron and Viktor Ansel.",
    ]);
  });

  it("says that without a file of requests every change counts as silent", () => {
    const without = viewOf({ ...sampleLedger(), bindings: null });
    expect(headline(without)[1]).toContain("every change counts as silent");
  });

  it("tells who asked, what was decided, and which changes followed", () => {
    const norvania = askers(view).find((asker) => asker.by === "Norvania");
    expect(norvania?.outcomes).toEqual({ accepted: 2, partly: 0, rejected: 1, undecided: 0 });
    expect(norvania?.changes).toContain("c1");
    expect(new Set(norvania?.changes).size).toBe(norvania?.changes.length);
  });

  it("leaves cited documents out of who is gone, and puts vague classes last", () => {
    expect(goneParties(view).every((party) => party.schema !== "Document")).toBe(true);
    expect(classCounts(view).at(-1)?.class).toBe("not-checked");
  });
});

describe("figures and dates in words", () => {
  it.each([
    ["2018-09-13T10:00:00Z", "13 September 2018"],
    ["2018-09", "September 2018"],
    ["2018", "2018"],
    ["2018-13-01", "2018-13-01"],
    ["next week", "next week"],
  ])("%s is %s", (date, words) => {
    expect(dateInWords(date)).toBe(words);
  });

  it("are grouped, signed and listed", () => {
    expect([grouped(1234567), grouped(12), signed(-1200), signed(3), signed(0)]).toEqual([
      "1,234,567",
      "12",
      "−1,200",
      "+3",
      "0",
    ]);
    expect([listed([]), listed(["a"]), listed(["a", "b", "c"])]).toEqual(["", "a", "a, b and c"]);
    expect([languageName("ko"), languageName("und"), languageName("!")]).toEqual([
      "Korean",
      "language not detected",
      "!",
    ]);
  });
});
