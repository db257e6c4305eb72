import { z } from "zod";
import { facetNames, type Screening, type SearchRequest, searchEntities } from "#service/screening";
import { type Answer, json, YenteError } from "../server/answer.ts";
import type { Routes } from "../server/desk.ts";
import { changedSince, dataset, flag, paging, several } from "./parameters.ts";
import { errors, searchAnswer } from "./shapes.ts";

const facet = z.enum(facetNames);
const usualFacets = ["countries", "topics", "datasets"] as const;

const query = z.object({
  q: z.string().max(60_000).default("").describe("Words, or Lucene's query syntax; empty for everything."),
  schema: z.string().max(100).default("Thing").describe("Only entities of this kind: Person, Vessel, Address …"),
  include_dataset: several().describe("Only entities of these datasets, within the one that is asked."),
  exclude_dataset: several().describe("No entities of these datasets."),
  exclude_schema: several().describe("No entities of just these schemata."),
  changed_since: changedSince,
  countries: several().describe("Only entities with these countries, by code."),
  topics: several().describe("Only entities with these topics: sanction, role.pep …"),
  datasets: several().describe("Only entities of these datasets."),
  filter: several().describe("field:value, for example properties.birthDate:1965."),
  target: flag.optional().describe("Deprecated: say topics. Only entities that are themselves listed, or only others."),
  simple: flag.default(false).describe("Take q as typed into a search box: any text, + | - and quotes mean something."),
  fuzzy: z.unknown().optional().describe("Taken from clients of yente; words~1 are always understood."),
  facets: z
    .union([facet, z.array(facet)])
    .default([...usualFacets])
    .transform((names) => (typeof names === "string" ? [names] : names))
    .describe("Fields whose values are counted."),
  filter_op: z.enum(["AND", "OR"]).default("OR").describe("Whether all or any of several values of one field count."),
  ...paging,
});

/** GET /search/{dataset}. */
export const searchRoutes: Routes = (app, desk) => {
  app.route({
    method: "GET",
    url: "/search/:dataset",
    schema: {
      summary: "Full-text search over entities",
      description:
        "For search boxes. To find out whether somebody is on a list, use /match: it finds names however they are spelled.",
      tags: ["Entities"],
      params: z.object({ dataset }),
      querystring: query,
      response: { 200: searchAnswer, ...errors },
    },
    handler: (request, reply) =>
      desk.run("search", { dataset: request.params.dataset, query: request.query } satisfies SearchInput, reply),
  });
};

interface SearchInput {
  dataset: string;
  query: z.output<typeof query>;
}

export function searchTask(screening: Screening, { dataset: name, query: asked }: SearchInput): Answer {
  const result = searchEntities(screening, requestOf(name, asked));
  if (!result) throw new YenteError(404, "No such dataset.");
  return json(result);
}

function requestOf(name: string, asked: SearchInput["query"]): SearchRequest {
  const fields = (["countries", "topics", "datasets"] as const).flatMap((field) =>
    asked[field].map((value) => ({ field: field as string, value })),
  );
  for (const filter of asked.filter) {
    const at = filter.indexOf(":");
    if (at < 0) throw new YenteError(400, `Invalid filter: ${filter.slice(0, 200)}`);
    fields.push({ field: filter.slice(0, at), value: filter.slice(at + 1) });
  }
  if (asked.target !== undefined) fields.push({ field: "target", value: String(asked.target) });
  return {
    q: asked.q,
    simple: asked.simple,
    dataset: name,
    schema: asked.schema,
    includeDataset: asked.include_dataset,
    excludeDataset: asked.exclude_dataset,
    excludeSchema: asked.exclude_schema,
    ...(asked.changed_since !== undefined && { changedSince: asked.changed_since }),
    fields,
    any: asked.filter_op === "OR",
    facets: asked.facets,
    sort: asked.sort,
    limit: asked.limit,
    offset: asked.offset,
  };
}
