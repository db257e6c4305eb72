import { PenholderError } from "#kernel";
import { type Algorithm, profileOfProperties, screen } from "#screening";
import { matchableWith, propertiesOf, schemaNames, schemaOf } from "../../ftm/model.ts";
import { cleanProperties, QueryError } from "../../match/clean.ts";
import type { Screening } from "../../types.ts";
import { accepted } from "../answer/accept.ts";
import { Budget } from "../answer/budget.ts";
import { textIndexOf } from "../text/of-screening.ts";
import { entityShape, type Named } from "./shapes.ts";

/** One row of a client's table: a name, a type, and what else is known, by qualified names of properties. */
export interface ReconcileQuery {
  query?: string;
  type?: string;
  limit: number;
  properties: readonly { pid: string; v: readonly string[] }[];
}

export interface Candidate extends Named {
  type: Named[];
  score: number;
  match: boolean;
}

/** From this score on a candidate counts as a match. */
const matchAt = 0.7;
/** Below this a candidate would only be noise. */
const shownFrom = 0.05;

const byQname = new Map(
  schemaNames.flatMap((schema) =>
    [...propertiesOf(schema).values()].map((each): [string, string] => [each.qname, each.name]),
  ),
);

/** Candidates for one row, best first. Throws `search-invalid` for a type that FollowTheMoney lacks. */
export function candidatesFor(
  screening: Screening,
  scope: ReadonlySet<string>,
  query: ReconcileQuery,
  { algorithm, changedSince }: { algorithm?: Algorithm; changedSince?: string },
): Candidate[] {
  const schema = query.type ?? "Thing";
  if (!schemaOf(schema)) throw new PenholderError("search-invalid", `No such schema: ${schema.slice(0, 60)}.`);
  const properties: Record<string, string[]> = {};
  const add = (name: string, values: readonly string[]) => {
    properties[name] = [...(properties[name] ?? []), ...values];
  };
  if (query.query) add("name", [query.query]);
  for (const { pid, v } of query.properties) {
    const name = byQname.get(pid) ?? (propertiesOf(schema).has(pid) ? pid : undefined);
    if (name !== undefined) add(name, v);
  }
  const known = cleaned(schema, properties);
  if (Object.keys(known).length === 0) return [];
  const index = textIndexOf(screening);
  const marks = accepted(index, { datasets: scope, ...(changedSince && { changedSince }) }, new Budget());
  const schemata = schemaOf(schema)?.matchable ? matchableWith(schema) : undefined;
  const hits = screen(screening.index, profileOfProperties(schema, known), {
    threshold: shownFrom,
    limit: query.limit,
    ...(algorithm && { algorithm }),
    accept: (entry) =>
      marks[screening.numberOf(entry.id)] === 1 && (schemata === undefined || schemata.has(entry.schema)),
  });
  return hits.flatMap(({ id, score }) => {
    const entity = screening.ftm(id);
    const rounded = Math.round(score.probability * 1000) / 1000;
    return entity ? [{ ...entityShape(entity), score: rounded, match: score.probability >= matchAt }] : [];
  });
}

function cleaned(schema: string, properties: Readonly<Record<string, string[]>>): Record<string, string[]> {
  try {
    return cleanProperties(schema, properties);
  } catch (error) {
    if (error instanceof QueryError)
      throw new PenholderError("search-invalid", `The query cannot be read: ${error.message}.`);
    throw error;
  }
}
