// How well names are matched as strings: `npm run bench names [dev|test]`. Needs the shared data.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { type AnalysedName, analyseName, type NameKind, nameSimilarity } from "#names";
import { sharedData } from "../test/shared-data.ts";

/**
 * Aliases of Koreans that are another name, not another spelling (by reading them, before the rules were made), as
 * the entry's number on its list and the places among its aliases.
 */
const otherNames =
  "KPi.008:1,2,3 KPi.016:1 KPi.018:1 KPi.019:0,1 KPi.023:0,2,3,6 KPi.024:3 KPi.025:0 KPi.030:0 KPi.031:0 KPi.035:0 KPi.040:1,2 " +
  "KPi.047:2 KPi.049:0 KPi.073:0 KPi.077:0 KPi.080:0,1 18552:0 19791:1,2 19792:0,1 21305:2 22326:0 22994:1 23089:2 23477:3 " +
  "24918:3,4,5,6,7 33936:0 46129:0";
/** Entries under the Korean programme whose names are not Korean. */
const notKorean = new Set(
  "18344 22609 23823 24517 26927 26928 34021 35757 37621 39357 40201 41736 42497 KPi.080".split(" "),
);

interface Entry {
  id: string;
  name: string;
  aliases: string[];
}

const data = sharedData();
if (!data) {
  console.error("The folder of shared data is not there.");
  process.exit(2);
}
const half = process.argv[2] === "test" ? 1 : 0;
const letters = (name: string): string => name.toLowerCase().replace(/[^a-z]/gu, "");
const analysed = new Map<string, AnalysedName>();
const seen = (name: string, kind: NameKind): AnalysedName => {
  const known = analysed.get(kind + name) ?? analyseName(name, kind);
  analysed.set(kind + name, known);
  return known;
};
const score = (a: string, b: string, kind: NameKind = "person"): number =>
  nameSimilarity(seen(a, kind), seen(b, kind)).score;

function csv(path: string): string[][] {
  return parse(readFileSync(path, "latin1"), { relax_column_count: true, relax_quotes: true }) as string[][];
}

function ofac(folder: string): (Entry & { programme: string })[] {
  const aliases = new Map<string, string[]>();
  for (const row of csv(join(folder, "alt_2024-01-08.csv")))
    aliases.set(row[0] ?? "", [...(aliases.get(row[0] ?? "") ?? []), row[3] ?? ""]);
  return csv(join(folder, "sdn_2024-05-03.csv"))
    .filter((row) => row[2]?.includes("individual"))
    .map((row) => ({
      id: row[0] ?? "",
      name: row[1] ?? "",
      aliases: aliases.get(row[0] ?? "") ?? [],
      programme: row[3] ?? "",
    }));
}

function unitedNations(path: string): Entry[] {
  const field = (text: string, name: string): string =>
    new RegExp(`<${name}>([^<]*)</${name}>`, "u").exec(text)?.[1]?.trim().replaceAll("&apos;", "'") ?? "";
  return readFileSync(path, "utf8")
    .split("<INDIVIDUAL>")
    .filter((text) => field(text, "REFERENCE_NUMBER").startsWith("KP"))
    .map((text) => ({
      id: field(text, "REFERENCE_NUMBER"),
      name: ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
        .map((part) => field(text, part))
        .join(" ")
        .trim(),
      aliases: text
        .split("<INDIVIDUAL_ALIAS>")
        .slice(1)
        .map((alias) => field(alias, "ALIAS_NAME"))
        .filter(Boolean),
    }));
}

