import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importExampleLists } from "#app";
import { type ServingInstitution, serveInstitution, type Welcome } from "#http";
import { nodeCrypto } from "#log";
import { parseLogPolicy } from "#record";
import { foundingOf } from "#verify/case";
import { hasChromium, launch, seriousFindings } from "../chromium.ts";
import { Served } from "./served.ts";

const welcome: Welcome = {
  notice: "An illustration.",
  lead: ["One <b>sentence</b>.", "Another."],
  people: [{ login: "m-fr", name: "Delegate of <France>", role: "member", try: "What changed." }],
  signingIn: "Codes are where passwords are.",
  commands: [{ says: "Who is it?", command: "curl URL/match/default" }],
};
const lists = mkdtempSync(join(tmpdir(), "pages-"));
let served: Served;
let serving: ServingInstitution;
let france: Awaited<ReturnType<Served["somebody"]>>;

beforeAll(async () => {
  served = await Served.open("2018-08-01T12:00:00Z");
  france = await served.somebody("m-fr", "member", "FR");
  await importExampleLists(lists);
  serving = await serveInstitution({ app: served.app, version: "0.0.0", welcome, lists: { store: lists } });
});
afterAll(async () => {
  await serving.close();
  await served.close();
  rmSync(lists, { recursive: true, force: true });
});

const ask = (path: string, options: RequestInit = {}) => fetch(`${serving.url}${path}`, options);
const query = JSON.stringify({ queries: { q: { schema: "Person", properties: { name: ["Чон Сон Хва"] } } } });

describe("screening on the institution's port", () => {
  it("answers what screening answers, with the institution's headers, and leaves the rest to the institution", async () => {
    const answer = await ask("/match/default", { method: "POST", body: query });
    const { responses } = (await answer.json()) as { responses: { q: { results: { caption: string }[] } } };
    expect(responses.q.results[0]?.caption).toBe("Jong Song Hwa");
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    expect((await ask("/catalog")).status).toBe(200);
    expect(await (await ask("/screening")).text()).toContain("Penholder screening");
    expect(await (await ask("/docs")).text()).toContain("Penholder institution");
    expect((await ask("/metrics")).status).toBe(403);
    expect((await ask("/updatez", { method: "POST" })).status).toBe(404);
  });

  it("refuses what a page of another origin sends, and is not there where no lists are given", async () => {
    const foreign = { method: "POST", body: query, headers: { origin: "http://elsewhere.example" } };
    expect((await ask("/match/default", foreign)).status).toBe(403);
    expect((await fetch(`${served.serving.url}/catalog`)).status).toBe(404);
  });
});

it("publishes what a stranger verifies with, beside the log, and nothing of the machine", async () => {
  const policy = parseLogPolicy(nodeCrypto, await (await ask("/log/policy")).text());
  expect(policy.ok && policy.value.logs.map(({ key }) => key.name)).toEqual([served.app.config.record]);
  const answer = await ask("/log/founding.json");
  const text = await answer.text();
  expect(foundingOf(text)?.founders).toEqual(served.app.config.founders);
  expect(text).not.toContain("database");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
});

describe.skipIf(!hasChromium)("pages in a browser (server: Chromium)", () => {
  let browser: Browser;
  const troubles: string[] = [];
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  async function open(path: string, options: { width?: number; colorScheme?: "light" | "dark" } = {}): Promise<Page> {
    const { width = 1280, colorScheme = "light" } = options;
    const page = await (await browser.newContext({ viewport: { width, height: 900 }, colorScheme })).newPage();
    page.on("console", (message) => message.type() === "error" && troubles.push(`${path}: ${message.text()}`));
    page.on("pageerror", (error) => troubles.push(`${path}: ${error.message}`));
    page.on("request", (request) => !request.url().startsWith(serving.url) && troubles.push(request.url()));
    await page.goto(serving.url + path);
    return page;
  }

  it.each(["/", "/docs", "/screening"])(
    "%s is read by everybody, on a telephone too, and asks nobody else",
    async (path) => {
      for (const look of [{}, { colorScheme: "dark" as const }, { width: 390 }]) {
        const page = await open(path, look);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        expect(await seriousFindings(page)).toEqual([]);
        await page.context().close();
      }
      expect(troubles).toEqual([]);
    },
  );

  it("signs in, lists what one may see, and signs out", async () => {
    const page = await open("/");
    expect(await page.locator("pre").first().textContent()).toBe(`curl ${serving.url}/match/default`);
    const enter = async (password: string) => {
      await page.fill("input[name=login]", "m-fr@example.org");
      await page.fill("input[name=password]", password);
      await page.fill("input[name=code]", france.code());
      await page.click("form button");
    };
    await enter("wrong words altogether");
    await page.locator(".said.wrong").waitFor();
    await enter("nine purple lanterns");
    await page.locator("#inside").waitFor();
    expect(await page.locator("#who").textContent()).toBe("m-fr, member");
    await page.reload();
    await page.locator("#inside").waitFor();
    await page.click("#leave");
    await page.locator("form").waitFor();
    expect((await page.context().cookies()).length).toBe(0);
    await page.context().close();
  });
});
