import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const pack = promisify(gzip);

/** Longest target of a request, in bytes, as yente has it. */
const longestTarget = 60_000;
/** Shorter answers are sent as they are. */
const smallestPacked = 500;

/**
 * What concerns every request and answer: targets too long are refused (414), pages of any origin may ask (CORS),
 * answers are packed for who takes gzip, and browsers are told not to guess.
 */
export function addWireRules(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    void reply.header("x-content-type-options", "nosniff");
    if (request.headers.origin !== undefined) void reply.header("access-control-allow-origin", "*");
    if ((request.raw.url ?? "").length > longestTarget) {
      return reply.code(414).type("application/json; charset=utf-8").send('{"detail":"Request URI too long"}');
    }
    return isPreflight(request) ? allow(request, reply) : undefined;
  });
  addPacking(app);
}

/** Packs answers for who takes gzip. */
export function addPacking(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    const plain = typeof payload === "string" ? Buffer.from(payload) : payload;
    if (!(plain instanceof Uint8Array) || plain.length < smallestPacked) return payload;
    if (!reply.hasHeader("vary")) void reply.header("vary", "accept-encoding");
    if (!takesGzip(request.headers["accept-encoding"]) || reply.hasHeader("content-encoding")) return payload;
    void reply.header("content-encoding", "gzip").removeHeader("content-length");
    return pack(plain, { level: 5 });
  });
}

/** Whether gzip is among the encodings taken, and not at weight 0 (RFC 9110, 12.5.3). */
function takesGzip(header: string | string[] | undefined): boolean {
  return String(header ?? "")
    .split(",")
    .some((each) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0{0,3})?\s*$)[\d.]+\s*)?$/iu.test(each));
}

const isPreflight = ({ method, headers }: FastifyRequest): boolean =>
  method === "OPTIONS" && headers["access-control-request-method"] !== undefined;

function allow(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(200)
    .headers({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
      "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
      "access-control-max-age": "600",
    })
    .type("text/plain; charset=utf-8")
    .send("OK");
}
