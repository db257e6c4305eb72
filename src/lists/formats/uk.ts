import type { Entity } from "#parties";
import { readDate } from "#parties";
import { Draft } from "../draft.ts";
import { listInvalid } from "../problems.ts";
import type { Format, Reading } from "../reading.ts";
import type { Row } from "../rows.ts";
import { grouped, tableRows } from "../table.ts";
import { xmlRecords } from "../xml.ts";
import type { XmlNode } from "../xml-node.ts";
import { organisationSchema } from "./organisations.ts";
import { addUkFacts, type UkFacts, ukListing, ukSchemata } from "./uk-facts.ts";

/** The UK Sanctions List as a table: CSV, and the ODS of all columns or of the short form with one name. */
export const ukTable: Format = {
  id: "uk-table",
  title: "UK Sanctions List, CSV or ODS",
  list: "uk",
  async *read(reading: Reading) {
    const { header } = reading;
    const groups = await grouped(tableRows(reading, "Unique ID"), (row) => row.look("Unique ID"));
    header.date = Object.values(header.values)
      .flat()
      .flatMap((value) => readDate(value.replace(/^[^\d]*/u, ""))?.from ?? [])[0];
    for (const [id, rows] of groups) yield fromRows(id, rows, reading);
  },
};

/** The UK Sanctions List, XML. */
export const ukXml: Format = {
  id: "uk-xml",
  title: "UK Sanctions List, XML",
  list: "uk",
  async *read(reading: Reading) {
    const { source, header } = reading;
    const records = xmlRecords(source, {
      records: new Set(["Designation"]),
      key: "UniqueID",
      header: (path, value) => {
        header.add(path, value);
        if (/date/iu.test(path)) header.date ??= readDate(value)?.from;
      },
    });
    for await (const record of records) yield fromXml(record, reading);
  },
};

function draftOf(id: string, type: string, name: string, { source, oddities }: Reading, line: number): Draft {
  if (id === "") throw listInvalid(source.name, `line ${line}`, "the entry has no Unique ID");
  return new Draft(`gb-${id}`, ukSchemata[type.toLowerCase()] ?? organisationSchema(name), oddities);
}

const names = ["Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6"];
const lines = [1, 2, 3, 4, 5, 6];

function fromRows(id: string, rows: readonly Row[], reading: Reading): Entity {
  const first = rows[0];
  const type = first?.lookAny("Designation Type", "Individual, Entity, Ship", "Type") ?? "";
  const draft = draftOf(id, type, first?.lookAny("Name 6", "Name") ?? "", reading, first?.line ?? 0);
  const values = (...fields: string[]) => [...new Set(rows.map((row) => row.takeAny(...fields)).filter(Boolean))];
  const facts: UkFacts = {
    names: rows.map((row) => ({
      parts: row.look("Name") === "" ? names.map((name) => row.take(name)) : ["", "", "", "", "", row.take("Name")],
      type: row.look("Name type") || "Primary name",
      strength: row.lookAny("Alias strength", "IndividualAlias strength"),
    })),
    natives: rows.map((row) => ({
      text: row.take("Name non-latin script"),
      language: row.look("Non-latin script language"),
    })),
    addresses: rows.map((row) => ({
      lines: lines.map((line) => row.take(`Address Line ${line}`)),
      postalCode: row.take("Address Postal Code"),
      country: row.take("Address Country"),
    })),
    passports: rows.map((row) => ({
      number: row.take("Passport number"),
      about: row.take("Passport additional information"),
    })),
    nationalIds: rows.map((row) => ({
      number: row.take("National Identifier number"),
      about: row.take("National Identifier additional information"),
    })),
    births: rows.map((row) => ({ town: row.take("Town of birth"), country: row.take("Country of birth") })),
    values,
  };
  addUkFacts(draft, facts);
  for (const row of rows) row.take("Unique ID");
  draft.listing(ukListing(draft, facts, id));
  return draft.finish(rows);
}

/** Elements of the XML form by the columns of the CSV form. */
const elements: Record<string, string> = {
  "D.O.B": "DOB",
  "Nationality(/ies)": "Nationality",
  Gender: "Gender",
  Title: "Title",
  Position: "Position",
  "Phone number": "PhoneNumber",
  Website: "Website",
  "Email address": "EmailAddress",
  "Other Information": "OtherInformation",
  "UK Statement of Reasons": "UKStatementofReasons",
  "Type of entity": "TypeOfEntity",
  Subsidiaries: "Subsidiary",
  "Parent company": "ParentCompany",
  "Business registration number (s)": "BusinessRegistrationNumber",
  "IMO number": "IMONumber",
  "Current owner/operator (s)": "CurrentOwnerOperator",
  "Previous owner/operator (s)": "PreviousOwnerOperator",
  "Current believed flag of ship": "CurrentBelievedFlagOfShip",
  "Previous flags": "PreviousFlag",
  "Type of ship": "TypeOfShip",
  "Tonnage of ship": "TonnageOfShip",
  "Length of ship": "LengthOfShip",
  "Year Built": "YearBuilt",
  "Hull identification number (HIN)": "HullIdentificationNumber",
  "Date Designated": "DateDesignated",
  "Regime Name": "RegimeName",
  "OFSI Group ID": "OFSIGroupID",
  "UN Reference Number": "UNReferenceNumber",
  "Last Updated": "LastUpdated",
  "Sanctions Imposed": "SanctionsImposed",
};

function fromXml(record: XmlNode, reading: Reading): Entity {
  const id = record.takeChild("UniqueID");
  const whole = record.find("Name6")[0]?.look() ?? "";
  const draft = draftOf(id, record.lookChild("IndividualEntityShip"), whole, reading, record.line);
  const child = (node: XmlNode, ...fields: string[]) =>
    fields.map((field) => node.takeChild(field)).find(Boolean) ?? "";
  const facts: UkFacts = {
    names: record.path("Names", "Name").map((name) => ({
      parts: lines.map((line) => name.takeChild(`Name${line}`)),
      type: name.lookChild("NameType"),
      strength: name.lookChild("AliasStrength"),
    })),
    natives: record.find("NonLatinName").map((name) => ({
      text: name.takeChild("NameNonLatinScript"),
      language: name.lookChild("NonLatinScriptLanguage"),
    })),
    addresses: record.find("Address").map((address) => ({
      lines: lines.map((line) => address.takeChild(`AddressLine${line}`)),
      postalCode: child(address, "AddressPostalCode"),
      country: child(address, "AddressCountry"),
    })),
    passports: record
      .holding("PassportNumber")
      .map((node) => ({ number: child(node, "PassportNumber"), about: child(node, "PassportAdditionalInformation") })),
    nationalIds: record.holding("NationalIdentifierNumber").map((node) => ({
      number: child(node, "NationalIdentifierNumber"),
      about: child(node, "NationalIdentifierAdditionalInformation"),
    })),
    births: record
      .find("Location")
      .map((place) => ({ town: child(place, "TownOfBirth"), country: child(place, "CountryOfBirth") })),
    values: (field) => [
      ...new Set(
        record
          .find(elements[field] ?? field)
          .map((node) => node.take())
          .filter(Boolean),
      ),
    ],
  };
  addUkFacts(draft, facts);
  draft.listing(ukListing(draft, facts, id));
  return draft.finish([record]);
}
