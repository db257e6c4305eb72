import type { Entity } from "#parties";
import { csvLines } from "../csv-rows.ts";
import { clean, Draft, type NameFacts } from "../draft.ts";
import { addAddress, addLink } from "../parts.ts";
import { listInvalid } from "../problems.ts";
import { type Format, type Reading, untilBroken } from "../reading.ts";
import { Columns, Row } from "../rows.ts";
import type { Source } from "../source.ts";
import { isConsolidated } from "./ofac-facts.ts";
import { readRemarks } from "./ofac-remarks.ts";
import { organisationSchema } from "./organisations.ts";

/** Columns of the files of a set, which have no header (OFAC's data specification); the number of cells tells which is which. */
const columns = {
  primary: new Columns([
    "ent_num",
    "SDN_Name",
    "SDN_Type",
    "Program",
    "Title",
    "Call_Sign",
    "Vess_type",
    "Tonnage",
    "GRT",
    "Vess_flag",
    "Vess_owner",
    "Remarks",
  ]),
  address: new Columns(["ent_num", "Add_num", "Address", "City/State/Province/Postal Code", "Country", "Add_remarks"]),
  alternate: new Columns(["ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"]),
  comments: new Columns(["ent_num", "Comments"]),
};
type Kind = keyof typeof columns;

/** The kind of an OFAC CSV file by the cells of its first line; undefined where it is none. */
export function ofacCsvKind(cells: readonly string[]): Kind | undefined {
  if (!/^\d+$/u.test(cells[0]?.trim() ?? "")) return undefined;
  return (Object.keys(columns) as Kind[]).find((kind) => columns[kind].names.length === cells.length);
}

export const ofacCsv: Format = {
  id: "ofac-csv",
  title: "OFAC list, CSV set",
  list: "ofac-sdn",
  async *read(reading: Reading) {
    const { source, beside, oddities } = reading;
    const sets = {
      address: new Map<string, Row[]>(),
      alternate: new Map<string, Row[]>(),
      comments: new Map<string, Row[]>(),
    };
    for (const file of beside) {
      const kind = await kindOf(file);
      if (kind === undefined || kind === "primary")
        throw listInvalid(file.name, "line 1", "does not belong to the set of an OFAC list");
      for await (const row of rowsOf(file, kind, reading)) {
        const key = row.look("ent_num");
        sets[kind].set(key, [...(sets[kind].get(key) ?? []), row]);
      }
    }
    for (const [kind, rows] of Object.entries(sets))
      if (rows.size === 0) oddities.add(`no file of the set holds the ${kind} rows`, source.name);
    const byName = new Map<string, string>();
    const primaries = new Set<string>();
    const programmes: string[][] = [];
    for await (const row of rowsOf(source, "primary", reading)) {
      const key = row.look("ent_num");
      primaries.add(key);
      programmes.push(programmesOf(row.look("Program")));
      if (!byName.has(row.look("SDN_Name"))) byName.set(row.look("SDN_Name"), `ofac-${key}`);
    }
    for (const rows of sets.alternate.values())
      for (const row of rows) {
        const name = row.look("alt_name");
        if (!byName.has(name) && primaries.has(row.look("ent_num"))) byName.set(name, `ofac-${row.look("ent_num")}`);
      }
    const consolidated = isConsolidated(source.name, programmes);
    reading.header.list = consolidated ? "ofac-consolidated" : "ofac-sdn";
    const list = consolidated ? "Consolidated (non-SDN) list" : "Specially Designated Nationals list";
    for await (const row of rowsOf(source, "primary", reading)) {
      const key = row.look("ent_num");
      const others = {
        address: sets.address.get(key) ?? [],
        alternate: sets.alternate.get(key) ?? [],
        comments: sets.comments.get(key) ?? [],
      };
      yield entityOf(row, others, reading, list, (name) => byName.get(name));
      for (const rows of Object.values(sets)) rows.delete(key);
    }
    for (const [kind, rows] of Object.entries(sets))
      for (const row of [...rows.values()].flat())
        oddities.add(`${kind} row of an entry that the list lacks`, row.look("ent_num"), row.cells.join(" | "));
  },
};

const programmesOf = (cell: string): string[] =>
  cell
    .split(/\]\s*\[/u)
    .map(clean)
    .filter(Boolean);

