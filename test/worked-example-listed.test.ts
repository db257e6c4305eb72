import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openScreening, type Screening } from "#app";
import { fileSource, openList, SnapshotStore } from "#lists";
import { profileOfProperties, screen } from "#screening";
import { sharedData } from "./shared-data.ts";

const data = sharedData();

it("names who in the worked example's report is listed, where and since when", () => {
  const folder = mkdtempSync(join(tmpdir(), "listed-"));
  const run = spawnSync(process.execPath, ["examples/listed.ts", folder], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(run.stderr).toBe("");
  const lines = run.stdout.split("\n").filter((line) => line.includes("since 2018-08-21"));
  expect(lines.map((line) => line.trim().split("  ")[0])).toEqual([
    "Bella",
    "Bogatyr",
    "Gudzon Shipping Co LLC",
    "Neptun",
    "Partizan",
    "Patriot",
    "Primorye Maritime Logistics Co Ltd",
    "Sevastopol",
  ]);
  expect(run.stdout).toContain("10 other parties that it names are not on these lists.");
});

describe.skipIf(!data)(
  "the three parties designated on 13 September 2018, on OFAC's list of January 2019 (data)",
  () => {
    let folder: string;
    let screening: Screening;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "ofac-2019-"));
      const files = ["sdn", "alt", "add"].map((name) => join(data ?? "", "lists", "ofac", `${name}_2019-01-15.csv`));
      const sources = await Promise.all(files.map((file) => fileSource(file)));
      await new SnapshotStore(folder).import(await openList(sources), sources, { clock: Date.now });
      screening = await openScreening({ store: folder });
    });
    afterAll(() => {
      screening.close();
      rmSync(folder, { recursive: true });
    });

    it.each([
      ...["Jong Song Hwa", "JONG, Song Hwa", "정성화", "Чон Сон Хва", "鄭成和", "Chong Song-hwa", "Jung Seong-hwa"].map(
        (name) => ["Person", name, "24979"] as const,
      ),
      ...[
        "Yanbian Silverstar",
        "China Silver Star",
        "Yanbian Silver Star Network Technology",
        "YANBIAN SILVERSTAR NETWORK TECH CO",
      ].map((name) => ["Company", name, "24977"] as const),
      ...["Volasys Silver Star", "Volasys Silverstar", "VOLASYS SILVER STAR LLC", "Воласис Сильвер Стар"].map(
        (name) => ["Company", name, "24978"] as const,
      ),
    ])("%s %s", (schema, name, id) => {
      const hits = screen(screening.index, profileOfProperties(schema, { name: [name] }), { threshold: 0.3, limit: 5 });
      expect(hits.map((hit) => hit.id)).toContainEqual(expect.stringContaining(id));
    });
  },
);
