import { z } from "zod";
import type { ChangesBook, Span } from "#service/screening";
import { YenteError } from "../server/answer.ts";
import type { App, AskingDesk } from "../server/desk.ts";
import { rescreenAnswer, rescreenBody } from "./rescreen-schemas.ts";
import { detail, matchAnswer, matchBody, matchParams, matchQueryString, scoreAnswer, scoreBody } from "./schemas.ts";

export { matchTask } from "./match-task.ts";
export { rescreenTask, spanTask } from "./rescreen-task.ts";
export { scoreTask } from "./score-task.ts";

const errors = { 400: detail, 404: detail, 422: detail, 503: detail };

/** POST /match/{dataset} and POST /score. Bodies go to the workers as bytes and are read there. */
export function matchRoutes(app: App, desk: AskingDesk, changes: ChangesBook | undefined): void {
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
  app.route({
    method: "POST",
    url: "/rescreen",
    schema: {
      summary: "Which customers must be looked at again after the lists changed, and why",
      description:
        "Compares two editions of the lists kept in the store, and asks only about what changed: new hits, hits gone, hits whose evidence changed. Decisions made before settle what rests on the very same evidence.",
      tags: ["Screening"],
      body: rescreenBody,
      response: { 200: rescreenAnswer, ...errors },
    },
    handler: async (request, reply) => {
      const body = bytesOf(request.body);
      if (!changes) throw new YenteError(404, "This server was given no store of editions to compare.");
      const span = await desk.ask("rescreen-span", { body });
      if (span.status !== 200) return desk.send(span, reply);
      const found = await changes.of(
        JSON.parse(Buffer.from(span.body).toString("utf8")) as Span,
        desk.loaded?.key ?? "",
      );
      return desk.run("rescreen", { body, changes: found }, reply);
    },
  });
}

/** The instance keeps bodies as bytes; what the schema promises is checked by the worker. */
export function bytesOf(body: unknown): Uint8Array | undefined {
  return body instanceof Uint8Array ? body : undefined;
}
