import { z } from "zod";
import { expectMay, open } from "#service";
import type { HttpMetrics } from "../../server/metrics.ts";
import { type Api, answers } from "../parts.ts";

const tags = ["System"];
const status = z.object({ status: z.literal("ok") });

/** What machines ask that only watch. */
export function systemRoutes({ app, institution, callers }: Api, metrics: HttpMetrics): void {
  const { institution: own, log, config } = institution;
  metrics.gauge("penholder_log_entries", "Entries under the published checkpoint.", () => Number(log.size()));
  app.route({
    method: "GET",
    url: "/healthz",
    config: { rateLimit: false },
    schema: { summary: "Whether the server runs", tags, response: answers(status) },
    handler: async () => ({ status: "ok" as const }),
  });
  app.route({
    method: "GET",
    url: "/readyz",
    config: { rateLimit: false },
    schema: { summary: "Whether the store can be read and the record is published", tags, response: answers(status) },
    handler: async () => {
      await own.store.read((reader) => reader.actCount());
      log.checkpoint();
      return { status: "ok" as const };
    },
  });
  app.route({
    method: "GET",
    url: "/api/v1/health",
    schema: {
      summary: "The record: its origin, its size, its checkpoint",
      tags,
      response: answers(z.object({ record: z.string(), size: z.string(), checkpoint: z.string() })),
    },
    handler: async () => ({ record: config.record, size: String(log.size()), checkpoint: log.checkpoint() }),
  });
  app.route({
    method: "GET",
    url: "/metrics",
    schema: { summary: "Figures for Prometheus; for administrators", tags, response: answers(z.string()) },
    handler: async (request, reply) => {
      expectMay(await callers.asking(request), "administer machine", open);
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    },
  });
}
