import { PenholderError } from "#kernel";
import { buildScreening } from "../serve.ts";
import { listen } from "../server/listen.ts";
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
 * Serves an institution over HTTP: the API under /api/v1, its description at /docs, the public log under /log, and
 * screening where lists are given. Throws `address-in-use`, what loading the lists throws, and `usage` where others than
 * this machine could reach pages whose cookies go without TLS.
 */
export async function serveInstitution(options: ServeInstitution): Promise<ServingInstitution> {
  const { host = "127.0.0.1", port = 0, lists, version, log } = options;
  const screening = lists && (await buildScreening({ lists, version, log, threads: 1, clock: Date.now }));
  const { app, callers, metrics } = await buildApi(options, screening);
  const close = async (): Promise<void> => {
    await app.close();
    await screening?.close();
  };
  try {
    if (!callers.secure && !loopback.test(host))
      throw new PenholderError(
        "usage",
        `The institution's pages are on this machine alone (relyingParty in penholder.json): serve on 127.0.0.1, or name an https origin (${host} was asked for).`,
      );
    const url = await listen(app, host, port);
    callers.listensOn(url);
    await screening?.reload();
    return { url, longestDelay: metrics.longestDelay, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const loopback = /^(?:127(?:\.\d+){3}|::1|localhost)$/u;
