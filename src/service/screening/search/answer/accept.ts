import { isA, matchableWith, schemaNames, schemaOf } from "../../ftm/model.ts";
import { scopeField } from "../text/fields.ts";
import type { TextIndex } from "../text/text-index.ts";
import type { Budget } from "./budget.ts";
import { evaluate } from "./evaluate.ts";
import { periodOf } from "./range.ts";

/** What narrows a search, besides its words. */
export interface Filters {
  /** The datasets to search, each a name that holds entities itself. */
  datasets: ReadonlySet<string>;
  schema?: string;
  excludeSchema?: readonly string[];
  /** Changed after this date, as precise as it is written. */
  changedSince?: string;
  /** Fields with the values that they must have. */
  fields?: readonly { field: string; value: string }[];
  /** Whether one of several values of a field is enough. */
  any?: boolean;
}

/** For each record, 1 where every filter accepts it. */
export function accepted(index: TextIndex, filters: Filters, budget: Budget): Uint8Array {
  const { changedSince, fields = [], any = false } = filters;
  const inScope = scopeMarks(index, filters, budget);
  if (changedSince === undefined && fields.length === 0) return inScope;
  const marks = inScope.slice();
  if (changedSince !== undefined) {
    const [after] = periodOf(changedSince);
    for (let record = 0; record < marks.length; record++)
      if (!((index.instants.last_change[record] ?? Number.NaN) > after)) marks[record] = 0;
  }
  for (const values of Map.groupBy(fields, ({ field }) => field).values()) keepWith(index, values, any, marks, budget);
  return marks;
}

const remembered = new WeakMap<TextIndex, Map<string, Uint8Array>>();
const mostRemembered = 16;

/** What datasets and schemata accept; most searches ask for the same few, so that the last ones are kept. */
function scopeMarks(index: TextIndex, filters: Filters, budget: Budget): Uint8Array {
  const known = remembered.get(index) ?? new Map<string, Uint8Array>();
  remembered.set(index, known);
  const key = JSON.stringify([[...filters.datasets].sort(), filters.schema ?? null, filters.excludeSchema ?? []]);
  const marks = known.get(key) ?? marksOf(index, filters, budget);
  known.delete(key);
  known.set(key, marks);
  const [oldest] = known.keys();
  if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest);
  return marks;
}

function marksOf(index: TextIndex, filters: Filters, budget: Budget): Uint8Array {
  const marks = new Uint8Array(index.records);
  budget.spend(4 * index.records);
  markDatasets(index, filters.datasets, marks);
  const wanted = schemataOf(filters);
  if (!wanted) return marks;
  const numbers = Uint8Array.from(index.schemata, (name) => (wanted.has(name) ? 1 : 0));
  for (let record = 0; record < marks.length; record++) if (numbers[index.schema[record] ?? 0] !== 1) marks[record] = 0;
  return marks;
}

function markDatasets(index: TextIndex, datasets: ReadonlySet<string>, marks: Uint8Array): void {
  const field = index.field(scopeField);
  if (!field) return;
  for (const name of datasets) {
    const pair = index.find(field, name);
    if (pair >= 0)
      index.each(pair, false, (record) => {
        marks[record] = 1;
      });
  }
}

/** The schemata that a search for one of them finds: what can be matched with it, and all below it where it is abstract. */
function schemataOf({ schema, excludeSchema = [] }: Filters): ReadonlySet<string> | undefined {
  if (schema === undefined && excludeSchema.length === 0) return undefined;
  const names = schema === undefined ? schemaNames : searchedWith(schema);
  return new Set([...names].filter((name) => !excludeSchema.includes(name)));
}

function searchedWith(schema: string): Iterable<string> {
  if (schemaOf(schema)?.matchable) return matchableWith(schema);
  return schemaNames.filter((name) => isA(name, schema));
}

function keepWith(
  index: TextIndex,
  values: readonly { field: string; value: string }[],
  any: boolean,
  marks: Uint8Array,
  budget: Budget,
): void {
  const found = new Uint16Array(index.records);
  for (const { field, value } of values)
    for (const record of evaluate(index, { kind: "words", field, text: value }, budget).records)
      found[record] = (found[record] ?? 0) + 1;
  const least = any ? 1 : values.length;
  for (let record = 0; record < marks.length; record++) if ((found[record] ?? 0) < least) marks[record] = 0;
}
