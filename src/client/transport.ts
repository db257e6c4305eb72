import { PenholderError } from "#kernel";
import { shown } from "./address.ts";

/** Sends one request; the platform's fetch where nothing else is given. */
export type Send = (request: Request) => Promise<Response>;

/** How long a server may take, and how much it may answer. */
export interface Bounds {
  /** Milliseconds for the whole answer. */
  total: number;
  /** Milliseconds in which something must arrive. */
  stall: number;
  /** Bytes of the answer, unpacked. */
  largest: number;
}

export const usualBounds: Bounds = { total: 150_000, stall: 130_000, largest: 64 * 2 ** 20 };

/**
 * A fetch that follows nobody elsewhere, waits no longer and takes no more than its bounds. The body of an answer comes as
 * it arrives; reading it throws where it goes beyond them. Throws `server-unreachable`, `server-answer-invalid`.
 */
export function boundedFetch(server: string, bounds: Bounds, send: Send = fetch): Send {
  return async (request) => {
    const stopped = new AbortController();
    const end = (why: string) => stopped.abort(unreachable(server, why));
    const total = setTimeout(() => end(`took longer than ${seconds(bounds.total)} to answer`), bounds.total);
    let stall = setTimeout(() => end(`sent nothing for ${seconds(bounds.stall)}`), bounds.stall);
    const moved = () => {
      clearTimeout(stall);
      stall = setTimeout(() => end(`sent nothing for ${seconds(bounds.stall)}`), bounds.stall);
    };
    const done = () => {
      clearTimeout(total);
      clearTimeout(stall);
    };
    try {
      const signal = AbortSignal.any([request.signal, stopped.signal]);
      const response = await send(new Request(request, { redirect: "manual", signal }));
      expectNoRedirect(server, response);
      moved();
      if (response.body === null) done();
      const body = response.body && counted(response.body, server, bounds.largest, { moved, done, stopped });
      return new Response(body, { status: response.status, headers: response.headers });
    } catch (error) {
      done();
      throw failureOf(server, stopped, error);
    }
  };
}

/** A redirect is told and not followed: whoever is sent elsewhere must not take a password or token along. */
function expectNoRedirect(server: string, response: Response): void {
  if (response.type !== "opaqueredirect" && !(response.status >= 300 && response.status < 400)) return;
  if (response.status === 304) return;
  void response.body?.cancel();
  const where = shown(response.headers.get("location") ?? "");
  throw new PenholderError(
    "server-answer-invalid",
    `${server} sends elsewhere${where === "" ? "" : ` (${where})`}, and no redirect is followed; name the address itself if you trust it.`,
  );
}

interface Watch {
  moved(): void;
  done(): void;
  stopped: AbortController;
}

function counted(
  body: ReadableStream<Uint8Array>,
  server: string,
  largest: number,
  { moved, done, stopped }: Watch,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const { signal } = stopped;
  const stop = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
  stop.catch(() => undefined);
  let length = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const piece = await Promise.race([reader.read(), stop]);
        if (piece.done) {
          done();
          return controller.close();
        }
        length += piece.value.length;
        if (length > largest) throw tooLarge(server, largest);
        moved();
        controller.enqueue(piece.value);
      } catch (error) {
        done();
        void reader.cancel().catch(() => undefined);
        controller.error(failureOf(server, stopped, error));
      }
    },
    async cancel() {
      done();
      await reader.cancel();
    },
  });
}

const tooLarge = (server: string, largest: number) =>
  new PenholderError(
    "server-answer-invalid",
    `${server} answered with more than ${Math.round(largest / 2 ** 20)} MB, which is more than such a service has to say; nothing of it was used.`,
  );

function failureOf(server: string, { signal }: AbortController, error: unknown): Error {
  if (signal.aborted && signal.reason instanceof PenholderError) return signal.reason;
  if (error instanceof PenholderError) return error;
  if (error instanceof Error && error.name === "AbortError") return error;
  return unreachable(server, "cannot be reached, or the connection broke off", error);
}

export const unreachable = (server: string, why: string, cause?: unknown) =>
  new PenholderError("server-unreachable", `${server} ${why}; check the address and the network.`, {}, cause);

const seconds = (milliseconds: number): string => `${Math.ceil(milliseconds / 1000)} seconds`;
