import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { PenholderError } from "#kernel";
import type { ApiKeys } from "./api-keys.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Needs no API key: what machines ask that only watch, and the description of the API. */
    open?: boolean;
  }
  interface FastifyRequest {
    /** Id of the API key that the request carries. */
    apiKey: string | undefined;
  }
}

/** Lets in who has a key (everybody where there are no keys), as often as `perMinute` allows for each. */
export async function addGuard(
  app: FastifyInstance,
  keys: ApiKeys | undefined,
  perMinute: number | undefined,
): Promise<void> {
  app.decorateRequest("apiKey", undefined);
  app.addHook("onRequest", async (request, reply) => {
    request.apiKey = keys?.idOf(request.headers.authorization);
    if (!keys || request.apiKey !== undefined || request.routeOptions.config.open === true) return;
    void reply.header("www-authenticate", "ApiKey");
    throw new PenholderError(
      "api-key-required",
      "This needs an API key that the server knows: send the header Authorization: ApiKey KEY.",
    );
  });
  if (perMinute === undefined) return;
  await app.register(rateLimit, {
    global: true,
    max: perMinute,
    timeWindow: 60_000,
    cache: 10_000,
    keyGenerator: (request: FastifyRequest) => request.apiKey ?? request.ip,
    allowList: (request: FastifyRequest) => request.routeOptions.config.open === true,
    errorResponseBuilder: () =>
      new PenholderError(
        "rate-limited",
        "This client asked more often than the server allows: wait as long as the header Retry-After says.",
      ),
  });
}
