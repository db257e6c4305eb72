import { type ServeScreening, type ServingScreening, serveScreening } from "../serve.ts";
import { writeTestLists } from "../yente/test-lists.ts";

/** A server on a free port over the lists of invented parties, and what it logs. */
export async function testServer(
  options: Partial<ServeScreening> = {},
): Promise<{ serving: ServingScreening; manifest: string; log: string[] }> {
  const manifest = writeTestLists();
  const log: string[] = [];
  const serving = await serveScreening({
    lists: { manifest },
    version: "0.0.0",
    threads: 1,
    clock: Date.now,
    // A busy machine answers late; how late is no matter of most tests.
    ...{ timeLimit: 240_000, arrival: 240_000 },
    log: { write: (line) => void log.push(line) },
    ...options,
  });
  return { serving, manifest, log };
}

export interface Reply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by what a test expects of them.
  body: any;
}

/** Sends a body (JSON unless it is text) and reads the answer. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const sent = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(url, { method: "POST", headers, body: sent });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}
