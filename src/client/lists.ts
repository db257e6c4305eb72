import { z } from "zod";
import { PenholderError } from "#kernel";
import { serverAddress } from "./address.ts";
import { noAnswer, refusalOf } from "./refusal.ts";
import { boundedFetch, type Send, usualBounds } from "./transport.ts";

const text = z.string().max(20_000);
const result = z.object({
  id: text,
  caption: text,
  schema: text,
  datasets: z.array(text),
  score: z.number(),
  match: z.boolean(),
  reasons: z.array(text).max(1000),
});
const matched = z.object({ responses: z.record(z.string(), z.object({ results: z.array(result).max(500) })) });
const scored = z.object({ score: z.number(), match: z.boolean(), coverage: text, reasons: z.array(text).max(1000) });

export type ListedHit = z.infer<typeof result>;

/** A party that is asked about, as FollowTheMoney describes it. */
export interface ListQuery {
  schema: string;
  properties: Readonly<Record<string, readonly string[]>>;
}

export interface OpenLists {
  server: string;
  /** The API key of the server, where it asks for one. */
  token?: string | undefined;
  insecureHttp?: boolean | undefined;
  fetch?: Send | undefined;
}

/** A server of lists (`penholder serve`, or another that answers as yente does). */
export interface ListsClient {
  /** Who on its lists may be meant, by the names of the queries. */
  match(
    queries: Readonly<Record<string, ListQuery>>,
    options: { dataset: string; threshold: number; limit: number; algorithm: string },
  ): Promise<ReadonlyMap<string, readonly ListedHit[]>>;
  score(pair: { schema: string; name1: string; name2: string }): Promise<z.infer<typeof scored>>;
}

/** Throws `usage` for an address over which a key would go in the clear; its operations what the server refuses. */
export function openLists({ server: named, token, insecureHttp, fetch }: OpenLists): ListsClient {
  const server = serverAddress(named, { isSecret: token !== undefined, insecureHttp });
  const send = boundedFetch(server, usualBounds, fetch);
  const ask = async <T>(form: z.ZodType<T>, path: string, body: object): Promise<T> => {
    const headers = {
      "content-type": "application/json",
      ...(token !== undefined && { authorization: `ApiKey ${token}` }),
    };
    const response = await send(
      new Request(`${server}${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
    );
    if (!response.ok) throw await refusalOf(response, server);
    const read = form.safeParse(jsonOf(await response.text()));
    if (read.success) return read.data;
    throw noAnswer(server, "answered in another form");
  };
  return {
    async match(queries, { dataset, threshold, limit, algorithm }) {
      if (Object.keys(queries).length > 100)
        throw new PenholderError("usage", "A server of lists takes 100 queries at once.");
      const query = new URLSearchParams({
        limit: String(limit),
        threshold: String(threshold),
        cutoff: String(threshold),
        algorithm,
      });
      const { responses } = await ask(matched, `/match/${encodeURIComponent(dataset)}?${query}`, { queries });
      return new Map(Object.entries(responses).map(([name, { results }]) => [name, results]));
    },
    score: (pair) => ask(scored, "/score", pair),
  };
}

function jsonOf(said: string): unknown {
  try {
    return JSON.parse(said) as unknown;
  } catch {
    return undefined;
  }
}
