import { profileOfProperties } from "../profile.ts";
import type { Profile } from "../types.ts";
import { customerCountry } from "./countries.ts";
import { type CustomerField, schemaOfType } from "./fields.ts";
import type { ColumnMapping } from "./mapping.ts";
import { customerDate, customerGender, valuesOf } from "./values.ts";

/** Fields whose values are a FollowTheMoney property of the same name. */
const plainFields: readonly CustomerField[] = [
  "name",
  "firstName",
  "middleName",
  "fatherName",
  "lastName",
  "alias",
  "country",
  "nationality",
  "birthPlace",
  "address",
  "passportNumber",
  "idNumber",
  "taxNumber",
  "innCode",
  "registrationNumber",
  "ogrnCode",
  "uscCode",
  "leiCode",
  "swiftBic",
  "imoNumber",
  "mmsi",
  "callSign",
  "publicKey",
  "email",
  "phone",
];
const mostValues = 50;
const longestValue = 1000;

/** A row as somebody to be screened. `remark` says what was odd; a row without a name has no profile. */
export interface Customer {
  id: string;
  profile?: Profile;
  remark?: string;
}

/**
 * Reads one row by the mapping. Its id is that of its column, or "row 12". The schema is what the row says, or follows
 * from what it holds (an IMO number: a vessel; a first name, birth date or gender: a person), or is `schema`.
 */
export function customerOf(
  cells: readonly string[],
  mapping: ColumnMapping,
  row: number,
  schema = "LegalEntity",
): Customer {
  const properties = propertiesOf(cells, mapping);
  const values = (field: CustomerField): string[] => properties.get(field) ?? [];
  const id = values("id")[0] ?? `row ${row}`;
  const found = schemaOf(values, schema);
  const told: Record<string, string[]> = {};
  for (const field of plainFields) {
    const each = values(field);
    if (each.length > 0) told[field] = each;
  }
  const names = [...values("name"), ...values("companyName"), ...values("vesselName")];
  if (names.length > 0) told.name = names;
  const remarks: string[] = [];
  const dates = [...values("birthDate"), ...values("incorporationDate")];
  const read = dates.map((date) => customerDate(date, mapping.dayOrder));
  const days = read.filter((date) => date !== undefined);
  if (days.length > 0) told[dateProperty(found)] = days;
  if (days.length < dates.length)
    remarks.push(`the date "${dates[read.indexOf(undefined)] ?? ""}" cannot be read and was left out`);
  for (const field of ["country", "nationality"] as const)
    if (told[field]) told[field] = told[field].map((value) => customerCountry(value) ?? value);
  const genders = values("gender").flatMap((value) => customerGender(value) ?? []);
  if (genders.length > 0) told.gender = genders;
  const profile = profileOfProperties(found, told, id);
  if (profile.names.length === 0 && profile.identifiers.length === 0)
    return { id, remark: ["the row has no name and no number to look for", ...remarks].join("; ") };
  return { id, profile, ...(remarks.length > 0 && { remark: remarks.join("; ") }) };
}

function propertiesOf(cells: readonly string[], { uses }: ColumnMapping): Map<CustomerField, string[]> {
  const found = new Map<CustomerField, string[]>();
  for (const { column, field } of uses) {
    const values = valuesOf((cells[column] ?? "").slice(0, longestValue * mostValues))
      .slice(0, mostValues)
      .map((value) => value.slice(0, longestValue));
    if (values.length > 0) found.set(field, [...(found.get(field) ?? []), ...values]);
  }
  return found;
}

function schemaOf(values: (field: CustomerField) => string[], fallback: string): string {
  const said = schemaOfType(values("schema")[0] ?? "");
  if (said) return said;
  const filled = (...fields: CustomerField[]) => fields.some((field) => values(field).length > 0);
  if (filled("imoNumber", "mmsi", "vesselName")) return "Vessel";
  if (filled("firstName", "lastName", "fatherName", "gender", "birthDate")) return "Person";
  if (filled("companyName", "leiCode", "incorporationDate")) return "Company";
  if (filled("publicKey") && !filled("name")) return "CryptoWallet";
  return fallback;
}

const dateProperty = (schema: string): string =>
  schema === "Person" || schema === "LegalEntity" || schema === "Thing"
    ? "birthDate"
    : schema === "Vessel" || schema === "Airplane"
      ? "buildDate"
      : "incorporationDate";
