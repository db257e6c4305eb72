import type { ScreeningServer } from "../serve.ts";
import type { App } from "../server/desk.ts";

/** Page that describes the screening API, where "/docs" is another's. */
export const screeningPage = "/screening";

/**
 * Screening's routes on the institution's port: what the institution answers itself stays its own, everything else that
 * screening knows is handed over before a byte of the body is read. Rates, origins and headers are the institution's.
 */
export function screeningRoutes(app: App, { app: guest, routes }: Pick<ScreeningServer, "app" | "routes">): void {
  app.addHook("onRequest", async (request, reply) => {
    const { url = "/" } = request.raw;
    if (url.split("?")[0] === screeningPage) request.raw.url = "/docs";
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    reply.hijack();
    guest.routing(request.raw, reply.raw);
  });
  const handed = async (): Promise<void> => undefined;
  const wanted = routes.filter(({ method, url }) => method === "GET" || (method === "POST" && url !== "/updatez"));
  for (const { method, url } of [{ method: "GET", url: screeningPage }, ...wanted])
    if (!app.hasRoute({ method: method as "GET" | "POST", url }))
      app.route({ method, url, schema: { hide: true }, handler: handed });
}
