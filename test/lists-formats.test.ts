import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { dateText, fileSource, openList } from "#lists";
import type { Entity } from "#parties";
import { csvRows, innerCells, type SourceLeaf, walkTable, walkXml } from "./lists-walker.ts";

const at = (name: string): string => join(fileURLToPath(new URL(".", import.meta.url)), "lists-fixtures", name);

async function read(...names: string[]) {
  const list = await openList(await Promise.all(names.map((name) => fileSource(at(name)))));
  const entities: Entity[] = [];
  for await (const entity of list.entities) entities.push(entity);
  return { ...list, entities };
}

/** An entity in few lines: names with kind, quality, script and roles; facts; listings; what belongs to it. */
function brief(entity: Entity, inner = ""): string[] {
  const dates = (values: Entity["properties"][string]) =>
    values.map(({ value, date, original, note }) =>
      [date ? dateText(date) : value, !date && original ? `< ${original}` : "", note ? `(${note})` : ""]
        .filter(Boolean)
        .join(" "),
    );
  return [
    `${inner}${entity.schema} ${entity.id}`,
    ...entity.names.map(
      ({ full, kind, quality, script, language, parts, original }) =>
        `${inner}  ${full} | ${kind} ${quality} ${script}${language ? ` ${language}` : ""}${parts.length > 1 ? ` | ${parts.map(({ role, value }) => `${role}=${value}`).join(" ")}` : ""}${original ? ` | < ${original}` : ""}`,
    ),
    ...Object.entries(entity.properties).map(
      ([property, values]) => `${inner}  ${property}: ${[...new Set(dates(values))].join("; ")}`,
    ),
    ...entity.listings.map(
      ({ list, reference, from, to, programmes, legalBasis, measures, otherReferences, amended, status }) =>
        `${inner}  * ${[list, reference, from && `from ${dateText(from)}`, to && `to ${dateText(to)}`, status, programmes.join("+"), legalBasis.join("+"), measures.join("+"), otherReferences.map(({ scheme, value }) => `${scheme} ${value}`).join("+"), amended.map((day) => `~${dateText(day)}`).join("")].filter(Boolean).join(" | ")}`,
    ),
    ...entity.related.flatMap((part) => brief(part, `${inner}    `)),
  ];
}

function strings(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value === "string") into.add(value);
  else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) strings(each, into);
  return into;
}

function lost(leaves: readonly SourceLeaf[], { entities, header }: Awaited<ReturnType<typeof read>>): SourceLeaf[] {
  const known = new Map(entities.map((entity) => [entity.id, strings(entity)]));
  const anywhere = strings([header.values, entities]);
  return leaves.filter(({ entity, value }) => !(known.get(entity) ?? anywhere).has(value));
}

describe("formats of lists, on fixtures made from their descriptions", () => {
  it.each([
    ["eu_1_1.xml", "eu-xml", "2026-03-04"],
    ["eu_1_1.csv", "eu-csv", "2026-03-04"],
    ["uk.csv", "uk-table", "2026-02-13"],
    ["uk.xml", "uk-xml", "2026-02-13"],
    ["ofsi.csv", "ofsi-table", "2025-04-14"],
    ["seco.xml", "ch-xml", "2026-03-04"],
    ["csl.json", "us-csl-json", undefined],
    ["legacy.xml", "ofac-xml", "2026-03-04"],
    ["advanced.xml", "ofac-advanced-xml", "2026-03-04"],
    ["entities.ftm.ndjson", "ftm", undefined],
    ["entities.delta.ndjson", "ftm-delta", undefined],
  ])("reads %s", async (name, format, date) => {
    const list = await read(name);
    expect(list.format.id).toBe(format);
    expect(list.header.date).toBe(date);
    await expect(`${list.entities.flatMap((entity) => brief(entity)).join("\n")}\n`).toMatchFileSnapshot(
      at(`${name}.expected.txt`),
    );
  });

  it.each([
    ["eu_1_1.xml", () => walkXml(at("eu_1_1.xml"), ["sanctionEntity"], (record) => `eu-${record.get("@logicalId")}`)],
    ["uk.xml", () => walkXml(at("uk.xml"), ["Designation"], (record) => `gb-${record.get("UniqueID")}`)],
    ["seco.xml", () => walkXml(at("seco.xml"), ["target"], (record) => `ch-${record.get("@ssid")}`)],
    ["legacy.xml", () => walkXml(at("legacy.xml"), ["sdnEntry"], (record) => `ofac-${record.get("uid")}`)],
    [
      "advanced.xml",
      () => walkXml(at("advanced.xml"), ["DistinctParty"], (record) => `ofac-${record.get("@FixedRef")}`),
    ],
    ["uk.csv", () => walkTable(csvRows(at("uk.csv")), 1, (row) => `gb-${row[1]}`)],
    [
      "ofsi.csv",
      () => walkTable(csvRows(at("ofsi.csv")), 1, (row) => (row.at(-1) === "19001" ? "gb-DPR0901" : "gb-ofsi-19002")),
    ],
    [
      "eu_1_1.csv",
      () =>
        walkTable(
          readFileSync(at("eu_1_1.csv"), "utf8").trim().split("\n").map(innerCells),
          0,
          (row) => `eu-${row[1]}`,
        ),
    ],
  ] as [string, () => SourceLeaf[]][])("loses nothing of %s", async (name, walk) => {
    const leaves = walk();
    expect(leaves.length).toBeGreaterThan(20);
    expect(lost(leaves, await read(name))).toEqual([]);
  });

  it.each(["csl.json", "entities.ftm.ndjson", "entities.delta.ndjson"])("loses nothing of %s", async (name) => {
    const lines = readFileSync(at(name), "utf8");
    const documents: unknown[] =
      name === "csl.json"
        ? [JSON.parse(lines)]
        : lines
            .trim()
            .split("\n")
            .map((line): unknown => JSON.parse(line));
    const wanted: string[] = [];
    const walk = (value: unknown): void => {
      if (typeof value === "object" && value !== null) for (const each of Object.values(value)) walk(each);
      else if (value !== null && value !== "" && value !== undefined) wanted.push(String(value));
    };
    for (const each of documents) walk(each);
    const list = await read(name);
    const known = strings([list.header.values, list.entities]);
    expect(wanted.filter((value) => !known.has(value) && !["ADD", "MOD", "DEL"].includes(value))).toEqual([]);
  });
});
