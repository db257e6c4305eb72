// POST /match over HTTP with 32 connections: requests a second and their latency.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import autocannon from "autocannon";
import { customers } from "./customers.ts";

export interface HttpFigures {
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
}

/** Serves the lists of a store with `penholder serve` in a process of its own and asks it for some seconds. */
export async function httpMatch(store: string, seconds: number): Promise<HttpFigures> {
  const server = spawn(
    process.execPath,
    ["bin/penholder.js", "serve", "--store", store, "--port", "0", "--quiet", "--rate", "100000000"],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  try {
    const url = await addressOf(server.stdout, server.stderr);
    const asked = customers(2000, 11).map(({ schema, name }) =>
      JSON.stringify({ queries: { q: { schema, properties: { name: [name] } } } }),
    );
    let next = 0;
    const options = {
      url: `${url}/match/default`,
      connections: 32,
      requests: [
        {
          method: "POST" as const,
          setupRequest: (request: object) => ({
            ...request,
            headers: { "content-type": "application/json" },
            body: asked[next++ % asked.length],
          }),
        },
      ],
    };
    await autocannon({ ...options, duration: 3 });
    const { requests, latency, non2xx, errors } = await autocannon({ ...options, duration: seconds });
    return { perSecond: requests.average, p50: latency.p50, p99: latency.p99, failed: non2xx + errors };
  } finally {
    server.kill("SIGTERM");
  }
}

/** The first address that the server prints. */
function addressOf(...outputs: NodeJS.ReadableStream[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const output of outputs)
      createInterface(output).on("line", (line) => {
        const [url] = /http:\/\/[\w.:[\]]+/u.exec(line) ?? [];
        if (url) resolve(url.replace(/\/$/u, ""));
      });
    setTimeout(() => reject(new Error("the server did not say where it listens")), 120_000).unref();
  });
}
