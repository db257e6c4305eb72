import { createHash } from "node:crypto";
import type { Entity } from "#parties";
import { Draft } from "../draft.ts";
import { jsonRecords } from "../json.ts";
import type { JsonRecord } from "../json-record.ts";
import type { Leaves } from "../leaves.ts";
import { addAddress, addLink, slug } from "../parts.ts";
import type { Format, Reading } from "../reading.ts";
import type { Row } from "../rows.ts";
import { tableRows } from "../table.ts";
import { addOfacName } from "./ofac-csv.ts";
import { addLabelled } from "./ofac-facts.ts";
import { numberLabels } from "./ofac-remarks.data.ts";
import { addFact, addIdentifier, propertyOfLabel, readRemarks } from "./ofac-remarks.ts";
import { organisationSchema } from "./organisations.ts";

/** An entry of the Consolidated Screening List, told apart from how CSV and JSON write it. */
interface CslEntry {
  record: Leaves;
  text(field: string): string;
  many(field: string): string[];
  addresses: { full: string; street: string; city: string; region: string; postalCode: string; country: string }[];
  ids: { type: string; number: string; country: string; issued: string; expires: string }[];
}

export const cslCsv: Format = {
  id: "us-csl-csv",
  title: "US Consolidated Screening List, CSV",
  list: "us-csl",
  async *read(reading: Reading) {
    const seen = new Map<string, number>();
    for await (const row of tableRows(reading, "source_information_url"))
      if (!isHeader(row)) yield entityOf(ofRow(row), seen, reading);
  },
};

export const cslJson: Format = {
  id: "us-csl-json",
  title: "US Consolidated Screening List, JSON",
  list: "us-csl",
  async *read(reading: Reading) {
    const seen = new Map<string, number>();
    for await (const record of jsonRecords(reading.source, "results", reading.header.add))
      yield entityOf(ofJson(record), seen, reading);
  },
};

/** Some editions repeat their header line. */
const isHeader = (row: Row): boolean => row.look("source") === "source" && row.look("name") === "name";
const parted = (text: string): string[] => text.split(/\s*;\s*/u).filter(Boolean);

function ofRow(row: Row): CslEntry {
  return {
    record: row,
    text: (field) => row.take(field),
    many: (field) => parted(row.take(field)),
    addresses: parted(row.take("addresses")).map((full) => ({
      full,
      street: "",
      city: "",
      region: "",
      postalCode: "",
      country: /,\s*([A-Z]{2})$/u.exec(full)?.[1] ?? "",
    })),
    ids: parted(row.take("ids")).map((id) => idOf(id.split(/\s*,\s*/u))),
  };
}

/** "Tax ID No., 7707, RU", and in editions before 2020 "RU, 7707, Tax ID No."; a number may hold commas itself. */
function idOf(cells: readonly string[]): CslEntry["ids"][number] {
  const [first = "", ...rest] = cells;
  const last = rest.at(-1) ?? "";
  if (/^[A-Z]{2}$/u.test(first))
    return { country: first, type: last, number: rest.slice(0, -1).join(", "), issued: "", expires: "" };
  const country = /^[A-Z]{2}$/u.test(last) ? last : "";
  return {
    type: first,
    number: rest.slice(0, country === "" ? undefined : -1).join(", "),
    country,
    issued: "",
    expires: "",
  };
}

function ofJson(record: JsonRecord): CslEntry {
  return {
    record,
    text: (field) => record.take(field),
    many: (field) => record.takeMany(field),
    addresses: record.items("addresses").map((item) => ({
      full: "",
      street: item.take("address"),
      city: item.take("city"),
      region: item.take("state"),
      postalCode: item.take("postal_code"),
      country: item.take("country"),
    })),
    ids: record.items("ids").map((item) => ({
      type: item.take("type"),
      number: item.take("number"),
      country: item.take("country"),
      issued: item.take("issue_date"),
      expires: item.take("expiration_date"),
    })),
  };
}

