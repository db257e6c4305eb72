import { propertiesOf } from "../../ftm/model.ts";
import type { FtmEntity, Screening } from "../../types.ts";
import { Budget } from "../answer/budget.ts";
import { page, type Sort } from "../answer/order.ts";
import { windowOf } from "../answer/search.ts";
import { textIndexOf } from "../text/of-screening.ts";
import { type Neighbour, type NestedEntity, neighboursOf, withNeighbours } from "./nested.ts";

/** A page of the neighbours that an entity has by one property. */
export interface AdjacentPage {
  results: (string | NestedEntity)[];
  total: { value: number; relation: "eq" };
  limit: number;
  offset: number;
}

export interface Paging {
  limit: number;
  offset: number;
  sort: readonly Sort[];
}

/** The neighbours of an entity, a page for each property by which it has any. Throws `search-invalid` for a bad sort. */
export function adjacent(
  screening: Screening,
  entity: FtmEntity,
  paging: Paging,
): { entity: FtmEntity; adjacent: Record<string, AdjacentPage> } {
  const pages: Record<string, AdjacentPage> = {};
  for (const [property, neighbours] of Map.groupBy(neighboursOf(screening, entity), (each) => each.property))
    pages[property] = pageOf(screening, entity, neighbours, paging);
  return { entity, adjacent: pages };
}

/** The neighbours of an entity by one property; undefined where its schema has no such property, or it leads to no entity. */
export function adjacentBy(
  screening: Screening,
  entity: FtmEntity,
  property: string,
  paging: Paging,
): AdjacentPage | undefined {
  if (propertiesOf(entity.schema).get(property)?.type !== "entity") return undefined;
  const neighbours = neighboursOf(screening, entity).filter((each) => each.property === property);
  return pageOf(screening, entity, neighbours, paging);
}

function pageOf(
  screening: Screening,
  entity: FtmEntity,
  neighbours: readonly Neighbour[],
  paging: Paging,
): AdjacentPage {
  const [limit, offset] = windowOf(paging.limit, paging.offset);
  const records = Uint32Array.from(new Set(neighbours.map(({ record }) => record))).sort();
  const sort = paging.sort.length > 0 ? paging.sort : ["_doc"];
  const hits = { records, scores: new Float32Array(records.length) };
  const shown = page(textIndexOf(screening), hits, sort, { limit, offset }, new Budget());
  const [property = ""] = neighbours.map((each) => each.property);
  const place = shown.map((record) => ({ property, record }));
  // Only this property is asked for, and only this page of it.
  const bare = { ...entity, properties: {} };
  return {
    results: withNeighbours(screening, bare, place).properties[property] ?? [],
    total: { value: records.length, relation: "eq" },
    limit,
    offset,
  };
}
