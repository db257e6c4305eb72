import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { clientTypes } from "../../test/client-types.ts";
import { openClient } from "./index.ts";

const root = join(import.meta.dirname, "..", "..");
const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

describe("the client", () => {
  it("has the types of docs/openapi.json", async () => {
    const document = JSON.parse(readFileSync(join(root, "docs/openapi.json"), "utf8")) as object;
    expect(await clientTypes(document)).toBe(readFileSync(join(import.meta.dirname, "api.data.ts"), "utf8"));
  });

  it("asks with its token and gives what is answered", async () => {
    const asked: Request[] = [];
    const client = openClient({
      server: "https://penholder.example/",
      token: "ph_x",
      fetch: async (request) => {
        asked.push(request);
        return json({ record: "r", size: "3", checkpoint: "c" });
      },
    });
    const { data } = await client.GET("/api/v1/health");
    expect(data).toEqual({ record: "r", size: "3", checkpoint: "c" });
    expect(asked.map(({ url, redirect }) => [url, redirect])).toEqual([
      ["https://penholder.example/api/v1/health", "manual"],
    ]);
    expect(asked[0]?.headers.get("authorization")).toBe("Bearer ph_x");
  });

  it("throws what the service refuses in its words, and anything else as no answer of it", async () => {
    const answers = [
      json({ code: "act-refused", detail: "Not now." }, 422),
      json({ code: "constructor", detail: "x" }, 400),
      new Response("<html>", { status: 502 }),
    ];
    const client = openClient({
      server: "http://127.0.0.1:1",
      fetch: async () => answers.shift() ?? Promise.reject(new TypeError("no network")),
    });
    const ask = () => client.GET("/api/v1/register");
    await expect(ask()).rejects.toMatchObject({ code: "act-refused", message: "Not now." });
    for (let at = 0; at < 2; at++) await expect(ask()).rejects.toMatchObject({ code: "server-answer-invalid" });
    await expect(ask()).rejects.toMatchObject({ code: "server-unreachable" });
  });

  it("sends no token in the clear", () => {
    expect(() => openClient({ server: "http://penholder.example", token: "ph_x" })).toThrow(/https/u);
    expect(() => openClient({ server: "ftp://penholder.example" })).toThrow(/https/u);
    expect(() => openClient({ server: "nonsense" })).toThrow(/https/u);
    expect(() => openClient({ server: "https://a:b@penholder.example" })).toThrow(/address/u);
    expect(() => openClient({ server: "http://127.0.0.1.penholder.example", token: "ph_x" })).toThrow(/https/u);
    expect(() => openClient({ server: "http://localhost:8080", token: "ph_x" })).not.toThrow();
    const known = { server: "http://10.0.0.1", token: "ph_x", insecureHttp: true };
    expect(() => openClient(known)).not.toThrow();
  });

  it("follows nobody elsewhere, and shows nothing that steers a terminal", async () => {
    const location = "https://elsewhere.example/\u009b31m";
    const client = openClient({
      server: "https://penholder.example",
      token: "ph_x",
      fetch: async () => new Response(null, { status: 302, headers: { location } }),
    });
    const refused = await client.GET("/api/v1/register").catch((error: Error) => error);
    expect(refused).toMatchObject({ code: "server-answer-invalid" });
    expect((refused as Error).message).not.toMatch(/\p{Cc}/u);
  });

  it("takes no more and waits no longer than its bounds", async () => {
    const endless = () => new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)) });
    const bounds = { total: 5000, stall: 50, largest: 1024 * 1024 };
    const ask = (body: () => ReadableStream) =>
      openClient({ server: "https://penholder.example", bounds, fetch: async () => new Response(body()) }).GET(
        "/api/v1/register",
      );
    await expect(ask(endless)).rejects.toMatchObject({ code: "server-answer-invalid" });
    const silent = () => new ReadableStream({ pull: () => new Promise(() => undefined) });
    await expect(ask(silent)).rejects.toMatchObject({ code: "server-unreachable" });
  });
});
