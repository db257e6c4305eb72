// Measures one thing in a process of its own, so that memory is its own too: `speed-child.ts ledger|read|docxodus FILE …`.
// Prints one line of JSON: seconds, peak resident memory in MB, and what came out.
import { readFileSync } from "node:fs";
import { compareDocuments } from "#compare";
import { readBytes } from "#readers";
import { ledgerToDocx } from "#writers";

const [task, ...paths] = process.argv.slice(2);
const files = paths.filter((path) => !path.startsWith("--")).map((path) => new Uint8Array(readFileSync(path)));
const [first, second] = files;
if (!first) throw new Error("Name a file.");

const times: Record<string, number> = {};
/** Seconds of processor time, which a busy machine does not stretch. */
const processor: Record<string, number> = {};
async function timed<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = await run();
  const used = process.cpuUsage(before);
  times[name] = (times[name] ?? 0) + (performance.now() - start) / 1000;
  processor[name] = (processor[name] ?? 0) + (used.user + used.system) / 1e6;
  return result;
}

let result: Record<string, number> = {};
if (task === "ledger" && second) {
  const original = await timed("read", () => readBytes(first, { name: "original" }));
  const amended = await timed("read", () => readBytes(second, { name: "amended" }));
  const ledger = await timed("compare", () => compareDocuments({ original, amended }));
  if (paths.includes("--redline")) await timed("redline", () => ledgerToDocx(ledger));
  result = { blocks: ledger.blocks.original.length, changes: ledger.changes.length };
} else if (task === "read") {
  const { document } = await timed("read", () => readBytes(first, { name: "report" }));
  result = { blocks: document.blocks.length, pages: document.blocks.at(-1)?.page ?? 0 };
} else if (task === "docxodus" && second) {
  const { initialize, docxDiffCompare, docxDiffGetRevisions } = await import("docxodus/core");
  await timed("start", () => initialize());
  await timed("redline", () => docxDiffCompare(first, second));
  const revisions = await timed("compare", () => docxDiffGetRevisions(first, second));
  result = { changes: revisions.length };
} else throw new Error(`Unknown task ${task}.`);

const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ times, processor, megabytes, ...result }));
