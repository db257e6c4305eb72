import { propertiesOf, typeOf } from "../../ftm/model.ts";
import type { FtmEntity } from "../../types.ts";
import { datePrefixes, indexKeyword, indexWords } from "./words.ts";

/** How a field keeps its values: as words with their places, whole and folded, or whole as they are. */
export type FieldKind = "words" | "keyword" | "raw";

/** Takes one value of one field of a record. */
export type Put = (field: string, kind: FieldKind, terms: readonly string[]) => void;

/** Where names stand, and where everything stands that is text. */
export const namesField = "names";
export const textField = "text";
export const entitiesField = "entities";
/** Under which names of datasets a record is searched: its own, and those that it is loaded as. */
export const scopeField = "scope";

/** Fields whose values are counted in facets. */
export const countedFields: ReadonlySet<string> = new Set([
  "datasets",
  "schema",
  "countries",
  "identifiers",
  "topics",
  "genders",
]);

/**
 * What a record is found by, in yente's terms: every property as `properties.X`, every group of types (names,
 * countries, dates, identifiers, topics, entities …) under its name, `text` for all words, and the record's own
 * `schema`, `datasets`, `referents` and `caption`.
 */
export function fieldsOf(record: FtmEntity, loadedAs: readonly string[], put: Put): void {
  put("schema", "raw", [record.schema]);
  put("caption", "keyword", [indexKeyword(record.caption)]);
  for (const dataset of record.datasets) put("datasets", "raw", [dataset]);
  for (const dataset of new Set([...record.datasets, ...loadedAs])) put(scopeField, "raw", [dataset]);
  for (const referent of record.referents) put("referents", "raw", [referent]);
  const properties = propertiesOf(record.schema);
  for (const [name, values] of Object.entries(record.properties)) {
    const property = properties.get(name);
    const own = `properties.${name}`;
    const type = property ? typeOf(property.type) : undefined;
    const group = type?.matchable && !property?.matchable ? undefined : type?.group;
    for (const value of values) putValue(value, own, property?.type ?? "string", group, put);
  }
}

function putValue(value: string, own: string, type: string, group: string | undefined, put: Put): void {
  if (type === "entity") {
    put(own, "raw", [value]);
    put(entitiesField, "raw", [value]);
    return;
  }
  const words = indexWords(value);
  put(textField, "words", words);
  if (fieldKind(type) === "words") {
    put(own, "words", words);
    if (group) put(group, "words", words);
    return;
  }
  const keyword = indexKeyword(value);
  put(own, "keyword", [keyword]);
  if (group) for (const each of type === "date" ? datePrefixes(keyword) : [keyword]) put(group, "keyword", [each]);
}

/** How properties of a type of FollowTheMoney are kept. */
export function fieldKind(type: string): FieldKind {
  if (type === "entity") return "raw";
  return type === "name" || type === "address" || typeOf(type)?.group === undefined ? "words" : "keyword";
}