function entityOf(entry: CslEntry, seen: Map<string, number>, { oddities }: Reading): Entity {
  const [source, name, type] = [entry.text("source"), entry.text("name"), entry.text("type")];
  const id = idOfEntry(entry, source, name, seen);
  const schema =
    { individual: "Person", vessel: "Vessel", aircraft: "Airplane" }[type.toLowerCase()] ??
    (type === "" && organisationSchema(name) !== "Company" ? "LegalEntity" : organisationSchema(name));
  const draft = new Draft(id, schema, oddities);
  addOfacName(draft, name, { kind: "primary", quality: "strong" });
  for (const alias of entry.many("alt_names")) addOfacName(draft, alias, {});
  draft.add("title", entry.text("title"));
  for (const [field, property] of [
    ["citizenships", "citizenship"],
    ["nationalities", "nationality"],
    ["dates_of_birth", "birthDate"],
    ["places_of_birth", "birthPlace"],
  ] as const)
    for (const value of entry.many(field)) addFact(draft, property, value);
  draft.add("callSign", entry.text("call_sign"));
  draft.add("type", entry.text("vessel_type"));
  draft.add("tonnage", entry.text("gross_tonnage"));
  draft.add("grossRegisteredTonnage", entry.text("gross_registered_tonnage"));
  draft.country("flag", entry.text("vessel_flag"));
  const owner = entry.text("vessel_owner");
  if (owner !== "")
    addLink(draft, {
      schema: "UnknownLink",
      near: "object",
      far: "subject",
      id: "",
      name: owner,
      role: "Vessel owner",
    });
  for (const address of entry.addresses) addAddress(draft, address);
  const measures: string[] = [];
  for (const { type: label, number, country, issued, expires } of entry.ids) {
    if (!numberLabels.some(([pattern]) => pattern.test(label)))
      measures.push(...[addLabelled(draft, { label, value: number })].filter((each) => each !== undefined));
    else addIdentifier(draft, propertyOfLabel(label), { number, type: label, country, issued, expires, summary: "" });
  }
  const remarks = readRemarks(entry.text("remarks"), draft, () => undefined);
  addListing(entry, source, draft, [...measures, ...remarks.measures]);
  draft.add("topics", /Treasury|State/u.test(source) ? "sanction" : "export.control");
  return draft.finish([entry.record]);
}

function addListing(entry: CslEntry, source: string, draft: Draft, measures: string[]): void {
  const from = draft.day(entry.text("start_date") || entry.text("date_of_listing"));
  const to = draft.day(entry.text("end_date"));
  const [list = source, authority = "United States"] = source.split(/ - (?=[^-]*$)/u);
  draft.listing({
    authority,
    list,
    programmes: entry.many("programs"),
    legalBasis: parted(entry.text("federal_register_notice")),
    reference: entry.text("entity_number"),
    measures: [
      ...measures,
      ...["license_requirement", "license_policy"].map((field) => entry.text(field)).filter(Boolean),
    ],
    urls: ["source_list_url", "source_information_url"].map((field) => entry.text(field)).filter(Boolean),
    ...(from && { from }),
    ...(to && { to }),
  });
}

/** Entries of the Treasury carry a number; the others are known by their list, name and notice. */
function idOfEntry(entry: CslEntry, source: string, name: string, seen: Map<string, number>): string {
  const list = slug(/\(([A-Z0-9 -]{2,20})\)/u.exec(source)?.[1] ?? source);
  const number = entry.text("entity_number");
  const key =
    number ||
    createHash("sha256")
      .update([source, name, entry.text("federal_register_notice"), entry.text("start_date")].join("\u0000"))
      .digest("hex")
      .slice(0, 16);
  const id = `us-csl-${list}-${key}`;
  const times = (seen.get(id) ?? 0) + 1;
  seen.set(id, times);
  return times === 1 ? id : `${id}-${times}`;
}
