import { z } from "zod";

const list = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : typeof value === "string" ? [value] : value));

/** A day or an instant, as far as it is known: 2026-03-04, 2026-03-04T05, 2026-03-04T05:06:07. */
export const instantPattern = /^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?$/u;

export const matchParams = z.object({
  dataset: z.string().max(200).describe("A dataset or collection that is loaded: un, ofac-sdn, default …"),
});

export const matchQueryString = z.object({
  limit: z.coerce.number().int().min(0).max(500).default(5).describe("Results for each query at most."),
  threshold: z.coerce.number().default(0.7).describe("From this score on a result is called a match."),
  cutoff: z.coerce
    .number()
    .default(0.7)
    .describe("Deprecated. Results must score above this; never more than the threshold."),
  algorithm: z.string().max(100).default("best").describe("See /algorithms."),
  include_dataset: list.describe("Only entities of these datasets."),
  exclude_dataset: list.describe("No entities of these datasets."),
  exclude_schema: list.describe("No entities of these schemata."),
  topics: list.describe("Only entities with one of these topics."),
  changed_since: z.string().regex(instantPattern).optional().describe("Only entities changed since then."),
  exclude_entity_ids: list
    .refine((ids) => ids.length <= 50, "at most 50 ids")
    .describe("Not these entities, for any of the queries; ids under which they were known before count."),
});

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const exampleForm = z.object({
  id: z.string().max(1000).nullish().describe("Returned with the answer."),
  schema: z.string().max(100).describe("Person, Company, Vessel … of FollowTheMoney."),
  properties: z
    .record(z.string().max(200), z.union([value, z.array(value)]))
    .describe("Its properties by their FollowTheMoney names: name, birthDate, nationality …"),
  exclude_entity_ids: z
    .array(z.string().max(1000))
    .max(1000)
    .optional()
    .describe("Not these entities, for this query: those already found to be somebody else."),
});

export const matchBody = z.object({
  queries: z
    .record(z.string().max(1000), exampleForm.nullable())
    .describe("At most 100, by names of the caller's own."),
  weights: z.record(z.string(), z.number()).optional().describe("Taken from clients of yente; has no effect."),
  config: z.record(z.string(), z.unknown()).optional(),
});

const explanation = z.object({
  detail: z.string(),
  score: z.number(),
  query: z.string().nullable(),
  candidate: z.string().nullable(),
});

const instant = z.string().nullable();

export const ftmEntity = z.object({
  id: z.string(),
  caption: z.string(),
  schema: z.string(),
  properties: z.record(z.string(), z.array(z.string())),
  datasets: z.array(z.string()),
  referents: z.array(z.string()),
  target: z.boolean(),
  first_seen: instant,
  last_seen: instant,
  last_change: instant,
});

export const scored = {
  score: z.number().describe("Probability that the two are the same: 0 to below 1."),
  match: z.boolean(),
  explanations: z.record(z.string(), explanation),
  coverage: z.string().describe("How much evidence there was: name only, name and date …"),
  reasons: z.array(z.string()).describe("The reasoning in sentences."),
};

export const matchAnswer = z.object({
  responses: z.record(
    z.string(),
    z.object({
      status: z.literal(200),
      results: z.array(ftmEntity.extend(scored)),
      total: z.object({ value: z.number(), relation: z.literal("eq") }),
      query: z.object({
        id: z.string().nullable(),
        schema: z.string(),
        properties: z.record(z.string(), z.array(z.string())),
      }),
    }),
  ),
  limit: z.number(),
});

const pairOfNames = z.object({
  schema: z.string().max(100).default("Person"),
  name1: z.string().max(2000),
  name2: z.string().max(2000),
});

const side = z.object({
  schema: z.string().max(100),
  properties: z.record(z.string().max(200), z.union([value, z.array(value)])),
});

export const scoreBody = z.union([
  pairOfNames,
  z.object({ query: side, candidate: side, algorithm: z.string().max(100).optional() }),
]);

export const scoreAnswer = z.object(scored);

export const detail = z.object({ detail: z.unknown() }).describe("What is wrong.");
