import model from "@opensanctions/followthemoney/dist/defaultModel.json" with { type: "json" };

export interface FtmProperty {
  name: string;
  /** "Thing:country". */
  qname: string;
  label: string;
  /** name, date, country, identifier, entity, text … */
  type: string;
  description?: string;
  /** Schema of the entities that a property of type entity refers to, and the property that looks back from there. */
  range?: string;
  reverse?: string;
  /** True where it only shows what refers to the entity: it has no values of its own. */
  stub?: boolean;
  matchable?: boolean;
  hidden?: boolean;
}

export interface FtmSchema {
  label: string;
  plural: string;
  description?: string;
  /** Itself and all that it descends from. */
  schemata: readonly string[];
  extends: readonly string[];
  featured?: readonly string[];
  caption?: readonly string[];
  matchable?: boolean;
  abstract?: boolean;
  edge?: { source: string; target: string };
  properties: Readonly<Record<string, FtmProperty>>;
}

/** A type of properties: its label ("Country"), the group by which facets name it ("countries"), and what its codes are called. */
export interface FtmType {
  label: string;
  plural: string;
  group?: string;
  matchable?: boolean;
  values?: Readonly<Record<string, string>>;
}

const schemata = model.schemata as unknown as Readonly<Record<string, FtmSchema>>;
const types = model.types as unknown as Readonly<Record<string, FtmType>>;
const memory = new Map<string, ReadonlyMap<string, FtmProperty>>();

/** Names of all schemata of FollowTheMoney. */
export const schemaNames: readonly string[] = Object.keys(schemata);

/** The types by the group that they name: countries, topics, dates. */
export const typesByGroup: ReadonlyMap<string, FtmType> = new Map(
  Object.values(types).flatMap((type): [string, FtmType][] => (type.group === undefined ? [] : [[type.group, type]])),
);

/** A schema by its name: "Person". */
export function schemaOf(name: string): FtmSchema | undefined {
  return Object.hasOwn(schemata, name) ? schemata[name] : undefined;
}

/** Whether a schema is another or descends from it: a Company is a Thing. */
export function isA(name: string, ancestor: string): boolean {
  return schemaOf(name)?.schemata.includes(ancestor) ?? false;
}

/** Properties of a schema by name, the inherited and the looking-back (`stub`) among them. */
export function propertiesOf(schema: string): ReadonlyMap<string, FtmProperty> {
  const known = memory.get(schema);
  if (known) return known;
  const found = new Map<string, FtmProperty>();
  const definition = schemaOf(schema);
  for (const parent of definition?.extends ?? [])
    for (const [name, property] of propertiesOf(parent)) found.set(name, property);
  for (const [name, property] of Object.entries(definition?.properties ?? {})) found.set(name, property);
  if (definition) memory.set(schema, found);
  return found;
}

/** A type of properties by its name: "country". */
export function typeOf(name: string): FtmType | undefined {
  return Object.hasOwn(types, name) ? types[name] : undefined;
}

/**
 * The schemata whose entities can be the same thing as one of this schema, as far as FollowTheMoney calls them matchable:
 * itself, what descends from it and what it descends from. Of a schema that is too general to be matched (Thing), what
 * descends from it.
 */
export function matchableWith(schema: string): ReadonlySet<string> {
  const known = matchable.get(schema);
  if (known) return known;
  const own = schemaOf(schema);
  const related = (name: string): boolean => isA(name, schema) || (own?.matchable === true && isA(schema, name));
  const found = new Set(schemaNames.filter((name) => schemaOf(name)?.matchable === true && related(name)));
  if (own) matchable.set(schema, found);
  return found;
}

const matchable = new Map<string, ReadonlySet<string>>();
