// Counts how rare the parts of persons' names are on the lists of the shared data, and prints the table of
// src/screening/score/usual-bits.data.ts: `node bench/screening/usual-bits.ts > src/screening/score/usual-bits.data.ts`.
import { join } from "node:path";
import { fileSource, openList } from "#lists";
import { prepare, profileOf } from "#screening";
import { sharedData } from "../../test/shared-data.ts";

const lists = [
  ["un/un_consolidated_2026-08-01.xml"],
  ["ofac/sdn_2024-05-03.csv", "ofac/alt_2024-01-08.csv"],
  ["uk/uk_sanctions_list_fcdo_2025-08-11.ods"],
  ["ca/sema_lmes_2025-05.xml"],
];
/** Words of fewer entries than this count as rare. */
const leastEntries = 5;
/** How much more than its consonants a spelling can tell: mohamad is a rare spelling of a common name. */
const beyondSound = 3;

const data = sharedData();
if (!data) throw new Error("The folder of shared data is not there.");
const entries = new Map<string, number>();
const sounds = new Map<string, Set<string>>();
let persons = 0;
for (const files of lists) {
  const list = await openList(await Promise.all(files.map((file) => fileSource(join(data, "lists", file)))));
  for await (const entity of list.entities) {
    if (entity.schema !== "Person") continue;
    persons++;
    const seen = new Set<string>();
    for (const { analysed } of prepare(profileOf(entity, "")).names)
      for (const { latin, keys } of analysed.parts) {
        seen.add(`w:${latin}`);
        for (const key of keys.filter((each) => each.startsWith("c:"))) {
          seen.add(key);
          sounds.set(latin, (sounds.get(latin) ?? new Set()).add(key));
        }
      }
    for (const key of seen) entries.set(key, (entries.get(key) ?? 0) + 1);
  }
}
const bits = (key: string): number => Math.log2(persons / (entries.get(key) ?? 1));
const lines = new Map<number, string[]>();
for (const [latin, keys] of sounds) {
  if ((entries.get(`w:${latin}`) ?? 0) < leastEntries || !/^[a-z]{2,}$/u.test(latin)) continue;
  const value = Math.round(Math.min(bits(`w:${latin}`), ...[...keys].map((key) => bits(key) + beyondSound)));
  lines.set(value, [...(lines.get(value) ?? []), latin]);
}
console.log(`/**
 * How many bits of information the more frequent parts of persons' names carry: the binary logarithm of persons by
 * persons with the part, one line a number. Counted over ${persons} persons of the lists of the United Nations, OFAC, the
 * United Kingdom and Canada by bench/screening/usual-bits.ts.
 */
export const usualBits = [`);
for (const [value, words] of [...lines].sort(([a], [b]) => a - b))
  console.log(`  "${value} ${words.sort().join(" ")}",`);
console.log("] as const;");
