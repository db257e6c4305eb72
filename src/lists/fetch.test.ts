import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { addresses, type ListAddress } from "./addresses.data.ts";
import { addressOf, fetchList } from "./fetch.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const list = "<CONSOLIDATED_LIST/>";
let folder: string;
let server: Server;
let base: string;
let seen: string[] = [];
let answers: Record<string, Answer> = {};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "penholder-fetch-"));
  seen = [];
  server = createServer((request, response) => {
    seen.push(`${request.url} ${request.headers["if-none-match"] ?? ""}`.trim());
    const answer = answers[request.url ?? ""];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const row = (...paths: string[]): ListAddress => ({
  list: "un",
  title: "the list",
  page: "https://un.example",
  since: "2020-01-01",
  checked: "2026-11-22",
  files: [{ name: "list.xml", urls: paths.map((path) => base + path) }],
});
const send =
  (text: string, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    response.writeHead(200, { "content-type": "application/xml", ...headers }).end(text);
  };
const fetched = (address: ListAddress, limits: { maximum?: number; timeout?: number } = {}) =>
  fetchList(address, { clock: () => 0, folder, ...limits });
const failure = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "none",
    (error: unknown) => (error instanceof PenholderError ? `${error.code}: ${error.message}` : String(error)),
  );

describe("fetchList", () => {
  it("takes the first address that answers with a list, and tells of the others", async () => {
    answers = {
      "/login": send("<!doctype html><p>Log in"),
      "/typed": send("x", { "content-type": "text/html; charset=utf-8" }),
      "/list": send(list),
    };
    const found = await fetched(row("/gone", "/login", "/typed", "/list"));
    expect(found).toMatchObject({ changed: true, urls: [`${base}/list`] });
    expect(found.failures.map((each) => each.replace(base, ""))).toEqual([
      "/gone: answered 404",
      "/login: answered with a web page",
      "/typed: answered with a web page",
    ]);
    expect(readFileSync(found.files[0] ?? "", "utf8")).toBe(list);
  });

  it("asks with the ETag of the last time, and keeps the file where nothing changed", async () => {
    answers = {
      "/list": (request, response) => {
        if (request.headers["if-none-match"] === '"v1"') response.writeHead(304).end();
        else send(list, { etag: '"v1"' })(request, response);
      },
    };
    expect((await fetched(row("/list"))).changed).toBe(true);
    expect((await fetched(row("/list"))).changed).toBe(false);
    expect(seen).toEqual(["/list", '/list "v1"']);
    rmSync(join(folder, "un", "list.xml"));
    expect((await fetched(row("/list"))).files.every((file) => existsSync(file))).toBe(true);
    expect(seen.at(-1)).toBe("/list");
  });

  it.each([
    [
      "promises too much",
      { maximum: 10 },
      send("x".repeat(50), { "content-length": "50" }),
      /is 50 bytes long, more than 10/u,
    ],
    [
      "sends too much",
      { maximum: 10 },
      ((_, response) => void response.writeHead(200).end("x".repeat(50))) as Answer,
      /is longer than 10 bytes/u,
    ],
    ["sends nothing", {}, send(""), /answered with nothing/u],
    [
      "breaks off",
      {},
      ((_, response) => {
        response.writeHead(200, { "content-length": "50" });
        response.write("<x");
        setImmediate(() => response.destroy());
      }) as Answer,
      /\/list: /u,
    ],
    [
      "never ends",
      { timeout: 100 },
      ((_, response) => {
        response.writeHead(200);
        response.write("<x");
      }) as Answer,
      /took too long/u,
    ],
  ] as [string, { maximum?: number; timeout?: number }, Answer, RegExp][])(
    "leaves nothing behind where the publisher %s",
    async (_, limits, answer, message) => {
      answers = { "/list": answer };
      expect(await failure(fetched(row("/list"), limits))).toMatch(
        /^fetch-failed: No address of the list answered with the list: /u,
      );
      expect(await failure(fetched(row("/list"), limits))).toMatch(message);
      expect(readdirSync(join(folder, "un"))).toEqual([]);
    },
  );
});

describe("the table of addresses", () => {
  it("has one row in force for each list today, with dates and https addresses", () => {
    for (const each of addresses) {
      expect(each.since < (each.until ?? "9999")).toBe(true);
      expect(each.files.flatMap(({ urls }) => urls).every((url) => url.startsWith("https://"))).toBe(true);
    }
    expect(addressOf(addresses, "un", "2026-11-22")?.files[0]?.name).toBe("consolidated.xml");
    expect(addressOf(addresses, "uk-ofsi", "2026-01-27")?.list).toBe("uk-ofsi");
    expect(addressOf(addresses, "uk-ofsi", "2026-01-28")).toBeUndefined();
  });
});
