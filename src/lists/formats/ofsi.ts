import type { Entity } from "#parties";
import { readDate } from "#parties";
import { Draft } from "../draft.ts";
import { addAddress, addDocument, addGender, addLink, statesIn } from "../parts.ts";
import { listInvalid } from "../problems.ts";
import type { Format, Reading } from "../reading.ts";
import type { Row } from "../rows.ts";
import { languageCode } from "../script.ts";
import { grouped, tableRows } from "../table.ts";
import { organisationSchema } from "./organisations.ts";
import { addUkName, ukSchemata } from "./uk-facts.ts";

/** OFSI's consolidated list of financial sanctions targets, retired on 28 January 2026: CSV and XLSX. */
export const ofsiTable: Format = {
  id: "ofsi-table",
  title: "OFSI consolidated list (retired), CSV or XLSX",
  list: "uk-ofsi",
  async *read(reading: Reading) {
    const { source, header } = reading;
    const groups = await grouped(tableRows(reading, "Group ID"), (row) => row.look("Group ID"));
    const [unknown] = groups.get("") ?? [];
    if (unknown) throw listInvalid(source.name, `row ${unknown.line}`, "the row has no Group ID");
    header.date = Object.values(header.values)
      .flat()
      .flatMap((value) => readDate(value)?.from ?? [])[0];
    const entities = [...groups].map(([group, rows]) => ({ group, rows, reference: referenceOf(rows) }));
    const shared = new Map<string, number>();
    for (const { reference } of entities) shared.set(reference, (shared.get(reference) ?? 0) + 1);
    for (const { group, rows, reference } of entities)
      yield entityOf(group, rows, shared.get(reference) === 1 ? reference : "", reading);
  },
};

/** The reference in the UK Sanctions List, which replaced this one: the crosswalk between the two. */
function referenceOf(rows: readonly Row[]): string {
  for (const row of rows) {
    const found = /\(UK Sanctions List Ref\):\s*([A-Z]{2,5}\d{3,5})/u.exec(row.look("Other Information"));
    if (found) return found[1] ?? "";
  }
  return "";
}

const names = ["Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6"];

function entityOf(group: string, rows: readonly Row[], reference: string, { oddities }: Reading): Entity {
  const first = rows[0];
  const schema =
    ukSchemata[first?.look("Group Type").toLowerCase() ?? ""] ?? organisationSchema(first?.look("Name 6") ?? "");
  const draft = new Draft(reference === "" ? `gb-ofsi-${group}` : `gb-${reference}`, schema, oddities);
  for (const row of rows) {
    addUkName(
      draft,
      names.map((name) => row.take(name)),
      row.look("Alias Type"),
      row.look("Alias Quality"),
    );
    const language = languageCode(row.look("Non-Latin Script Language"));
    draft.name(row.take("Name Non-Latin Script"), { kind: "native", quality: "strong", ...(language && { language }) });
    draft.add("title", row.take("Title"));
    draft.date("birthDate", row.take("DOB"));
    addBirthPlace(row, draft);
    for (const each of statesIn(row.take("Nationality")))
      draft.country("nationality", each, { original: row.look("Nationality") });
    addPapers(row, draft);
    for (const each of numbered(row.take("Position"))) draft.add("position", each, { original: row.look("Position") });
    addAddress(draft, {
      street: [1, 2, 3, 4, 5, 6]
        .map((line) => row.take(`Address ${line}`))
        .filter(Boolean)
        .join(", "),
      postalCode: row.take("Post/Zip Code"),
      country: row.take("Country"),
    });
  }
  addListing(group, rows, draft, reference);
  draft.add("topics", "sanction");
  return draft.finish(rows);
}

/** "(1) First (2) Second": values that OFSI numbers inside one cell. */
function numbered(value: string): string[] {
  return value
    .split(/\s*\(\d+\)\.?\s*/u)
    .map((each) => each.trim())
    .filter(Boolean);
}

function addBirthPlace(row: Row, draft: Draft): void {
  const [towns, countries] = [numbered(row.take("Town of Birth")), numbered(row.take("Country of Birth"))];
  for (let index = 0; index < Math.max(towns.length, countries.length); index++) {
    const country = countries[index] ?? "";
    draft.add("birthPlace", [towns[index] ?? "", country].filter(Boolean).join(", "), {
      original: [row.look("Town of Birth"), row.look("Country of Birth")].filter(Boolean).join(", "),
    });
    draft.country("birthCountry", country, { original: row.look("Country of Birth") });
  }
}

function addPapers(row: Row, draft: Draft): void {
  const kinds = [
    ["Passport Number", "Passport Details", "Passport"],
    ["National Identification Number", "National Identification Details", "National identification"],
  ] as const;
  for (const [number, details, type] of kinds) {
    const [numbers, about] = [numbered(row.take(number)), row.take(details)];
    for (const each of numbers) addDocument(draft, { number: each, type, summary: about });
    if (numbers.length === 0 && about !== "") addDocument(draft, { number: "", type, summary: about });
  }
}

/** Facts that OFSI writes as "(Label):value" in one cell. */
const informed: Record<string, string> = {
  "phone number": "phone",
  "email address": "email",
  website: "website",
  "imo number": "imoNumber",
  "business reg no": "registrationNumber",
  "type of entity": "legalForm",
  "type of ship": "type",
  "tonnage of ship": "tonnage",
};

function addListing(group: string, rows: readonly Row[], draft: Draft, reference: string): void {
  const text = [...new Set(rows.map((row) => row.take("Other Information")).filter(Boolean))];
  const facts = new Map<string, string>();
  for (const each of text) {
    draft.add("notes", each);
    for (const [, label, value] of each.matchAll(/\(([^():]{2,60})\):\s*([^(]*(?:\((?![^():]{2,60}\):)[^(]*)*)/gu))
      facts.set((label ?? "").toLowerCase(), (value ?? "").trim().replace(/\.$/u, ""));
  }
  addGender(draft, facts.get("gender") ?? "");
  for (const [label, property] of Object.entries(informed)) draft.add(property, facts.get(label) ?? "");
  draft.country("flag", facts.get("flag of ship") ?? "");
  for (const flag of statesIn(facts.get("previous flags") ?? "")) draft.country("pastFlags", flag);
  draft.date("buildDate", facts.get("year built") ?? "");
  const owner = facts.get("current owners");
  if (owner)
    addLink(draft, {
      schema: "UnknownLink",
      near: "object",
      far: "subject",
      id: "",
      name: owner,
      role: "Current owner",
    });
  const un = facts.get("un ref");
  const first = (column: string) => rows.map((row) => row.take(column)).find(Boolean) ?? "";
  const from = draft.day(first("UK Sanctions List Date Designated") || first("Listed On"));
  draft.listing({
    authority: "UK Treasury, Office of Financial Sanctions Implementation",
    list: "Consolidated list of financial sanctions targets in the UK",
    programmes: [...new Set(rows.map((row) => row.take("Regime")).filter(Boolean))],
    reference: group,
    otherReferences: [
      ...(reference === "" ? [] : [{ scheme: "UK Sanctions List Unique ID", value: reference }]),
      ...(un ? [{ scheme: "UN reference", value: un }] : []),
    ],
    amended: [...new Set(rows.map((row) => row.take("Last Updated")).filter(Boolean))].flatMap(
      (day) => draft.day(day) ?? [],
    ),
    reasons: [facts.get("uk statement of reasons") ?? ""].filter(Boolean),
    ...(from && { from }),
  });
}
