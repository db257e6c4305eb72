import type { Entity, EntityName, Listing } from "#parties";
import { isA, propertyType } from "./model.ts";
import { slug } from "./parts.ts";

/** The properties of names by which FollowTheMoney tells their kinds. */
function nameProperty(schema: string, { kind, quality }: EntityName): string {
  if (kind === "primary" || kind === "variation" || kind === "native") return "name";
  if (!isA(schema, "Thing")) return "namesMentioned";
  return kind === "former" ? "previousName" : quality === "weak" ? "weakAlias" : "alias";
}

interface FtmEntity {
  id: string;
  caption: string;
  schema: string;
  properties: Record<string, string[]>;
  datasets: string[];
  referents: string[];
  target: boolean;
}

/**
 * An entity as FollowTheMoney lines: itself, its listings as Sanction entities, and what belongs to it. What the model
 * cannot hold (quality of native names, precision of dates, fields without a home) is left to the snapshot.
 */
export function ftmEntities(entity: Entity, dataset: string): FtmEntity[] {
  return [
    ftmOf(entity, dataset, entity.listings.length > 0),
    ...entity.listings.map((listing, index) => sanctionOf(listing, entity.id, index, dataset)),
    ...entity.related.flatMap((part) => ftmEntities(part, dataset)),
  ];
}

function ftmOf(entity: Entity, dataset: string, target: boolean): FtmEntity {
  const properties = new Map<string, Set<string>>();
  const put = (property: string, value: string) => {
    const known = properties.get(property);
    if (known) known.add(value);
    else properties.set(property, new Set([value]));
  };
  for (const name of entity.names) {
    put(nameProperty(entity.schema, name), name.full);
    for (const { role, value } of name.parts) {
      const property = {
        given: "firstName",
        family: "lastName",
        middle: "middleName",
        father: "fatherName",
        suffix: "nameSuffix",
      }[role as string];
      if (property && propertyType(entity.schema, property)) put(property, value);
    }
  }
  for (const [property, values] of Object.entries(entity.properties))
    for (const { value } of values) put(property, value);
  const caption =
    entity.names[0]?.full ??
    entity.properties.full?.[0]?.value ??
    entity.properties.number?.[0]?.value ??
    entity.schema;
  return {
    id: entity.id,
    caption,
    schema: entity.schema,
    properties: Object.fromEntries([...properties].map(([property, values]) => [property, [...values]])),
    datasets: [dataset],
    referents: [],
    target,
  };
}

function sanctionOf(listing: Listing, id: string, index: number, dataset: string): FtmEntity {
  const properties: Record<string, string[]> = {};
  const put = (property: string, values: readonly (string | undefined)[]) => {
    const found = [...new Set(values.filter((value): value is string => value !== undefined && value !== ""))];
    if (found.length > 0) properties[property] = found;
  };
  put("entity", [id]);
  put("authority", [listing.authority]);
  put("program", listing.programmes);
  put("authorityId", [listing.reference]);
  put(
    "unscId",
    listing.otherReferences.filter(({ scheme }) => /UN/u.test(scheme)).map(({ value }) => value),
  );
  put(
    "recordId",
    listing.otherReferences.filter(({ scheme }) => !/UN/u.test(scheme)).map(({ value }) => value),
  );
  put("startDate", [listing.from?.from]);
  put("listingDate", [listing.from?.from]);
  put("endDate", [listing.to?.to]);
  put(
    "modifiedAt",
    listing.amended.map(({ to }) => to),
  );
  put("provisions", listing.measures);
  put("reason", listing.reasons);
  put("status", [listing.status]);
  put("sourceUrl", listing.urls);
  put("summary", listing.legalBasis);
  put("publisher", [listing.list]);
  return {
    id: `${id}-sanction-${index + 1}-${slug(listing.list)}`,
    caption: listing.list,
    schema: "Sanction",
    properties,
    datasets: [dataset],
    referents: [],
    target: false,
  };
}

/** The columns of OpenSanctions' targets.simple.csv. */
const columns = [
  "id",
  "schema",
  "name",
  "aliases",
  "birth_date",
  "countries",
  "addresses",
  "identifiers",
  "sanctions",
  "phones",
  "emails",
  "program_ids",
  "dataset",
  "first_seen",
  "last_seen",
  "last_change",
] as const;

/** The header line of the CSV export. */
export const csvHeader = `${columns.join(",")}\n`;

/** An entity as one line of targets.simple.csv; several values of a cell are parted by semicolons. */
export function csvLine(entity: Entity, dataset: string): string {
  const values = (property: string, source = entity): string[] =>
    (source.properties[property] ?? []).map(({ value }) => value);
  const ofType = (type: string) =>
    Object.keys(entity.properties)
      .filter((property) => propertyType(entity.schema, property) === type)
      .flatMap((property) => values(property));
  const [name, ...aliases] = entity.names.map(({ full }) => full);
  const amended = entity.listings.flatMap(({ amended: days }) => days.map(({ to }) => to ?? "")).sort();
  const cells: Record<(typeof columns)[number], string | string[]> = {
    id: entity.id,
    schema: entity.schema,
    name: name ?? "",
    aliases,
    birth_date: values("birthDate"),
    countries: [...ofType("country"), ...entity.related.flatMap((part) => values("country", part))],
    addresses: entity.related.flatMap((part) => values("full", part)),
    identifiers: [...ofType("identifier"), ...entity.related.flatMap((part) => values("number", part))],
    sanctions: entity.listings.map(({ authority, list, from }) =>
      [authority, list, from?.from].filter(Boolean).join(" - "),
    ),
    phones: values("phone"),
    emails: values("email"),
    program_ids: entity.listings.flatMap(({ programmes }) => programmes),
    dataset,
    first_seen: entity.listings.map(({ from }) => from?.from ?? "").sort()[0] ?? "",
    last_seen: "",
    last_change: amended.at(-1) ?? "",
  };
  return `${columns.map((column) => cell(cells[column])).join(",")}\n`;
}

function cell(value: string | string[]): string {
  const text =
    typeof value === "string"
      ? value
      : [...new Set(value)].map((each) => (/[;"]/u.test(each) ? `"${each.replace(/"/gu, '""')}"` : each)).join(";");
  return /[",\r\n]/u.test(text) ? `"${text.replace(/"/gu, '""')}"` : text;
}
