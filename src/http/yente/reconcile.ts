import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { bytesOf } from "../match/index.ts";
import type { Routes } from "../server/desk.ts";
import { changedSince, dataset, whole } from "./parameters.ts";
import type { ReconcileInput } from "./reconcile-task.ts";
import { anything, errors } from "./shapes.ts";

const tags = ["Reconciliation"];
const prefix = z.string().max(1000).default("");
const options = z.object({
  queries: z.string().max(60_000).optional().describe("Queries as JSON, by names of the caller's own."),
  extend: z.string().max(60_000).optional().describe("Ids and properties as JSON."),
  algorithm: z.string().max(100).default("best"),
  changed_since: changedSince,
});

/** The Reconciliation API 0.2, as OpenRefine and others speak it. */
export const reconcileRoutes: Routes = (app, desk) => {
  const params = z.object({ dataset });
  const response = { 200: anything, ...errors };
  app.route({
    method: "GET",
    url: "/reconcile/:dataset",
    schema: { summary: "What the reconciliation service offers", tags, params, querystring: options, response },
    handler: (request, reply) => {
      const { queries, extend } = request.query;
      const form = queries === undefined && extend === undefined ? undefined : { queries, extend };
      return desk.run("reconcile", inputOf(request, request.params.dataset, request.query, form), reply);
    },
  });
  app.route({
    method: "POST",
    url: "/reconcile/:dataset",
    schema: {
      summary: "Candidates for rows, or further columns for them",
      description: "A form with the field queries, or extend, each holding JSON.",
      tags,
      params,
      querystring: options,
      response,
    },
    handler: (request, reply) => {
      const form = formOf(bytesOf(request.body));
      return desk.run("reconcile", inputOf(request, request.params.dataset, request.query, form), reply);
    },
  });
  for (const what of ["entity", "property", "type"] as const)
    app.route({
      method: "GET",
      url: `/reconcile/:dataset/suggest/${what}`,
      schema: {
        summary: `Suggestions while the name of ${what === "entity" ? "an entity" : `a ${what}`} is typed`,
        tags,
        params,
        querystring: z.object({ prefix, limit: whole(500, 10) }),
        response,
      },
      handler: (request, reply) =>
        desk.run("suggest", { what, dataset: request.params.dataset, ...request.query }, reply),
    });
  app.route({
    method: "GET",
    url: "/reconcile/:dataset/extend/property",
    schema: {
      summary: "Properties that a table can be extended by",
      tags,
      params,
      querystring: z.object({ type: z.string().max(100).default("Thing"), limit: whole(500, 0) }),
      response,
    },
    handler: (request, reply) => desk.run("propose", { dataset: request.params.dataset, ...request.query }, reply),
  });
  app.route({
    method: "GET",
    url: "/reconcile/:dataset/preview/:id",
    schema: {
      summary: "A small page about an entity",
      tags,
      params: z.object({ dataset, id: z.string().max(1024) }),
      response: { 200: z.string(), ...errors },
    },
    handler: (request, reply) => desk.run("preview", request.params, reply),
  });
};

function inputOf(
  request: FastifyRequest,
  name: string,
  { algorithm, changed_since }: z.output<typeof options>,
  form: ReconcileInput["form"],
): ReconcileInput {
  const at = request.url.indexOf("?");
  return {
    dataset: name,
    base: `${request.protocol}://${request.host}`,
    search: at < 0 ? "" : request.url.slice(at + 1),
    algorithm,
    ...(changed_since !== undefined && { changedSince: changed_since }),
    form,
  };
}

/** The fields of a form (application/x-www-form-urlencoded); other fields are passed over. */
function formOf(body: Uint8Array | undefined): { queries: string | undefined; extend: string | undefined } {
  const fields = new URLSearchParams(new TextDecoder().decode(body ?? new Uint8Array()));
  return { queries: fields.get("queries") ?? undefined, extend: fields.get("extend") ?? undefined };
}
