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
  }, 30_000);

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
      ["https://penholder.example/api/v1/health", "error"],
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
    for (let at = 0; at < 3; at++) await expect(ask()).rejects.toMatchObject({ code: "fetch-failed" });
  });

  it("sends no token in the clear", () => {
    expect(() => openClient({ server: "http://penholder.example", token: "ph_x" })).toThrow(/https/u);
    expect(() => openClient({ server: "ftp://penholder.example" })).toThrow(/https/u);
    expect(() => openClient({ server: "nonsense" })).toThrow(/https/u);
    expect(() => openClient({ server: "http://localhost:8080", token: "ph_x" })).not.toThrow();
  });
});
