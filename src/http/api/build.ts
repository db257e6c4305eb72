import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyRequest, LogController } from "fastify";
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { PenholderError } from "#kernel";
import type { ScreeningServer } from "../serve.ts";
import type { App } from "../server/desk.ts";
import { type ApiDocument, docsPage, docsPolicy } from "../server/docs-page.ts";
import { addHttpMetrics, type HttpMetrics } from "../server/metrics.ts";
import { errorHandler } from "../server/problems.ts";
import { addRequestLog } from "../server/request-log.ts";
import { endConnectionsWhenStopping } from "../server/stopping.ts";
import { addPacking } from "../server/wire.ts";
import { Callers } from "./caller.ts";
import { addHeaders } from "./headers.ts";
import { networkOf } from "./network.ts";
import type { ServeInstitution } from "./options.ts";
import type { Api } from "./parts.ts";
import { accountRoutes } from "./routes/account.ts";
import { accountsRoutes } from "./routes/accounts.ts";
import { actRoutes } from "./routes/acts.ts";
import { eventRoutes } from "./routes/events.ts";
import { publicRoutes } from "./routes/public.ts";
import { reportRoutes, uploadRoutes } from "./routes/reports.ts";
import { signInRoutes } from "./routes/sign-in.ts";
import { stateRoutes } from "./routes/states.ts";
import { subjectRoutes } from "./routes/subjects.ts";
import { systemRoutes } from "./routes/system.ts";
import { screeningRoutes } from "./screening-routes.ts";

export interface BuiltApi {
  app: App;
  callers: Callers;
  metrics: HttpMetrics;
}

const routes = [
  signInRoutes,
  accountRoutes,
  accountsRoutes,
  actRoutes,
  subjectRoutes,
  stateRoutes,
  reportRoutes,
  eventRoutes,
];
const prefix = "/api/v1";

/** The server without a socket: every route, rule and limit (`inject` asks it). */
export async function buildApi(options: ServeInstitution, screening?: ScreeningServer): Promise<BuiltApi> {
  const { app: institution, largestUpload = 256 * 2 ** 20, perMinute = 3000 } = options;
  const app = newServer(options);
  const callers = new Callers(institution);
  await app.register(cookie);
  addHeaders(app, callers);
  addPacking(app);
  endConnectionsWhenStopping(app);
  addRequestLog(app);
  const metrics = addHttpMetrics(app);
  if (perMinute > 0) await limitRate(app, perMinute);
  await describe(app, options.version);
  app.addHook("onRequest", async (request) => callers.expectOwnOrigin(request));
  app.setErrorHandler(errorHandler("problem"));
  app.setNotFoundHandler(() => {
    throw new PenholderError("not-found", "The server has nothing under this address: see /docs.");
  });
  const api = { institution, callers, largestUpload };
  const within = (scope: unknown): Api => ({ ...api, app: (scope as App).withTypeProvider<ZodTypeProvider>() });
  await app.register(async (scope) => {
    systemRoutes(within(scope), metrics);
    publicRoutes(within(scope), { ...options, screening: screening !== undefined });
  });
  // It is ready before the first request is handed over: what both answer alike, this server answers.
  await screening?.app.ready();
  await app.register(
    async (scope) => {
      for (const add of routes) add(within(scope));
      await scope.register(async (uploads) => uploadRoutes(within(uploads)));
    },
    { prefix },
  );
  if (screening) await app.register(async (scope) => screeningRoutes(scope as unknown as App, screening));
  app.addHook("onClose", async () => metrics.close());
  return { app, callers, metrics };
}

function newServer({ largestBody = 8 * 2 ** 20, arrival = 30_000, trustProxy = false, log }: ServeInstitution): App {
  const app: App = Fastify({
    bodyLimit: largestBody,
    requestTimeout: arrival,
    connectionTimeout: arrival * 2,
    keepAliveTimeout: 30_000,
    http: { maxHeaderSize: 32 * 1024, headersTimeout: arrival },
    routerOptions: { maxParamLength: 1000, ignoreTrailingSlash: true },
    forceCloseConnections: "idle",
    trustProxy,
    logger: log ? { level: "info", stream: log, base: null } : false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => crypto.randomUUID(),
    frameworkErrors: errorHandler("problem"),
  }).withTypeProvider<ZodTypeProvider>();
  // What a page of another origin may send without asking first is no body of ours.
  app.removeContentTypeParser("text/plain");
  app.setValidatorCompiler(validatorCompiler);
  // Answers are made by us: what they are described as is for readers, and is held to by tests.
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  return app;
}

async function limitRate(app: App, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    max: perMinute,
    timeWindow: 60_000,
    cache: 10_000,
    keyGenerator: (request: FastifyRequest) => networkOf(request.ip),
    errorResponseBuilder: () =>
      new PenholderError(
        "rate-limited",
        "This client asked more often than the server allows: wait as long as the header Retry-After says.",
      ),
  });
}

async function describe(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Penholder institution",
        version,
        description:
          "Official acts with their receipts, what they have made of reports, matters and listings, and the ledger of every change. What may not be seen is answered as what does not exist.",
      },
      components: {
        securitySchemes: {
          token: { type: "http", scheme: "bearer", description: "An API token (POST /account/tokens)." },
          session: { type: "apiKey", in: "cookie", name: "__Host-penholder" },
        },
      },
      security: [{}, { token: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  const machine = `${prefix}/openapi.json`;
  let document: string | undefined;
  let page: string | undefined;
  app.get(machine, { schema: { hide: true } }, async (_request, reply) => {
    document ??= JSON.stringify(app.swagger());
    return reply.header("cache-control", "no-cache").type("application/json; charset=utf-8").send(document);
  });
  app.get("/docs", { schema: { hide: true } }, async (_request, reply) => {
    page ??= docsPage(app.swagger() as unknown as ApiDocument, machine);
    return reply.header("content-security-policy", docsPolicy).type("text/html; charset=utf-8").send(page);
  });
}
