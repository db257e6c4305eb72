import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { applied, deletedIn } from "./delta.ts";
import { changesBetween, diffLists } from "./diff.ts";
import { csvHeader, csvLine, ftmEntities } from "./export.ts";
import { openList } from "./open.ts";
import { type ImportOptions, SnapshotStore } from "./snapshots.ts";
import { bytesSource } from "./source.ts";

let folder: string;
let store: SnapshotStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "penholder-lists-"));
  store = new SnapshotStore(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock = () => Date.UTC(2026, 2, 4);
const person = (id: number, more = ""): string =>
  `<INDIVIDUAL><DATAID>${id}</DATAID><VERSIONNUM>${more.length}</VERSIONNUM><FIRST_NAME>OREN ${id}</FIRST_NAME><REFERENCE_NUMBER>KPi.${900 + id}</REFERENCE_NUMBER><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>${more}</INDIVIDUAL>`;
const edition = (day: string, people: readonly string[]): string =>
  `<CONSOLIDATED_LIST dateGenerated="${day}T00:00:00Z"><INDIVIDUALS>${people.join("")}</INDIVIDUALS></CONSOLIDATED_LIST>`;
const ten = Array.from({ length: 10 }, (_, index) => person(index));

async function keep(text: string, options: Partial<ImportOptions> = {}, name = "un.xml") {
  const sources = [bytesSource(name, new TextEncoder().encode(text))];
  return store.import(await openList(sources), sources, { clock, ...options });
}

async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error: unknown) => {
      if (error instanceof PenholderError) return `${error.code}: ${error.message}`;
      throw error;
    },
  );
}

describe("SnapshotStore", () => {
  it("keeps an edition with its hash, date, counts and sources, once", async () => {
    const first = await keep(edition("2026-01-02", ten));
    expect(first.added).toBe(true);
    expect(first.snapshot).toMatchObject({
      list: "un",
      format: "un-xml",
      date: "2026-01-02",
      dateFrom: "list",
      entries: 10,
      counts: { Person: 10 },
      imported: "2026-03-04T00:00:00.000Z",
      sources: [{ name: "un.xml" }],
    });
    expect((await keep(edition("2026-01-02", ten))).added).toBe(false);
    expect(store.all()).toEqual([first.snapshot]);
    const entities = [];
    for await (const entity of store.entities(first.snapshot)) entities.push(entity);
    expect(entities[3]?.names[0]?.full).toBe("OREN 3");
  });

  it("answers for any day, whatever the order of the imports", async () => {
    await keep(edition("2026-02-02", ten));
    await keep(edition("2025-01-01", ten.slice(0, 9)));
    expect(store.asOf("un").date).toBe("2026-02-02");
    expect(store.asOf("un", "2026-02-01").date).toBe("2025-01-01");
    expect(() => store.asOf("un", "2024-01-01")).toThrow(
      /holds no snapshot of "un" from 2024-01-01 or before; it holds un\./u,
    );
    expect(() => store.asOf("uk")).toThrow(/holds no snapshot of "uk"; it holds un/u);
  });

  it("refuses a list that lost more than a fifth, and changes nothing", async () => {
    await keep(edition("2026-01-02", ten));
    const before = readdirSync(join(folder, "un"));
    expect(await failure(keep(edition("2026-01-03", ten.slice(0, 7))))).toMatch(
      /^list-shrunken: un\.xml holds 7 entries, and the edition of 2026-01-02 held 10: more than a fifth is gone, so nothing was imported; if that is right, say --accept-shrink, and if it is a part of the list, keep it by itself with --list NAME\.$/u,
    );
    expect(readdirSync(join(folder, "un"))).toEqual(before);
    expect((await keep(edition("2026-01-03", ten.slice(0, 8)))).added).toBe(true);
    expect((await keep(edition("2026-01-04", ten.slice(0, 2)), { acceptShrink: true })).snapshot.entries).toBe(2);
  });

  it("changes nothing where a list cannot be read to its end", async () => {
    await keep(edition("2026-01-02", ten));
    const before = readdirSync(folder, { recursive: true });
    for (const text of ["", edition("2026-01-03", ten).slice(0, -30), edition("2026-01-03", [...ten, ten[0] ?? ""])]) {
      expect(await failure(keep(text))).toMatch(/^list-invalid: /u);
      expect(readdirSync(folder, { recursive: true })).toEqual(before);
    }
  });

  it("notices a snapshot that was changed on the disk", async () => {
    const { snapshot } = await keep(edition("2026-01-02", ten));
    const file = readdirSync(join(folder, "un")).find((name) => name.endsWith(".gz")) ?? "";
    const path = join(folder, "un", file);
    const text = gunzipSync(readFileSync(path)).toString().replace("OREN 3", "OREN 4");
    const read = async () => {
      for await (const _ of store.entities(snapshot));
    };
    writeFileSync(path, gzipSync(text));
    expect(await failure(read())).toMatch(/the snapshot is damaged; import the list again/u);
    writeFileSync(path, gzipSync(text).subarray(0, 100));
    expect(await failure(read())).toMatch(/the snapshot is damaged/u);
  });

  it("applies the changes of a dataset to the edition before", async () => {
    const line = (id: string, name: string) => `{"id":"${id}","schema":"Company","properties":{"name":["${name}"]}}`;
    const base = await keep(
      [line("a", "A"), line("b", "B"), line("c", "C")].join("\n"),
      { date: "2026-01-01", list: "velmar" },
      "entities.ftm.json",
    );
    const text = [
      `{"op":"MOD","entity":${line("b", "B2")}}`,
      `{"op":"DEL","entity":{"id":"c"}}`,
      `{"op":"ADD","entity":${line("d", "D")}}`,
    ].join("\n");
    const sources = [bytesSource("delta.json", new TextEncoder().encode(text))];
    const { snapshot } = await store.import(applied(store.entities(base.snapshot), await openList(sources)), sources, {
      clock,
      list: "velmar",
    });
    const names: string[] = [];
    for await (const entity of store.entities(snapshot)) names.push(`${entity.id} ${entity.names[0]?.full}`);
    expect(names).toEqual(["a A", "b B2", "d D"]);
    const diff = await diffLists(store.entities(base.snapshot), store.entities(snapshot), {
      day: snapshot.date,
      deleted: deletedIn(snapshot.header),
    });
    expect(diff.removed).toEqual([
      { id: "c", name: "C", schema: "Company", reference: "", notice: "the newer edition says that it is deleted" },
    ]);
  });
});

