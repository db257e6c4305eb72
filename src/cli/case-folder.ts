import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { PenholderError } from "#kernel";
import { type CaseFiles, foundingOf } from "#verify/case";
import { bytesOf } from "./files.ts";

/** Bytes of a case, all files together; and how many files there may be. */
const mostBytes = 2 ** 30;
const mostFiles = 500_000;

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Every file of a folder by its name, "/" between its parts. Throws `file-too-large`, `file-unreadable`. */
export function readFolder(folder: string): CaseFiles {
  const files = new Map<string, Uint8Array>();
  let left = mostBytes;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    if (files.size === mostFiles) throw tooLarge(folder);
    const path = join(entry.parentPath, entry.name);
    // A link could lead anywhere: it counts as an empty file, which no case lists.
    const bytes = entry.isFile() ? bytesOf(path, left) : new Uint8Array();
    left -= bytes.length;
    files.set(relative(folder, path).split(sep).join("/"), bytes);
  }
  return files;
}

const tooLarge = (file: string) =>
  new PenholderError("file-too-large", `${file} holds more files than a case can: is it the right folder?`, { file });

/** Who began a record: a founding's file, or the `penholder.json` of an institution. Throws `policy-invalid`. */
export function openFounding(path: string) {
  const founding = foundingOf(new TextDecoder().decode(bytesOf(path, 2 ** 20)));
  if (founding) return founding;
  const message = `${path} is no founding: it needs "record" and "founders", as penholder.json of an institution has them.`;
  throw new PenholderError("policy-invalid", message, { file: path });
}
