// `npm run bench service -- [--quick] [--acts N] [--kills N] [--profile] [--database postgres://…]`: official acts by the service itself, signed by
// their actors and checked, with the log that follows; what is read of 100,000 acts and 1,000 reports; a restart; and N
// kills under load. The folder of `TMPDIR` says which disk is measured.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type InstitutionApp, openInstitution } from "#app";
import { type Asking, listActs, listSubjects, perform, readSubject, searchSubjects } from "#service";
import { serviceCrashRuns } from "../test/crash/service-runs.ts";
import { type Figure, isMissed, shown } from "./record/figure.ts";
import { percentile } from "./record/measure.ts";
import { benchClock, caseOf, newInstitution, type Players, type Ready } from "./service/work.ts";
import { table } from "./tables.ts";

const given = process.argv.slice(2);
const number = (name: string, otherwise: number) =>
  given.includes(name) ? Number(given[given.indexOf(name) + 1]) : otherwise;
const database = given.includes("--database") ? given[given.indexOf("--database") + 1] : undefined;
const quick = given.includes("--quick");
const acts = number("--acts", quick ? 5_000 : 100_000);
const kills = number("--kills", 0);
const reports = acts / 100;
/** Acts of a case: two and six for each matter. */
const matters = 16;
/** Clients at the same time, each with its own case. */
const together = 32;
const behind = 1_500;

interface Measured<T> {
  result: T;
  seconds: number;
  /** Processor time of this process. */
  processor: number;
}

async function measured<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const [before, started] = [process.cpuUsage(), performance.now()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (performance.now() - started) / 1000, processor: (user + system) / 1e6 };
}

/** Hands in whole cases, so many at the same time, each in its order. */
async function handIn(app: InstitutionApp, cases: Ready[][]): Promise<void> {
  let next = 0;
  const client = async () => {
    for (let i = next++; i < cases.length; i = next++)
      for (const { envelope, actor } of cases[i] ?? [])
        await perform(app.institution, app.registers, { envelope }, actor);
  };
  await Promise.all(Array.from({ length: together }, client));
}

/** Cases in portions, so that signing them takes no part in what is measured. */
async function fill(
  app: InstitutionApp,
  players: Players,
): Promise<{ count: number; seconds: number; processor: number }> {
  const sum = { count: 0, seconds: 0, processor: 0 };
  for (let from = 0; from < reports; from += 50) {
    const cases = Array.from({ length: Math.min(50, reports - from) }, (_, i) =>
      caseOf(players, matters, i % 2 === 0 ? "confidential" : "unclassified"),
    );
    const { seconds, processor } = await measured(() => handIn(app, cases));
    sum.count += cases.flat().length;
    sum.seconds += seconds;
    sum.processor += processor;
  }
  return sum;
}

type Reading = (i: number) => Promise<unknown>;

/** Each kind of reading; what is confidential is noted, durably, before it is handed out. */
async function readingsOf(app: InstitutionApp, asking: Asking): Promise<Record<string, Reading>> {
  const page = { after: null, limit: 20 };
  const { subjects } = await listSubjects(app, asking, { kind: "report", after: null, limit: 200 });
  const report = (i: number) => subjects[i % subjects.length]?.id ?? "";
  return {
    "a report": (i) => readSubject(app, asking, report(i)),
    "its acts": (i) => listActs(app, asking, { subject: report(i), ...page }),
    "the newest reports": () => listSubjects(app, asking, { kind: "report", order: "newest", ...page }),
    "a search that finds much": (i) => searchSubjects(app, asking, { query: `tanker ${i % matters}`, ...page }),
  };
}

