import { propertiesOf, schemaOf } from "../../ftm/model.ts";
import type { FtmEntity, Screening } from "../../types.ts";

/** An entity whose neighbours stand in its properties in place of their ids. */
export interface NestedEntity extends Omit<FtmEntity, "properties"> {
  properties: Record<string, (string | NestedEntity)[]>;
}

/** Neighbours that are shown at most. */
const most = 9999;

/** A neighbour: by which property of the entity it is reached, whichever of the two refers to the other. */
export interface Neighbour {
  property: string;
  record: number;
}

/**
 * An entity with its neighbours: what it refers to, what refers to it (under the property that looks back), and of an
 * edge such as an ownership its far end. A reference back to where one came from stays an id.
 */
export function nested(screening: Screening, entity: FtmEntity): NestedEntity {
  return withNeighbours(screening, entity, neighboursOf(screening, entity));
}

/** An entity with the given neighbours, each with its own far ends if it is an edge. */
export function withNeighbours(
  screening: Screening,
  entity: FtmEntity,
  neighbours: readonly Neighbour[],
): NestedEntity {
  const properties: NestedEntity["properties"] = { ...entity.properties };
  const shown = new Map<string, NestedEntity[]>();
  for (const { property, record } of neighbours.slice(0, most)) {
    const list = shown.get(property) ?? [];
    list.push(farEndsOf(screening, screening.record(record), entity.id));
    shown.set(property, list);
  }
  for (const [property, list] of shown) {
    const ids = new Set(list.flatMap(({ id, referents }) => [id, ...referents]));
    // Ids of entities that are not loaded stay as they are.
    properties[property] = [...list, ...(entity.properties[property] ?? []).filter((id) => !ids.has(id))];
  }
  return { ...entity, properties };
}

/** All neighbours of an entity, by property: its own references in their order, then who refers to it. */
export function neighboursOf(screening: Screening, entity: FtmEntity): Neighbour[] {
  const found: Neighbour[] = [];
  for (const [property, values] of Object.entries(entity.properties))
    if (propertiesOf(entity.schema).get(property)?.type === "entity")
      for (const record of recordsOf(screening, values, entity.id)) found.push({ property, record });
  for (const { id, property } of screening.referring(entity.id)) {
    const record = screening.numberOf(id);
    const other = record < 0 ? undefined : screening.record(record);
    const back = other && propertiesOf(other.schema).get(property)?.reverse;
    if (back !== undefined && other?.id !== entity.id) found.push({ property: back, record });
  }
  return found;
}

/** An entity, and if it is an edge what it leads to besides where one came from. */
function farEndsOf(screening: Screening, entity: FtmEntity, from: string): NestedEntity {
  if (!isEdge(entity.schema)) return entity;
  const properties: NestedEntity["properties"] = { ...entity.properties };
  for (const [property, values] of Object.entries(entity.properties)) {
    if (propertiesOf(entity.schema).get(property)?.type !== "entity") continue;
    const ends = values.filter((id) => screening.ftm(id)?.id !== from);
    if (ends.length > 0) properties[property] = ends.map((id) => screening.ftm(id) ?? id);
  }
  return { ...entity, properties };
}

/** Numbers of the entities with these ids, each once. */
function recordsOf(screening: Screening, ids: readonly string[], except: string): number[] {
  const records = ids.filter((id) => id !== except).map((id) => screening.numberOf(id));
  return [...new Set(records)].filter((record) => record >= 0);
}

function isEdge(schema: string): boolean {
  return schemaOf(schema)?.schemata.some((name) => schemaOf(name)?.edge !== undefined) ?? false;
}
