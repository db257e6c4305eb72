import { type Bounds, type InstitutionClient, type OpenClient, openClient, serverAddress } from "#client";
import { PenholderError } from "#kernel";
import { type Login, readLogins } from "./remote-logins.ts";
import type { ServerOptions } from "./remote-options.ts";

/** The server that is asked, and as whom. */
export interface Connection {
  server: string;
  /** Undefined: as anybody. */
  token: string | undefined;
  insecureHttp: boolean;
  /** What was kept when one signed in there. */
  login: Login | undefined;
  client: InstitutionClient;
  /** Another client of the same server, such as one whose bodies are read as they come. */
  open(more: Pick<OpenClient, "stream" | "bounds">): InstitutionClient;
}

/** For what is large: as long as something comes. */
export const downloadBounds: Bounds = { total: 3_600_000, stall: 130_000, largest: 2 ** 30 };

/**
 * Which server and token: what the call says, then the environment, then where one signed in. A token of the environment
 * goes to the server of the environment alone, and one that was kept to the server that gave it. Throws `usage`,
 * `login-unsafe`.
 */
export function connect(options: ServerOptions, env: Readonly<Record<string, string | undefined>> = process.env) {
  const logins = readLogins(env);
  const named = options.server ?? (env.PENHOLDER_SERVER || logins.last);
  if (!named)
    throw new PenholderError("usage", "Say which server: --server URL, or sign in with penholder login --server URL.");
  const insecureHttp = options.insecureHttp === true;
  const server = serverAddress(named, { isSecret: false });
  const login = Object.hasOwn(logins.servers, server) ? logins.servers[server] : undefined;
  const meant = options.server === undefined || !env.PENHOLDER_SERVER || sameServer(env.PENHOLDER_SERVER, server);
  const token = options.token ?? ((meant ? env.PENHOLDER_TOKEN : undefined) || login?.token);
  const open: Connection["open"] = (more) => openClient({ server, token, insecureHttp, ...more });
  return { server, token, insecureHttp, login, client: open({}), open } satisfies Connection;
}

const sameServer = (text: string, server: string): boolean =>
  URL.canParse(text) && serverAddress(text, { isSecret: false }) === server;
