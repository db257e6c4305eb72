// `npm run bench record -- [--quick] [--only NAME] [--write]`: the figures of the record beside their targets and beside
// what the machine does at most. Each section runs in a process of its own. `--write` puts the tables into
// docs/record-figures.md.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMissed, type Section, sectionTable } from "./record/figure.ts";
import { workParent } from "./record/folders.ts";
import { machineLimits } from "./record/machine.ts";

const sections: Record<string, (quick: boolean) => Section | Promise<Section>> = {
  sealing: async (quick) => (await import("./record/sealing.ts")).sealingFigures(quick),
  browser: async (quick) => (await import("./record/browser.ts")).browserFigures(quick),
  appends: async (quick) => (await import("./record/appends.ts")).appendFigures(quick),
  receipts: async (quick) => (await import("./record/receipts.ts")).receiptFigures(quick),
  fill: async (quick) => (await import("./record/million.ts")).fillFigures(quick),
  million: async (quick) => (await import("./record/million.ts")).millionFigures(quick),
  flips: async (quick) => (await import("./record/flips.ts")).flipFigures(quick),
};

const given = process.argv.slice(2);
const quick = given.includes("--quick");
const optionValue = (option: string) => (given.includes(option) ? given[given.indexOf(option) + 1] : undefined);
const inChild = optionValue("--section");
const only = optionValue("--only");

if (inChild !== undefined) {
  const section = await sections[inChild]?.(quick);
  // The last line is the answer; whatever a library prints comes before.
  process.stdout.write(`\n${JSON.stringify(section)}\n`);
} else if (only !== undefined && !sections[only]) {
  console.error(`--only takes one of ${Object.keys(sections).join(", ")}.`);
  process.exitCode = 2;
} else await runAll(only === undefined ? Object.keys(sections) : only === "million" ? ["fill", only] : [only]);

async function runAll(names: readonly string[]): Promise<void> {
  const started = performance.now();
  const { limits, figures, says } = await machineLimits(workParent(), quick);
  const parts = [sectionTable({ title: "The machine itself", figures, skipped: [] }, limits)];
  console.log(`${says}\n\n${parts[0]}\n`);
  const missed: string[] = [];
  for (const name of names) {
    const section = run(name);
    parts.push(sectionTable(section, limits));
    console.log(`${parts.at(-1)}\n`);
    missed.push(...section.figures.filter(isMissed).map((figure) => figure.name));
  }
  const verdict = missed.length === 0 ? "Every target is met." : `Missed: ${missed.join("; ")}.`;
  console.log(`${verdict} ${Math.round((performance.now() - started) / 1000)} s in all.`);
  if (given.includes("--write")) write([says, ...parts, verdict].join("\n\n"));
}

function run(name: string): Section {
  const [self, options] = [fileURLToPath(import.meta.url), quick ? ["--quick"] : []];
  const out = execFileSync(process.execPath, ["--max-semi-space-size=16", self, "--section", name, ...options], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(out.trim().split("\n").at(-1) ?? "{}") as Section;
}

/** Puts the tables between the two marks in the document. */
function write(tables: string): void {
  const file = join(import.meta.dirname, "..", "docs", "record-figures.md");
  const [before, , after] = readFileSync(file, "utf8").split(/<!-- figures(?: end)? -->/);
  writeFileSync(file, `${before}<!-- figures -->\n\n${tables}\n\n<!-- figures end -->${after}`);
}
