import { describe, expect, it } from "vitest";
import { ScreeningIndex } from "./candidates/screening-index.ts";
import { profileOfProperties } from "./profile.ts";
import { screen } from "./screen.ts";

const listed = (id: string, name: string, more: Record<string, string[]> = {}) => ({
  ...profileOfProperties("Person", { name: [name], ...more }, id),
  dataset: "list",
});
const index = ScreeningIndex.build([
  listed("common", "WANG Wei", { birthDate: ["1961-02-03"] }),
  listed("rare", "Ottokar Vandelaar"),
]);
const asked = (name: string, more: Record<string, string[]> = {}) =>
  profileOfProperties("Person", { name: [name], ...more });
const ids = (name: string, exact: boolean, more: Record<string, string[]> = {}) =>
  screen(index, asked(name, more), { threshold: 0.7, limit: 5, exact }).map(({ id }) => id);

describe("a name that is exactly a listed one", () => {
  it("is a hit by its probability where it is rare", () => {
    expect(ids("Ottokar Vandelaar", false)).toEqual(["rare"]);
    expect(ids("Vandelaar Ottokar", true)).toEqual(["rare"]);
  });

  it("is shown where it is common too, with the probability that it has", () => {
    expect(ids("Wang Wei", false)).toEqual([]);
    const [hit] = screen(index, asked("Wei Wang"), { threshold: 0.7, limit: 5, exact: true });
    expect(hit?.id).toBe("common");
    expect(hit?.score.probability).toBeLessThan(0.7);
    expect(hit?.score.for.length).toBeGreaterThan(0);
  });

  it("is not shown where something contradicts it, nor is a name that is only like it", () => {
    expect(ids("Wang Wei", true, { birthDate: ["1990-05-06"] })).toEqual([]);
    expect(ids("Wang Wen", true)).toEqual([]);
  });
});
