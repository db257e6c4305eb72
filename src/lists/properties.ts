import type { PartySchema } from "#parties";

/** Schemata of FollowTheMoney that are parties, and the schema under which Penholder shows each. */
export const schemata: Readonly<Record<string, PartySchema>> = {
  Person: "Person",
  Company: "Company",
  Organization: "Organization",
  LegalEntity: "LegalEntity",
  PublicBody: "PublicBody",
  Vessel: "Vessel",
  Airplane: "Airplane",
  Country: "Country",
  Asset: "LegalEntity",
};

/** Properties that hold names, in the order in which one becomes the name to show. */
export const nameProperties = ["name", "alias", "weakAlias", "previousName", "abbreviation", "callSign"] as const;

/** Properties that hold states (ISO 3166-1 alpha-2 codes). */
export const countryProperties = [
  "country",
  "nationality",
  "citizenship",
  "jurisdiction",
  "flag",
  "pastFlags",
  "mainCountry",
  "birthCountry",
] as const;

/** Headers of CSV files, lower case, and what their columns mean; the first column of a meaning counts, of aliases all. */
export const headers: Readonly<Record<string, "name" | "aliases" | "schema" | "countries" | "id" | "imo">> = {
  name: "name",
  caption: "name",
  "full name": "name",
  full_name: "name",
  fullname: "name",
  entity: "name",
  entity_name: "name",
  "entity name": "name",
  vessel: "name",
  "vessel name": "name",
  vessel_name: "name",
  company: "name",
  "primary name": "name",
  title: "name",
  aliases: "aliases",
  alias: "aliases",
  aka: "aliases",
  "a.k.a.": "aliases",
  "also known as": "aliases",
  "other names": "aliases",
  other_names: "aliases",
  weak_alias: "aliases",
  weakalias: "aliases",
  "former names": "aliases",
  previous_name: "aliases",
  previousname: "aliases",
  abbreviation: "aliases",
  acronym: "aliases",
  alt_names: "aliases",
  "alternative names": "aliases",
  names: "aliases",
  schema: "schema",
  type: "schema",
  "entity type": "schema",
  entity_type: "schema",
  kind: "schema",
  sdn_type: "schema",
  country: "countries",
  countries: "countries",
  nationality: "countries",
  jurisdiction: "countries",
  flag: "countries",
  "country code": "countries",
  country_code: "countries",
  id: "id",
  key: "id",
  uid: "id",
  identifier: "id",
  reference: "id",
  ref: "id",
  ent_num: "id",
  imo: "imo",
  imo_number: "imo",
  "imo number": "imo",
  imonumber: "imo",
  "imo no": "imo",
  "imo no.": "imo",
};

/** Words for kinds of parties in files that do not use the schemata's names, lower case. */
export const kinds: Readonly<Record<string, PartySchema>> = {
  individual: "Person",
  person: "Person",
  people: "Person",
  "natural person": "Person",
  entity: "LegalEntity",
  legalentity: "LegalEntity",
  "legal entity": "LegalEntity",
  company: "Company",
  organization: "Organization",
  organisation: "Organization",
  publicbody: "PublicBody",
  "public body": "PublicBody",
  vessel: "Vessel",
  ship: "Vessel",
  aircraft: "Airplane",
  airplane: "Airplane",
  country: "Country",
  state: "Country",
  government: "PublicBody",
  "government body": "PublicBody",
};

/** Bounds on a file that nobody has looked at. */
export const bounds = {
  bytes: 200 * 1024 * 1024,
  parties: 1_000_000,
  line: 4_000_000,
  names: 1_000,
  nameLength: 1_000,
} as const;
