import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launch, open, seriousFindings } from "./chromium.ts";
import { writeOwnershipFixture } from "./ownership-fixture.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const main = join(root, "src", "cli", "main.ts");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "penholder-ownership-"));
  writeOwnershipFixture(folder);
  const imported = run(
    "lists",
    "import",
    "own.csv",
    "--mapping",
    "mapping.json",
    "--list",
    "own",
    "--date",
    "2020-01-01",
  );
  expect(imported.code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: "utf8" });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function ask(party: string, ...more: string[]): { out: string; err: string } {
  const { code, out, err } = run("ownership", party, "--data", "register.json", "press.json", ...more);
  expect(err).not.toContain("penholder:");
  expect(code).toBe(0);
  return { out, err };
}

const beta = ["--listed", "bods:beta"];

describe("penholder ownership", () => {
  it("says who is perhaps listed under another spelling, and both answers", () => {
    const { out, err } = ask("Spelled Metals");
    expect(err).toContain("own, edition of 2020-01-01: kept edition");
    expect(out).toMatch(/^It cannot be excluded: listed parties together own at most 70 %/u);
    expect(out).toMatch(
      /Kim Chul Soo is perhaps KIM Chol-su \(own-l2\), 0\.\d\d: name and year; .*born 1962 on both sides/u,
    );
    expect(out).toContain("If it is not: No: listed parties together own 0 %");
    expect(out).toContain("If it is: Yes: listed parties together own 70 %");
    expect(out).toContain("ended: Register, shareholding");
    expect(ask("Spelled Metals", "--threshold", "0.999").out).toMatch(/^No: /u);
    expect(ask("Spelled Metals", "--no-screening").out).toMatch(/^No: /u);
  });

  it("counts chains with ranges, cycles, minorities, and sources that contradict each other", () => {
    const chain = ask("Delta Trading", ...beta).out;
    expect(chain).toMatch(/^It cannot be excluded: listed parties together own more than 25 to 60 %/u);
    expect(chain).toContain("Beta Invest ─(55 %)→ Gamma Holding ─(more than 25 to 60 %)→ Delta Trading: counts");
    expect(ask("Ring One", ...beta).out).toContain("Cross-holdings: Ring Two and Ring One");
    const minority = ask("Minor Chain Foods", ...beta).out;
    expect(minority).toMatch(/^No: /u);
    expect(minority).toContain("stops at Middle Foods; multiplied 16 %");
    const disputed = ask("Disputed Shipping", ...beta).out;
    expect(disputed).toMatch(/Register: 60 %\n +Press archive: 40 %/u);
  });

  it("tells of a name that means two parties, and picks none", () => {
    const twin = (id: string) => ({ id, schema: "Company", properties: { name: ["Twin Foundry"] } });
    const edge = { id: "e", schema: "Ownership", properties: { owner: ["t1"], asset: ["t2"], percentage: ["70"] } };
    writeFileSync(
      join(folder, "twins.json"),
      [twin("t1"), twin("t2"), edge].map((each) => JSON.stringify(each)).join("\n"),
    );
    const asked = (...args: string[]) => run("ownership", ...args, "--data", "twins.json", "--no-screening");
    for (const args of [
      ["Twin Foundry"],
      ["t2", "--listed", "Twin Foundry"],
      ["t2", "--together", "t1; twin foundry"],
    ]) {
      const { code, err } = asked(...args);
      expect(code).toBe(2);
      expect(err).toMatch(/twin foundry is the name of 2 parties; give the id of one: t1 \(Twin Foundry\), t2/iu);
    }
    expect(asked("t2", "--listed", "t1").out).toMatch(/^Yes: .* own 70 % of Twin Foundry/u);
  });

  it("treats joint holders as holding all of it under the UK rule", () => {
    const { out } = ask("Shared Mills", "--rule", "uk", ...beta);
    expect(out).toMatch(/^Yes: one listed party owns 100 % of Shared Mills/u);
    expect(out).toContain("Beta Invest and Mina Orlando hold jointly");
  });

  it("takes the editions of a day, and says where there is none so old", () => {
    expect(ask("Spelled Metals", "--on", "2019-05-05").err).toContain(
      "own: no edition of 2019-05-05 or before is kept; that of 2020-01-01 is taken",
    );
    expect(ask("Spelled Metals", "--as-of", "2019-05-05").err).toContain("own: left out");
    const named = run(
      "ownership",
      "Delta Trading",
      "--data",
      "register.json",
      "--lists",
      "own",
      "--as-of",
      "2019-05-05",
    );
    expect(named.code).toBe(2);
    expect(named.err).toContain('no snapshot of "own" from 2019-05-05 or before');
    expect(run("ownership", "Delta Trading", "--data", "register.json", "--lists", "none.xml").err).toContain(
      '"none.xml"',
    );
  });

  it("reads the files of an OFAC CSV list that lie beside it", () => {
    const row = (...cells: (string | number)[]) =>
      `${cells.map((each) => (typeof each === "number" ? each : `"${each}"`)).join(",")}\r\n`;
    const none = "-0- ";
    writeFileSync(
      join(folder, "sdn.csv"),
      row(701, "BETA INVESTICII", none, "EXAMPLE", none, none, none, none, none, none, none, none),
    );
    writeFileSync(join(folder, "alt.csv"), row(701, 1, "aka", "BETA INVEST", none));
    const { out } = ask("Gamma Holding", "--lists", "sdn.csv");
    expect(out).toContain("Beta Invest is perhaps BETA INVEST");
    expect(out).toContain("If it is: Yes: listed parties together own 55 % of Gamma Holding");
  });

  it("writes JSON and SVG by the ending of the file", () => {
    ask("Spelled Metals", "--out", "answer.json");
    const written = JSON.parse(readFileSync(join(folder, "answer.json"), "utf8"));
    expect(written).toMatchObject({
      answer: "cannot be excluded",
      identity: {
        resembling: [{ party: { name: "Kim Chul Soo", standing: "perhaps listed" }, perhaps: { id: "own-l2" } }],
        ifNone: { answer: "no" },
        ifAll: { answer: "yes" },
      },
    });
    ask("Ring One", ...beta, "--out", "answer.svg");
    expect(readFileSync(join(folder, "answer.svg"), "utf8")).toMatch(/^<\?xml .*<svg .*Ring Two.*<\/svg>\s*$/su);
  });

  it.skipIf(!hasChromium)(
    "writes a page that asks nothing of a network and has nothing that axe finds serious (server: Chromium)",
    async () => {
      ask("Ring One", "--rule", "eu", "--out", "answer.html");
      const browser = await launch();
      try {
        const { page, troubles } = await open(browser, readFileSync(join(folder, "answer.html"), "utf8"));
        expect(await page.locator("svg title").count()).toBe(1);
        expect(await page.locator("h2").allTextContents()).toContain("Perhaps listed under another name");
        expect(await seriousFindings(page)).toEqual([]);
        expect(troubles).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  );
});
