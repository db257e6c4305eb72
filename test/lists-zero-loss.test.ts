import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileSource, openList } from "#lists";
import { csvRows, innerCells, odsRows, type SourceLeaf, walkTable, walkXml, xlsxRows } from "./lists-walker.ts";
import { sharedData } from "./shared-data.ts";

const data = sharedData();
const lists = join(data ?? "", "lists");

/** Every string of an entity, its related ones and its extra. */
function stringsOf(value: unknown, into = new Set<string>()): Set<string> {
  if (typeof value === "string") into.add(value);
  else if (Array.isArray(value)) for (const each of value) stringsOf(each, into);
  else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) stringsOf(each, into);
  return into;
}

interface Read {
  entities: Map<string, Set<string>>;
  order: string[];
  beside: Set<string>;
  /** Entities by the reference of their first listing. */
  groups: Map<string, string>;
}

async function read(...files: string[]): Promise<Read> {
  const list = await openList(await Promise.all(files.map((file) => fileSource(join(lists, file)))));
  const entities = new Map<string, Set<string>>();
  const groups = new Map<string, string>();
  for await (const entity of list.entities) {
    entities.set(entity.id, stringsOf(entity));
    groups.set(entity.listings[0]?.reference ?? "", entity.id);
  }
  const beside = stringsOf(list.header.values);
  // Rows of entries that the list lacks are told as oddities, cell by cell.
  for (const { value, record } of list.oddities.all)
    for (const cell of [record, ...value.split(" | ")]) beside.add(cell.trim());
  return { entities, order: [...entities.keys()], beside, groups };
}

/** The leaves that are in neither their entity nor, for what belongs to none, the list's header. */
function lost(leaves: readonly SourceLeaf[], { entities, beside }: Read): SourceLeaf[] {
  return leaves.filter(({ entity, value }) => !(entities.get(entity) ?? beside).has(value));
}

function report(name: string, leaves: readonly SourceLeaf[], missing: readonly SourceLeaf[]): void {
  const share = ((100 * (leaves.length - missing.length)) / leaves.length).toFixed(missing.length === 0 ? 0 : 4);
  console.log(`zero loss: ${name}: ${leaves.length - missing.length} of ${leaves.length} values kept (${share} %)`);
}

type Walk = (read: Read) => SourceLeaf[];
const at = (file: string): string => join(lists, file);
const ofac = (file: string, comma = ","): SourceLeaf[] =>
  walkTable(csvRows(at(file), comma), -1, (row) => `ofac-${row[0]?.trim()}`);
const un =
  (file: string): Walk =>
  () =>
    walkXml(at(file), ["INDIVIDUAL", "ENTITY"], (record) => `un-${record.get("DATAID")}`);

