import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { everything, id, onBothEngines, storeOptions, workFolder } from "../../../test/stores.ts";
import { openStore } from "../index.ts";
import { chooseEngine } from "../open-store.ts";
import { migrate, migrations } from "./migrate.ts";
import { version1 } from "./version-1.fixture.ts";

onBothEngines("migrations", ({ options }) => {
  it("make the tables once, and refuse a database that is newer", async () => {
    const given = await options();
    await (await openStore(given)).close();
    await (await openStore(given)).close();
    const engine = chooseEngine(given);
    const applied = await engine.read((db) => db.selectFrom("migration").selectAll().orderBy("number").execute());
    expect(applied).toEqual(migrations.map(({ number, name }) => ({ number, name })));
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, i) => i + 1));
    await engine.write((db) => db.insertInto("migration").values({ number: 99, name: "later" }).execute());
    await engine.close();
    await expect(openStore(given)).rejects.toMatchObject({ code: "store-newer" });
    await expect(openStore({ ...given, readOnly: true })).rejects.toMatchObject({ code: "store-newer" });
  });

  it("happen wholly or not at all", async () => {
    const given = await options();
    const engine = chooseEngine(given);
    const broken = {
      number: 3,
      name: "broken",
      statements: () => ["CREATE TABLE half (a INTEGER)", "CREATE TABLE half (a INTEGER)"],
    };
    await expect(migrate(engine, [...migrations, broken])).rejects.toThrow("half");
    await migrate(engine, migrations.slice(0, 1));
    await expect(engine.read((db) => sql`SELECT * FROM half`.execute(db))).rejects.toThrow("half");
    await engine.close();
    await expect(openStore({ ...given, readOnly: true })).rejects.toMatchObject({ code: "store-older" });
    await (await openStore(given)).close();
    await (await openStore({ ...given, readOnly: true })).close();
  });
});

describe("a database of form 1, as it was written then", () => {
  const folder = workFolder();

  it("comes forward with all that it held", async () => {
    const path = join(folder, "old.sqlite");
    const database = new DatabaseSync(path);
    database.exec(version1);
    database.close();
    const store = await openStore({ ...storeOptions(folder, "old"), database: path });
    expect(await store.read((reader) => reader.get("5f0e", everything))).toMatchObject({
      title: "Kept",
      version: 3,
      state: { kept: true },
    });
    expect(await store.feed.count()).toBe(1n);
    const texts = [{ part: "p", title: "Found", text: "", label: "unclassified" as const, compartments: [] }];
    const put = {
      id: "5f0e",
      kind: "report",
      case: id("case"),
      title: "Kept",
      state: null,
      sequence: 0n,
      changed: 5,
      texts,
    };
    await store.transact((tx) => tx.put({ ...put, label: "unclassified", compartments: [] }, 3));
    expect(
      (await store.read((reader) => reader.search({ query: "found", visible: everything, limit: 5 }))).rows.length,
    ).toBe(1);
    await store.close();
  });
});
