import { PenholderError } from "#kernel";
import { type Algorithm, profileOfProperties, screen } from "#screening";
import { isA, matchableWith, propertiesOf, schemaNames, schemaOf } from "../../ftm/model.ts";
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
  const hits = kindsOf(schema, index.schemata).flatMap((kind) => {
    const schemata = matchableWith(kind);
    return screen(screening.index, profileOfProperties(kind, known), {
      threshold: shownFrom,
      exact: false,
      limit: query.limit,
      ...(algorithm && { algorithm }),
      accept: (entry) => marks[screening.numberOf(entry.id)] === 1 && schemata.has(entry.schema),
    });
  });
  return hits
    .sort((one, other) => other.score.probability - one.score.probability)
    .slice(0, query.limit)
    .flatMap(({ id, score: { probability } }) => {
      const entity = screening.ftm(id);
      const score = Math.round(probability * 1000) / 1000;
      return entity ? [{ ...entityShape(entity), score, match: probability >= matchAt }] : [];
    });
}

/**
 * As what to look for somebody of a kind: as that, where it can be matched; else, as "Thing" cannot, as each kind that
 * is loaded. Persons and firms are one kind, a LegalEntity, as long as nobody says which.
 */
function kindsOf(schema: string, loaded: readonly string[]): string[] {
  if (schemaOf(schema)?.matchable) return [schema];
  const within = loaded.filter((name) => schemaOf(name)?.matchable && name !== "Address" && isA(name, schema));
  return [...new Set(within.map((name) => (isA(name, "LegalEntity") ? "LegalEntity" : name)))];
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
