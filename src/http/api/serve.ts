import type { InstitutionApp } from "#app";
import { PenholderError } from "#kernel";
import { buildApi } from "./build.ts";

/** A page that is served as it is, such as the verifier. */
export interface FixedPage {
  type: string;
  body: string | Uint8Array;
  /** Content-Security-Policy; where absent, the page may load nothing. */
  policy?: string;
}

export interface ServeInstitution {
  app: InstitutionApp;
  version: string;
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 0: any free one. */
  port?: number;
  /** Requests a minute for each address; default 3,000; 0: as many as it likes. */
  perMinute?: number;
  /** Largest JSON body in bytes; default 8 MiB. */
  largestBody?: number;
  /** Largest uploaded document in bytes; default 256 MiB. */
  largestUpload?: number;
  /** Milliseconds for a request to arrive whole; default 30,000. */
  arrival?: number;
  /** Behind a proxy whose X-Forwarded-For is to be believed. */
  trustProxy?: boolean;
  /** Further pages by their path ("/verifier"). */
  pages?: Readonly<Record<string, FixedPage>>;
  /** Where log lines go (JSON, one a line). */
  log?: { write(line: string): void } | undefined;
}

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
