import { PenholderError } from "#kernel";
import type { FixedPage, ServeInstitution } from "../options.ts";
import { indexPage, type Link } from "../pages/index-page.ts";
import type { Api } from "../parts.ts";
import { screeningPage } from "../screening-routes.ts";

export interface PublicParts extends Pick<ServeInstitution, "pages" | "welcome" | "version"> {
  /** Whether lists are screened against on this port. */
  screening: boolean;
}

/** What is open to everybody and has no form: the log's public folder, what a stranger verifies with, and pages. */
export function publicRoutes({ app, institution }: Api, parts: PublicParts): void {
  const { config, logPolicy } = institution;
  const verifying = {
    "/log/policy": { type: "text/plain; charset=utf-8", body: logPolicy },
    "/log/founding.json": { type: "application/json; charset=utf-8", body: foundingFile(config) },
  };
  for (const [path, { type, body }] of Object.entries(verifying))
    app.get(path, { schema: { hide: true } }, async (_request, reply) => {
      void reply.headers(forEverybody).header("cache-control", "no-cache");
      return reply.type(type).send(body);
    });
  app.get("/log/*", { schema: { hide: true } }, async (request, reply) => {
    const found = await institution.logFile((request.raw.url ?? "").slice("/log".length));
    if (!found) throw new PenholderError("not-found", "The log has no such file.");
    void reply.headers(forEverybody).header("cache-control", found.resource.caching);
    return reply.type(found.resource.type).send(Buffer.from(found.bytes));
  });
  const { welcome, version, pages = {} } = parts;
  const first = indexPage({ record: config.record, version, links: linksOf(parts), welcome });
  for (const [path, page] of Object.entries<FixedPage>({ "/": first, ...pages }))
    app.get(path, { schema: { hide: true } }, async (_request, reply) => {
      void reply.header("content-security-policy", page.policy ?? "default-src 'none'; frame-ancestors 'none'");
      void reply.header("cache-control", "no-cache");
      return reply.type(page.type).send(typeof page.body === "string" ? page.body : Buffer.from(page.body));
    });
}

/** Whoever checks a log may do so from a page of their own: everything there is public. */
const forEverybody = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };

/** Who began the register, as `penholder verify --founding` takes it; where the database lies is nobody's business. */
const foundingFile = ({ record, founders }: Api["institution"]["config"]): string =>
  `${JSON.stringify({ record, founders }, null, 2)}\n`;

const links: readonly Link[] = [
  { path: "/docs", name: "The API", about: "every route, what it takes and what it answers" },
  { path: "/api/v1/cases", name: "Open cases", about: "what everybody may read" },
  { path: "/api/v1/register", name: "Who acts", about: "people, roles and public keys" },
  { path: "/api/v1/disclosed", name: "Disclosed acts", about: "each with the receipt that proves it" },
  { path: "/api/v1/rules", name: "Rules in force", about: "periods and procedures with their sources" },
  { path: "/log/checkpoint", name: "The log", about: "its newest checkpoint, cosigned by the witnesses" },
  { path: "/log/policy", name: "Keys to verify with", about: "the log and its witnesses; compare them by telephone" },
  { path: "/log/founding.json", name: "The founding", about: "who began the register of roles and keys" },
];
const screening = { path: screeningPage, name: "Screening", about: "the lists here, in the API of yente" };

const linksOf = ({ pages = {}, screening: screens }: PublicParts): Link[] => [
  ...Object.entries(pages).map(([path, { name = path.slice(1), about = "" }]) => ({ path, name, about })),
  ...(screens ? [screening] : []),
  ...links,
];
