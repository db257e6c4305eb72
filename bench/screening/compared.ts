// The same questions to nomenklatura's logic-v2 (pairs of names) and to Moov Watchman (OFAC's list over HTTP).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { openScreening } from "#app";
import { profileOfProperties, scoreNames, screen } from "#screening";
import { Random } from "../generate/random.ts";
import { table } from "../tables.ts";
import { damaged, damages } from "./damage.ts";
import { loadedStore } from "./loaded.ts";
import { nomenklatura } from "./peers/nomenklatura.ts";
import { watchman } from "./peers/watchman.ts";
import { areaUnderCurve, f1At } from "./ranking.ts";

interface Labelled {
  schema: string;
  name1: string;
  name2: string;
  is_match: string;
}

/** Pairs of names: F1 at 0.7, area under the curve, and time a pair, of both in this run. */
export function againstNomenklatura(data: string): string {
  const text = readFileSync(join(data, "matching", "name_pairs_dev.csv"), "utf8");
  const pairs = (parse(text, { columns: true, bom: true }) as Labelled[]).filter(({ name1, name2 }) => name1 && name2);
  const theirs = nomenklatura(pairs.map(({ schema, name1, name2 }) => ({ schema, a: name1, b: name2 })));
  if (!theirs) return "nomenklatura: skipped, it cannot be installed here.";
  for (const { schema, name1, name2 } of pairs) scoreNames(schema, name1, name2);
  const begun = performance.now();
  const ours = pairs.map(({ schema, name1, name2 }) => scoreNames(schema, name1, name2).score);
  const own = ((performance.now() - begun) / pairs.length) * 1000;
  const truth = pairs.map((pair) => /^(?:true|1|yes)$/iu.test(pair.is_match));
  const scores = theirs.map(({ score }) => score);
  const median = theirs.map(({ seconds }) => seconds * 1e6).sort((a, b) => a - b)[Math.floor(theirs.length / 2)] ?? 0;
  const row = (name: string, given: readonly number[], microseconds: number) => [
    name,
    f1At(truth, given, 0.7).toFixed(3),
    areaUnderCurve(truth, given).toFixed(3),
    `${microseconds.toFixed(0)} µs`,
  ];
  return [
    `${pairs.length} labelled pairs, raw labels. One pair takes logic-v2 ${(median / own).toFixed(1)} times as long.`,
    table(
      ["", "F1 at 0.7", "AUC", "time a pair"],
      [row("penholder", ours, own), row("nomenklatura logic-v2", scores, median)],
    ),
  ].join("\n\n");
}

/** Lightly damaged names of OFAC's persons: found first, and milliseconds a query, of both in this run. */
export async function againstWatchman(data: string, count: number): Promise<string> {
  const files = {
    sdn: "sdn_2024-05-03",
    alt: "alt_2024-01-08",
    add: "add_2024-01-08",
    sdn_comments: "sdn_comments_2024-01",
  };
  const path = (name: string) => join(data, "lists", "ofac", `${name}.csv`);
  const peer = await watchman(
    Object.fromEntries(Object.entries(files).map(([name, file]) => [`${name}.csv`, path(file)])),
  );
  if (!peer) return "Moov Watchman: skipped, it cannot be built here.";
  const { folder, remove } = await loadedStore(data, [Object.values(files).map((file) => `ofac/${file}.csv`)]);
  const screening = await openScreening({ store: folder });
  const { index } = screening;
  const random = new Random(3);
  const tally = { penholder: { found: 0, times: [] as number[] }, watchman: { found: 0, times: [] as number[] } };
  try {
    for (let asked = 0; asked < count; ) {
      const { profile } = index.prepared(random.below(index.size));
      const name = profile.names[0]?.text ?? "";
      const typed = damaged(name, profile.schema, random.pick(damages), random);
      if (profile.schema !== "Person" || typed === undefined) continue;
      asked++;
      const id = /\d+$/u.exec(profile.id)?.[0];
      let begun = performance.now();
      const [hit] = screen(index, profileOfProperties("Person", { name: [typed] }), { threshold: 0, limit: 1 });
      tally.penholder.times.push(performance.now() - begun);
      if (hit?.id === profile.id) tally.penholder.found++;
      begun = performance.now();
      const theirs = await peer.search(typed, "person");
      tally.watchman.times.push(performance.now() - begun);
      if (theirs?.id === id) tally.watchman.found++;
    }
  } finally {
    peer.end();
    screening.close();
    remove();
  }
  const at = (times: number[], share: number) => times.sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
  const rows = Object.entries(tally).map(([name, { found, times }]) => [
    name,
    `${((found / count) * 100).toFixed(1)} %`,
    `${at(times, 0.5).toFixed(2)} ms`,
    `${at(times, 0.95).toFixed(2)} ms`,
  ]);
  const ratio = at(tally.watchman.times, 0.5) / at(tally.penholder.times, 0.5);
  return [
    `${count} damaged names of persons on OFAC's list; Watchman over its HTTP API on the same machine, ${ratio.toFixed(0)} times as long at the median.`,
    table(["", "own entry first", "p50", "p95"], rows),
  ].join("\n\n");
}
