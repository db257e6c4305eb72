import { z } from "zod";
import { catalogueOf } from "#service/screening";
import { algorithms, bestAlgorithm } from "../match/algorithms.data.ts";
import { YenteError } from "../server/answer.ts";
import type { Desk, Routes } from "../server/desk.ts";
import { features } from "./features.data.ts";
import { indexPage, pageHeaders } from "./pages.ts";
import { anything, errors } from "./shapes.ts";

const tags = ["Lists"];

/** GET /catalog, its other name /manifest, /algorithms, and the page at the root. */
export const catalogRoutes: Routes = (app, desk) => {
  for (const url of ["/catalog", "/manifest"])
    app.route({
      method: "GET",
      url,
      schema: {
        summary: "The datasets that are loaded, with their editions",
        tags,
        response: { 200: anything, 304: z.unknown().describe("Nothing changed since."), ...errors },
      },
      handler: (request, reply) => {
        const { body, etag } = catalogueOf(loaded(desk).datasets);
        reply.headers({ etag, "cache-control": "public, max-age=300" });
        return named(request.headers["if-none-match"], etag) ? reply.code(304).send() : reply.send(body);
      },
    });
  app.route({
    method: "GET",
    url: "/algorithms",
    schema: { summary: "The algorithms that score", tags, response: { 200: anything } },
    handler: () => algorithmsAnswer,
  });
  app.route({
    method: "GET",
    url: "/",
    schema: { hide: true },
    handler: (_, reply) => reply.headers(pageHeaders).send(indexPage(desk.loaded?.datasets ?? [])),
  });
};

function loaded(desk: Desk): NonNullable<Desk["loaded"]> {
  if (!desk.loaded) throw new YenteError(503, "The lists are being loaded.", { "retry-after": "1" });
  return desk.loaded;
}

/** Whether If-None-Match names a tag (RFC 9110, section 13.1.2: compared weakly). */
function named(header: string | undefined, etag: string): boolean {
  return (header ?? "").split(",").some((each) => each.trim() === "*" || each.trim().replace(/^W\//u, "") === etag);
}

const told = Object.fromEntries(
  Object.entries(features).map(([name, description]) => [name, { description, coefficient: 1, url: null }]),
);

const algorithmsAnswer = {
  algorithms: algorithms.map(({ name, description, config }) => ({
    name,
    description,
    features: told,
    docs: {
      name,
      description,
      config: Object.fromEntries(
        config.map((key) => [key, { description: "Accepted for clients of yente; has no effect.", type: "float" }]),
      ),
      features: told,
    },
  })),
  default: bestAlgorithm,
  best: bestAlgorithm,
};
