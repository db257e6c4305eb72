import { PenholderError } from "#kernel";
import type { FixedPage } from "../options.ts";
import type { Api } from "../parts.ts";

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What is open to everybody and has no form: the log's public folder, and pages. */
export function publicRoutes({ app, institution }: Api, pages: Readonly<Record<string, FixedPage>>): void {
  app.get("/log/*", { schema: { hide: true } }, async (request, reply) => {
    const found = await institution.logFile((request.raw.url ?? "").slice("/log".length));
    if (!found) throw new PenholderError("not-found", "The log has no such file.");
    // Whoever checks a log may do so from a page of their own: everything here is public.
    void reply.header("access-control-allow-origin", "*").header("cross-origin-resource-policy", "cross-origin");
    void reply.header("cache-control", found.resource.caching);
    return reply.type(found.resource.type).send(Buffer.from(found.bytes));
  });
  const all = { "/": { type: "text/html; charset=utf-8", body: indexPage(institution.config.record, pages), policy } };
  for (const [path, page] of Object.entries<FixedPage>({ ...all, ...pages }))
    app.get(path, { schema: { hide: true } }, async (_request, reply) => {
      void reply.header("content-security-policy", page.policy ?? "default-src 'none'; frame-ancestors 'none'");
      void reply.header("cache-control", "no-cache");
      return reply.type(page.type).send(typeof page.body === "string" ? page.body : Buffer.from(page.body));
    });
}

const links: readonly [string, string][] = [
  ["/docs", "The API, described"],
  ["/api/v1/openapi.json", "The same for machines (OpenAPI 3.1)"],
  ["/api/v1/cases", "Cases that are open to everybody"],
  ["/api/v1/register", "Who acts, and with which keys"],
  ["/api/v1/disclosed", "Acts that were disclosed, with their receipts"],
  ["/api/v1/rules", "Periods and procedures in force, with their sources"],
  ["/log/checkpoint", "The record's checkpoint"],
];

function indexPage(record: string, pages: Readonly<Record<string, FixedPage>>): string {
  const own = Object.keys(pages).map((path): [string, string] => [path, path.slice(1)]);
  const items = [...links, ...own].map(([path, name]) => `<li><a href="${inHtml(path)}">${inHtml(name)}</a></li>`);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Penholder</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:40rem;padding:0 1rem}@media(prefers-color-scheme:dark){body{background:#151515;color:#eee}a{color:#7cc0ff}}</style></head>
<body><main><h1>Penholder</h1><p>The record ${inHtml(record)}.</p><ul>${items.join("")}</ul></main></body></html>
`;
}

const inHtml = (text: string): string => text.replace(/[&<>"']/gu, (letter) => `&#${letter.charCodeAt(0)};`);
