// Whether names in other scripts find their Latin entries: `npm run bench screening`, and `node bench/screening/cross-script.ts`.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileSource, openList } from "#lists";
import { analyseName, fold, nameSimilarity, scriptOf } from "#names";
import { type ListedProfile, type Profile, profileOf, ScreeningIndex, screen } from "#screening";
import { arabicFirms, chineseFirms, cyrillicFirms, persianFirms } from "./data/native-firms.data.ts";
import { chineseNames, japaneseNames, koreanNames } from "./data/native-names.data.ts";
import { Parties } from "./parties.ts";

const lists: Readonly<Record<string, readonly string[]>> = {
  un: ["un/un_consolidated_2026-08-01.xml"],
  ofac: ["ofac/sdn_2024-05-03.csv", "ofac/alt_2024-01-08.csv"],
  irgc: ["ofac/ofac_enhanced_IRGC_2024-08-28.xml"],
  advanced: ["ofac/ofac_sdn_advanced_extract_2024-02-23.xml"],
  uk: ["uk/ofsi_ConList_2025-04-14.xlsx"],
  ca: ["ca/sema_lmes_2025-05.xml"],
  au: ["au/dfat_consolidated_2026-08-02.xlsx"],
};
const firstFew = 5;
const mostMisses = Number(process.env.MISSES ?? 12);

interface Query {
  text: string;
  schema: string;
  /** The entry's Latin names, to be shown where it is missed. */
  latin: readonly string[];
  id: string;
  group: string;
  half: "dev" | "test";
}

interface Row {
  group: string;
  found: number;
  of: number;
  first: number;
  misses: string[];
}

const known: readonly (readonly [group: string, schema: string, names: readonly string[]])[] = [
  ["known Koreans", "Person", koreanNames],
  ["known Chinese", "Person", chineseNames],
  ["known Japanese", "Person", japaneseNames],
  ["known organisations, Russian, Ukrainian, Belarusian", "Organization", cyrillicFirms],
  ["known organisations, Chinese", "Organization", chineseFirms],
  ["known organisations, Arabic", "Organization", arabicFirms],
  ["known organisations, Persian", "Organization", persianFirms],
];

/**
 * Shares of native-script names whose Latin entry is among the first five answers, by script and half, as a table. The test
 * half is counted only where it is asked for, so that no rule is made by looking at it.
 */
export async function crossScript(data: string, { misses = false, test = true } = {}): Promise<string> {
  const { profiles, queries, parties } = await listed(data);
  for (const [group, schema, names] of known)
    for (const line of names) addKnown(line, { group, schema }, profiles, queries, parties);
  const index = ScreeningIndex.build(profiles);
  const rows = new Map<string, Row>();
  for (const query of queries) {
    if (query.half === "test" && !test) continue;
    const profile = asked(query);
    const hits = screen(index, profile, { threshold: 0, limit: firstFew });
    const place = hits.findIndex(({ id }) => parties.same(query.id, id));
    const row = rowOf(rows, `${query.half}|${query.group}`, query.group);
    row.of++;
    if (place >= 0) row.found++;
    if (place === 0) row.first++;
    if (place < 0) row.misses.push(`${query.text} → ${query.latin.join(" / ")} (got ${hits[0]?.caption ?? "nothing"})`);
  }
  const table = ["| half | names | among the first five | first |", "|---|---|---|---|"];
  for (const [key, { found, first, of }] of [...rows].sort()) {
    const [half, group] = key.split("|");
    table.push(`| ${half} | ${group} | ${share(found, of)} of ${of} | ${share(first, of)} |`);
  }
  if (misses)
    for (const [key, row] of rows)
      if (key.startsWith("dev"))
        table.push(...row.misses.slice(0, mostMisses).map((miss) => `- ${row.group}: ${miss}`));
  return [...table, "", ...pairs(data, { misses, test })].join("\n");
}

