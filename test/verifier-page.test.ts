import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSealedFile } from "#document";
import { hasChromium, launch } from "./chromium.ts";
import { recordFixture } from "./record-fixture.ts";
import { buildVerifier, openVerifier, textOf, timeVerifier } from "./verifier-page.ts";
import { artefacts, longReport } from "./verifier-page-artefacts.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const root = join(import.meta.dirname, "..");

describe("the verifier page as built", () => {
  it("is the same, byte for byte, in another folder, time zone and environment", () => {
    const here = buildVerifier();
    const elsewhere = mkdtempSync(join(tmpdir(), "penholder-elsewhere-"));
    for (const path of ["src", "scripts", "package.json", "tsconfig.json"])
      cpSync(join(root, path), join(elsewhere, path), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(elsewhere, "node_modules"));
    const there = buildVerifier({ TZ: "Asia/Tokyo", LANG: "tr_TR.UTF-8", NODE_ENV: "development" }, elsewhere);
    expect(textOf(there) === textOf(here)).toBe(true);
    rmSync(elsewhere, { recursive: true });
  });

  it("is one file of less than 400 kB that names no address but its own policy's", () => {
    const text = textOf(buildVerifier());
    expect(Buffer.byteLength(text)).toBeLessThan(400_000);
    expect(text.match(/<(link|img|iframe|script src|base|form)\b/g)).toBeNull();
    expect(text).toContain("default-src 'none'");
    expect(text).not.toMatch(/unsafe-|\beval\(|new Function\b/);
    expect(text).not.toContain(root);
  });
});

/** Everything that axe finds, each with its rule and the element. */
async function findings(page: Page): Promise<string[]> {
  // Axe looks at nothing that the browser has not laid out or unfolded.
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    document.styleSheets[0]?.insertRule(
      "*{content-visibility:visible!important}",
      document.styleSheets[0].cssRules.length,
    );
  });
  await page.evaluate(axe);
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      nodes: { html: string }[];
    }
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

