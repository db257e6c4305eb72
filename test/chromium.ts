import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const flags =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Milliseconds after which something is taken never to come. */
const patience = 240_000;

/** Whether a browser is here; where it is not, tests say that they are skipped for want of the "server" Chromium. */
export const hasChromium = existsSync(executablePath);

/** A browser for which a busy machine is given time. */
export async function launch(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: flags.split(" "), timeout: patience });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(patience);
    return context;
  };
  return browser;
}

/** A page opened from its own HTML, and every request, error and refused policy that happened in it. */
export interface Opened {
  page: Page;
  troubles: string[];
}

/** Opens HTML as a file would be, at an address that only this test serves. */
export async function open(browser: Browser, html: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  const address = "http://ledger.invalid/";
  await page.route("**/*", (route) => {
    if (route.request().url() === address)
      return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    troubles.push(`request: ${route.request().url()}`);
    return route.abort();
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  await page.goto(address);
  return { page, troubles };
}

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds serious or critical on a page: the rule and the first place. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(axe, "utf8"));
  return page.evaluate(async () => {
    interface Violation {
      id: string;
      impact: string;
      nodes: { html: string }[];
    }
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}
