import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type FileSystem, nodeFiles } from "#disk";
import { parseTilePath } from "#record";

export interface ServeOptions {
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free one. */
  port?: number;
  files?: FileSystem;
}

export interface Serving {
  /** Without a slash at its end. */
  url: string;
  /** Takes no new requests and finishes those that it has. */
  close(): Promise<void>;
}

/** A file of the layout, as it is sent (C2SP tlog-tiles, "parameters"). */
export interface Resource {
  path: string;
  type: string;
  caching: string;
}

const maxTargetLength = 256;

/**
 * Serves a log's public folder over HTTP: the checkpoint and the tiles, for GET and HEAD, and nothing else. A path is
 * never taken from the request: it is read as the name of a tile and only what has a name of that form is looked up.
 */
export async function serveLog(publicFolder: string, options: ServeOptions = {}): Promise<Serving> {
  const { host = "127.0.0.1", port = 0, files = nodeFiles } = options;
  const server = createServer(
    { maxHeaderSize: 8192, requestTimeout: 10_000, headersTimeout: 5000 },
    (request, response) => {
      void answer(files, publicFolder, request, response);
    },
  );
  server.maxConnections = 1024;
  server.maxRequestsPerSocket = 1000;
  await listening(server, port, host);
  const address = server.address() as AddressInfo;
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
}

async function answer(
  files: FileSystem,
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader("X-Content-Type-Options", "nosniff");
  // Whoever checks a log may do so from a page of their own: everything here is public.
  response.setHeader("Access-Control-Allow-Origin", "*");
  const { method } = request;
  if (method !== "GET" && method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return refuse(response, 405, "Only GET and HEAD.");
  }
  try {
    const found = await publicFile(folder, request.url ?? "", files);
    if (!found) return refuse(response, 404, "No such file in a log.");
    const { bytes, resource } = found;
    response.setHeader("Content-Type", resource.type);
    response.setHeader("Cache-Control", resource.caching);
    response.setHeader("Content-Length", bytes.length);
    response.end(method === "GET" ? bytes : undefined);
  } catch {
    refuse(response, 500, "The file cannot be read.");
  }
}

/** The file of a log's public folder that a request's target names ("/checkpoint", "/tile/…"); undefined where none is. */
export async function publicFile(
  folder: string,
  target: string,
  files: FileSystem = nodeFiles,
): Promise<{ resource: Resource; bytes: Uint8Array } | undefined> {
  const resource = resourceAt(target);
  const bytes = resource && (await files.read(join(folder, resource.path)));
  return resource && bytes ? { resource, bytes } : undefined;
}

/** What a request's target names; undefined where it is not a path of the layout, a query included. */
function resourceAt(target: string): Resource | undefined {
  if (target.length > maxTargetLength) return;
  if (target === "/checkpoint") return { path: "checkpoint", type: "text/plain; charset=utf-8", caching: "no-cache" };
  const path = target.slice(1);
  if (!target.startsWith("/") || !parseTilePath(path).ok) return;
  return { path, type: "application/octet-stream", caching: "public, max-age=31536000, immutable" };
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  // A tile that is not there now may be there soon.
  response.setHeader("Cache-Control", "no-store");
  response.end(`${why}\n`);
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
