import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { detail } from "../match/schemas.ts";
import { YenteError } from "./answer.ts";
import type { App, Desk } from "./desk.ts";
import type { Metrics } from "./metrics.ts";

const status = z.object({ status: z.literal("ok") });
const tags = ["System"];

export interface SystemParts {
  desk: Desk;
  metrics: Metrics;
  /** Without one nobody can ask for a reload. */
  updateToken: string | undefined;
  reload: () => Promise<boolean>;
}

/** What machines ask that only watch, and the reload on demand. */
export function systemRoutes(app: App, { desk, metrics, updateToken, reload }: SystemParts): void {
  app.route({
    method: "GET",
    url: "/healthz",
    config: { open: true },
    schema: { summary: "Whether the server runs", tags, response: { 200: status } },
    handler: async () => ({ status: "ok" as const }),
  });
  app.route({
    method: "GET",
    url: "/readyz",
    config: { open: true },
    schema: { summary: "Whether the lists are loaded", tags, response: { 200: status, 503: detail } },
    handler: async () => {
      if (!desk.loaded) throw new YenteError(503, "Index not ready.", { "retry-after": "5" });
      return { status: "ok" as const };
    },
  });
  app.route({
    method: "POST",
    url: "/updatez",
    config: { open: true },
    schema: {
      summary: "Load the lists anew",
      description:
        "Newer editions take their place while requests go on being answered. Needs the server's update token.",
      tags,
      querystring: z.object({
        token: z.string().max(1000).default(""),
        sync: z.stringbool().default(false).describe("Answer only when the lists are loaded."),
      }),
      response: { 200: status, 403: detail },
    },
    handler: async (request) => {
      const { token, sync } = request.query;
      if (updateToken === undefined || !same(token, updateToken)) throw new YenteError(403, "Invalid token.");
      const reloaded = reload();
      if (sync) await reloaded;
      // A failure is counted and logged; the lists in force go on answering.
      else reloaded.catch(() => {});
      return { status: "ok" as const };
    },
  });
  app.route({
    method: "GET",
    url: "/metrics",
    schema: { summary: "Figures for Prometheus", tags },
    handler: async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  });
}

function same(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && one.length > 0 && timingSafeEqual(one, other);
}
