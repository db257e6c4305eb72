import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { PenholderError } from "#kernel";
import { type Answer, refuse } from "./core.ts";
import type { WitnessLimits } from "./options.ts";

/** Answers a request; the body is null for GET. */
export type Handler = (method: "GET" | "POST", path: string, body: Uint8Array | null) => Answer;

/** A server with bounds on the size, the time and the number of requests. */
export function boundedServer(handler: Handler, limits: WitnessLimits): Server {
  const options = { requestTimeout: limits.requestTime, headersTimeout: limits.requestTime, maxHeaderSize: 8192 };
  const server = createServer(
    { ...options, keepAliveTimeout: 30_000, connectionsCheckingInterval: 1000 },
    (request, response) => {
      respond(handler, limits.bodyBytes, request, response).catch(() => response.destroy());
    },
  );
  server.maxConnections = limits.connections;
  return server;
}

/** Listens, and says where. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  }).catch((error: unknown) => {
    const says = `Nothing can listen on ${host}, port ${port}; choose another with --listen.`;
    throw new PenholderError("witness-config", says, {}, error);
  });
  const address = server.address() as AddressInfo;
  return `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}`;
}

async function respond(
  handler: Handler,
  limit: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "", url = "" } = request;
  const path = url.split("?", 1)[0] ?? "";
  if (method === "GET") return send(response, handler(method, path, null));
  if (method !== "POST")
    return send(response, { ...refuse(405, "Only GET and POST are served"), headers: { Allow: "GET, POST" } });
  const body = await readBody(request, limit);
  if (body) return send(response, handler(method, path, body));
  response.shouldKeepAlive = false;
  return send(response, refuse(413, `A request has at most ${limit} bytes`));
}

/** null where there is more than may be. */
async function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, {
    "Content-Type": answer.type ?? "text/plain; charset=utf-8",
    "Content-Length": body.length,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...answer.headers,
  });
  response.end(body);
}
