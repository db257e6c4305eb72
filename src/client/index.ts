import createClient, { type Client } from "openapi-fetch";
import { catalogue, type ErrorCode, PenholderError } from "#kernel";
import type { paths } from "./api.data.ts";

/** An institution's API over the network, typed by its own description. */
export type InstitutionClient = Client<paths>;

export interface OpenClient {
  /** Address of the service, such as https://penholder.example. */
  server: string;
  /** An API token of one's own; without one, everything is asked as anybody. */
  token?: string;
  /** Where absent, the platform's. */
  fetch?: (request: Request) => Promise<Response>;
}

/**
 * A client of a service. What the service refuses is thrown in its own words and with its own code; what is no answer of
 * such a service, as `fetch-failed`. Throws `usage` for an address over which a token would go in the clear.
 */
export function openClient({ server, token, fetch }: OpenClient): InstitutionClient {
  const url = addressOf(server, token !== undefined);
  const client = createClient<paths>({
    baseUrl: url,
    // Whoever is sent elsewhere must not take the token along.
    redirect: "error",
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    ...(fetch && { fetch }),
  });
  client.use({
    onResponse: async ({ response }) => {
      if (!response.ok && response.status !== 304) throw await refusalOf(response, url);
    },
    onError: ({ error }) => (error instanceof PenholderError ? error : unreachable(url, error)),
  });
  return client;
}

function addressOf(server: string, isSecret: boolean): string {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  const isLoopback = url !== undefined && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(url.hostname);
  if (url && (url.protocol === "https:" || (url.protocol === "http:" && (isLoopback || !isSecret))))
    return url.href.replace(/\/$/u, "");
  throw new PenholderError(
    "usage",
    `${server} is no https address of a service; give one, such as https://penholder.example.`,
  );
}

async function refusalOf(response: Response, server: string): Promise<PenholderError> {
  const text = await response.text();
  const { code, detail } = problemIn(text);
  if (typeof code === "string" && Object.hasOwn(catalogue, code) && typeof detail === "string")
    return new PenholderError(code as ErrorCode, detail);
  return new PenholderError(
    "fetch-failed",
    `${server} answered ${response.status} and not as an institution's service does.`,
  );
}

function problemIn(text: string): { code?: unknown; detail?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

const unreachable = (server: string, cause: unknown) =>
  new PenholderError("fetch-failed", `${server} cannot be reached; check the address and the network.`, {}, cause);
