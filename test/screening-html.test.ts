import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { screeningToHtml } from "#writers";
import { sampleReport, sampleRows } from "../src/writers/screening/sample.fixture.ts";
import { hasChromium, launch, open, seriousFindings } from "./chromium.ts";

async function sample(): Promise<string> {
  let page = "";
  for await (const piece of screeningToHtml(sampleReport, sampleRows())) page += piece;
  return page;
}

describe.skipIf(!hasChromium)("the page of a screening in a browser (server: Chromium)", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
  });

  it("makes no request, breaks no policy, throws no error", async () => {
    const { page, troubles } = await open(browser, await sample());
    await page.fill("input[name=text]", "anna");
    await page.selectOption("select[name=order]", "row");
    expect(troubles).toEqual([]);
    expect(await page.evaluate(() => document.images.length)).toBe(0);
    await page.context().close();
  });

  it("filters by words, status, list, evidence and probability, sorts, and clears", async () => {
    const { page } = await open(browser, await sample());
    const shown = () => page.locator(".card:visible").evaluateAll((cards) => cards.map(({ id }) => id));
    expect(await shown()).toEqual(["r1", "r2"]);
    await page.selectOption("select[name=status]", "settled");
    expect(await shown()).toEqual(["r2"]);
    expect(await page.locator(".hits").textContent()).toBe("1 of 2 customers");
    await page.click("button[type=reset]");
    await page.fill("input[name=least]", "0.95");
    expect(await shown()).toEqual(["r1"]);
    await page.click("button[type=reset]");
    await expect.poll(shown).toEqual(["r1", "r2"]);
    await page.fill("input[name=text]", "nobody of that name");
    expect(await page.locator("p.none").isVisible()).toBe(true);
    await page.context().close();
  });

  it.each(["light", "dark"] as const)("has nothing that axe finds serious, in %s", async (colorScheme) => {
    const { page } = await open(browser, await sample(), { colorScheme });
    await page.evaluate(() => document.styleSheets[0]?.insertRule("*{content-visibility:visible!important}", 0));
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  it("does not scroll sideways on a telephone", async () => {
    const { page } = await open(browser, await sample(), { viewport: { width: 390, height: 800 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.context().close();
  });
});
