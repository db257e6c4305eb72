import { hash } from "node:crypto";
import type { Entity } from "#parties";
import { propertiesOf } from "../../ftm/model.ts";
import type { FtmEntity, Screening } from "../../types.ts";

/** One value of one property of one entity, with where it comes from (the statement model of FollowTheMoney). */
export interface Statement {
  id: string;
  entity_id: string;
  canonical_id: string;
  prop: string;
  prop_type: string;
  schema: string;
  value: string;
  original_value: string | null;
  dataset: string;
  lang: string | null;
  origin: string | null;
  first_seen: string | null;
  last_seen: string | null;
}

/** The statements of an entity: one each for its ids and for every value. */
export function statementsOf(entity: FtmEntity): Statement[] {
  const made = (prop: string, type: string, value: string): Statement[] =>
    entity.datasets.map((dataset) => ({
      id: hash("sha1", JSON.stringify([dataset, entity.id, prop, value])),
      entity_id: entity.id,
      canonical_id: entity.id,
      prop,
      prop_type: type,
      schema: entity.schema,
      value,
      original_value: null,
      dataset,
      lang: null,
      origin: null,
      // Where the list states no day, the edition that we read is the first that is known.
      first_seen: entity.first_seen ?? entity.last_seen,
      last_seen: entity.last_seen ?? entity.first_seen,
    }));
  const properties = propertiesOf(entity.schema);
  return [
    ...[...new Set([...entity.referents, entity.id])].flatMap((id) => made("id", "id", id)),
    ...Object.entries(entity.properties).flatMap(([prop, values]) =>
      values.flatMap((value) => made(prop, properties.get(prop)?.type ?? "string", value)),
    ),
  ];
}

/** The statements with how the list itself writes each value, where that differs, and in which language. */
export function asWritten(screening: Screening, all: readonly Statement[]): Statement[] {
  const entities = new Map<string, Entity | undefined>();
  return all.map((statement) => {
    const { entity_id: id, prop, value } = statement;
    if (!entities.has(id)) entities.set(id, screening.entity(id));
    const entity = entities.get(id);
    const name = entity?.names.find(({ full }) => full === value);
    const property = entity?.properties[prop]?.find((each) => each.value === value);
    return {
      ...statement,
      original_value: property?.original ?? name?.original ?? null,
      lang: name?.language ?? null,
    };
  });
}
