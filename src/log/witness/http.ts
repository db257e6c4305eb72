/** What a server answered, whole. */
export interface HttpAnswer {
  status: number;
  /** Media type as sent. */
  type: string;
  body: Uint8Array;
}

export interface HttpBounds {
  /** Bytes of the body at most. */
  limit: number;
  /** Ends the request, by time-out or because nobody waits any more. */
  signal: AbortSignal;
}

/**
 * One HTTP request. Redirections are answers like any other, never followed: whoever answers for a server must be that
 * server. Throws an Error with one clause on what went wrong.
 */
export async function httpRequest(url: string, bounds: HttpBounds, post?: string): Promise<HttpAnswer> {
  const request: RequestInit = { redirect: "manual", signal: bounds.signal };
  const posted = post === undefined ? {} : { method: "POST", body: post };
  try {
    const response = await fetch(url, { ...request, ...posted });
    const body = await readAll(response, bounds.limit);
    return { status: response.status, type: response.headers.get("content-type") ?? "", body };
  } catch (error) {
    throw new Error(why(error, bounds.signal), { cause: error });
  }
}

async function readAll(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > limit) throw new Error(`it sends more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function why(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return "it did not answer in time";
  if (!(error instanceof Error)) return "it cannot be reached";
  const code = error.cause instanceof Error && "code" in error.cause ? ` (${String(error.cause.code)})` : "";
  return error.message === "fetch failed" ? `it cannot be reached${code}` : error.message;
}

/** A prefix and a path as one address. */
export function at(prefix: string, path: string): string {
  return `${prefix.replace(/\/+$/, "")}/${path}`;
}

/** The beginning of what a stranger sent, fit to be shown. */
export function shown(body: Uint8Array): string {
  return new TextDecoder()
    .decode(body.subarray(0, 200))
    .replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, " ")
    .trim();
}