describe.skipIf(!hasChromium)("the verifier page in a browser (server: Chromium)", () => {
  let browser: Browser;
  let file: string;
  let made: ReturnType<typeof artefacts>;
  let policy: string;
  beforeAll(async () => {
    browser = await launch();
    file = buildVerifier();
    made = artefacts();
    policy = made.policy;
  });
  afterAll(async () => {
    await browser.close();
  });

  it.each([
    ["sealed report", "sealed", "Authentic"],
    ["redacted copy", "copy", "Authentic"],
    ["excerpt", "excerpt", "Authentic"],
    ["copy with one letter changed", "altered", "Altered"],
    ["copy with two passages exchanged", "reordered", "Reordered"],
    ["copy with a passage left out", "dropped", "Something was left out"],
    ["copy that hides more than its list", "unlisted", "Hidden without authority"],
    ["report of another author", "foreign", "Signatures missing"],
    ["text that is no file of ours", "stranger", "Not readable"],
  ] as const)("gives its verdict on a %s, and asks the network for nothing", async (_, name, title) => {
    const { give, verdict, troubles, page, close } = await openVerifier(browser, file);
    await give("policy", policy);
    await give("file", made[name]);
    expect(await verdict()).toBe(title);
    expect(await page.title()).toContain(title);
    expect(troubles).toEqual([]);
    await close();
  });

  it.each([
    ["redacted copy", "redacted", "Authentic"],
    ["receipt", "receipt", "Authentic"],
    ["checkpoint", "checkpoint", "Authentic"],
  ] as const)("verifies a %s against the log and its witnesses", async (_, name, title) => {
    const { policyText, files } = recordFixture();
    const { give, verdict, page, close } = await openVerifier(browser, file);
    await give("policy", policyText);
    await give("file", files[name]);
    expect(await verdict()).toBe(title);
    expect(await page.locator("#checks").textContent()).toContain("itnesses");
    await close();
  });

  it("tells a copy that the log does not hold", async () => {
    const { policyText, redacted } = recordFixture();
    const unlogged = writeSealedFile({ ...redacted, manifest: { ...redacted.manifest, receipt: null } });
    const { give, verdict, close } = await openVerifier(browser, file);
    await give("policy", policyText);
    await give("file", unlogged);
    expect(await verdict()).toMatch(/Not in the log|Hidden without authority/);
    await close();
  });

  it("says without a policy that nothing is authenticated, and with one that cannot be read too", async () => {
    const { give, verdict, page, close } = await openVerifier(browser, file);
    await give("file", made.copy);
    expect(await verdict()).toBe("Self-consistent, not authenticated");
    expect(await page.locator("#verdict").textContent()).toContain("no key was authenticated");
    await give("policy", `${policy} `);
    await page.locator("#trouble:not(:empty)").waitFor();
    expect(await page.locator("#trouble").textContent()).toContain("Your policy could not be used");
    expect(await verdict()).toBe("Self-consistent, not authenticated");
    await give("policy", policy);
    await page.locator(".verdict.good").waitFor();
    expect(await page.locator("#trouble").textContent()).toBe("");
    await close();
  });

  it("shows whom the policy trusts, with fingerprints", async () => {
    const { give, page, close } = await openVerifier(browser, file);
    await give("policy", policy);
    await page.click("#policy summary >> nth=0");
    expect(await page.locator("#policy code").first().textContent()).toMatch(/^\d{5}( \d{5}){5}$/);
    await close();
  });

  it("refuses scripts, styles, images, requests and markup, whoever puts them in", async () => {
    const { page, close } = await openVerifier(browser, file);
    const tried = await page.evaluate(async () => {
      // What the debugger itself runs is exempt from the policy, what a timer runs is not.
      await new Promise((resolve) => setTimeout(resolve));
      const script = document.createElement("script");
      const results: Record<string, boolean> = {};
      const attempt = async (name: string, deed: () => unknown) => {
        try {
          await deed();
          results[name] = true;
        } catch {
          results[name] = false;
        }
      };
      await attempt("script text", () => {
        script.textContent = "globalThis.intruder = true";
        document.body.append(script);
      });
      await attempt("markup", () => {
        document.body.innerHTML += "<img src=x onerror=globalThis.intruder=1>";
      });
      await attempt("fetch", () => fetch("https://elsewhere.invalid/"));
      // biome-ignore lint/security/noGlobalEval: whether it is refused is the question.
      await attempt("eval", () => globalThis.eval("globalThis.intruder = true"));
      await attempt("worker", () => new Worker("https://elsewhere.invalid/w.js"));
      await attempt(
        "image",
        () =>
          new Promise((resolve, reject) => {
            const image = new Image();
            image.onload = resolve;
            image.onerror = reject;
            image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
          }),
      );
      return { results, intruder: "intruder" in globalThis };
    });
    expect(tried.intruder).toBe(false);
    expect(Object.entries(tried.results).filter(([, done]) => done)).toEqual([]);
    await close();
  });

  it("refuses requests in its worker too: a worker from a blob is under the page's own policy", async () => {
    const text = textOf(file);
    const own = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? "";
    const inWorker =
      'addEventListener("securitypolicyviolation",(e)=>postMessage(e.effectiveDirective));fetch("https://elsewhere.invalid/").then(()=>postMessage("sent"),()=>{})';
    const script = `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(inWorker)}]))).onmessage=(e)=>{document.title=e.data}`;
    const hash = createHash("sha256").update(script).digest("base64");
    const policy = own
      .replace(/script-src '[^']+'/, `script-src 'sha256-${hash}'`)
      .replace(/; require-trusted-types.*/, "");
    const probe = join(mkdtempSync(join(tmpdir(), "penholder-probe-")), "probe.html");
    writeFileSync(
      probe,
      `<meta http-equiv="Content-Security-Policy" content="${policy}"><title>-</title><script>${script}</script>`,
    );
    const { page, close } = await openVerifier(browser, probe);
    await page.waitForFunction(() => document.title !== "-");
    expect(await page.title()).toBe("connect-src");
    await close();
  });

  it("shows hostile text as text, and what turns the direction of reading by its code", async () => {
    const { give, page, troubles, verdict, close } = await openVerifier(browser, file);
    await give("policy", policy);
    await give("file", made.hostile, "<img src=x onerror=globalThis.intruder=1>.json");
    expect(await verdict()).toBe("Authentic");
    await page.locator("#document[aria-busy=false]").waitFor();
    expect(await page.evaluate(() => "intruder" in globalThis)).toBe(false);
    expect(await page.locator("article img, article script, #verdict img").count()).toBe(0);
    expect(await page.locator("article").textContent()).toContain("<script>");
    expect(await page.locator("article").textContent()).toContain("[U+202E]");
    expect(troubles).toEqual([]);
    await close();
  });

  it("shows hidden passages as bars of one width with reason and authority, also to a screen reader", async () => {
    const { give, page, close } = await openVerifier(browser, file);
    await give("policy", policy);
    await give("file", made.copy);
    await page.locator("#document[aria-busy=false]").waitFor();
    const widths = await page.locator("article a.bar").evaluateAll((bars) => bars.map((bar) => bar.clientWidth));
    expect(widths.length).toBeGreaterThan(1);
    expect(new Set(widths).size).toBe(1);
    const bar = page.locator("article a.bar").first();
    expect(await bar.textContent()).toContain("authority: The committee");
    await bar.click();
    expect(await page.locator(".hidings li:target").textContent()).toContain("who gave the information");
    expect(await page.locator("article .bar.whole").first().textContent()).toContain("Authority: The committee");
    expect(await page.locator("article").textContent()).not.toContain("Ansel");
    await close();
  });

  it("marks what was altered, and leads to it", async () => {
    const { give, page, close } = await openVerifier(browser, file);
    await give("file", made.altered);
    await page.locator("#document[aria-busy=false]").waitFor();
    expect(await page.locator("article mark").count()).toBeGreaterThan(0);
    await page.click(".problems a");
    expect(await page.locator(".block:target mark").count()).toBeGreaterThan(0);
    await close();
  });

  it("compares two published versions", async () => {
    const { give, page, close } = await openVerifier(browser, file);
    await give("policy", policy);
    await give("file", made.copy);
    await give("other", made.amendedCopy);
    await page.locator("#comparison h2").waitFor();
    const text = await page.locator("#comparison").textContent();
    expect(text).toContain("Earlier, version 1: Authentic");
    expect(text).toContain("Later, version 2: Authentic");
    expect(text).toContain("Unchanged though hidden");
    expect(text).toContain("Sealed anew");
    expect(await page.locator("#comparison td a").first().getAttribute("href")).toMatch(/^#block-\d+$/);
    await close();
  });

  it("sets each passage in its language, from its side", async () => {
    const { give, page, close } = await openVerifier(browser, file);
    await give("file", made.sealed);
    await page.locator("#document[aria-busy=false]").waitFor();
    const arabic = page.locator("article .block[lang=ar]").first();
    expect(await arabic.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
    expect(await page.locator("article .block[lang=en]").count()).toBeGreaterThan(0);
    await close();
  });

  it("is used by the keyboard alone: pasting, unfolding, following, removing", async () => {
    const { page, verdict, close } = await openVerifier(browser, file);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 60; presses++) {
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
        await page.keyboard.press("Tab");
      }
      throw new Error(`No Tab leads to ${selector}.`);
    };
    await tabTo(".slot.file summary");
    await page.keyboard.press("Enter");
    await tabTo("#file-text");
    await page.keyboard.insertText(made.copy.trimEnd());
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await verdict()).toBe("Self-consistent, not authenticated");
    await tabTo("#checks summary");
    await page.keyboard.press("Enter");
    expect(await page.locator("#checks details[open]").count()).toBe(1);
    await page.locator("#document[aria-busy=false]").waitFor();
    await tabTo("article a.bar");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => location.hash)).toBe("#hiding-A");
    await page.locator(".slot.file button:text('Remove')").focus();
    await page.keyboard.press("Space");
    expect(await page.locator("#verdict").textContent()).toBe("");
    await close();
  });

  it("takes what is dropped and what is pasted anywhere, and knows a policy by itself", async () => {
    const { page, verdict, close } = await openVerifier(browser, file);
    const drop = (text: string, name: string) =>
      page.evaluate(
        ([content, called]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([content ?? ""], called ?? ""));
          dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
        },
        [text, name],
      );
    await drop(made.copy, "copy.json");
    expect(await verdict()).toBe("Self-consistent, not authenticated");
    await drop(policy, "my.policy");
    await page.locator(".verdict.good").waitFor();
    await page.evaluate((text) => {
      const transfer = new DataTransfer();
      transfer.setData("text/plain", text);
      dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, cancelable: true }));
    }, made.amendedCopy);
    await page.locator("#comparison h2").waitFor();
    expect(await page.locator(".slot.other .given").textContent()).toContain("pasted text");
    await close();
  });

  it("says what is wrong with what it is given", async () => {
    const { page, close } = await openVerifier(browser, file);
    await page.click(".slot.file summary");
    await page.click(".slot.file .paste button");
    expect(await page.locator("#trouble").textContent()).toContain("paste it into the field first");
    await close();
  });

  it("verifies in the page where the browser gives no worker", async () => {
    const { page, give, verdict, troubles, close } = await openVerifier(browser, file, {}, () => {
      Object.defineProperty(globalThis, "Worker", { value: undefined });
    });
    await give("policy", policy);
    await give("file", made.copy);
    expect(await verdict()).toBe("Authentic");
    expect(await page.evaluate(() => typeof Worker)).toBe("undefined");
    expect(troubles).toEqual([]);
    await close();
  });

  it("can be stopped, and another file be checked", async () => {
    const { page, give, verdict, close } = await openVerifier(browser, file);
    await page.evaluate(() => {
      // The button is pressed the moment it is there.
      new MutationObserver(() => document.querySelector<HTMLElement>(".progress button")?.click()).observe(
        document.body,
        { childList: true, subtree: true },
      );
    });
    await give("file", made.sealed);
    await page.locator("#trouble:not(:empty)").waitFor();
    expect(await page.locator("#trouble").textContent()).toContain("stopped");
    expect(await page.locator("#verdict h2").count()).toBe(0);
    await page.reload();
    await give("file", made.sealed);
    expect(await verdict()).toBe("Self-consistent, not authenticated");
    await close();
  });

  it("prints the verdict, all details and the document, without the places for files", async () => {
    const { page, give, close } = await openVerifier(browser, file);
    await give("policy", policy);
    await give("file", made.copy);
    await page.locator("#document[aria-busy=false]").waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".slot, button").filter({ visible: true }).count()).toBe(0);
    expect(await page.locator("#verdict h2, article .block").filter({ visible: false }).count()).toBe(0);
    expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe("%PDF-");
    await close();
  });

  it("lays out a long report to its last passage, in slices", async () => {
    const { sealed, policy: trust } = longReport(600);
    const { verdict, toVerdict, toDocument } = await timeVerifier(browser, file, sealed, trust);
    expect(verdict).toBe("Authentic");
    expect(toDocument).toBeGreaterThan(toVerdict);
    const { give, page, close } = await openVerifier(browser, file);
    await give("file", sealed);
    await page.locator("#document[aria-busy=false]").waitFor();
    expect(await page.locator("article .block").count()).toBe(600);
    await close();
  });

  it.each([
    [1280, "light"],
    [360, "light"],
    [1280, "dark"],
    [360, "dark"],
  ] as const)(
    "has nothing that axe finds at %i px, %s, and needs no scrolling sideways",
    async (width, colorScheme) => {
      const { page, give, close } = await openVerifier(browser, file, {
        viewport: { width, height: 780 },
        colorScheme,
      });
      expect(await findings(page)).toEqual([]);
      await give("policy", policy);
      for (const artefact of [made.copy, made.altered, made.unlisted]) {
        await give("file", artefact);
        await give("other", made.amendedCopy);
        await page.locator("#comparison h2").waitFor();
        await page.locator("#document[aria-busy=false]").waitFor();
        expect(await findings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      }
      await close();
    },
  );
});