describe("diffLists", () => {
  async function* entities(text: string) {
    yield* (await openList([bytesSource("un.xml", new TextEncoder().encode(text))])).entities;
  }

  it("says what was added, removed and amended, field by field, and what left without notice", async () => {
    const alias = "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Bek</ALIAS_NAME></INDIVIDUAL_ALIAS>";
    const older = edition("2026-01-02", [person(1, "<COMMENTS1>Old</COMMENTS1>"), person(2), person(3), person(4)]);
    const newer = edition("2026-01-03", [person(1, `<COMMENTS1>New</COMMENTS1>${alias}`), person(4, " "), person(5)]);
    const diff = await diffLists(entities(older), entities(newer), {
      day: "2026-01-03",
      notices: [{ name: "sc15999.txt", text: "The Committee removed KPi.903." }],
    });
    expect(diff.added.map(({ reference }) => reference)).toEqual(["KPi.905"]);
    expect(diff.removed.map(({ reference, notice }) => `${reference} ${notice ?? "without notice"}`)).toEqual([
      "KPi.902 without notice",
      "KPi.903 announced in sc15999.txt",
    ]);
    expect(diff.amended.map(({ reference, minor }) => `${reference} ${minor}`)).toEqual([
      "KPi.901 false",
      "KPi.904 true",
    ]);
    expect(diff.amended[0]?.changes).toEqual([
      { field: "extra.INDIVIDUAL_ALIAS.QUALITY", removed: [], added: ["Low"] },
      { field: "extra.VERSIONNUM", removed: ["26"], added: [String(26 + alias.length)] },
      { field: "notes", removed: ["Old"], added: ["New"] },
      { field: "weak alias name", removed: [], added: ["Bek"] },
    ]);
    expect(diff.unchanged).toBe(0);
  });

  it("finds no change between an edition and itself", async () => {
    for await (const entity of entities(edition("2026-01-02", ten)))
      expect(changesBetween(entity, structuredClone(entity))).toEqual([]);
  });
});

describe("export", () => {
  it("writes FollowTheMoney that reads back as the same names, listings and facts", async () => {
    const { snapshot } = await keep(
      edition("2026-01-02", [
        person(
          1,
          "<LISTED_ON>2016-11-30</LISTED_ON><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Bek; &quot;B&quot;</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>P1</NUMBER></INDIVIDUAL_DOCUMENT>",
        ),
      ]),
    );
    const lines: string[] = [];
    const table: string[] = [csvHeader];
    for await (const entity of store.entities(snapshot)) {
      for (const each of ftmEntities(entity, "un")) lines.push(JSON.stringify(each));
      table.push(csvLine(entity, "un"));
    }
    expect(lines.map((line) => (JSON.parse(line) as { schema: string }).schema)).toEqual([
      "Person",
      "Sanction",
      "Passport",
    ]);
    const again = await openList([bytesSource("un.ftm.json", new TextEncoder().encode(lines.join("\n")))]);
    const read = [];
    for await (const entity of again.entities) read.push(entity);
    expect(read[0]?.names.map(({ full, kind, quality }) => `${full} ${kind} ${quality}`)).toEqual([
      "OREN 1 primary strong",
      "Bek alias weak",
      '"B" alias weak',
    ]);
    expect(read[0]?.listings[0]).toMatchObject({
      authority: "United Nations Security Council",
      reference: "KPi.901",
      programmes: ["DPRK"],
      from: { from: "2016-11-30" },
    });
    expect(table.join("")).toBe(
      `${csvHeader}un-1,Person,OREN 1,"Bek;""""""B""""""",,,,P1,United Nations Security Council - UN Security Council Consolidated List - 2016-11-30,,,DPRK,un,2016-11-30,,\n`,
    );
  });
});
