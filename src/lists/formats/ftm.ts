import type { Entity, EntityName, PartialDate } from "#parties";
import { readDate } from "#parties";
import { clean, Draft } from "../draft.ts";
import { jsonLines } from "../json.ts";
import { isObject, type JsonRecord } from "../json-record.ts";
import type { Leaves } from "../leaves.ts";
import { isSchema, propertyType } from "../model.ts";
import { listInvalid } from "../problems.ts";
import { type Format, type Reading, untilBroken } from "../reading.ts";
import { scriptOf } from "../script.ts";

/** FollowTheMoney entities, one a line (entities.ftm.json of OpenSanctions); edges are entities of their own. */
export const ftmLines: Format = {
  id: "ftm",
  title: "FollowTheMoney entities, NDJSON",
  list: "ftm",
  async *read(reading: Reading) {
    yield* entitiesOf(reading, (record) => record);
  },
};

/** Changes of a FollowTheMoney dataset, one a line: {"op":"ADD"|"MOD"|"DEL","entity":{…}}. What is deleted stands in the header. */
export const ftmDelta: Format = {
  id: "ftm-delta",
  title: "Changes of a FollowTheMoney dataset, NDJSON",
  list: "ftm",
  async *read(reading: Reading) {
    yield* entitiesOf(reading, (record) => {
      const operation = record.look("op");
      const [entity] = record.items("entity");
      if (!entity || !["ADD", "MOD", "DEL"].includes(operation))
        throw listInvalid(
          reading.source.name,
          `line ${record.line}`,
          'is no change: it needs "op" ADD, MOD or DEL and an "entity"',
        );
      if (operation !== "DEL") return entity;
      reading.header.add(deletedPath, entity.look("id"));
      return undefined;
    });
  },
};

/** Where a delta's deleted ids stand in its header. */
export const deletedPath = "delta.deleted";

type Pick = (record: JsonRecord) => JsonRecord | undefined;

/**
 * Two passes: the sanctions first, since a line may stand before or after the entity that it lists; then every other
 * entity with its listings. A sanction of an entity that the file lacks stays an entity.
 */
async function* entitiesOf(reading: Reading, pick: Pick): AsyncGenerator<Entity> {
  const { oddities } = reading;
  const sanctions = new Map<string, JsonRecord[]>();
  let foreign: JsonRecord | undefined;
  let known = false;
  for await (const record of records(reading, pick)) {
    known ||= isSchema(record.look("schema"));
    if (!known) foreign ??= record;
    if (record.look("schema") === "Sanction")
      for (const id of valuesOf(record, "entity")) sanctions.set(id, [...(sanctions.get(id) ?? []), record]);
  }
  if (foreign && !known)
    throw listInvalid(
      reading.source.name,
      `line ${foreign.line}`,
      `its schema ${foreign.look("schema").slice(0, 40)} is none of FollowTheMoney's, nor is that of any other line`,
    );
  const attached = new Set<string>();
  // The header has what the first pass saw; the second must not tell it again.
  for await (const record of records(reading, pick)) {
    if (record.look("schema") === "Sanction") continue;
    const id = record.look("id");
    const listed = sanctions.get(id) ?? [];
    for (const sanction of listed) attached.add(sanction.look("id"));
    yield entityOf(record, listed, reading);
  }
  const orphans = new Set([...sanctions.values()].flat().filter((sanction) => !attached.has(sanction.look("id"))));
  for (const sanction of orphans) {
    oddities.add("sanction of an entity that the file lacks", sanction.look("id"));
    yield entityOf(sanction, [], reading);
  }
}

async function* records(reading: Reading, pick: Pick): AsyncGenerator<JsonRecord> {
  const { source } = reading;
  for await (const line of untilBroken(jsonLines(source), reading, source.name)) {
    const record = pick(line);
    if (!record) continue;
    const [id, schema] = [record.look("id"), record.look("schema")];
    if (id === "" || schema === "") throw listInvalid(source.name, `line ${line.line}`, 'has no "id" or no "schema"');
    yield record;
  }
}

function valuesOf(record: JsonRecord, property: string): string[] {
  const [properties] = record.items("properties");
  return properties?.takeMany(property) ?? [];
}

const nameProperties: Record<string, Partial<EntityName>> = {
  name: { kind: "primary", quality: "strong" },
  alias: { kind: "alias", quality: "strong" },
  weakAlias: { kind: "alias", quality: "weak" },
  previousName: { kind: "former", quality: "strong" },
  abbreviation: { kind: "alias", quality: "weak" },
};

