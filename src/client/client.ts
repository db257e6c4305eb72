import createClient, { type Client } from "openapi-fetch";
import { PenholderError } from "#kernel";
import { serverAddress } from "./address.ts";
import type { paths } from "./api.data.ts";
import { noAnswer, refusalOf } from "./refusal.ts";
import { type Bounds, boundedFetch, type Send, unreachable, usualBounds } from "./transport.ts";

/** An institution's API over the network, typed by its own description. */
export type InstitutionClient = Client<paths>;

export interface OpenClient {
  /** Address of the service, such as https://penholder.example. */
  server: string;
  /** An API token of one's own; without one, everything is asked as anybody. */
  token?: string | undefined;
  /** The session's cookie, for what no token may do. */
  cookie?: string | undefined;
  /** Over which a token may go in the clear: for a network that one knows. */
  insecureHttp?: boolean | undefined;
  /** Whether bodies are read by the caller, as they come. */
  stream?: boolean;
  bounds?: Bounds;
  /** Where absent, the platform's. */
  fetch?: Send | undefined;
  /** Told every answer's headers. */
  onHeaders?: (headers: Headers) => void;
}

/**
 * A client of a service. What the service refuses is thrown in its own words and with its own code; what is no answer of
 * such a service, as `server-answer-invalid` or `server-unreachable`. Throws `usage` for an address over which a secret
 * would go in the clear.
 */
export function openClient(options: OpenClient): InstitutionClient {
  const { token, cookie, insecureHttp, bounds = usualBounds, stream = false } = options;
  const server = serverAddress(options.server, { isSecret: (token ?? cookie) !== undefined, insecureHttp });
  const send = boundedFetch(server, bounds, options.fetch);
  const client = createClient<paths>({
    baseUrl: server,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      // A service takes what a cookie allows from its own pages alone: this is one who names himself.
      ...(cookie !== undefined && { cookie, origin: new URL(server).origin }),
    },
    fetch: async (request) => {
      const response = await send(request);
      options.onHeaders?.(response.headers);
      return stream && response.ok ? response : whole(response);
    },
  });
  client.use({
    onResponse: async ({ response, options: { parseAs } }) => {
      const { ok, status } = response;
      if (!ok && status !== 304) throw await refusalOf(response, server);
      if (parseAs === "json" && status !== 204 && status !== 304 && !isJson(await response.clone().text()))
        throw noAnswer(server, "answered with what is no JSON");
    },
    onError: ({ error }) => (error instanceof PenholderError ? error : unreachable(server, "cannot be reached", error)),
  });
  return client;
}

/** An answer that has arrived, all of it. */
async function whole(response: Response): Promise<Response> {
  const { status, headers } = response;
  const text = await response.text();
  const hasBody = status !== 204 && status !== 304;
  const kept = new Headers(headers);
  kept.delete("content-encoding");
  kept.set("content-length", String(new TextEncoder().encode(text).length));
  return new Response(hasBody ? text : null, { status, headers: kept });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