const cases: [string, string[], Walk][] = [
  ...["2017-07-03", "2018-06-07", "2020-11-30", "2024-09-26", "2026-08-01"].map((day): [string, string[], Walk] => {
    const file = `un/un_consolidated_${day}.xml`;
    return [file, [file], un(file)];
  }),
  [
    "OFAC SDN 2019",
    ["ofac/sdn_2019-01-15.csv", "ofac/add_2019-01-15.csv", "ofac/alt_2019-01-15.csv"],
    () => [...ofac("ofac/sdn_2019-01-15.csv"), ...ofac("ofac/add_2019-01-15.csv"), ...ofac("ofac/alt_2019-01-15.csv")],
  ],
  [
    "OFAC SDN 2024",
    ["ofac/sdn_2024-05-03.csv", "ofac/add_2024-01-08.csv", "ofac/alt_2024-01-08.csv", "ofac/sdn_comments_2024-01.csv"],
    () =>
      ["sdn_2024-05-03", "add_2024-01-08", "alt_2024-01-08", "sdn_comments_2024-01"].flatMap((name) =>
        ofac(`ofac/${name}.csv`),
      ),
  ],
  [
    "OFAC consolidated 2025",
    ["ofac/cons_prim_2025-12-19.csv", "ofac/cons_add_2025-12-19.csv", "ofac/cons_alt_2025-12-19.csv"],
    () => ["prim", "add", "alt"].flatMap((name) => ofac(`ofac/cons_${name}_2025-12-19.csv`)),
  ],
  [
    "ofac/cons_2024-05-06.xml",
    ["ofac/cons_2024-05-06.xml"],
    () => walkXml(at("ofac/cons_2024-05-06.xml"), ["sdnEntry"], (record) => `ofac-${record.get("uid")}`),
  ],
  [
    "ofac/ofac_enhanced_IRGC_2024-08-28.xml",
    ["ofac/ofac_enhanced_IRGC_2024-08-28.xml"],
    () => walkXml(at("ofac/ofac_enhanced_IRGC_2024-08-28.xml"), ["entity"], (record) => `ofac-${record.get("@id")}`),
  ],
  [
    "ofac/ofac_sdn_advanced_extract_2024-02-23.xml",
    ["ofac/ofac_sdn_advanced_extract_2024-02-23.xml"],
    ({ entities, beside }) => {
      // What stands outside the parties belongs to one of them by an id, or to the list.
      for (const strings of entities.values()) for (const each of strings) beside.add(each);
      return walkXml(
        at("ofac/ofac_sdn_advanced_extract_2024-02-23.xml"),
        ["DistinctParty"],
        (record) => `ofac-${record.get("@FixedRef")}`,
      );
    },
  ],
  [
    "uk/uk_sanctions_list_fcdo_2025-08-11.ods",
    ["uk/uk_sanctions_list_fcdo_2025-08-11.ods"],
    () => walkTable(odsRows(at("uk/uk_sanctions_list_fcdo_2025-08-11.ods")), 0, (row) => `gb-${row[0]?.trim()}`),
  ],
  [
    "uk/ofsi_ConList_2025-04-14.xlsx",
    ["uk/ofsi_ConList_2025-04-14.xlsx"],
    ({ groups }) =>
      walkTable(
        xlsxRows(at("uk/ofsi_ConList_2025-04-14.xlsx")),
        1,
        (row) => groups.get(row.at(-1)?.trim() ?? "") ?? "?",
      ),
  ],
  [
    "au/dfat_consolidated_2026-08-02.xlsx",
    ["au/dfat_consolidated_2026-08-02.xlsx"],
    () =>
      walkTable(
        xlsxRows(at("au/dfat_consolidated_2026-08-02.xlsx")),
        0,
        (row) => `au-${/^\d+/u.exec(row[0] ?? "")?.[0]}`,
      ),
  ],
  [
    "eu/eu_fsf_csv_1_0_short_2018-07-04.csv",
    ["eu/eu_fsf_csv_1_0_short_2018-07-04.csv"],
    () => {
      const rows = csvRows(at("eu/eu_fsf_csv_1_0_short_2018-07-04.csv"), "\u001f", "windows-1252").map(([line = ""]) =>
        innerCells(line.replace(/\t+$/u, "")),
      );
      return walkTable(rows, 0, (row) => `eu-${row[1]}`);
    },
  ],
  [
    "us/us_csl_sample.csv",
    ["us/us_csl_sample.csv"],
    ({ order }) => walkTable(csvRows(at("us/us_csl_sample.csv")), 0, (_row, _names, index) => order[index] ?? "?"),
  ],
  ...["2020-04", "2025-05"].map((month): [string, string[], Walk] => {
    const file = `ca/sema_lmes_${month}.xml`;
    return [file, [file], ({ order }) => walkXml(at(file), ["record"], (_record, index) => order[index] ?? "?")];
  }),
  ...["seco_amendment_example_2024-01-17", "seco_trimmed_from_live_2026-08-27"].map(
    (name): [string, string[], Walk] => {
      const file = `other/${name}.xml`;
      return [file, [file], () => walkXml(at(file), ["target"], (record) => `ch-${record.get("@ssid")}`)];
    },
  ),
];

describe.skipIf(data === undefined)("zero loss on real lists (data)", () => {
  it.each(cases)("%s", async (name, files, walk) => {
    const found = await read(...files);
    const leaves = walk(found);
    const missing = lost(leaves, found);
    report(name, leaves, missing);
    expect(missing.slice(0, 10)).toEqual([]);
    expect(leaves.length).toBeGreaterThan(30);
  });

  it("notices a value that is lost", async () => {
    const file = "un/un_consolidated_2026-08-01.xml";
    const found = await read(file);
    const [first] = found.order;
    found.entities.get(first ?? "")?.delete("CDi.001");
    expect(lost(un(file)(found), found)).toEqual([expect.objectContaining({ entity: first, value: "CDi.001" })]);
  });
});
