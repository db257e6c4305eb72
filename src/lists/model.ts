import model from "@opensanctions/followthemoney/dist/defaultModel.json" with { type: "json" };

interface Property {
  name: string;
  type: string;
  range?: string;
  stub?: boolean;
}

interface Schema {
  extends: readonly string[];
  properties: Readonly<Record<string, Property>>;
}

const schemata = model.schemata as unknown as Readonly<Record<string, Schema>>;
const memory = new Map<string, ReadonlyMap<string, Property>>();

/** Whether FollowTheMoney has a schema of this name. */
export function isSchema(name: string): boolean {
  return Object.hasOwn(schemata, name);
}

/** Whether a schema is another or descends from it: a Company is a Thing. */
export function isA(name: string, ancestor: string): boolean {
  return name === ancestor || (schemata[name]?.extends ?? []).some((parent) => isA(parent, ancestor));
}

/** The type of a schema's property (name, date, country, identifier, entity …); undefined where it has none of this name. */
export function propertyType(schema: string, property: string): string | undefined {
  return propertiesOf(schema).get(property)?.type;
}

function propertiesOf(schema: string): ReadonlyMap<string, Property> {
  const known = memory.get(schema);
  if (known) return known;
  const found = new Map<string, Property>();
  const definition = Object.hasOwn(schemata, schema) ? schemata[schema] : undefined;
  for (const parent of definition?.extends ?? [])
    for (const [name, property] of propertiesOf(parent)) found.set(name, property);
  for (const [name, property] of Object.entries(definition?.properties ?? {}))
    if (property.stub !== true) found.set(name, property);
  memory.set(schema, found);
  return found;
}
