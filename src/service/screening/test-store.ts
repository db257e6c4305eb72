import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bytesSource, openList, SnapshotStore } from "#lists";

/** A person of an invented UN edition. */
export const person = (id: number, first: string, second: string, more = ""): string =>
  `<INDIVIDUAL><DATAID>${id}</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>${first}</FIRST_NAME><SECOND_NAME>${second}</SECOND_NAME><REFERENCE_NUMBER>KPi.${id}</REFERENCE_NUMBER><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><LISTED_ON>2016-11-30</LISTED_ON>${more}</INDIVIDUAL>`;

/** A store with these editions of the UN's list, by day. */
export async function storeOf(editions: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "penholder-screening-"));
  for (const [day, people] of Object.entries(editions)) await addEdition(folder, day, people);
  return folder;
}

/** Imports one more edition, as `lists` or under another name. */
export async function addEdition(folder: string, day: string, people: readonly string[], list = "un"): Promise<void> {
  const text = `<CONSOLIDATED_LIST dateGenerated="${day}T00:00:00Z"><INDIVIDUALS>${people.join("")}</INDIVIDUALS></CONSOLIDATED_LIST>`;
  const sources = [bytesSource("un.xml", new TextEncoder().encode(text))];
  await new SnapshotStore(folder).import(await openList(sources), sources, {
    clock: () => Date.UTC(2026, 2, 4),
    list,
    acceptShrink: true,
  });
}
