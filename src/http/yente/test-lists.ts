import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Lists of invented parties for tests, as FollowTheMoney files with a manifest in yente's form. */

type Properties = Record<string, string[]>;

function line(dataset: string, schema: string, id: string, properties: Properties, more: object = {}): string {
  const caption = properties.name?.[0] ?? properties.full?.[0] ?? schema;
  return JSON.stringify({ id, schema, caption, properties, datasets: [dataset], referents: [], ...more });
}

const seen = (first: string, change: string) => ({
  first_seen: `${first}T00:00:00`,
  last_seen: "2026-10-01T00:00:00",
  last_change: `${change}T12:30:00`,
});

const velmar = [
  line(
    "velmar",
    "Person",
    "v-oren",
    {
      name: ["Talbek Orenov", "Талбек Оренов"],
      alias: ["Talbek O'Ren"],
      weakAlias: ["The Broker"],
      birthDate: ["1972-01-25"],
      nationality: ["ru"],
      gender: ["male"],
      topics: ["sanction", "crime"],
      passportNumber: ["VX 771-02"],
      addressEntity: ["v-addr-1", "v-addr-2"],
      notes: ["Arranged the sale of three pumps & valves in Moscow."],
    },
    { referents: ["un-901", "old-oren"], target: true, ...seen("2018-09-13", "2024-05-06") },
  ),
  line(
    "velmar",
    "Person",
    "v-oren-jr",
    { name: ["Talbek Orenov Junior"], nationality: ["ru", "by"], birthDate: ["1999"], topics: ["role.lawyer"] },
    seen("2021-01-01", "2021-01-01"),
  ),
  line(
    "velmar",
    "Sanction",
    "v-s1",
    { entity: ["v-oren"], authority: ["Council of Velmar"], program: ["VEL-1"], startDate: ["2018-09-13"] },
    seen("2018-09-13", "2018-09-13"),
  ),
  line("velmar", "Sanction", "v-s2", { entity: ["v-corp"], authority: ["Council of Velmar"], program: ["VEL-2"] }),
  line("velmar", "Address", "v-addr-1", { full: ["12 Pumpmakers Lane, Moscow"], city: ["Moscow"], country: ["ru"] }),
  line("velmar", "Address", "v-addr-2", { full: ["7 Quay Road, Port Velmar"] }),
  line("velmar", "Address", "v-addr-3", { full: ["3 Mill Street, Moscow"], country: ["ru"] }),
  line(
    "velmar",
    "Company",
    "v-corp",
    {
      name: ["Velmar Deepsea Shipping Ltd"],
      jurisdiction: ["cy"],
      topics: ["sanction"],
      registrationNumber: ["CY-55012"],
      incorporationDate: ["2009-03"],
    },
    { target: true, ...seen("2019-02-01", "2022-02-02") },
  ),
  line(
    "velmar",
    "Company",
    "v-corp-2",
    { name: ["Moscow Valve Works"], jurisdiction: ["ru"] },
    seen("2020-02-01", "2020-02-01"),
  ),
  line(
    "velmar",
    "Organization",
    "v-org",
    { name: ["Friends of the Moscow Pump Museum"], country: ["ru"] },
    seen("2017-02-01", "2017-02-01"),
  ),
  line("velmar", "Ownership", "v-own-1", { owner: ["v-oren"], asset: ["v-corp"], percentage: ["51"] }),
  line("velmar", "Ownership", "v-own-2", { owner: ["v-oren"], asset: ["v-corp-2"], percentage: ["20"] }),
  line("velmar", "Passport", "v-pass", { holder: ["v-oren"], number: ["VX77102"], country: ["ru"] }),
  line(
    "velmar",
    "Vessel",
    "v-ship",
    { name: ["DEEPSEA ORCHID"], imoNumber: ["9074729"], flag: ["pa"], topics: ["sanction"], owner: ["v-corp"] },
    { target: true, ...seen("2022-08-08", "2025-08-08") },
  ),
  ...["Anra", "Bolvi", "Cemdu", "Drosta", "Emlok"].map((name, at) =>
    line(
      "velmar",
      "Person",
      `v-crew-${at}`,
      { name: [`${name} Seafarer`], country: ["pa"] },
      seen(`2023-01-0${at + 1}`, "2023-06-01"),
    ),
  ),
];

const gifts = [
  line("gifts", "Person", "g-1", { name: ["Helma Quast"], country: ["de"] }, seen("2020-01-01", "2020-01-01")),
  line("gifts", "Company", "g-2", { name: ["Quast & Söhne GmbH"], country: ["de"] }, seen("2020-01-01", "2020-01-01")),
  line(
    "gifts",
    "Person",
    "g-3",
    { name: ["정성화", "Jong Song Hwa"], nationality: ["kp"] },
    seen("2020-01-01", "2020-01-01"),
  ),
];

/** Writes the lists into a folder of their own; the path of the manifest. */
export function writeTestLists(): string {
  const folder = mkdtempSync(join(tmpdir(), "penholder-yente-"));
  writeFileSync(join(folder, "velmar.ftm.json"), `${velmar.join("\n")}\n`);
  writeFileSync(join(folder, "gifts.ftm.json"), `${gifts.join("\n")}\n`);
  const manifest = join(folder, "manifest.json");
  writeFileSync(
    manifest,
    JSON.stringify({
      datasets: [
        { name: "velmar", title: "Velmar consolidated list", version: "100", path: "velmar.ftm.json" },
        { name: "gifts", title: "Gifts to parties", version: "7", path: "gifts.ftm.json" },
        { name: "everything", title: "All of it", children: ["velmar", "gifts"] },
      ],
    }),
  );
  return manifest;
}
