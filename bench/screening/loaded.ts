import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileSource, openList, SnapshotStore } from "#lists";

/** The newest edition of each list among the shared data; the files of OFAC's CSV sets together. */
const newest = [
  ["un/un_consolidated_2026-08-01.xml"],
  ["ofac/sdn_2024-05-03.csv", "ofac/alt_2024-01-08.csv", "ofac/add_2024-01-08.csv", "ofac/sdn_comments_2024-01.csv"],
  ["ofac/cons_prim_2025-12-19.csv", "ofac/cons_alt_2025-12-19.csv", "ofac/cons_add_2025-12-19.csv"],
  ["uk/uk_sanctions_list_fcdo_2025-08-11.ods"],
  ["uk/ofsi_ConList_2025-04-14.xlsx"],
  ["eu/eu_fsf_csv_1_0_short_2018-07-04.csv"],
  ["ca/sema_lmes_2025-05.xml"],
  ["au/dfat_consolidated_2026-08-02.xlsx"],
  ["us/us_csl_2023-11-30.csv"],
];

/** A store of snapshots in a temporary folder with these lists imported; `remove` deletes it. */
export async function loadedStore(data: string, lists: readonly (readonly string[])[] = newest) {
  const folder = mkdtempSync(join(tmpdir(), "screening-"));
  const store = new SnapshotStore(folder);
  for (const files of lists) {
    const sources = await Promise.all(files.map((file) => fileSource(join(data, "lists", file))));
    const opened = await openList(sources, { acceptTruncated: files.some((file) => file.startsWith("us/")) });
    await store.import(opened, sources, { clock: Date.now });
  }
  return { folder, store, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
