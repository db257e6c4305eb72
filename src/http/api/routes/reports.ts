import { Readable } from "node:stream";
import { z } from "zod";
import {
  archiveOfCase,
  bringCase,
  fileDocument,
  ledgerFormats,
  ledgerOfReport,
  readDocument,
  silentOf,
  versionFile,
} from "#service";
import { type Api, answers, id, label, marking } from "../parts.ts";

const tags = ["Reports and documents"];
const number = z.coerce.number().int().min(1).max(10_000);
const documentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const types = { json: "application/json; charset=utf-8", html: "text/html; charset=utf-8", docx: documentType };
/** A ledger's page runs its own script, and has nothing of the service's: no cookie, no request. */
export const pagePolicy =
  "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const brought = z.object({
  case: z.string(),
  acts: z.int(),
  repeated: z.boolean().describe("All of it was here already; nothing was done again."),
});
const filePolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
const compartments = z
  .string()
  .max(2000)
  .optional()
  .describe("Separated by commas.")
  .transform((text) => (text === undefined || text === "" ? [] : text.split(",")));

export function reportRoutes({ app, institution, callers }: Api): void {
  const one = z.object({ id });
  app.route({
    method: "GET",
    url: "/reports/:id/ledger",
    schema: {
      summary: "What changed from one version of a report to the next, who asked for it, and what nobody accounts for",
      description: "Made from the sealed files, bound to the requests and decisions on the record.",
      tags,
      params: one,
      querystring: z.object({ from: number, to: number.optional(), format: z.enum(ledgerFormats).default("json") }),
      response: answers(
        z.looseObject({}).describe("As docs/ledger.schema.json describes it; or the same as a page, or DOCX."),
      ),
    },
    handler: async (request, reply) => {
      const asking = await callers.asking(request);
      const wanted = { ...request.query, id: request.params.id };
      const { format, body } = await ledgerOfReport(institution, asking, institution.ledgers, wanted);
      if (format === "html") void reply.header("content-security-policy", pagePolicy);
      if (format === "docx") void reply.header("content-disposition", `attachment; filename="ledger.docx"`);
      return reply.type(types[format]).send(Buffer.from(body));
    },
  });
  app.route({
    method: "GET",
    url: "/reports/:id/silent",
    schema: {
      summary:
        "Silent changes, and those carried out although rejected, with the approaches beside them that may be read",
      description:
        "Silent is a change that is bound to neither a decided request nor a correction that the panel declared, as in the ledger. One that carries out a request although the panel rejected it stands apart.",
      tags,
      params: one,
      response: answers(
        z.object({ silent: z.array(z.looseObject({})), rejectedYetCarriedOut: z.array(z.looseObject({})) }),
      ),
    },
    handler: async (request) => silentOf(institution, await callers.asking(request), request.params.id),
  });
  app.route({
    method: "GET",
    url: "/reports/:id/versions/:number",
    schema: {
      summary: "The sealed file of a version",
      tags,
      params: z.object({ id, number }),
      response: answers(z.looseObject({}).describe("As docs/sealing.md describes it.")),
    },
    handler: async (request, reply) => {
      const { id: report, number: version } = request.params;
      const file = await versionFile(institution, await callers.asking(request), report, version);
      void reply.header("content-disposition", `attachment; filename="version-${version}.json"`);
      void reply.header("content-security-policy", filePolicy).header("content-length", file.info.size);
      return reply.type("application/json; charset=utf-8").send(Readable.from(file.content));
    },
  });
  app.route({
    method: "GET",
    url: "/documents/:name",
    schema: {
      summary: "A document that was filed",
      tags,
      params: z.object({ name: z.string().regex(/^[0-9a-f]{64}$/u) }),
      querystring: z.object({ subject: id.optional().describe("What speaks of it, where only that may be read.") }),
      response: answers(z.string()),
    },
    handler: async (request, reply) => {
      const asking = await callers.asking(request);
      const { info, content } = await readDocument(institution, asking, request.params.name, request.query.subject);
      void reply.header("content-disposition", "attachment").header("content-length", info.size);
      void reply.header("content-security-policy", filePolicy);
      return reply.type(info.mediaType).send(Readable.from(content));
    },
  });
  app.route({
    method: "GET",
    url: "/cases/:id/export",
    schema: {
      summary: "A case as one folder that verifies by itself (ZIP)",
      description:
        "Acts with their receipts, sealed versions, ledgers, states and tables, as far as they may be seen; or what was disclosed, for everybody.",
      tags,
      params: one,
      querystring: z.object({ scope: z.enum(["whole", "disclosed"]).default("whole") }),
      response: answers(z.string()),
    },
    handler: async (request, reply) => {
      const asking = await callers.asking(request);
      const archive = await archiveOfCase(institution, asking, request.params.id, request.query.scope);
      void reply.header("content-disposition", `attachment; filename="case-${request.params.id}.zip"`);
      return reply.type("application/zip").send(Buffer.from(archive));
    },
  });
}

/** Uploads have bodies of their own: whatever is sent is read as bytes, as they come. */
export function uploadRoutes({ app, institution, callers, largestUpload }: Api): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  app.route({
    method: "POST",
    url: "/documents",
    bodyLimit: largestUpload,
    schema: {
      summary: "File a document, which an act then names",
      description: "The body is the document itself. Its type is told from its content, whatever the header says.",
      tags,
      querystring: z.object({ label: label.default("confidential"), compartments }),
      response: answers(z.object({ name: z.string(), size: z.int(), mediaType: z.string(), ...marking }), 201),
    },
    handler: async (request, reply) => {
      const asking = await callers.asking(request);
      const content = request.body instanceof Readable ? request.body : Readable.from([]);
      const of = { ...request.query, maxBytes: largestUpload };
      return reply.code(201).send(await fileDocument(institution, asking, content, of));
    },
  });
  app.route({
    method: "POST",
    url: "/cases/import",
    bodyLimit: largestUpload,
    schema: {
      summary: "Bring a case in, out of what its export gave (ZIP)",
      description:
        "Into an institution of the same record and founding that has no acts yet. The folder is verified first, by the institution's own policy; where anything is wrong, nothing is changed. What is here already is brought in no second time.",
      tags,
      response: { ...answers(brought, 201), ...answers(brought) },
    },
    handler: async (request, reply) => {
      const asking = await callers.asking(request);
      const content = request.body instanceof Readable ? request.body : Readable.from([]);
      const done = await bringCase(institution, asking, content, largestUpload);
      return reply.code(done.repeated ? 200 : 201).send(done);
    },
  });
}
