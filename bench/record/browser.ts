import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { writeSealedFile } from "#document";
import { hasChromium, launch, open } from "../../test/chromium.ts";
import { buildVerifier, timeVerifier } from "../../test/verifier-page.ts";
import type { Figure, Section } from "./figure.ts";
import { generatedReport, namesToHide } from "./generated.ts";
import type { InPage } from "./in-page.ts";
import { percentile } from "./measure.ts";
import { loggedCopy, loggedReport, planFor, policyText, redactedCopy, seal, toolsFor } from "./published.ts";

/** Sealing and verifying the same report in Chromium, with the page's cryptography; and the page itself, from file to verdict. */
export async function browserFigures(quick: boolean): Promise<Section> {
  const title = "The same report in Chromium";
  if (!hasChromium) return { title, figures: [], skipped: ["Chromium is not installed"] };
  const generated = generatedReport(quick ? 300 : 3000);
  const sealed = loggedReport(seal(toolsFor("browser"), generated));
  const copy = loggedCopy(redactedCopy(toolsFor("browser"), sealed, planFor(sealed, namesToHide(generated)), null));
  const files = { "sealed report": writeSealedFile(sealed), "redacted copy": writeSealedFile(copy) };
  const browser = await launch();
  const runs = quick ? 2 : 4;
  try {
    const figures: Figure[] = await rowsInPage(browser, generated, files, runs);
    for (const [name, file] of Object.entries(files)) figures.push(...(await wholePage(browser, name, file)));
    return { title: `${title} ${browser.version()}`, figures, skipped: [] };
  } finally {
    await browser.close();
  }
}

/** The rooms' own functions, timed inside the page, each run in a fresh page and once more in the same. */
async function rowsInPage(
  browser: Browser,
  generated: ReturnType<typeof generatedReport>,
  files: Record<string, Uint8Array>,
  runs: number,
): Promise<Figure[]> {
  const script = await inPageScript();
  const measured = new Map<string, { first: number[]; again: number[] }>();
  const note = (name: string, [first, again]: number[]) => {
    const row = measured.get(name) ?? { first: [], again: [] };
    if (first !== undefined) row.first.push(first);
    if (again !== undefined) row.again.push(again);
    measured.set(name, row);
  };
  for (let run = 0; run < runs; run++) {
    const { page } = await open(browser, "<!doctype html><title>Figures</title>");
    await page.addScriptTag({ content: script });
    const inPage = (task: keyof InPage, input: string) =>
      page.evaluate(([name, given]) => (globalThis as unknown as { inPage: InPage }).inPage[name](given), [
        task,
        input,
      ] as const);
    note("seal", await inPage("seal", JSON.stringify(generated)));
    for (const [name, file] of Object.entries(files))
      note(`verify the ${name}`, await inPage("verify", JSON.stringify([Buffer.from(file).toString(), policyText])));
    await page.context().close();
  }
  return [...measured].flatMap(([name, { first, again }]): Figure[] => [
    { name: `${name}, in a fresh page`, value: percentile(first, 0.5) / 1000, unit: "s", target: 2 },
    { name: `${name}, again`, value: percentile(again, 0.5) / 1000, unit: "s" },
  ]);
}

async function inPageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    root: join(import.meta.dirname, "..", ".."),
    logLevel: "error",
    build: {
      write: false,
      target: "es2022",
      rolldownOptions: { input: join(import.meta.dirname, "in-page.ts"), output: { format: "iife" } },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const output = first && "output" in first ? first.output : [];
  return output.flatMap((file) => (file.type === "chunk" ? [file.code] : [])).join("\n");
}

/** What a reader waits for: from choosing the file to the verdict, and to the last passage laid out. */
async function wholePage(browser: Browser, name: string, artefact: Uint8Array): Promise<Figure[]> {
  const file = buildVerifier();
  try {
    const { verdict, toVerdict, toDocument } = await timeVerifier(browser, file, artefact, policyText);
    if (verdict !== "Authentic") throw new Error(`the page says of the ${name}: ${verdict}`);
    return [
      { name: `the verifier page: ${name} to verdict`, value: toVerdict / 1000, unit: "s", target: 2 },
      { name: `the verifier page: ${name} to its last passage`, value: toDocument / 1000, unit: "s" },
    ];
  } finally {
    rmSync(dirname(file), { recursive: true, force: true });
  }
}
