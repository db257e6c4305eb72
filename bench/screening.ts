// `npm run bench screening [accuracy] [scripts] [alarms] [speed] [http] [million] [peers] [--quick] [--plot FILE]
// [--names FILE]`: how well and how fast names are found; alarms also of a file with a person's name a line. Without parts: all. Needs the shared data.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { dirname } from "node:path";
import { sharedData } from "../test/shared-data.ts";
import { accuracy } from "./screening/accuracy.ts";
import { alarms } from "./screening/alarms.ts";
import { againstNomenklatura, againstWatchman } from "./screening/compared.ts";
import { crossScript } from "./screening/cross-script.ts";
import { httpMatch } from "./screening/http.ts";
import { loadedStore } from "./screening/loaded.ts";
import { million } from "./screening/million.ts";
import { plot } from "./screening/plot.ts";
import { inChild } from "./screening/speed-child.ts";
import { gateTable } from "./tables.ts";

const data = sharedData();
if (!data) {
  console.error("The folder of shared data is not there.");
  process.exit(2);
}
const parameters = process.argv.slice(2);
const quick = parameters.includes("--quick");
const optionValue = (option: string) =>
  parameters.includes(option) ? parameters[parameters.indexOf(option) + 1] : undefined;
const picture = optionValue("--plot");
const namesFile = optionValue("--names");
const named = parameters.filter(
  (word, i) => !word.startsWith("--") && !/^--(?:plot|names)$/u.test(parameters[i - 1] ?? ""),
);
const wants = (part: string): boolean => named.length === 0 || named.includes(part);
const say = (title: string, text: string): void => console.log(`\n## ${title}\n\n${text}`);
const gate = (name: string, value: number, limit: number, atLeast: boolean, cases: number) => ({
  ...{ name, value, limit, atLeast, cases },
});

console.log(`Load before the start: ${loadavg()[0]?.toFixed(2)} on ${availableParallelism()} cores.`);
if (wants("accuracy")) say("Pairs of names, calibration, OFAC's own search", await accuracy(data));
if (wants("scripts")) say("Names asked in another script", await crossScript(data));
if (wants("alarms") || wants("speed") || wants("http")) await overAllLists(data);
if (wants("million")) {
  const { customers, again, first, summary } = await million(data, quick ? 50_000 : 1_000_000);
  const row = gate(`${customers} customers after a UN update, s`, again, 60, false, customers);
  say(
    "Re-screening",
    `${gateTable([row])}\n\nThe first run, which builds the index of the customers, took ${first.toFixed(0)} s. ${summary}`,
  );
}
if (wants("peers")) {
  say("Against nomenklatura's logic-v2", againstNomenklatura(data));
  say("Against Moov Watchman", await againstWatchman(data, quick ? 100 : 500));
}

async function overAllLists(folder: string): Promise<void> {
  const { folder: store, remove } = await loadedStore(folder);
  try {
    if (wants("speed")) await speed(store);
    if (wants("alarms")) await falseAlarms(store);
    if (wants("http")) {
      const { perSecond, p50, p99, failed } = await httpMatch(store, quick ? 5 : 20);
      const rows = [
        gate("POST /match a second, 32 connections", perSecond, 800, true, 1),
        gate("p99, ms", p99, 30, false, 1),
        gate("failed", failed, 0, false, 1),
      ];
      say("HTTP", `${gateTable(rows)}\n\np50 ${p50} ms. The load generator runs on the same two cores.`);
    }
  } finally {
    remove();
  }
}

async function speed(store: string): Promise<void> {
  const count = quick ? 2000 : 20_000;
  const cold = await inChild(store, count);
  const warm = await inChild(store, count);
  const one = (await inChild(store, count, 0)).latency.perSecond;
  const pair = await Promise.all([inChild(store, count, 0), inChild(store, count, 1)]);
  const both = pair.reduce((sum, { latency }) => sum + latency.perSecond, 0);
  const rows = [
    gate("index ready cold, s", cold.opened / 1000, 10, false, cold.entries),
    gate("index ready from its saved form, s", warm.opened / 1000, 1, false, warm.entries),
    gate("one query p50, ms", warm.latency.p50, 0.5, false, count),
    gate("one query p95, ms", warm.latency.p95, 3, false, count),
    gate("queries a second, one process bound to one core", one, 2000, true, count),
    gate("two such processes on two cores against one", both / one, 1.8, true, count),
    gate("memory with the lists loaded, MB", warm.memory, 600, false, 1),
    gate("memory while the index is built, MB", cold.memory, 600, false, 1),
  ];
  say(
    "Speed over UN, OFAC, UK, EU, Canada, Australia and US lists",
    `${gateTable(rows)}\n\np99 ${warm.latency.p99.toFixed(2)} ms.`,
  );
}

async function falseAlarms(store: string): Promise<void> {
  const { openScreening } = await import("#app/screening");
  const screening = await openScreening({ store });
  const others = namesFile === undefined ? [] : readFileSync(namesFile, "utf8").split("\n").filter(Boolean);
  const { curves, text } = alarms(screening.index, quick ? 2000 : 20_000, 7, others);
  screening.close();
  say("False alarms against recall", text);
  if (picture === undefined) return;
  mkdirSync(dirname(picture), { recursive: true });
  writeFileSync(picture, plot(curves, "Alarms of random customers and recall of damaged list names"));
}