/** Variants of one person's name against names of others. */
function korean(label: string, entries: readonly Entry[]): void {
  const other = new Set(
    otherNames.split(" ").flatMap((item) => {
      const [id = "", places = ""] = item.split(":");
      return places.split(",").map((place) => `${id}:${place}`);
    }),
  );
  const people = entries
    .filter(({ id }) => !notKorean.has(id))
    .map((entry) => ({
      ...entry,
      variants: entry.aliases.filter(
        (alias, at) => !other.has(`${entry.id}:${at}`) && letters(alias) !== letters(entry.name),
      ),
    }));
  const same = people.flatMap(({ name, variants }) => variants.map((variant) => score(name, variant)));
  const different: number[] = [];
  people.forEach((one, i) => {
    people.forEach((two, j) => {
      if (j > i) different.push(score(one.name, two.name));
      if (i !== j) for (const variant of two.variants) different.push(score(one.name, variant));
    });
  });
  different.sort((a, b) => b - a);
  const found = [0, 10, 50].map((allowed) => {
    const limit = different[allowed] ?? 0;
    return `${((100 * same.filter((value) => value > limit).length) / same.length).toFixed(1)} %`;
  });
  console.log(
    `${label}: ${same.length} variants, ${different.length} pairs of others; found at 0, 10, 50 false pairs: ${found.join(", ")}`,
  );
}

/** The labelled pairs of name_bench (nomenklatura, MIT), the half that is shared for development. */
function pairs(folder: string): void {
  const rows = parse(readFileSync(join(folder, "name_pairs_dev.csv")), { columns: true }) as Record<string, string>[];
  const kinds: Record<string, NameKind> = { Person: "person", Vessel: "vessel" };
  const scored = rows
    .filter((_, at) => at % 2 === half)
    .map((row) => ({
      is: row.is_match === "true",
      value: score(row.name1 ?? "", row.name2 ?? "", kinds[row.schema ?? ""] ?? "organisation"),
    }));
  const measures = [0.7, 0.75, 0.8].map((limit) => {
    const right = scored.filter(({ is, value }) => is && value >= limit).length;
    const wrong = scored.filter(({ is }) => is).length + scored.filter(({ value }) => value >= limit).length;
    return `F1 ${((2 * right) / wrong).toFixed(3)} at ${limit}`;
  });
  const yes = scored.filter(({ is }) => is);
  const no = scored.filter(({ is }) => !is);
  let above = 0;
  for (const one of yes) for (const two of no) above += one.value > two.value ? 1 : one.value === two.value ? 0.5 : 0;
  console.log(
    `name_bench pairs: ${scored.length}; ${measures.join(", ")}; AUC ${(above / yes.length / no.length).toFixed(3)}`,
  );
}

/** Processor time of taking names apart, of new words and of known ones, and of comparing them. */
function speed(names: readonly string[]): void {
  const time = (): number => process.cpuUsage().user;
  const start = time();
  const all = names.map((name) => analyseName(name, "person"));
  const again = time();
  for (const name of names) analyseName(name, "person");
  const middle = time();
  let compared = 0;
  for (let i = 0; i < all.length; i++)
    for (let j = 1; j < 20; j++) {
      const [one, two] = [all[i], all[(i * 7 + j * 131) % all.length]];
      if (one && two) nameSimilarity(one, two);
      compared++;
    }
  const each = (from: number, to: number, count: number): string => `${((to - from) / count).toFixed(0)} µs`;
  console.log(
    `taken apart in ${each(start, again, all.length)} a name, ${each(again, middle, all.length)} where its words are known; compared in ${each(middle, time(), compared)} a pair`,
  );
}

const listed = ofac(join(data, "lists", "ofac"));
const un = unitedNations(join(data, "lists", "un", "un_consolidated_2026-08-01.xml"));
const onUn = new Set(un.flatMap(({ name, aliases }) => [name, ...aliases].map(letters)));
const northern = listed.filter(
  ({ id, name, aliases, programme }) =>
    programme.includes("DPRK") && !notKorean.has(id) && ![name, ...aliases].some((one) => onUn.has(letters(one))),
);
console.log(half === 1 ? "test half" : "development half");
if (half === 0) korean("Koreans of the UN list (development)", un);
korean(
  "Koreans of OFAC's list alone",
  northern.filter((_, at) => at % 2 === half),
);
pairs(join(data, "matching"));
speed(listed.map(({ name }) => name));
