import swagger from "@fastify/swagger";
import Fastify, { LogController } from "fastify";
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import type { z } from "zod";
import { PenholderError } from "#kernel";
import type { ChangesBook } from "#service/screening";
import { matchRoutes } from "../match/index.ts";
import { yenteRoutes } from "../yente/index.ts";
import type { ApiKeys } from "./api-keys.ts";
import type { App } from "./desk.ts";
import { type ApiDocument, docsPage, docsPolicy } from "./docs-page.ts";
import { addGuard } from "./guard.ts";
import type { ListsDesk } from "./lists-desk.ts";
import { addMetrics, type Metrics } from "./metrics.ts";
import { errorHandler, problemDetails } from "./problems.ts";
import { addRequestLog } from "./request-log.ts";
import { endConnectionsWhenStopping } from "./stopping.ts";
import { systemRoutes } from "./system-routes.ts";
import { addWireRules } from "./wire.ts";

export interface AppOptions {
  desk: ListsDesk;
  version: string;
  keys?: ApiKeys | undefined;
  /** Requests a minute for each key, or each address where there are no keys. */
  perMinute?: number | undefined;
  updateToken?: string | undefined;
  /** What changed between editions; missing where there is no store of them. */
  changes?: ChangesBook | undefined;
  /** Largest body in bytes. */
  largestBody: number;
  /** Milliseconds in which a request must have arrived whole. */
  arrival: number;
  /** Where log lines go (JSON, one a line); none where it is missing. */
  log?: { write(line: string): void } | undefined;
}

export interface BuiltApp {
  app: App;
  metrics: Metrics;
  /** Every route that it answers. */
  routes: readonly Route[];
  /** Loads the lists as they now are, counted and logged; false where nothing has changed. */
  reload: () => Promise<boolean>;
}

export interface Route {
  method: string;
  /** With its parameters, as "/match/:dataset". */
  url: string;
}

/** The server without a socket: every route, rule and limit (`inject` asks it). */
export async function buildApp(options: AppOptions): Promise<BuiltApp> {
  const { desk, version, changes, keys, perMinute, updateToken, largestBody, arrival, log } = options;
  const app: App = Fastify({
    bodyLimit: largestBody,
    requestTimeout: arrival,
    connectionTimeout: arrival * 2,
    keepAliveTimeout: 30_000,
    // Targets up to 60,000 bytes are ours to refuse, with the words that clients know.
    http: { maxHeaderSize: 128 * 1024, headersTimeout: arrival },
    routerOptions: { maxParamLength: 2000, ignoreTrailingSlash: true },
    forceCloseConnections: "idle",
    logger: log ? { level: "info", stream: log, base: null } : false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID(),
    // Addresses that cannot even be read never reach a route.
    frameworkErrors: errorHandler("yente"),
  }).withTypeProvider<ZodTypeProvider>();
  const routes: Route[] = [];
  app.addHook("onRoute", ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
  // Bodies are read by the workers, once.
  app.setValidatorCompiler<z.ZodType>((route) =>
    route.httpPart === "body" ? (value) => ({ value }) : validatorCompiler(route),
  );
  app.setSerializerCompiler(serializerCompiler);
  keepBodiesAsBytes(app);
  addWireRules(app);
  endConnectionsWhenStopping(app);
  addRequestLog(app);
  const metrics = addMetrics(app, desk);
  const reload = reloadOf(app, desk, metrics);
  await addGuard(app, keys, perMinute);
  await addOpenApi(app, version);
  app.setErrorHandler(errorHandler("problem"));
  app.setNotFoundHandler((request, reply) => {
    const problem = problemDetails(
      new PenholderError("not-found", "The server has nothing under this address: see /docs."),
    );
    void request;
    void reply.code(404).type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
  });
  await app.register(async (scope) => {
    scope.setErrorHandler(errorHandler("yente"));
    const routed = scope.withTypeProvider<ZodTypeProvider>();
    systemRoutes(routed, { desk, metrics, updateToken, reload });
    matchRoutes(routed, desk, changes);
    yenteRoutes(routed, desk);
  });
  app.addHook("onClose", async () => metrics.close());
  return { app, metrics, routes, reload };
}

function reloadOf(app: App, desk: ListsDesk, { reloads }: Metrics): () => Promise<boolean> {
  return async () => {
    try {
      const changed = await desk.reload();
      reloads.inc({ result: changed ? "changed" : "unchanged" });
      return changed;
    } catch (error) {
      reloads.inc({ result: "failed" });
      app.log.error({ event: "reload-failed", why: error instanceof PenholderError ? error.message : "internal" });
      throw error;
    }
  };
}

/** JSON is accepted with any Content-Type or none, and read where it is needed. */
function keepBodiesAsBytes(app: App): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
}

async function addOpenApi(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Penholder screening",
        version,
        description:
          "Names found however they are spelled, on the sanctions lists loaded. Speaks the API of yente, and more: evidence for every answer, exclusions for each query, statements, scores of pairs.",
      },
      components: { securitySchemes: { ApiKey: { type: "apiKey", in: "header", name: "Authorization" } } },
    },
    transform: jsonSchemaTransform,
  });
  let document = "";
  let page = "";
  // Written once, before the first request comes: it takes longer than anybody should wait for.
  app.addHook("onReady", async () => {
    document = JSON.stringify(app.swagger());
    page = docsPage(app.swagger() as unknown as ApiDocument);
  });
  app.get("/openapi.json", { config: { open: true }, schema: { hide: true } }, async (_request, reply) => {
    return reply.type("application/json; charset=utf-8").send(document);
  });
  app.get("/docs", { config: { open: true }, schema: { hide: true } }, async (_request, reply) => {
    return reply.header("content-security-policy", docsPolicy).type("text/html; charset=utf-8").send(page);
  });
}
