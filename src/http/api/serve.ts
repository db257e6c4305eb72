import { PenholderError } from "#kernel";
import { buildApi } from "./build.ts";
import type { ServeInstitution } from "./options.ts";

export interface ServingInstitution {
  /** Without a slash at its end. */
  url: string;
  /** The longest that the event loop was held up, milliseconds. */
  longestDelay(): number;
  /** Takes no new requests, finishes those that it has, and ends; the institution stays open. */
  close(): Promise<void>;
}

/**
 * Serves an institution over HTTP: the API under /api/v1, its description at /docs, the public log under /log. Throws
 * `usage` where others than this machine could reach pages whose cookies go without TLS.
 */
export async function serveInstitution(options: ServeInstitution): Promise<ServingInstitution> {
  const { host = "127.0.0.1", port = 0 } = options;
  const { app, callers, metrics } = await buildApi(options);
  if (!callers.secure && !loopback.test(host)) {
    await app.close();
    throw new PenholderError(
      "usage",
      `The institution's pages are on this machine alone (relyingParty in penholder.json): serve on 127.0.0.1, or name an https origin (${host} was asked for).`,
    );
  }
  try {
    const url = await app.listen({ host, port });
    callers.listensOn(url);
    return { url, longestDelay: metrics.longestDelay, close: () => app.close() };
  } catch (error) {
    await app.close();
    throw error;
  }
}

const loopback = /^(?:127(?:\.\d+){3}|::1|localhost)$/u;
