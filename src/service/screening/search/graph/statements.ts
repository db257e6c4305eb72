import { PenholderError } from "#kernel";
import type { Screening } from "../../types.ts";
import { accepted } from "../answer/accept.ts";
import { Budget } from "../answer/budget.ts";
import { evaluate } from "../answer/evaluate.ts";
import { textIndexOf } from "../text/of-screening.ts";
import type { TextIndex } from "../text/text-index.ts";
import { indexWords } from "../text/words.ts";
import { asWritten, type Statement, statementsOf } from "./statement.ts";

export interface StatementsRequest {
  dataset?: string;
  entityId?: string;
  canonicalId?: string;
  prop?: string;
  value?: string;
  schema?: string;
  /** Fields of a statement, `:desc` for falling order. */
  sort: readonly string[];
  limit: number;
  offset: number;
}

export interface StatementsResult {
  results: Statement[];
  total: { value: number; relation: "eq" | "gte" };
  limit: number;
  offset: number;
}

/** Statements gathered for one answer at most, and entities read for it: sorting needs them all. */
const most = 15_000;

/**
 * Statements that have what is asked for. One entity's are always complete; of a search over many entities the first
 * 15,000 in the order of ids are sorted and paged, and `relation` says so. Undefined where the dataset is unknown.
 */
export function statements(screening: Screening, request: StatementsRequest): StatementsResult | undefined {
  const scope = request.dataset === undefined ? undefined : screening.scope(request.dataset);
  if (request.dataset !== undefined && !scope) return undefined;
  const order = orderBy(request.sort);
  const found: Statement[] = [];
  let complete = true;
  let read = 0;
  for (const record of recordsFor(screening, request, scope)) {
    if (found.length >= most || read++ >= most) {
      complete = false;
      break;
    }
    for (const statement of statementsOf(screening.record(record)))
      if (fits(statement, request, scope)) found.push(statement);
  }
  found.sort(order);
  return {
    results: asWritten(screening, found.slice(request.offset, request.offset + request.limit)),
    total: { value: found.length, relation: complete ? "eq" : "gte" },
    limit: request.limit,
    offset: request.offset,
  };
}

/** The entities that can have such statements: one, or those of a dataset and schema that have the value. */
function* recordsFor(
  screening: Screening,
  { canonicalId, entityId, prop, value, schema }: StatementsRequest,
  scope: ReadonlySet<string> | undefined,
): Iterable<number> {
  const id = canonicalId ?? entityId;
  if (id !== undefined) {
    const record = screening.numberOf(id);
    if (record >= 0) yield record;
    return;
  }
  const index = textIndexOf(screening);
  const all = scope ?? new Set(screening.datasets.map(({ name }) => name));
  const budget = new Budget();
  const marks = accepted(index, { datasets: all }, budget);
  const having = prop === undefined || prop === "id" ? undefined : recordsHaving(index, prop, value, budget);
  const wanted = schema === undefined ? -1 : index.schemata.indexOf(schema);
  const records = Uint32Array.from(marks.keys()).filter(
    (record) =>
      marks[record] === 1 &&
      (schema === undefined || index.schema[record] === wanted) &&
      (having === undefined || having.has(record)),
  );
  // In the order of ids, in which statements are sorted unless another is asked for.
  yield* records.sort((one, other) => (index.idRanks[one] ?? 0) - (index.idRanks[other] ?? 0));
}

/** The records that have a property, or words of a value in it: read to the letter they may still differ. */
function recordsHaving(index: TextIndex, prop: string, value: string | undefined, budget: Budget): ReadonlySet<number> {
  const field = `properties.${prop}`;
  const hits = evaluate(index, { kind: "exists", field }, budget);
  const words = value === undefined ? [] : indexWords(value);
  // A value without any word cannot be looked up: every record with the property is read.
  if (value === undefined || words.length === 0) return new Set(hits.records);
  return new Set(evaluate(index, { kind: "words", field, text: value }, budget).records);
}

function fits(
  statement: Statement,
  { prop, value, schema }: StatementsRequest,
  scope: ReadonlySet<string> | undefined,
): boolean {
  return (
    (prop === undefined || statement.prop === prop) &&
    (value === undefined || statement.value === value) &&
    (schema === undefined || statement.schema === schema) &&
    (scope === undefined || scope.has(statement.dataset))
  );
}

const sortable = new Set<string>([
  "id",
  "entity_id",
  "canonical_id",
  "prop",
  "prop_type",
  "schema",
  "value",
  "dataset",
  "first_seen",
  "last_seen",
]);

function orderBy(sorts: readonly string[]): (one: Statement, other: Statement) => number {
  const keys = (sorts.length > 0 ? sorts : ["canonical_id", "prop"]).map((sort) => {
    const [, name = "", direction] = /^(.*?)(?::(asc|desc))?$/su.exec(sort) ?? [];
    if (!sortable.has(name))
      throw new PenholderError(
        "search-invalid",
        `Statements cannot be sorted by "${name.slice(0, 60)}"; sort by ${[...sortable].join(", ")}.`,
      );
    return { name: name as keyof Statement, sign: direction === "desc" ? -1 : 1 };
  });
  return (one, other) => {
    for (const { name, sign } of keys) {
      const [left, right] = [one[name] ?? "", other[name] ?? ""];
      if (left !== right) return left < right ? -sign : sign;
    }
    return one.id < other.id ? -1 : 1;
  };
}