const share = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`;
const halfOf = (text: string): Query["half"] =>
  (createHash("sha256").update(text).digest()[0] ?? 0) % 2 === 0 ? "dev" : "test";

function rowOf(rows: Map<string, Row>, key: string, group: string): Row {
  const row = rows.get(key) ?? { group, found: 0, of: 0, first: 0, misses: [] };
  rows.set(key, row);
  return row;
}

function asked({ text, schema }: Query): Profile {
  const name = { text, kind: "primary", quality: "unknown" } as const;
  return { id: "", schema, names: [name], dates: [], countries: [], genders: [], identifiers: [], addresses: [] };
}

const latinOnly = (text: string): boolean => !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text);

/** The lists without their names in other scripts, and those names as queries. */
async function listed(data: string): Promise<{ profiles: ListedProfile[]; queries: Query[]; parties: Parties }> {
  const profiles: ListedProfile[] = [];
  const parties = new Parties();
  const queries: Query[] = [];
  const seen = new Set<string>();
  for (const [dataset, files] of Object.entries(lists)) {
    const sources = await Promise.all(files.map((file) => fileSource(join(data, "lists", file))));
    for await (const entity of (await openList(sources)).entities) {
      const profile = profileOf(entity, dataset);
      const latin = profile.names.filter(({ text }) => latinOnly(text));
      parties.note(profile);
      if (latin.length === 0) continue;
      profiles.push({ ...profile, names: latin, identifiers: [] });
      const written = latin.map(({ text }) => text);
      for (const { text } of profile.names) {
        const script = scriptOf(text);
        if (latinOnly(text) || /[A-Za-z]/u.test(text) || seen.has(text) || text.length > 200) continue;
        seen.add(text);
        const group = `${profile.schema === "Person" ? "persons" : "others"}, ${script}`;
        queries.push({ text, schema: profile.schema, latin: written, id: profile.id, group, half: halfOf(profile.id) });
      }
    }
  }
  return { profiles, queries, parties };
}

/** Puts a known person or organisation in Latin letters on the list and asks for the other forms of the name. */
function addKnown(
  line: string,
  { group, schema }: Pick<Query, "group" | "schema">,
  profiles: ListedProfile[],
  queries: Query[],
  parties: Parties,
): void {
  const [latin = "", ...native] = line.split("|");
  const id = `known-${fold(latin)}`;
  const profile = asked({ text: latin, schema, latin: [], id, group, half: "dev" });
  profiles.push({ ...profile, id, dataset: "known" });
  // The lists may have the party too, and print its own name.
  const names = [latin, ...native].map((text) => ({ text, kind: "primary", quality: "unknown" }) as const);
  parties.note({ ...profile, id, names });
  for (const text of native) {
    queries.push({
      text,
      schema,
      latin: [latin],
      id,
      group: schema === "Person" ? `${group}, ${scriptOf(text)}` : group,
      half: halfOf(id),
    });
  }
}

const pool = 500;

/** Single words written from one script into the other: the right one among the first five of 500 by likeness alone. */
function pairs(data: string, { misses, test }: { misses: boolean; test: boolean }): string[] {
  const table = [`| half | words, each among ${pool} | among the first five |`, "|---|---|---|"];
  const missed: string[] = [];
  for (const [file, label, native, latin] of [
    ["google_ar2en.txt", "Arabic letters", 0, 1],
    ["wd_korean_80_train.tsv", "Hangul", 1, 0],
    ["wd_chinese_80_train.tsv", "Chinese characters", 1, 0],
  ] as const) {
    const rows = readFileSync(join(data, "matching", "translit", file), "utf8")
      .split("\n")
      .map((line) => line.split("\t"))
      .filter((cells) => (cells[0] ?? "").length > 3 && (cells[1] ?? "").length > 1);
    for (const half of ["dev", ...(test ? ["test"] : [])]) {
      const some = rows.filter((cells) => halfOf(`${cells[latin]}`) === half);
      const step = Math.max(1, Math.floor(some.length / pool));
      const chosen = some.filter((_, at) => at % step === 0).slice(0, pool);
      const analysed = chosen.map((cells) => analyseName(cells[latin] ?? "", "person"));
      let found = 0;
      for (const [at, cells] of chosen.entries()) {
        const query = analyseName((cells[native] ?? "").replaceAll(" ", ""), "person");
        const scores = analysed.map((one) => nameSimilarity(query, one).score);
        const own = scores[at] ?? 0;
        const better = scores.filter((score, place) => score > own && cells[latin] !== chosen[place]?.[latin]).length;
        const ties = scores.filter((score) => score === own).length;
        if (own > 0 && better + Math.min(ties, firstFew + 1) / 2 <= firstFew) found++;
        else if (half === "dev")
          missed.push(`- ${label}: ${query.text} → ${cells[latin]} ${own.toFixed(2)}, ${better} better`);
      }
      table.push(`| ${half} | ${label} | ${share(found, chosen.length)} of ${chosen.length} |`);
    }
  }
  return misses ? [...table, ...missed] : table;
}

if (process.argv[1]?.endsWith("cross-script.ts")) {
  const { sharedData } = await import("../../test/shared-data.ts");
  const data = sharedData();
  if (!data) throw new Error("The folder of shared data is not there.");
  const [misses, dev] = [process.argv.includes("--misses"), process.argv.includes("--dev")];
  console.log(await crossScript(data, { misses, test: !dev }));
}
