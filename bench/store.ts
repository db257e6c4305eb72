// `npm run bench store -- [--quick] [--only sqlite|postgres] [--kills N]`: the store with 100,000 acts and 1,000 subjects in it, on both engines:
// acts a second, reads a second, restart with catch-up; and N kills under load (test/crash). The folder of `TMPDIR` says
// which disk is measured.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { initLog, openLog } from "#log";
import { openStore, type Reader, type Store, type StoreOptions } from "#store";
import { signer } from "../test/crash/fixture.ts";
import { storeCrashRuns } from "../test/crash/store-runs.ts";
import { postgresFolder, startPostgres } from "../test/postgres.ts";
import { id, signedAct, storeOptions } from "../test/stores.ts";
import { type Figure, isMissed, shown } from "./record/figure.ts";
import { percentile } from "./record/measure.ts";
import { table } from "./tables.ts";

const given = process.argv.slice(2);
const quick = given.includes("--quick");
const only = given.includes("--only") ? given[given.indexOf("--only") + 1] : undefined;
const kills = given.includes("--kills") ? Number(given[given.indexOf("--kills") + 1]) : 0;
const acts = quick ? 5_000 : 100_000;
const subjects = quick ? 200 : 1_000;
const officialActs = quick ? 300 : 1_500;
const seen = { label: "confidential", compartments: ["oil"] } as const;
const markings = [
  { label: "unclassified", compartments: [] },
  { label: "confidential", compartments: ["oil"] },
  { label: "strictly confidential", compartments: ["oil", "arms"] },
] as const;

function subjectOf(i: number, version: number, sequence: bigint) {
  const marking = markings[i % 3] ?? markings[0];
  const text = `Tanker ${i} met another off the coast; report ${i % 50} of the case, version ${version}.`;
  const about = { id: id(`subject ${i}`), kind: "report", case: id(`case ${i % 100}`), title: `Report ${i}` };
  const texts = [{ part: "p-1", title: `Report ${i}`, text, ...marking }];
  return {
    ...about,
    state: { version, text },
    sequence,
    changed: version,
    ...marking,
    texts,
    deadlines: [{ timer: "t", at: i }],
  };
}

async function fill(store: Store): Promise<void> {
  for (let from = 0; from < acts; from += 250)
    await store.transact(async (tx) => {
      for (let i = from; i < from + 250; i++) {
        const about = { case: id(`case ${i % 100}`), subject: id(`subject ${i % subjects}`) };
        const statement = {
          stream: Buffer.from(about.case, "hex"),
          bytes: Buffer.from(`a stored act ${i}`),
          kind: "report/submit",
          ...about,
        };
        const { sequence } = await tx.append({ statement, received: i, ...(markings[i % 3] ?? markings[0]) });
        if (i < subjects) await tx.put(subjectOf(i, 1, sequence), null);
      }
    });
}

/** Official acts, each a transaction of its own with its effect, so many at the same time; acts a second. */
async function official(store: Store, together: number, count: number, name: string): Promise<number> {
  const ready = Array.from({ length: count }, (_, i) =>
    signedAct({ id: id(`${name} ${i}`), case: id(`case ${i % 100}`), subject: id(`${name} subject ${i}`) }),
  );
  const started = performance.now();
  let next = 0;
  const client = async () => {
    for (let i = next++; i < count; i = next++) {
      const act = ready[i];
      if (!act) return;
      await store.transact(async (tx) => {
        const { sequence } = await tx.append({ act, received: i });
        await tx.put({ ...subjectOf(i, 1, sequence), id: act.act.subject }, null);
        await tx.post({ id: act.act.id, recipient: "all", kind: "submitted", body: {}, created: i, ...seen });
      });
    }
  };
  await Promise.all(Array.from({ length: together }, client));
  return (count * 1000) / (performance.now() - started);
}

const readings: ((reader: Reader, i: number) => Promise<unknown>)[] = [
  (reader, i) => reader.get(id(`subject ${(i * 7) % subjects}`), seen),
  (reader, i) => reader.acts({ subject: id(`subject ${(i * 7) % subjects}`), visible: seen, limit: 20 }),
  (reader) => reader.list({ kind: "report", visible: seen, order: "newest", limit: 20 }),
  (reader, i) => reader.search({ query: `tanker ${(i * 7) % subjects}`, visible: seen, limit: 20 }),
];

