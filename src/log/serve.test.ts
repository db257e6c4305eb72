import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Serving, serveLog } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "penholder-serve-"));
let serving: Serving;
beforeAll(async () => {
  mkdirSync(join(folder, "public/tile/0/000.p"), { recursive: true });
  writeFileSync(join(folder, "log.json"), "secret");
  writeFileSync(join(folder, "public/secret"), "secret");
  writeFileSync(join(folder, "public/checkpoint"), "a checkpoint\n");
  writeFileSync(join(folder, "public/tile/0/000.p/3"), new Uint8Array(96));
  serving = await serveLog(join(folder, "public"));
});
afterAll(async () => {
  await serving.close();
  rmSync(folder, { recursive: true });
});

it("serves the layout, tiles for ever and the checkpoint always anew", async () => {
  const tile = await fetch(`${serving.url}/tile/0/000.p/3`);
  expect([tile.status, tile.headers.get("content-type")]).toEqual([200, "application/octet-stream"]);
  expect(tile.headers.get("cache-control")).toContain("immutable");
  expect((await tile.arrayBuffer()).byteLength).toBe(96);
  const checkpoint = await fetch(`${serving.url}/checkpoint`);
  expect(checkpoint.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(checkpoint.headers.get("cache-control")).toBe("no-cache");
  expect(await checkpoint.text()).toBe("a checkpoint\n");
  const head = await fetch(`${serving.url}/tile/0/000.p/3`, { method: "HEAD" });
  expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "96", ""]);
});

it("serves nothing else, whatever is asked for", async () => {
  const targets = [
    "/",
    "/secret",
    "/tile",
    "/tile/0",
    "/tile/0/000",
    "/tile/0/000.p/",
    "/tile/0/000.p/03",
    "/tile/0/000.p/3?x",
    "/tile/0/000.p/3/",
    "//checkpoint",
    "/../log.json",
    "/tile/../../log.json",
    "/%2e%2e/log.json",
    "/..%2flog.json",
    "/tile/0/000.p/..%2f..%2f..%2f..%2flog.json",
    "/checkpoint%00",
    "\\..\\log.json",
    "*",
    "http://x/checkpoint",
    `/tile/0/${"x000/".repeat(200)}000`,
  ];
  for (const target of targets) {
    const answer = await raw(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer, target).toMatch(/^HTTP\/1\.1 40[04]/);
    expect(answer, target).not.toContain("secret");
  }
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
    expect((await fetch(`${serving.url}/checkpoint`, { method })).status).toBe(405);
});

function raw(request: string): Promise<string> {
  const { hostname, port } = new URL(serving.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(request));
    let answer = "";
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("end", () => resolve(answer));
    socket.on("error", reject);
  });
}
