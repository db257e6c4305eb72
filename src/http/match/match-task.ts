import type { z } from "zod";
import { cleanProperties, type MatchQuery, matchQuery, QueryError, type Screening, schemaOf } from "#service/screening";
import { type Answer, json, YenteError } from "../server/answer.ts";
import { algorithmNamed, type NamedAlgorithm } from "./algorithms.data.ts";
import { readBody } from "./body.ts";
import { type exampleForm, matchBody, type matchQueryString } from "./schemas.ts";

export interface MatchInput {
  dataset: string;
  body: Uint8Array | undefined;
  options: z.output<typeof matchQueryString>;
}

/** Queries of one request at most, as yente has it. */
const mostQueries = 100;
/** Queries between which nothing else is done: a few milliseconds. */
const queriesAtOnce = 4;

/**
 * POST /match/{dataset}: every query in turn, until the time for the request is up. Other requests are answered between
 * two of them: who asks one question does not wait for the end of somebody's hundred.
 */
export function* matchTask(
  screening: Screening,
  { dataset, body, options }: MatchInput,
  deadline: number,
): Generator<undefined, Answer> {
  if (!screening.scope(dataset)) throw new YenteError(404, `No such dataset: ${dataset}`);
  const algorithm = named(options.algorithm);
  const { queries, config = {} } = readBody(matchBody, body);
  for (const key of Object.keys(config))
    if (!algorithm.config.includes(key))
      throw new YenteError(400, `Invalid configuration parameter: ${key} for algorithm ${algorithm.name}`);
  const asked = Object.entries(queries).filter((entry): entry is [string, Example] => entry[1] !== null);
  if (asked.length > mostQueries) throw new YenteError(400, `Too many queries in one batch (limit: ${mostQueries})`);
  if (asked.length === 0) throw new YenteError(400, "No queries provided.");
  const read = asked.map(([name, example]) => ({
    name,
    query: queryOf(example),
    excluded: example.exclude_entity_ids,
  }));
  const responses: [string, ReturnType<typeof responseTo>][] = [];
  for (const { name, query, excluded = [] } of read) {
    if (responses.length > 0 && responses.length % queriesAtOnce === 0) yield;
    if (Date.now() > deadline)
      throw new YenteError(503, "The request took longer than it may.", { "retry-after": "1" });
    responses.push([name, responseTo(screening, query, { dataset, algorithm, options, excluded })]);
  }
  return json({ responses: Object.fromEntries(responses), limit: options.limit }, 200, {
    "x-batch-size": String(responses.length),
  });
}

type Example = z.output<typeof exampleForm>;

interface Asked {
  dataset: string;
  algorithm: NamedAlgorithm;
  options: z.output<typeof matchQueryString>;
  excluded: readonly string[];
}

function responseTo(screening: Screening, query: MatchQuery, { dataset, algorithm, options, excluded }: Asked) {
  const { results, total } = matchQuery(screening, query, {
    filter: {
      dataset,
      includeDatasets: options.include_dataset,
      excludeDatasets: options.exclude_dataset,
      excludeSchemata: options.exclude_schema,
      topics: options.topics,
      changedSince: options.changed_since,
      excludeIds: [...options.exclude_entity_ids, ...excluded],
    },
    algorithm: algorithm.answers,
    limit: options.limit,
    threshold: options.threshold,
    cutoff: Math.min(options.cutoff, options.threshold),
  });
  return { status: 200, results, total: { value: total, relation: "eq" }, query: { id: query.id ?? null, ...query } };
}

/** A query read and cleaned. Throws YenteError 400. */
export function queryOf({ id, schema, properties }: Pick<Example, "id" | "schema" | "properties">): MatchQuery {
  if (!schemaOf(schema)) throw new YenteError(400, `Cannot parse example entity: there is no schema ${schema}`);
  try {
    return { id: id ?? undefined, schema, properties: cleanProperties(schema, properties) };
  } catch (error) {
    if (error instanceof QueryError) throw new YenteError(400, `Cannot parse example entity: ${error.message}`);
    throw error;
  }
}

/** An algorithm by its name. Throws YenteError 400. */
export function named(name: string): NamedAlgorithm {
  const found = algorithmNamed(name);
  if (!found) throw new YenteError(400, `Unknown algorithm: ${name}`);
  return found;
}
