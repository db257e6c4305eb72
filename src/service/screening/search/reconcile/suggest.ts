import { type FtmProperty, schemaOf } from "../../ftm/model.ts";
import type { Screening } from "../../types.ts";
import { accepted } from "../answer/accept.ts";
import { Budget } from "../answer/budget.ts";
import { evaluate } from "../answer/evaluate.ts";
import { filtered } from "../answer/hits.ts";
import { page } from "../answer/order.ts";
import { windowOf } from "../answer/search.ts";
import { namesField } from "../text/fields.ts";
import { textIndexOf } from "../text/of-screening.ts";
import { entityShape, type Named, propertiesIn, propertyShape, schemataIn, typeShape } from "./shapes.ts";

/** Suggestions of types and properties at most. */
const most = 5;

/** Entities of a dataset with a name that goes on as typed; none for an empty prefix. Undefined where the dataset is unknown. */
export function suggestEntities(
  screening: Screening,
  dataset: string,
  prefix: string,
  limit: number,
): (Named & { type: Named[]; notable: Named[] })[] | undefined {
  const datasets = screening.scope(dataset);
  if (!datasets) return undefined;
  if (prefix.trim() === "") return [];
  const index = textIndexOf(screening);
  const budget = new Budget();
  const text = prefix.slice(0, 500);
  const found = evaluate(index, { kind: "phrase", field: namesField, text, slop: 2, lastIsPrefix: true }, budget);
  const marks = accepted(index, { datasets }, budget);
  const hits = filtered(found, (record) => marks[record] === 1);
  return page(index, hits, [], { offset: 0, limit: windowOf(limit, 0)[0] }, budget).map((record) => {
    const shape = entityShape(screening.record(record));
    // The specification says notable, yente type.
    return { ...shape, notable: shape.type };
  });
}

/** Properties, of what stands in a dataset, whose name or label begins with a text. Undefined where the dataset is unknown. */
export function suggestProperties(screening: Screening, dataset: string, prefix: string): Named[] | undefined {
  const scope = screening.scope(dataset);
  if (!scope) return undefined;
  const schemata = schemataIn(screening, scope);
  return [...propertiesIn(schemata).values()]
    .filter(({ hidden, type, name, label }) => !hidden && type !== "entity" && begins(prefix, name, label))
    .sort((one, other) => rank(prefix, one) - rank(prefix, other) || (one.label < other.label ? -1 : 1))
    .slice(0, most)
    .map(propertyShape);
}

/** Schemata of a dataset whose name or label begins with a text. Undefined where the dataset is unknown. */
export function suggestTypes(screening: Screening, dataset: string, prefix: string): Named[] | undefined {
  const scope = screening.scope(dataset);
  return (
    scope &&
    schemataIn(screening, scope)
      .filter((schema) => begins(prefix, schema, schemaOf(schema)?.label ?? schema))
      .slice(0, most)
      .map(typeShape)
  );
}

/** What is called just so comes first, then what more kinds of things have. */
function rank(prefix: string, { name, qname }: FtmProperty): number {
  const owner = qname.slice(0, qname.indexOf(":"));
  const exact = name.toLowerCase() === prefix.trim().toLowerCase();
  return (exact ? 0 : 100) + (schemaOf(owner)?.schemata.length ?? 0);
}

function begins(prefix: string, ...labels: readonly string[]): boolean {
  const wanted = prefix.trim().toLowerCase();
  return wanted !== "" && labels.some((label) => label.toLowerCase().startsWith(wanted));
}
