import { z } from "zod";
import type { App, Desk } from "../server/desk.ts";
import { detail, matchAnswer, matchBody, matchParams, matchQueryString, scoreAnswer, scoreBody } from "./schemas.ts";

export { matchTask } from "./match-task.ts";
export { scoreTask } from "./score-task.ts";

const errors = { 400: detail, 404: detail, 422: detail, 503: detail };

/** POST /match/{dataset} and POST /score. Bodies go to the workers as bytes and are read there. */
export function matchRoutes(app: App, desk: Desk): void {
  app.route({
    method: "POST",
    url: "/match/:dataset",
    schema: {
      summary: "Who on the lists may be the one asked about",
      description:
        "Up to 100 queries, each an entity as FollowTheMoney describes it. Results come likeliest first; the score is a calibrated probability, and every result carries the evidence for and against.",
      tags: ["Screening"],
      params: matchParams,
      querystring: matchQueryString,
      body: matchBody,
      response: { 200: matchAnswer, ...errors },
    },
    handler: (request, reply) =>
      desk.run(
        "match",
        { dataset: request.params.dataset, body: bytesOf(request.body), options: request.query },
        reply,
      ),
  });
  app.route({
    method: "POST",
    url: "/score",
    schema: {
      summary: "Whether two names, or two entities, are one party",
      tags: ["Screening"],
      body: scoreBody,
      response: { 200: scoreAnswer, 400: z.object({ detail: z.unknown() }), 422: detail },
    },
    handler: (request, reply) => desk.run("score", { body: bytesOf(request.body) }, reply),
  });
}

/** The instance keeps bodies as bytes; what the schema promises is checked by the worker. */
export function bytesOf(body: unknown): Uint8Array | undefined {
  return body instanceof Uint8Array ? body : undefined;
}
