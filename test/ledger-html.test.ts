import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ledgerToHtml } from "../src/writers/html/page.ts";
import { largeLedger, sampleLedger } from "../src/writers/ledger/sample.fixture.ts";
import { hasChromium, launch, open, seriousFindings } from "./chromium.ts";

const notice = "Illustration: invented names.";
const sample = () => ledgerToHtml(sampleLedger(), { notice, generatedAt: "2026-11-21T10:00:00Z" });
/** Serious and critical findings of axe, each with its rule and the element. */
async function findings(page: Page): Promise<string[]> {
  // Axe looks at nothing that the browser has not laid out.
  await page.evaluate(() => document.styleSheets[0]?.insertRule("*{content-visibility:visible!important}", 0));
  return seriousFindings(page);
}

const shown = (page: Page) => page.locator(".card:visible").count();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

describe.skipIf(!hasChromium)("the HTML ledger in a browser (server: Chromium)", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
  });

  it("makes no request, breaks no policy, throws no error", async () => {
    const { page, troubles } = await open(browser, sample());
    await page.keyboard.press("s");
    await page.keyboard.press("u");
    await page.keyboard.press("j");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("refuses a script, a style and an image that would be put into it", async () => {
    const { page, troubles } = await open(browser, sample());
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "globalThis.intruder = true";
      const image = document.createElement("img");
      image.src = "http://elsewhere.invalid/x.png";
      document.body.append(script, image);
      return "intruder" in globalThis;
    });
    expect(ran).toBe(false);
    expect(troubles.some((trouble) => trouble.startsWith("request:"))).toBe(false);
    await page.context().close();
  });

  it("filters by binding, kind, class, party and words, counts, and clears", async () => {
    const { page } = await open(browser, sample());
    const total = sampleLedger().changes.length;
    const amount = (test: (change: ReturnType<typeof sampleLedger>["changes"][number]) => boolean) =>
      sampleLedger().changes.filter(test).length;
    expect(await shown(page)).toBe(total);
    await page.selectOption("select[name=status]", "silent");
    expect(await shown(page)).toBe(amount((change) => change.binding.status === "silent"));
    expect(await page.locator(".hits").textContent()).toBe(`${await shown(page)} of ${total} changes`);
    await page.click("button[type=reset]");
    await page.selectOption("select[name=kind]", "removed");
    expect(await shown(page)).toBe(amount((change) => change.kind === "removed"));
    await page.click("button[type=reset]");
    await page.selectOption("select[name=class]", "certainty-lowered");
    expect(await shown(page)).toBe(
      amount((change) => change.classes.some((found) => found.class === "certainty-lowered")),
    );
    await page.click("button[type=reset]");
    await page.selectOption("select[name=party]", "ansel");
    expect(await shown(page)).toBe(amount((change) => change.parties.includes("ansel")));
    await page.click("button[type=reset]");
    await page.fill("input[name=text]", "insurer WITHDREW");
    expect(await shown(page)).toBe(1);
    await page.fill("input[name=text]", "no such words anywhere");
    expect(await page.locator("p.none").isVisible()).toBe(true);
    await page.click("button[type=reset]");
    expect(await shown(page)).toBe(total);
    await page.context().close();
  });

  it("filters by the party that is clicked in the plot, and by the silent changes of the summary", async () => {
    const { page } = await open(browser, sample());
    await page.click(".plot a >> text=Viktor Ansel");
    expect(await page.inputValue("select[name=party]")).toBe("ansel");
    await page.click(".tile.warn a");
    expect(await page.inputValue("select[name=party]")).toBe("");
    expect(await page.inputValue("select[name=status]")).toBe("silent");
    await page.context().close();
  });

  it("goes through the changes by j and k, to the text and back by t, to the search by /, to the help by ?", async () => {
    const { page } = await open(browser, sample());
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    expect(await focused(page)).toBe("c2");
    await page.keyboard.press("k");
    expect(await focused(page)).toBe("c1");
    await page.keyboard.press("t");
    const row = await focused(page);
    expect(await page.locator(`#${row} .gut a`).first().getAttribute("href")).toBe("#c1");
    await page.keyboard.press("t");
    expect(await focused(page)).toBe("c1");
    await page.keyboard.press("/");
    await page.keyboard.type("jk?");
    expect(await page.inputValue("input[name=text]")).toBe("jk?");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    expect(await page.locator("dialog.help").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.locator("dialog.help").isVisible()).toBe(false);
    await page.context().close();
  });

  it("jumps to a change that the filters hide, and to a passage that is folded away", async () => {
    const { page } = await open(browser, ledgerToHtml(largeLedger(60, 30)));
    await page.fill("input[name=text]", "no such words anywhere");
    await page.locator(".row.reworded .gut a").first().click();
    expect(await focused(page)).toBe("c1");
    expect(await shown(page)).toBe(2);
    const hidden = page.locator(".fold.closed .row").nth(3);
    const id = await hidden.getAttribute("id");
    expect(await hidden.isVisible()).toBe(false);
    await page.evaluate((hash) => {
      location.hash = hash ?? "";
    }, id);
    await page.locator(`#${id}`).waitFor({ state: "visible" });
    await page.context().close();
  });

  it("shows the texts side by side: the old words left, the new words right", async () => {
    const { page } = await open(browser, sample());
    const row = page.locator(".row:has(a[href='#c1'])").first();
    expect(await page.locator(".texts").getAttribute("data-mode")).toBe("side");
    expect(await row.locator(".old").textContent()).toContain("Orbel Shipping LLC of Norvania");
    expect(await row.locator(".old").textContent()).not.toContain("reportedly");
    expect(await row.locator(".new").textContent()).toContain("a foreign company reportedly");
    expect(await row.locator(".new").textContent()).not.toContain("Orbel");
    const ports = page.locator(".row:has-text('port records')").last();
    expect(await ports.locator(".old sup").textContent()).toBe("2");
    expect(await ports.locator(".new sup").textContent()).toBe("1");
    await page.click("[data-view=inline]");
    expect(await row.locator(".txt:not(.col)").isVisible()).toBe(true);
    expect(await row.locator(".old").isVisible()).toBe(false);
    await page.context().close();
  });

  it.each([
    [1280, "light"],
    [390, "light"],
    [1280, "dark"],
  ] as const)("has nothing that axe calls serious at %i px, %s", async (width, colorScheme) => {
    const { page } = await open(browser, sample(), { viewport: { width, height: 844 }, colorScheme });
    await page.keyboard.press("u");
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });

  it("needs no scrolling sideways at 390 px, inline or side by side", async () => {
    const { page } = await open(browser, sample(), { viewport: { width: 390, height: 844 } });
    const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await page.locator(".texts").getAttribute("data-mode")).toBe("inline");
    await page.keyboard.press("u");
    expect(await overhang()).toBe(0);
    await page.keyboard.press("s");
    expect(await overhang()).toBe(0);
    await page.context().close();
  });

  it("sets right-to-left text from the right", async () => {
    const { page } = await open(browser, sample());
    const arabic = page.locator(".row .txt:not(.col)[lang=ar]").first();
    expect(await arabic.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
    const russian = page.locator(".row .txt:not(.col)[lang=ru]").first();
    expect(await russian.evaluate((element) => getComputedStyle(element).direction)).toBe("ltr");
    await page.context().close();
  });

  it("prints everything, without controls, filters or folds, and with the notice on every page", async () => {
    const { page } = await open(browser, sample());
    await page.selectOption("select[name=status]", "silent");
    await page.emulateMedia({ media: "print" });
    expect(await shown(page)).toBe(sampleLedger().changes.length);
    expect(await page.locator(".filters, .tools, .nav, .fold > button").filter({ visible: true }).count()).toBe(0);
    expect(await page.locator(".fold .row").filter({ visible: false }).count()).toBe(0);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(await page.evaluate(() => document.querySelector("style")?.textContent)).toContain(`content:"${notice}"`);
    await page.context().close();
  });

  it("can be read without its script", async () => {
    const { page } = await open(browser, sample(), { javaScriptEnabled: false });
    expect(await page.locator(".card").filter({ visible: true }).count()).toBe(sampleLedger().changes.length);
    expect(await page.locator(".row").filter({ visible: false }).count()).toBe(0);
    expect(await page.locator(".filters").isVisible()).toBe(false);
    await page.context().close();
  });

  it("opens a ledger of 4,500 passages and 1,000 changes", async () => {
    const { page, troubles } = await open(browser, ledgerToHtml(largeLedger(4500, 4)));
    expect(await page.locator(".hits").textContent()).toBe("1125 changes");
    await page.keyboard.press("j");
    expect(await focused(page)).toBe("c1");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("shows hostile text as text", async () => {
    const ledger = sampleLedger();
    const bad =
      "</script><script>globalThis.intruder=1</script><img src=x onerror=globalThis.intruder=1> \u202etxet\u0007";
    const change = ledger.changes[0];
    const party = ledger.parties[0];
    if (!change || !party) throw new Error("the sample has changes and parties");
    Object.assign(change, {
      before: bad,
      after: `${bad}!`,
      edits: [
        ["keep", bad],
        ["insert", "!"],
      ],
      section: [bad],
    });
    Object.assign(party, { name: bad, key: `"'>${bad}` });
    change.parties = [party.key];
    const { page, troubles } = await open(browser, ledgerToHtml(ledger, { title: bad, notice: bad }));
    expect(await page.evaluate(() => "intruder" in globalThis)).toBe(false);
    expect(await page.locator("h1").textContent()).toContain("</script><script>");
    expect(await page.locator("h1").textContent()).toContain("[U+202E]");
    expect(troubles).toEqual([]);
    await page.context().close();
  });
});
