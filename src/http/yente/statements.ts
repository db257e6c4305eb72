import { z } from "zod";
import { type Screening, type StatementsRequest, statements } from "#service/screening";
import { type Answer, json, YenteError } from "../server/answer.ts";
import type { Routes } from "../server/desk.ts";
import { dataset, several, whole } from "./parameters.ts";
import { errors, statementsAnswer } from "./shapes.ts";

const text = (what: string) => z.string().max(2000).optional().describe(what);

const query = z.object({
  dataset: dataset.optional(),
  entity_id: text("Id of an entity, or one under which it was known before."),
  canonical_id: text("Id of an entity."),
  prop: text("Only values of this property."),
  value: text("Only this value."),
  schema: text("Only entities of just this schema."),
  sort: several().describe("Fields of a statement, as field or field:desc; default canonical_id and prop."),
  limit: whole(5000, 50),
  offset: whole(9499, 0),
});

/** GET /statements: the values of entities one by one, as only OpenSanctions' own service had them. */
export const statementRoutes: Routes = (app, desk) => {
  app.route({
    method: "GET",
    url: "/statements",
    schema: {
      summary: "Every value of an entity, with how its list writes it",
      tags: ["Entities"],
      querystring: query,
      response: { 200: statementsAnswer, ...errors },
    },
    handler: (request, reply) => desk.run("statements", request.query, reply),
  });
};

export function statementsTask(screening: Screening, asked: z.output<typeof query>): Answer {
  const request: StatementsRequest = {
    ...(asked.dataset !== undefined && { dataset: asked.dataset }),
    ...(asked.entity_id !== undefined && { entityId: asked.entity_id }),
    ...(asked.canonical_id !== undefined && { canonicalId: asked.canonical_id }),
    ...(asked.prop !== undefined && { prop: asked.prop }),
    ...(asked.value !== undefined && { value: asked.value }),
    ...(asked.schema !== undefined && { schema: asked.schema }),
    sort: asked.sort,
    limit: Math.max(0, asked.limit),
    offset: Math.max(0, asked.offset),
  };
  const result = statements(screening, request);
  if (!result) throw new YenteError(404, "No such dataset.");
  return json(result);
}