function entityOf(record: JsonRecord, sanctions: readonly JsonRecord[], { oddities }: Reading): Entity {
  // A schema that the model has only since: what is known of every thing is read, and the rest kept.
  const schema = record.take("schema");
  const draft = new Draft(record.take("id"), isSchema(schema) ? schema : "Thing", oddities);
  if (draft.schema !== schema) oddities.add("schema that FollowTheMoney lacks, read as a Thing", draft.id, schema);
  const properties = record.items("properties")[0];
  const caption = record.take("caption");
  const names = Object.keys(nameProperties).flatMap((property) =>
    (properties?.takeMany(property) ?? []).map((name) => ({ name, facts: nameProperties[property] ?? {} })),
  );
  if (names.some(({ name }) => clean(name) === clean(caption)))
    draft.name(caption, { kind: "primary", quality: "strong" });
  for (const { name, facts } of names) {
    const [shown] = draft.names;
    const other = facts.kind === "primary" && shown;
    draft.name(name, other ? { ...facts, kind: scriptOf(name) === shown.script ? "variation" : "native" } : facts);
  }
  for (const property of Object.keys(properties?.value ?? {})) {
    if (Object.hasOwn(nameProperties, property)) continue;
    const type = propertyType(draft.schema, property);
    if (type === undefined) oddities.add("property that the schema lacks", draft.id, `${draft.schema}.${property}`);
    for (const value of properties?.takeMany(property) ?? []) {
      const date = type === "date" ? readDate(value) : undefined;
      draft.add(property, value, date ? { date } : {});
    }
  }
  for (const sanction of sanctions) addListing(sanction, draft);
  const belonging = sanctions.map(
    (sanction): Leaves => ({ leaves: () => sanction.leaves(`Sanction[${sanction.look("id")}]`) }),
  );
  return draft.finish([record, ...belonging]);
}

function addListing(sanction: JsonRecord, draft: Draft): void {
  const first = (property: string): string => valuesOf(sanction, property)[0] ?? "";
  const day = (...properties: string[]): PartialDate | undefined =>
    properties.flatMap((property) => draft.day(first(property)) ?? [])[0];
  const [from, to] = [day("startDate", "listingDate"), day("endDate")];
  const un = first("unscId");
  const reference = first("authorityId") || first("recordId");
  draft.listing({
    authority: first("authority"),
    list: valuesOf(sanction, "publisher")[0] ?? sanction.takeMany("datasets")[0] ?? "",
    programmes: [...valuesOf(sanction, "program"), ...valuesOf(sanction, "programId")],
    otherReferences: [
      ...(un === "" ? [] : [{ scheme: "UN reference", value: un }]),
      ...valuesOf(sanction, "recordId").flatMap((value) =>
        value === reference ? [] : [{ scheme: "record of the publisher", value }],
      ),
    ],
    amended: valuesOf(sanction, "modifiedAt").flatMap((each) => draft.day(each) ?? []),
    measures: valuesOf(sanction, "provisions"),
    reasons: valuesOf(sanction, "reason"),
    urls: [...valuesOf(sanction, "sourceUrl"), ...valuesOf(sanction, "programUrl")],
    ...(reference && { reference }),
    ...(from && { from }),
    ...(to && { to }),
    ...(first("status") && { status: first("status") }),
  });
}

/** A dataset of an OpenSanctions catalogue: its name, edition, and where its entities and changes are. */
export interface CatalogueEntry {
  name: string;
  title: string;
  version: string;
  entitiesUrl?: string;
  deltaUrl?: string;
  children: string[];
}

/** The datasets of a catalogue (index.json), or the one of a dataset's own index. Undefined where it is neither. */
export function catalogueOf(document: Record<string, unknown>): CatalogueEntry[] | undefined {
  const datasets = Array.isArray(document.datasets)
    ? document.datasets
    : Array.isArray(document.resources)
      ? [document]
      : undefined;
  return datasets?.filter(isObject).map((dataset) => {
    const text = (field: string): string => (typeof dataset[field] === "string" ? dataset[field] : "");
    const resources = Array.isArray(dataset.resources) ? dataset.resources.filter(isObject) : [];
    const entities = resources.find((resource) => resource.name === "entities.ftm.json")?.url;
    const url = text("entities_url") || (typeof entities === "string" ? entities : "");
    const children = dataset.children ?? dataset.datasets;
    return {
      name: text("name"),
      title: text("title"),
      version: text("version"),
      children: Array.isArray(children) ? children.filter((child) => typeof child === "string") : [],
      ...(url && { entitiesUrl: url }),
      ...(text("delta_url") && { deltaUrl: text("delta_url") }),
    };
  });
}
