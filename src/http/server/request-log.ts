import type { App } from "./desk.ts";

/** One line a request: the route, never the target, which may hold names. */
export function addRequestLog(app: App): void {
  app.addHook("onResponse", async (request, reply) => {
    request.log.info({
      event: "request",
      method: request.method,
      route: request.routeOptions.url ?? "none",
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(request.apiKey !== undefined && { key: request.apiKey }),
    });
  });
}
