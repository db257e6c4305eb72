import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { sharedData } from "../../../test/shared-data.ts";
import { scoreNames } from "./pairs.ts";

describe("pairs of names", () => {
  it.each([
    ["Person", "정성화", "JONG SONG HWA"],
    ["Person", "Чон Сон Хва", "JONG SONG HWA"],
    ["Person", "Jon Smith", "John Smith"],
    ["Person", "Mao Tse-tung", "Mao Zedong"],
    ["Person", "VLADIMIR PUTIN", "Путин Владимир Владимирович"],
    ["Company", "Gazprom Neft JSC", "OAO Gazprom Neft"],
    ["Company", "Volkswagen GmbH", "Volkswagen Gesellschaft mit beschränkter Haftung"],
    ["Vessel", "M/V Sea Star", "SEA STAR"],
  ])("%s: %s is %s", (schema, one, other) => expect(scoreNames(schema, one, other).match).toBe(true));

  it.each([
    ["Person", "Kim Yong Chol", "Kim Yong Chun"],
    ["Person", "김정은", "김종은"],
    ["Person", "Sergey Viktorovich Lavrov", "Sergey Borisovich Lavrov"],
    ["Person", "IZZAT IBRAHIM AL-MOSULI", "IZZAT IBRAHIM AL-DURI"],
    ["Person", "Boris Abramovich", "Roman Abramovich"],
    ["Company", "Sample Capital Fund III L.P.", "Sample Capital Fund IV L.P."],
    ["Company", "Sparkles Business Corporation", "Sporks Business Corporation"],
    ["Vessel", "Lady Leila", "Lady Rania"],
  ])("%s: %s is not %s", (schema, one, other) => expect(scoreNames(schema, one, other).match).toBe(false));

  const data = sharedData();
  it.skipIf(!data)("holds F1 of 0.85 on the labelled pairs as they are, every strong one right (data)", () => {
    const rows = parse(readFileSync(join(data ?? "", "matching", "name_pairs_dev.csv")), { columns: true });
    let [right, said, are] = [0, 0, 0];
    const wrong: string[] = [];
    for (const { schema = "", name1 = "", name2 = "", is_match, quality } of rows as Record<string, string>[]) {
      const { match } = scoreNames(schema, name1, name2);
      const is = is_match === "true";
      right += match && is ? 1 : 0;
      said += match ? 1 : 0;
      are += is ? 1 : 0;
      if (quality === "STRONG" && match !== is) wrong.push(`${name1} | ${name2}`);
    }
    expect(wrong).toEqual([]);
    expect((2 * right) / (said + are)).toBeGreaterThanOrEqual(0.85);
  });
});
