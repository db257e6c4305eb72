import type { Random } from "#kernel";
import { concat } from "#record";
import { maximumBytes } from "./der.ts";
import { type Answer, Refused, refusal } from "./refused.ts";
import { requestToken, tokenOf } from "./request.ts";

export interface FetchOptions {
  random: Random;
  /** For the whole exchange; 10 s unless told. */
  timeoutMilliseconds?: number;
}

/**
 * Asks an authority over HTTP (RFC 3161 section 3.4) to stamp a SHA-256 digest, and gives its token, which answers
 * this very request; `verifyToken` judges who signed it. Never more than 64 KiB is read, no redirection followed.
 */
export async function fetchToken(url: string, digest: Uint8Array, options: FetchOptions): Promise<Answer<Uint8Array>> {
  try {
    const request = requestToken(digest, options.random);
    const response = await ask(addressOf(url), request.bytes, options.timeoutMilliseconds ?? 10_000);
    return tokenOf(response, request);
  } catch (error) {
    return refusal(error);
  }
}

function addressOf(url: string): URL {
  const address = URL.parse(url);
  if (!address || !["http:", "https:"].includes(address.protocol) || address.username || address.password)
    throw unreachable("its address is not one of http or https without a password in it");
  return address;
}

async function ask(address: URL, body: Uint8Array<ArrayBuffer>, timeout: number): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(timeout);
  let response: Response;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/timestamp-query", accept: "application/timestamp-reply" },
      body,
      redirect: "error",
      signal,
    });
  } catch {
    throw unreachable(signal.aborted ? `no answer came within ${timeout} ms` : "no connection was made");
  }
  try {
    if (response.status !== 200) throw unreachable(`its answer has status ${response.status}`);
    const type = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
    if (type !== "application/timestamp-reply") throw unreachable("its answer is not a time-stamp");
    return await bounded(response, signal, timeout);
  } finally {
    // What is left of a refused answer is not waited for; an answer read to its end has nothing to cancel.
    await response.body?.cancel().catch(() => undefined);
  }
}

async function bounded(response: Response, signal: AbortSignal, timeout: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > maximumBytes) break;
      parts.push(part);
    }
  } catch {
    throw unreachable(signal.aborted ? `no whole answer came within ${timeout} ms` : "its answer broke off");
  }
  if (size > maximumBytes) throw unreachable(`its answer is larger than ${maximumBytes} bytes`);
  return concat(...parts);
}

function unreachable(because: string): Refused {
  return new Refused("unreachable", `The time-stamping authority could not be asked: ${because}.`);
}