/** So many readings by eight at the same time; how long each took. */
async function read(readings: readonly Reading[], count: number): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const client = async () => {
    for (let i = next++; i < count; i = next++) {
      const begun = performance.now();
      await readings[i % readings.length]?.(i);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
  return times;
}

/** All kinds in turn, then each alone for the processor time of one. */
async function reads(app: InstitutionApp, asking: Asking, count: number) {
  const readings = await readingsOf(app, asking);
  await read(Object.values(readings), 400);
  const all = await measured(() => read(Object.values(readings), count));
  const each: Figure[] = [];
  for (const [name, reading] of Object.entries(readings)) {
    const { processor } = await measured(() => read([reading], count / 8));
    each.push({ name: `of which ${name}`, value: (processor * 8000) / count, unit: "ms" });
  }
  return { perSecond: count / all.seconds, each, times: all.result, processor: (all.processor * 1000) / count };
}

async function figures(folder: string): Promise<Figure[]> {
  const clock = benchClock();
  const players = await newInstitution(folder, clock, database);
  let app = await openInstitution({ folder, env: {}, clock });
  const filled = await fill(app, players);
  const asking: Asking = { principal: null, actor: players.coordinator.actor, at: clock() };
  const count = quick ? 800 : 8_000;
  const open = await reads(app, { ...asking, actor: { ...asking.actor, label: "unclassified" } }, count);
  const noted = await reads(app, asking, count);
  await app.close();
  // Acts that the log has not seen: as if the process had died between the store's commit and the log's.
  app = await openInstitution({ folder, env: {}, clock });
  const held = { ...app, institution: { ...app.institution, events: { tell: () => {} } as never } };
  await handIn(
    held,
    Array.from({ length: Math.ceil(behind / (2 + 6 * matters)) }, () => caseOf(players, matters)),
  );
  const lag = (await app.institution.store.feed.count()) - app.log.size();
  await app.institution.store.close();
  await app.log.close().catch(() => {});
  const restarted = await measured(() => openInstitution({ folder, env: {}, clock }));
  const size = restarted.result.log.size();
  await restarted.result.close();
  return [
    {
      name: `official acts, ${together} cases at a time, up to ${filled.count}`,
      value: filled.count / filled.seconds,
      unit: "/s",
      target: 300,
    },
    {
      name: "processor time of one of them, the log's part included",
      value: (filled.processor * 1000) / filled.count,
      unit: "ms",
    },
    {
      name: `reads (a report, its acts, a list, a search), of what is unclassified, with ${reports} reports`,
      value: open.perSecond,
      unit: "/s",
      target: 1000,
    },
    { name: "reads, 99th percentile", value: percentile(open.times, 0.99), unit: "ms", target: 50 },
    { name: "processor time of one read", value: open.processor, unit: "ms" },
    ...open.each,
    { name: "the same where half is confidential and that is noted", value: noted.perSecond, unit: "/s" },
    { name: "reads that are noted, 99th percentile", value: percentile(noted.times, 0.99), unit: "ms", target: 50 },
    { name: "processor time of one of them", value: noted.processor, unit: "ms" },
    { name: `restart, ${lag} acts for the log of ${size} to catch up`, value: restarted.seconds, unit: "s", target: 3 },
    { name: "processor time of that restart", value: restarted.processor, unit: "s" },
  ];
}

function show(found: readonly Figure[]): void {
  const rows = found.map((figure) => {
    const { name, value, unit, target } = figure;
    const wanted = target === undefined ? "" : `${unit === "/s" ? "≥" : "≤"} ${shown(target, unit)}`;
    return [name, shown(value, unit), wanted, wanted === "" ? "" : isMissed(figure) ? "MISS" : "ok"];
  });
  console.log(
    `### The service, on ${database === undefined ? "SQLite" : "PostgreSQL"}\n\n${table(["figure", "measured", "target", ""], rows)}\n`,
  );
}

const work = mkdtempSync(join(tmpdir(), "penholder-bench-"));
try {
  show(await figures(join(work, "institution")));
  if (kills > 0) {
    const { runs, acknowledged, failures } = await serviceCrashRuns(kills, "bench");
    console.log(
      `${runs} kills, up to ${acknowledged} acknowledged acts in one institution, ${failures.length} failures`,
    );
    for (const failure of failures) console.log(failure);
    if (failures.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
