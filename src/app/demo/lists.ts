import { readFileSync } from "node:fs";
import { fileSource, mappedFormat, openList, parseMapping, SnapshotStore } from "#lists";
import { exampleFile } from "./script.ts";

/** Name of the worked example's list. */
export const exampleList = "national-listings-2018";

/** Keeps the national listings of August and September 2018 in a folder of lists, imported as any list is. */
export async function importExampleLists(folder: string): Promise<void> {
  const mapping = "national-listings.mapping.json";
  const format = mappedFormat(parseMapping(readFileSync(exampleFile(mapping), "utf8"), mapping));
  const source = await fileSource(exampleFile("national-listings.csv"));
  const list = await openList([source], { format });
  await new SnapshotStore(folder).import(list, [source], { clock: Date.now, date: "2018-09-17" });
}
