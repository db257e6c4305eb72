import { describe, expect, it } from "vitest";
import { prepare, profileOfProperties } from "../profile.ts";
import { screen } from "../screen.ts";
import { listed } from "./fixtures.ts";
import { ScreeningIndex } from "./screening-index.ts";

const asked = (schema: string, name: string[], more: Record<string, string[]> = {}) =>
  prepare(profileOfProperties(schema, { name, ...more }));
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

describe("work is bounded whatever is listed or asked", () => {
  const crowd = ScreeningIndex.build([
    ...numbers(10_000).map((at) =>
      listed(
        `xx-${at}`,
        "Person",
        ["KIM"],
        at === 7_777 ? { birthDate: ["1951"] } : { birthDate: [`${1960 + (at % 40)}`] },
      ),
    ),
    ...numbers(2_000).map((at) =>
      listed(`yy-${at}`, "Person", [`KIM ${String.fromCharCode(97 + (at % 26))}o${at % 77}ra`]),
    ),
  ]);

  it("of ten thousand of one name, takes those whose year agrees", () => {
    const candidates = crowd.candidates(asked("Person", ["Kim"], { birthDate: ["1951-03-01"] }), 60);
    expect(candidates).toHaveLength(60);
    expect(crowd.entry(candidates[0]?.entry ?? 0).id).toBe("xx-7777");
  });

  it("takes no longer names apart than names are", () => {
    const long = [
      "KIM ".repeat(2_500),
      "x".repeat(10_000),
      `${"ab".repeat(5_000)} KIM`,
      "김".repeat(10_000),
      "ا".repeat(10_000),
    ];
    for (const name of long) expect(crowd.candidates(asked("Person", [name]), 10).length).toBeLessThanOrEqual(10);
    const index = ScreeningIndex.build([listed("zz-1", "Person", long), listed("zz-2", "Company", long)]);
    expect(ScreeningIndex.decode(index.encode()).prepared(0)).toEqual(index.prepared(0));
  });

  it("looks up the first names of a query with a thousand, and counts what it left out", () => {
    const before = crowd.cuts.names;
    const [name] = profileOfProperties("Person", { name: ["KIM"] }).names;
    const names = numbers(1_000).flatMap((at) => (name ? [{ ...name, text: `Nobody ${at} Nowhere` }] : []));
    const many = prepare({ ...profileOfProperties("Person", {}), names });
    expect(screen(crowd, many, { threshold: 0.5, limit: 5 })).toEqual([]);
    expect(crowd.cuts.names).toBe(before + 1);
  });

  it("keeps the rare word of a name whose other words are in too many, and counts it", () => {
    const words = numbers(22).map((at) => `w${"abcdefghijklmnopqrstuv"[at]}x`);
    const name = (last: string): string => [...words, last].join(" ");
    const common = ScreeningIndex.build(
      numbers(9_500).map((at) =>
        listed(`vv-${at}`, "Company", [name(at === 5 ? "Quillfeather" : `${at.toString(36)}q`)]),
      ),
    );
    const candidates = common.candidates(asked("Company", [name("Quillfaether")]), 20);
    expect(common.entry(candidates[0]?.entry ?? 0).id).toBe("vv-5");
    expect(common.cuts.postings).toBeGreaterThan(0);
  });
});