async function kindOf(source: Source): Promise<Kind | undefined> {
  for await (const { cells } of csvLines(source, ",")) return ofacCsvKind(cells);
  return undefined;
}

/** The rows of one file; "-0-" is nothing, and a line with the old end-of-file character alone is no row. */
async function* rowsOf(source: Source, kind: Kind, reading: Reading): AsyncGenerator<Row> {
  yield* untilBroken(wholeRows(source, kind), reading, source.name);
}

async function* wholeRows(source: Source, kind: Kind): AsyncGenerator<Row> {
  const width = columns[kind].names.length;
  let line = 0;
  for await (const { cells } of csvLines(source, ",")) {
    line++;
    if (cells.length === 1 && ["", "\u001a"].includes(cells[0]?.trim() ?? "")) continue;
    const key = cells[0]?.trim() ?? "";
    if (cells.length !== width || !/^\d+$/u.test(key))
      throw listInvalid(
        source.name,
        `line ${line}, record ${key || "without number"}`,
        `has ${cells.length} cells of ${width}; the file breaks off or is damaged, download it again`,
      );
    yield new Row(
      cells.map((cell) => (/^-0-?$/u.test(cell.trim()) ? "" : cell)),
      columns[kind],
      line,
    );
  }
}

type Others = Record<"address" | "alternate" | "comments", Row[]>;

function entityOf(
  row: Row,
  others: Others,
  reading: Reading,
  list: string,
  find: (name: string) => string | undefined,
): Entity {
  const { oddities } = reading;
  const type = row.look("SDN_Type");
  const name = row.take("SDN_Name");
  const schema = { individual: "Person", vessel: "Vessel", aircraft: "Airplane" }[type] ?? organisationSchema(name);
  const draft = new Draft(`ofac-${row.look("ent_num")}`, schema, oddities);
  addOfacName(draft, name, { kind: "primary", quality: "strong" });
  for (const alternate of others.alternate) {
    const kind = alternate.look("alt_type") === "fka" ? "former" : "alias";
    addOfacName(draft, alternate.take("alt_name"), { kind, quality: "strong", note: alternate.take("alt_remarks") });
  }
  draft.add("title", row.take("Title"));
  draft.add("callSign", row.take("Call_Sign"));
  draft.add("type", row.take("Vess_type"));
  draft.add("tonnage", row.take("Tonnage"));
  draft.add("grossRegisteredTonnage", row.take("GRT"));
  if (row.look("Vess_flag") !== "") draft.country("flag", row.take("Vess_flag"));
  const owner = row.take("Vess_owner");
  if (owner !== "")
    addLink(draft, {
      schema: "UnknownLink",
      near: "object",
      far: "subject",
      id: find(owner) ?? "",
      name: owner,
      role: "Vessel owner",
    });
  for (const address of others.address)
    addAddress(draft, {
      street: address.take("Address"),
      city: address.take("City/State/Province/Postal Code"),
      country: address.take("Country"),
      remarks: address.take("Add_remarks"),
    });
  const comments = others.comments.map((each) => each.look("Comments")).join("");
  const remarks = row.look("Remarks") + comments;
  if (comments === "" && row.look("Remarks").length >= 950 && !/[.'"]$/u.test(remarks))
    oddities.add("remarks break off and no comments file continues them", draft.id, remarks.slice(-60));
  const { measures } = readRemarks(remarks, draft, find);
  draft.listing({
    authority: "US Treasury, Office of Foreign Assets Control",
    list,
    programmes: programmesOf(row.take("Program")),
    reference: row.take("ent_num"),
    measures,
  });
  draft.add("topics", "sanction");
  for (const other of Object.values(others).flat()) other.take("ent_num");
  return draft.finish([row, ...Object.values(others).flat()]);
}

/** "SURNAME, Given names" of a person becomes a name in spoken order with its parts; other names stand as they are. */
export function addOfacName(draft: Draft, written: string, facts: NameFacts): void {
  const parted = draft.schema === "Person" ? /^([^,]+), ([^,]+)$/u.exec(clean(written)) : null;
  const [family, given] = [parted?.[1], parted?.[2]];
  if (family === undefined || given === undefined) draft.name(written, facts);
  else
    draft.name(`${given} ${family}`, {
      ...facts,
      original: written.trim(),
      parts: [
        { role: "family", value: family },
        { role: "given", value: given },
      ],
    });
}