/** Milliseconds of processor time of one of so many operations, which a busy machine does not stretch. */
async function processor<T>(count: number, work: () => Promise<T>): Promise<{ result: T; each: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, each: (user + system) / 1000 / count };
}

async function reads(store: Store, count: number): Promise<{ rate: number; p99: number }> {
  const times: number[] = [];
  const started = performance.now();
  let next = 0;
  const client = async () => {
    for (let i = next++; i < count; i = next++) {
      const begun = performance.now();
      await store.read(async (reader) => readings[i % readings.length]?.(reader, i));
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
  return { rate: (count * 1000) / (performance.now() - started), p99: percentile(times, 0.99) };
}

async function measured(options: StoreOptions, log: string): Promise<Figure[]> {
  const store = await openStore(options);
  const begun = performance.now();
  await fill(store);
  const filled = (acts * 1000) / (performance.now() - begun);
  const alone = await official(store, 1, officialActs / 3, "alone");
  const together = await processor(officialActs, () => official(store, 32, officialActs, "together"));
  const count = quick ? 400 : 4_000;
  const reading = await processor(count, () => reads(store, count));
  await initLog({ folder: log, signer });
  await (await openLog({ folder: log, signer, feed: store.feed })).close();
  await official(store, 32, officialActs, "behind");
  await store.close();
  const restart = performance.now();
  const again = await openStore(options);
  const running = await openLog({ folder: log, signer, feed: again.feed });
  const seconds = (performance.now() - restart) / 1000;
  await running.close();
  await again.close();
  const target = options.database.startsWith("postgres") ? {} : { target: 300 };
  return [
    { name: `acts in transactions of 250, to ${acts}`, value: filled, unit: "/s" },
    { name: "official acts, one after the other", value: alone, unit: "/s" },
    { name: "official acts, 32 at a time", value: together.result, unit: "/s", ...target },
    { name: "processor time of one of them", value: together.each, unit: "ms" },
    { name: "reads (an object, its acts, a list, a search)", value: reading.result.rate, unit: "/s", target: 1000 },
    { name: "processor time of one read", value: reading.each, unit: "ms" },
    { name: "reads, 99th percentile", value: reading.result.p99, unit: "ms", target: 50 },
    { name: `restart with ${officialActs} acts for the log to catch up`, value: seconds, unit: "s", target: 3 },
  ];
}

function show(title: string, figures: readonly Figure[]): void {
  const rows = figures.map((figure) => {
    const target =
      figure.target === undefined ? "" : `${figure.unit === "/s" ? "≥" : "≤"} ${shown(figure.target, figure.unit)}`;
    return [
      figure.name,
      shown(figure.value, figure.unit),
      target,
      target === "" ? "" : isMissed(figure) ? "MISS" : "ok",
    ];
  });
  console.log(`### ${title}\n\n${table(["figure", "measured", "target", ""], rows)}\n`);
}

const work = mkdtempSync(join(tmpdir(), "penholder-bench-"));
const cluster = postgresFolder === null || only === "sqlite" ? null : await startPostgres();
try {
  const on = (name: string, database: string) =>
    measured({ ...storeOptions(join(work, name), name), database }, join(work, `${name}-log`));
  if (only !== "postgres") show("SQLite", await on("sqlite", join(work, "store.sqlite")));
  if (cluster) show("PostgreSQL", await on("postgres", await cluster.database()));
  for (const [name, database] of [
    ["SQLite", undefined],
    ["PostgreSQL", cluster?.database],
  ] as const) {
    if (kills === 0 || (name === "SQLite" && only === "postgres") || (name === "PostgreSQL" && !database)) continue;
    const { runs, acknowledged, failures } = await storeCrashRuns(kills, name, database);
    console.log(
      `${name}: ${runs} kills, up to ${acknowledged} acknowledged acts in one store, ${failures.length} failures`,
    );
    for (const failure of failures) console.log(failure);
    if (failures.length > 0) process.exitCode = 1;
  }
} finally {
  await cluster?.stop();
  rmSync(work, { recursive: true, force: true });
}
