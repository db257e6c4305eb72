import type { Entity } from "#parties";
import { readDate } from "#parties";
import { Draft } from "../draft.ts";
import { addAddress, statesIn } from "../parts.ts";
import { listInvalid } from "../problems.ts";
import type { Format, Reading } from "../reading.ts";
import type { Row } from "../rows.ts";
import { grouped, tableRows } from "../table.ts";
import { organisationSchema } from "./organisations.ts";

/** Australia's consolidated list (DFAT), XLSX: a row for each name, those of one entry under one number (2, 2a, 2b). */
export const australiaTable: Format = {
  id: "au-table",
  title: "Australia consolidated list, XLSX",
  list: "au",
  async *read(reading: Reading) {
    const { source, header } = reading;
    const groups = await grouped(
      tableRows(reading, "Name of Individual or Entity"),
      (row) => /^\d+/u.exec(row.look("Reference"))?.[0] ?? "",
    );
    for (const [reference, rows] of groups) {
      if (reference === "")
        throw listInvalid(source.name, `row ${rows[0]?.line ?? 0}`, "has no Reference that begins with a number");
      yield entityOf(reference, rows, reading);
    }
    const days = [...groups.values()]
      .flat()
      .flatMap((row) => row.date("Control Date") ?? [])
      .sort();
    header.date = days.at(-1);
    header.dateFrom = "newest entry";
  },
};

/** Some cells part their dates by lines, blanks or a full stop. */
const datesApart = /\s*[,;\r\n]+\s*|\.(?=\d{4})|(?<=\d{4})\s+(?=\d)/u;

const measures = ["Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction"];

function entityOf(reference: string, rows: readonly Row[], { oddities }: Reading): Entity {
  const [first] = rows;
  const type = first?.look("Type").toLowerCase() ?? "";
  const schema =
    { individual: "Person", vessel: "Vessel", ship: "Vessel" }[type] ??
    organisationSchema(first?.look("Name of Individual or Entity") ?? "");
  const draft = new Draft(`au-${reference}`, schema, oddities);
  for (const row of rows) addRow(row, draft);
  addListing(reference, rows, draft);
  draft.add("topics", "sanction");
  return draft.finish(rows);
}

function addRow(row: Row, draft: Draft): void {
  const type = row.look("Name Type").toLowerCase();
  const strength = row.look("Alias Strength").toLowerCase();
  draft.name(row.take("Name of Individual or Entity"), {
    kind: type.startsWith("primary")
      ? "primary"
      : type.startsWith("original")
        ? "native"
        : type.startsWith("former")
          ? "former"
          : "alias",
    quality:
      strength === "weak"
        ? "weak"
        : strength === "strong" || type.startsWith("primary") || type.startsWith("original")
          ? "strong"
          : "unknown",
  });
  const born = row.take("Date of Birth");
  for (const date of readDate(born) ? [born] : born.split(datesApart))
    draft.date(draft.schema === "Person" ? "birthDate" : "incorporationDate", row.date("Date of Birth") ?? date);
  draft.add("birthPlace", row.take("Place of Birth"));
  const citizenship = row.take("Citizenship");
  for (const each of statesIn(citizenship)) draft.country("citizenship", each, { original: citizenship });
  const address = row.take("Address");
  addAddress(draft, { full: address });
  draft.add("notes", row.take("Additional Information"));
  const imo = row.take("IMO Number");
  draft.add("imoNumber", /\d{7}/u.exec(imo)?.[0] ?? imo, { original: imo });
}

function addListing(reference: string, rows: readonly Row[], draft: Draft): void {
  const all = (column: string) => [...new Set(rows.map((row) => row.take(column)).filter(Boolean))];
  const information = all("Listing Information");
  const listed = /Listed (?:on|by)?:?\s*(\d{1,2} \p{L}+\.? \d{4})/u.exec(information[0] ?? "")?.[1];
  const amended = [
    ...(information[0] ?? "").matchAll(/(?:amended(?: on)?|,|and)\s*(\d{1,2} \p{L}+\.? \d{4})/gu),
  ].flatMap(([, day]) => draft.day(day ?? "") ?? []);
  const from = listed === undefined ? undefined : draft.day(listed);
  const control = rows.map((row) => row.date("Control Date")).find((day) => day !== undefined);
  const un = /^([A-Z]{2,3}[ie]\.\d{3})\b/u.exec(rows[0]?.look("Additional Information") ?? "")?.[1];
  draft.listing({
    authority: "Australian Department of Foreign Affairs and Trade",
    list: "Australian consolidated list",
    programmes: all("Committees"),
    legalBasis: all("Instrument of Designation"),
    reference,
    otherReferences: un === undefined ? [] : [{ scheme: "UN reference", value: un }],
    amended: [...amended, ...(control === undefined ? [] : [draft.day(control)])].filter((day) => day !== undefined),
    measures: measures.filter((measure) => rows.some((row) => /^(?:1|true|yes|y)$/iu.test(row.look(measure)))),
    ...(from && { from }),
  });
  for (const text of information) draft.add("summary", text);
}
