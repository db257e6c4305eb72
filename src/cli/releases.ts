import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { headerOf, type SealedFile, type SealedReport, writeSealedFile } from "#document";
import { PenholderError } from "#kernel";
import { writeOutput } from "./output.ts";
import { openSealed } from "./sealed-files.ts";

/**
 * What was released of the report so far, over all its versions: the files of a folder beside the sealed report that
 * carries the report's stream in its name, so that no copy is forgotten, and those named besides.
 */
export function releasesOf(path: string, report: SealedReport, named: readonly string[]): SealedFile[] {
  const folder = folderOf(path, report);
  const kept = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  return [...kept.sort().map((name) => join(folder, name)), ...named].map(openSealed);
}

/** Remembers a release before it is handed out. */
export function keepRelease(path: string, file: SealedFile): void {
  const folder = folderOf(path, file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const number = readdirSync(folder).filter((name) => name.endsWith(".json")).length + 1;
  writeOutput(writeSealedFile(file), join(folder, `${String(number).padStart(4, "0")}.json`));
}

function folderOf(path: string, { seal }: SealedFile): string {
  const header = headerOf(seal.envelope);
  if (!header.ok) throw new PenholderError("sealed-file-invalid", `${path}: ${header.problem}.`, { file: path });
  return join(dirname(path), `releases-${header.value.stream.slice(0, 12)}`);
}
