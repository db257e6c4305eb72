import { PenholderError } from "#kernel";
import { propertiesOf, schemaOf, typeOf } from "../../ftm/model.ts";
import type { Screening } from "../../types.ts";
import { captionOf } from "../answer/facets.ts";

/** Which properties of which entities a client wants in its table. */
export interface ExtendRequest {
  ids: readonly string[];
  properties: readonly { id: string; limit: number; render: "caption" | "raw" }[];
}

export interface ExtendResult {
  meta: { id: string; name: string }[];
  rows: Record<string, Record<string, { str: string }[]>>;
}

/** Values of properties for a client's table. Throws `search-invalid` where an id is one under which an entity was known before. */
export function extendRows(screening: Screening, request: ExtendRequest): ExtendResult {
  const meta = new Map<string, { id: string; name: string }>();
  const rows = new Map<string, Record<string, { str: string }[]>>();
  for (const id of request.ids) {
    const entity = screening.ftm(id);
    if (entity && entity.id !== id)
      throw new PenholderError("search-invalid", `${id.slice(0, 100)} is now ${entity.id}: ask for that id.`);
    const row: [string, { str: string }[]][] = [];
    for (const asked of entity ? request.properties : []) {
      const name = asked.id.slice(asked.id.indexOf(":") + 1);
      const property = propertiesOf(entity?.schema ?? "").get(name);
      if (!entity || !property) continue;
      meta.set(asked.id, { id: asked.id, name: property.label });
      const values = Object.hasOwn(entity.properties, name) ? (entity.properties[name] ?? []) : [];
      const shown = asked.limit > 0 ? values.slice(0, asked.limit) : values;
      const codes = asked.render === "caption" ? typeOf(property.type)?.values : undefined;
      row.push([asked.id, shown.map((value) => ({ str: captionOf(codes, value) }))]);
    }
    rows.set(id, Object.fromEntries(row));
  }
  return { meta: [...meta.values()], rows: Object.fromEntries(rows) };
}

/** Properties that entities of a schema can be extended by, the featured ones before the rest when cut, then by label. Undefined for no schema. */
export function proposedProperties(schema: string, limit: number): { id: string; name: string }[] | undefined {
  const known = schemaOf(schema);
  if (!known) return undefined;
  const properties = propertiesOf(schema);
  const featured = featuredOf(schema).flatMap((name) => properties.get(name) ?? []);
  const rest = [...properties.values()].filter(
    (property) => !property.hidden && property.type !== "entity" && !featured.includes(property),
  );
  const all = [...featured, ...rest].map(({ name, label }) => ({ id: name, name: label }));
  return (limit > 0 ? all.slice(0, limit) : all).sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** A schema without featured properties of its own has those of what it descends from. */
function featuredOf(schema: string): readonly string[] {
  const own = schemaOf(schema)?.featured;
  if (own && own.length > 0) return own;
  return (schemaOf(schema)?.extends ?? []).flatMap(featuredOf).filter((name, at, all) => all.indexOf(name) === at);
}
