import type { FastifyInstance } from "fastify";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { ListsDesk } from "./lists-desk.ts";
import { watchLoopDelay } from "./loop-delay.ts";

export interface Metrics {
  registry: Registry;
  reloads: Counter<"result">;
  /** The longest that the event loop was held up in the last minute, milliseconds. */
  longestDelay(): number;
  close(): void;
}

export interface HttpMetrics extends Pick<Metrics, "registry" | "longestDelay" | "close"> {
  gauge(name: string, help: string, read: () => number): void;
}

/** Counts and times requests by route, never by what they ask. */
export function addHttpMetrics(app: FastifyInstance): HttpMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "penholder_" });
  const registers = [registry];
  const seconds = new Histogram({
    name: "penholder_http_request_seconds",
    help: "Time from the request's head to the end of its answer.",
    labelNames: ["method", "route", "status"] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  const delay = watchLoopDelay();
  const longestDelay = (): number => delay.longest();
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };
  gauge(
    "penholder_event_loop_longest_delay_ms",
    "Longest time that the event loop was held up in the last minute.",
    longestDelay,
  );
  return { registry, longestDelay, gauge, close: () => delay.close() };
}

/** The same, with the lists that answer. */
export function addMetrics(app: FastifyInstance, desk: ListsDesk): Metrics {
  const { registry, longestDelay, gauge, close } = addHttpMetrics(app);
  const registers = [registry];
  gauge("penholder_jobs", "Jobs that are being done or wait.", () => desk.load);
  new Gauge({
    name: "penholder_dataset_entries",
    help: "Entries that are screened against.",
    labelNames: ["dataset", "version"] as const,
    registers,
    collect() {
      this.reset();
      for (const { name, version, entries } of desk.loaded?.datasets ?? [])
        this.set({ dataset: name, version }, entries);
    },
  });
  const reloads = new Counter({
    name: "penholder_reloads_total",
    help: "Times that the lists were looked at again: changed, unchanged, failed.",
    labelNames: ["result"] as const,
    registers,
  });
  return { registry, reloads, longestDelay, close };
}
