import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { accessLog, calendarOf, listActs, listDeadlines, listSubjects, readSubject, searchSubjects } from "#service";
import { type Api, answers, id, limit, marking, next, page, recordPage, word } from "../parts.ts";

const tags = ["Reading"];
const head = z.object({
  id: z.string(),
  kind: z.string(),
  case: z.string(),
  title: z.string(),
  ...marking,
  version: z.int().describe("An act names it in `expects`."),
  phase: z.string().nullable().describe("As of now."),
  changed: z.string(),
});
const view = head.extend({ concerns: z.looseObject({}), state: z.unknown() });
const heads = answers(z.object({ subjects: z.array(head), next }));
const deadline = z.object({
  subject: z.string(),
  kind: z.string(),
  case: z.string(),
  title: z.string(),
  timer: z.string(),
  at: z.string(),
});
const found = z.object({
  subject: z.string(),
  kind: z.string(),
  case: z.string(),
  part: z.string(),
  title: z.string(),
  excerpt: z.string(),
});
const order = z.enum(["id", "newest"]).default("id");
const timed = { case: id.optional(), from: z.iso.datetime().optional(), limit };

/** Subjects, search, deadlines: what may be seen of them. What may not is answered as what does not exist. */
export function subjectRoutes({ app, institution, callers }: Api): void {
  const one = { params: z.object({ id }), response: answers(view) };

  async function answerSubject(request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply) {
    const { subject, tag } = await readSubject(institution, await callers.asking(request), request.params.id);
    void reply.header("etag", `W/"${tag}"`).header("cache-control", "private, no-cache");
    if (holds(request.headers["if-none-match"], tag)) return reply.code(304).send();
    return subject;
  }

  app.route({
    method: "GET",
    url: "/cases",
    schema: { summary: "Cases", tags, querystring: z.object({ order, ...page }), response: heads },
    handler: async (request) => {
      const { after = null, ...query } = request.query;
      return listSubjects(institution, await callers.asking(request), { ...query, kind: "case", after });
    },
  });
  app.route({
    method: "GET",
    url: "/subjects",
    schema: {
      summary: "What acts are about: reports, matters, listings, exemptions, requests, meetings …",
      tags,
      querystring: z.object({ kind: word.optional(), case: id.optional(), order, ...page }),
      response: heads,
    },
    handler: async (request) => {
      const { after = null, ...query } = request.query;
      return listSubjects(institution, await callers.asking(request), { ...query, after });
    },
  });
  for (const url of ["/subjects/:id", "/cases/:id"])
    app.route({
      method: "GET",
      url,
      schema: {
        summary: "One of them as of now",
        description:
          "The tag (ETag) changes with every act on it that the reader may see, and with what time alone makes of it.",
        tags,
        ...one,
      },
      handler: answerSubject,
    });
  app.route({
    method: "GET",
    url: "/subjects/:id/acts",
    schema: {
      summary: "The acts on one of them",
      tags,
      params: z.object({ id }),
      querystring: z.object(recordPage),
      response: answers(z.object({ acts: z.array(z.looseObject({})), next })),
    },
    handler: async (request) => {
      const asking = await callers.asking(request);
      const { after, limit: most } = request.query;
      // What may not be seen has no history either, and is answered alike.
      const { subject } = await readSubject(institution, asking, request.params.id);
      const from = after === undefined ? null : BigInt(after);
      return listActs(institution, asking, { subject: subject.id, after: from, limit: most });
    },
  });
  app.route({
    method: "GET",
    url: "/search",
    schema: {
      summary: "Full-text search",
      description:
        "Every word must begin a word of the title or text; first those with all words in the title, then the newest.",
      tags,
      querystring: z.object({
        q: z.string().min(1).max(1000),
        kind: word.optional(),
        case: id.optional(),
        ...page,
      }),
      response: answers(z.object({ found: z.array(found), next })),
    },
    handler: async (request) => {
      const { q, after = null, ...query } = request.query;
      return searchSubjects(institution, await callers.asking(request), { query: q, after, ...query });
    },
  });
  const deadlines = async (
    request: FastifyRequest,
    query: { case?: string | undefined; from?: string | undefined; limit: number },
  ) => {
    const from = query.from === undefined ? institution.institution.clock() : Date.parse(query.from);
    const asking = await callers.asking(request);
    return listDeadlines(institution, asking, { case: query.case, from, limit: query.limit });
  };
  app.route({
    method: "GET",
    url: "/deadlines",
    schema: {
      summary: "Deadlines to come, earliest first",
      tags,
      querystring: z.object(timed),
      response: answers(z.object({ deadlines: z.array(deadline) })),
    },
    handler: async (request) => ({ deadlines: await deadlines(request, request.query) }),
  });
  app.route({
    method: "GET",
    url: "/calendar.ics",
    schema: {
      summary: "Deadlines to come as a calendar (RFC 5545)",
      tags,
      querystring: z.object({ case: id.optional() }),
      response: answers(z.string()),
    },
    handler: async (request, reply) => {
      const found = await deadlines(request, { ...request.query, limit: 200 });
      const { config, institution: own } = institution;
      const calendar = calendarOf(found, config.record, own.clock());
      return reply.type("text/calendar; charset=utf-8").send(calendar);
    },
  });
  app.route({
    method: "GET",
    url: "/access-log",
    schema: {
      summary: "Who read what is confidential; for auditors",
      tags,
      querystring: z.object({ object: word.optional(), actor: word.optional(), ...page }),
      response: answers(
        z.object({
          accesses: z.array(
            z.object({ at: z.string(), actor: z.string(), action: z.string(), object: z.string(), ...marking }),
          ),
          next,
        }),
      ),
    },
    handler: async (request) => {
      const { after = null, ...query } = request.query;
      const log = await accessLog(institution, await callers.asking(request), { ...query, after });
      return {
        accesses: log.rows.map(({ at, ...row }) => ({ ...row, at: new Date(at).toISOString() })),
        next: log.next,
      };
    },
  });
}

/** If-None-Match (RFC 9110, 13.1.2): any of the tags, compared weakly. */
function holds(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header
    .split(",")
    .map((one) => one.trim())
    .some((one) => one === "*" || one.replace(/^W\//u, "") === `"${tag}"`);
}
