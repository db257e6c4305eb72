import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

const root = join(import.meta.dirname, "..");

/** Builds the page into a folder of its own and gives the file's path. */
export function buildVerifier(env: NodeJS.ProcessEnv = {}, cwd = root): string {
  const file = join(mkdtempSync(join(tmpdir(), "penholder-verifier-")), "verifier.html");
  execFileSync(process.execPath, [join(cwd, "scripts", "build-verifier.js"), file], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return file;
}

export type Role = "file" | "policy" | "other";

/** The page opened from disk, and every request, error and refused policy that happened in it. */
export interface OpenVerifier {
  page: Page;
  troubles: string[];
  /** Chooses a file in one of the page's places. */
  give(role: Role, bytes: Uint8Array | string, name?: string): Promise<void>;
  /** The verdict's title, once there is one. */
  verdict(): Promise<string>;
  close(): Promise<void>;
}

/** Opens the page; `before` runs in it before its own script. */
export async function openVerifier(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
  before?: () => void,
): Promise<OpenVerifier> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  const address = pathToFileURL(file).href;
  if (before) await page.addInitScript(before);
  page.on("request", (request) => {
    const url = request.url();
    if (url !== address && !url.startsWith("blob:")) troubles.push(`request: ${url}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  await page.goto(address);
  let given = 0;
  return {
    page,
    troubles,
    async give(role, bytes, called) {
      given += 1;
      const name = called ?? `${role}-${given}.json`;
      await page.setInputFiles(`#${role}-input`, { name, mimeType: "application/json", buffer: Buffer.from(bytes) });
      // From here on nothing on the page is of the files before.
      await page.locator(".slot .given").filter({ hasText: name }).waitFor();
    },
    async verdict() {
      return (await page.locator("#verdict h2").textContent()) ?? "";
    },
    close: () => context.close(),
  };
}

/** Milliseconds from choosing the file, with the policy already there, to the verdict and to the last passage on the page. */
export async function timeVerifier(
  browser: Browser,
  file: string,
  artefact: Uint8Array | string,
  policy: Uint8Array | string,
): Promise<{ verdict: string; toVerdict: number; toDocument: number }> {
  const { page, give, verdict, close } = await openVerifier(browser, file);
  await give("policy", policy);
  await page.evaluate(() => {
    document.querySelector("#file-input")?.addEventListener("change", () => performance.mark("chosen"), true);
    const seen = (name: string, selector: string) => {
      if (performance.getEntriesByName(name).length === 0 && document.querySelector(selector)) performance.mark(name);
    };
    new MutationObserver(() => {
      seen("verdict", "#verdict h2");
      seen("document", "#document[aria-busy=false]");
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
  });
  await give("file", artefact);
  const title = await verdict();
  await page.waitForFunction(() => performance.getEntriesByName("document").length > 0);
  const [toVerdict = 0, toDocument = 0] = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return [at("verdict") - at("chosen"), at("document") - at("chosen")];
  });
  await close();
  return { verdict: title, toVerdict, toDocument };
}

/** The text of the page as built. */
export function textOf(file: string): string {
  return readFileSync(file, "utf8");
}
