import type { App } from "../server/desk.ts";
import type { Callers } from "./caller.ts";

const longestTarget = 8192;

/** What browsers are told with every answer; a route may loosen what its own page needs. */
export function addHeaders(app: App, { secure }: Callers): void {
  app.addHook("onRequest", async (request, reply) => {
    void reply.headers({
      "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": "camera=(), geolocation=(), microphone=()",
      "cache-control": "no-store",
      vary: "accept-encoding, authorization, cookie",
    });
    if (secure) void reply.header("strict-transport-security", "max-age=63072000; includeSubDomains");
    if ((request.raw.url ?? "").length > longestTarget)
      return reply.code(414).type("text/plain").send("URI too long\n");
    return undefined;
  });
}
