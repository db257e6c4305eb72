import { PenholderError } from "#kernel";
import { ChangesBook, type OpenScreening } from "#service/screening";
import type { ApiKeys } from "./server/api-keys.ts";
import { type BuiltApp, buildApp } from "./server/app.ts";
import { listen } from "./server/listen.ts";
import { ListsDesk } from "./server/lists-desk.ts";

export interface ServeScreening {
  lists: OpenScreening;
  version: string;
  /** Default 127.0.0.1; another only with keys. */
  host?: string;
  /** Default 0: any free one. */
  port?: number;
  keys?: ApiKeys | undefined;
  perMinute?: number | undefined;
  updateToken?: string | undefined;
  /** Threads that answer; default 2. */
  threads?: number;
  /** Requests that may wait; default 512. */
  queue?: number;
  /** Milliseconds for an answer; default 10,000. */
  timeLimit?: number;
  /** Milliseconds for a request to arrive whole; default 15,000. */
  arrival?: number;
  /** Largest body in bytes; default 4 MiB. */
  largestBody?: number;
  /** Seconds between two looks for newer editions; never where it is missing. */
  refresh?: number | undefined;
  log?: { write(line: string): void } | undefined;
  clock: () => number;
}

export interface ServingScreening {
  /** Without a slash at its end. */
  url: string;
  /** Loads the lists as they now are; false where nothing has changed. */
  reload(): Promise<boolean>;
  /** The longest that the event loop was held up, milliseconds. */
  longestDelay(): number;
  /** Takes no new requests, finishes those that it has, and ends. */
  close(): Promise<void>;
}

/** The screening server without a socket, its lists not loaded yet. */
export interface ScreeningServer extends BuiltApp {
  /** Finishes what it has, and ends its threads; nothing is looked at again. */
  close(): Promise<void>;
}

const loopback = /^(?:127(?:\.\d+){3}|::1|localhost)$/u;

/** Every route, rule and limit of screening, for a socket of its own or within another server of ours. */
export async function buildScreening(
  options: Omit<ServeScreening, "host" | "port" | "refresh">,
): Promise<ScreeningServer> {
  const { lists, keys, log, clock } = options;
  const desk = new ListsDesk({
    lists,
    threads: options.threads ?? 2,
    queue: options.queue ?? 512,
    timeLimit: options.timeLimit ?? 10_000,
    tell: (event, facts) => built.app.log.info({ event, ...facts }),
    clock,
  });
  const built = await buildApp({
    desk,
    version: options.version,
    changes: lists.store === undefined ? undefined : new ChangesBook(lists.store),
    keys,
    perMinute: options.perMinute,
    updateToken: options.updateToken,
    largestBody: options.largestBody ?? 4 * 1024 * 1024,
    arrival: options.arrival ?? 15_000,
    log,
  });
  const close = async (): Promise<void> => {
    await built.app.close();
    await desk.close();
  };
  return { ...built, close };
}

/**
 * Serves screening over HTTP. Settles when the lists are loaded and the socket listens. Throws what `openScreening`
 * throws, `address-in-use`, and `usage` where others than this machine could ask without a key.
 */
export async function serveScreening(options: ServeScreening): Promise<ServingScreening> {
  const { host = "127.0.0.1", port = 0, keys, refresh } = options;
  if (!keys && !loopback.test(host))
    throw new PenholderError(
      "usage",
      `Without API keys only this machine may ask: serve on 127.0.0.1, or name a file of keys with --keys (${host} was asked for).`,
    );
  const server = await buildScreening(options);
  const { app, metrics, reload } = server;
  const close = async (): Promise<void> => {
    clearInterval(timer);
    await server.close();
  };
  let timer: NodeJS.Timeout | undefined;
  try {
    // Whoever watches is answered from the beginning: alive, and not ready until the lists are loaded.
    const url = await listen(app, host, port);
    await reload();
    if (refresh !== undefined) {
      // A failed look changes nothing: the lists in force go on answering, and the log has said why.
      timer = setInterval(() => void reload().catch(() => false), refresh * 1000);
      timer.unref();
    }
    return { url, reload, longestDelay: metrics.longestDelay, close };
  } catch (error) {
    await close();
    throw error;
  }
}
