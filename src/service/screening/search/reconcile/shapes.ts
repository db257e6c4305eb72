import { type FtmProperty, propertiesOf, schemaOf } from "../../ftm/model.ts";
import type { FtmEntity, Screening } from "../../types.ts";
import { scopeField } from "../text/fields.ts";
import { textIndexOf } from "../text/of-screening.ts";

/** A schema, a property or an entity as the Reconciliation API 0.2 shows it. */
export interface Named {
  id: string;
  name: string;
  description?: string;
}

/** A schema as a type of the Reconciliation API. */
export function typeShape(schema: string): Named {
  const known = schemaOf(schema);
  const label = known?.label ?? schema;
  return { id: schema, name: known?.plural ?? schema, description: known?.description?.trim() || label };
}

/** A property under its qualified name: Thing:country. */
export function propertyShape({ qname, label, description }: FtmProperty): Named {
  return { id: qname, name: label, ...(description && { description }) };
}

/** An entity as a candidate without a score. */
export function entityShape({ id, caption, schema }: FtmEntity): Named & { type: Named[] } {
  return { id, name: caption, description: schemaOf(schema)?.label ?? schema, type: [typeShape(schema)] };
}

/** The schemata that can be asked for in a dataset: those in it that can be matched, and what they descend from. */
export function schemataIn(screening: Screening, scope: ReadonlySet<string>): string[] {
  const index = textIndexOf(screening);
  const field = index.field(scopeField);
  const found = new Set<string>();
  const seen = new Uint8Array(index.schemata.length);
  for (const name of scope) {
    const pair = field ? index.find(field, name) : -1;
    if (pair >= 0)
      index.each(pair, false, (record) => {
        seen[index.schema[record] ?? 0] = 1;
      });
  }
  for (const [at, name] of index.schemata.entries())
    if (seen[at] === 1 && schemaOf(name)?.matchable) for (const each of schemaOf(name)?.schemata ?? []) found.add(each);
  return [...found].sort();
}

/** The properties of schemata by their qualified names, each once. */
export function propertiesIn(schemata: readonly string[]): Map<string, FtmProperty> {
  const found = new Map<string, FtmProperty>();
  for (const schema of schemata)
    for (const property of propertiesOf(schema).values()) found.set(property.qname, property);
  return found;
}
