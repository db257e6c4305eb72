import { PenholderError } from "#kernel";
import { type OpenClient, openClient } from "./client.ts";
import { answered, told } from "./forms.ts";
import { usualBounds } from "./transport.ts";

export interface Follow extends OpenClient {
  /** Index in the record after which to go on. */
  after?: string | undefined;
  /** Ends the following. */
  signal?: AbortSignal;
  /** Milliseconds before it asks again where the connection broke off. */
  wait: (milliseconds: number) => Promise<unknown>;
}

/** That something has changed; `sequence` is the place in the record. */
type Told = (typeof told)["_output"] & { sequence: string };

const pause = 2000;
const mostFailures = 10;
/** Characters of one event; more is no event of ours. */
const longestEvent = 100_000;

/**
 * What changes, as it changes (server-sent events, HTML Living Standard 9.2): where the connection breaks off, it goes on
 * after the last event. Ends with its signal; throws what the service refuses, and `server-unreachable` after ten tries.
 */
export async function* followEvents(options: Follow): AsyncGenerator<Told> {
  const { signal, wait } = options;
  // Something comes every twenty seconds, an event or a line that keeps the connection open.
  const bounds = { total: 2 ** 31 - 1, stall: 60_000, largest: Number.MAX_SAFE_INTEGER };
  const client = openClient({ ...options, stream: true, bounds: options.bounds ?? { ...usualBounds, ...bounds } });
  let [last, failures] = [options.after, 0];
  while (!signal?.aborted) {
    try {
      const { data } = await client.GET("/api/v1/events", {
        params: { header: last === undefined ? {} : { "last-event-id": last } },
        parseAs: "stream",
        ...(signal && { signal }),
      });
      for await (const event of eventsIn(data as unknown as ReadableStream<Uint8Array>)) {
        if (event.id !== undefined) last = event.id;
        failures = 0;
        yield { sequence: event.id ?? "", ...answered(told, event.data) };
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (!(error instanceof PenholderError) || !["server-unreachable", "overloaded"].includes(error.code)) throw error;
      if (++failures > mostFailures) throw error;
    }
    if (!signal?.aborted) await wait(pause);
  }
}

async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<{ id: string | undefined; data: unknown }> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(piece, { stream: true }).replaceAll("\r\n", "\n");
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      const event = eventOf(rest.slice(0, end));
      rest = rest.slice(end + 2);
      if (event) yield event;
    }
    if (rest.length > longestEvent)
      throw new PenholderError("server-answer-invalid", "The server sent an event without an end.");
  }
}

function eventOf(block: string): { id: string | undefined; data: unknown } | undefined {
  const lines = block.split("\n");
  const field = (name: string): string[] =>
    lines.flatMap((line) => (line.startsWith(`${name}:`) ? [line.slice(name.length + 1).replace(/^ /u, "")] : []));
  const data = field("data").join("\n");
  if (data === "") return undefined;
  const [id] = field("id");
  try {
    return { id: id !== undefined && /^\d{1,15}$/u.test(id) ? id : undefined, data: JSON.parse(data) as unknown };
  } catch {
    throw new PenholderError("server-answer-invalid", "The server sent an event that is not JSON.");
  }
}
