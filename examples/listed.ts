// Who in the worked example's report is listed, where and since when: the national listings of August and September 2018
// are imported as any list is, and every party that either version names is screened against them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importExampleLists, openScreening } from "#app";
import { compareDocuments } from "#compare";
import { readParties } from "#lists";
import { readFile } from "#readers";
import { profileOfProperties, screen } from "#screening";

const file = (name: string) => join(import.meta.dirname, "2018-midterm", name);
const folder = process.argv[2] ?? join("out", "lists");

await importExampleLists(folder);

const [original, amended] = await Promise.all(
  ["original.docx", "amended.docx"].map((name) => readFile(file(name), {})),
);
if (!original || !amended) throw new Error("the worked example has two versions");
const given = readParties(readFileSync(file("parties.csv")), "parties.csv");
const { parties } = compareDocuments({ original, amended, given });
const screening = await openScreening({ store: folder });

const named = parties.filter(({ schema }) => ["Person", "Company", "Vessel", "Organization"].includes(schema));
process.stdout.write("Who in the report is listed (national listings of 21 August and 13 September 2018)\n\n");
let unlisted = 0;
for (const { name, schema, before, after } of named) {
  const [hit] = screen(screening.index, profileOfProperties(schema, { name: [name] }), { threshold: 0.7, limit: 1 });
  const listing = hit && screening.entity(hit.id)?.listings[0];
  if (!hit || !listing) {
    unlisted++;
    continue;
  }
  const gone = before > 0 && after === 0 ? "   gone from the amended version" : "";
  const where = `${listing.authority}, ${listing.programmes.join(" and ")}, since ${listing.from?.original ?? "an unknown day"}`;
  process.stdout.write(
    `  ${name.padEnd(50)}${where} (as ${hit.caption}, ${hit.score.probability.toFixed(2)})${gone}\n`,
  );
}
process.stdout.write(`  ${unlisted} other parties that it names are not on these lists.\n\n`);
screening.close();
