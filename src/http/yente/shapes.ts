import { z } from "zod";
import { detail } from "../match/schemas.ts";

/** Forms of answers, for the description of the API. Answers come from workers as text and are not checked again. */

export const errors = { 400: detail, 404: detail, 422: detail, 503: detail };

export const entity = z
  .object({
    id: z.string(),
    caption: z.string(),
    schema: z.string(),
    properties: z.record(z.string(), z.array(z.unknown())),
    datasets: z.array(z.string()),
    referents: z.array(z.string()),
    target: z.boolean(),
    first_seen: z.string().nullable(),
    last_seen: z.string().nullable(),
    last_change: z.string().nullable(),
  })
  .describe("An entity of FollowTheMoney; values are texts, or entities where they are nested.");

export const total = z.object({ value: z.number(), relation: z.enum(["eq", "gte"]) });
const window = { total, limit: z.number(), offset: z.number() };

export const searchAnswer = z.object({
  results: z.array(entity),
  facets: z.record(
    z.string(),
    z.object({
      label: z.string(),
      values: z.array(z.object({ name: z.string(), label: z.string(), count: z.number() })),
    }),
  ),
  ...window,
});

export const adjacentPage = z.object({ results: z.array(z.unknown()), ...window });
export const adjacentAnswer = z.object({ entity, adjacent: z.record(z.string(), adjacentPage) });

export const statementsAnswer = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      entity_id: z.string(),
      canonical_id: z.string(),
      prop: z.string(),
      prop_type: z.string(),
      schema: z.string(),
      value: z.string(),
      original_value: z.string().nullable(),
      dataset: z.string(),
      lang: z.string().nullable(),
      origin: z.string().nullable(),
      first_seen: z.string().nullable(),
      last_seen: z.string().nullable(),
    }),
  ),
  ...window,
});

export const anything = z.record(z.string(), z.unknown());
