import { equalBytes } from "#record";
import { type Finding, failed, passed } from "../findings.ts";
import { entitiesFile, readmeFile, statesFile, tableFile } from "./derived.ts";
import type { CaseFiles } from "./folder.ts";
import { type CaseFile, fileNames, jsonFile } from "./form.ts";
import type { Standing } from "./replay.ts";
import type { CaseEntry } from "./types.ts";

/** States, tables and lists are what the acts make, byte for byte. */
export function checkMade(
  files: CaseFiles,
  file: CaseFile,
  entries: readonly CaseEntry[],
  subjects: ReadonlyMap<string, Standing>,
  whole: boolean,
): Finding {
  const own: [string, Uint8Array][] = [
    [fileNames.table, tableFile(entries)],
    [fileNames.readme, readmeFile(file)],
  ];
  if (whole) own.unshift([fileNames.states, statesFile(subjects)], [fileNames.entities, entitiesFile(subjects)]);
  for (const [name, made] of own) {
    const bytes = files.get(name);
    if (bytes && equalBytes(bytes, made)) continue;
    const where = bytes && name === fileNames.states ? whereIn(bytes, made) : "";
    return failed("case-listings", "altered", `${name} is not what the acts make${where}.`);
  }
  const pages = [...files.keys()].filter((name) => name.endsWith(".html"));
  const unchecked = pages.length > 0 ? ` Not checked, and only for reading: ${pages.join(", ")}.` : "";
  return passed("case-listings", `${own.map(([name]) => name).join(", ")}: what the acts make.${unchecked}`);
}

/** The first place at which two files of JSON differ: ": at ID.life.phase". */
function whereIn(bytes: Uint8Array, made: Uint8Array): string {
  const path = differ(jsonFile(bytes), jsonFile(made), 0);
  return path === undefined ? "" : `, first at ${path.slice(1) || "the whole"}`;
}

function differ(one: unknown, other: unknown, depth: number): string | undefined {
  if (one === other) return undefined;
  const plain = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  if (!plain(one) || !plain(other) || depth > 40) return "";
  for (const key of [...new Set([...Object.keys(other), ...Object.keys(one)])]) {
    const inner = differ(one[key], other[key], depth + 1);
    if (inner !== undefined) return `.${key.slice(0, 40)}${inner}`;
  }
  return undefined;
}
