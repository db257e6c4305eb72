import { unzipSync, type Zippable, zipSync } from "fflate";
import { PenholderError } from "#kernel";
import type { CaseFiles } from "#verify/case";

/** Bytes of a case, all files together and unpacked; and how many files there may be. */
const mostBytes = 2 ** 30;
const mostFiles = 500_000;

/** A folder as one ZIP archive. */
export function packed(files: CaseFiles): Uint8Array {
  const entries: Zippable = Object.fromEntries(files);
  return zipSync(entries, { level: 6 });
}

/**
 * The files of an archive, which nobody has looked at: none unpacks to more than it states, all together to no more than a
 * case may hold, and names are those that a case can have, so that none leads out of a folder. Throws `file-corrupt`,
 * `file-too-complex`.
 */
export function unpacked(archive: Uint8Array): CaseFiles {
  let [bytes, count] = [0, 0];
  const names = new Set<string>();
  try {
    const found = unzipSync(archive, {
      filter({ name, originalSize }) {
        bytes += originalSize;
        if (++count > mostFiles || bytes > mostBytes || !(originalSize >= 0)) throw tooMuch();
        if (name.endsWith("/") && isWithin(name.slice(0, -1))) return false;
        if (!isWithin(name) || names.has(name)) throw foreign();
        names.add(name);
        return true;
      },
    });
    return withoutFolder(new Map(Object.entries(found)));
  } catch (error) {
    if (error instanceof PenholderError) throw error;
    throw new PenholderError("file-corrupt", "The archive cannot be unpacked; have the case exported anew.", {}, error);
  }
}

/** At most three deep, of plain letters: what is no file of a case among them, its list tells. */
const isWithin = (name: string): boolean => {
  const parts = name.split("/");
  return parts.length <= 3 && parts.every((part) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,180}$/u.test(part));
};

/** A folder that was packed with its own name around it. */
function withoutFolder(files: Map<string, Uint8Array>): CaseFiles {
  if (files.has("case.json")) return files;
  const around = [...files.keys()].find((name) => name.endsWith("/case.json") && name.split("/").length === 2);
  const prefix = around?.slice(0, -"case.json".length);
  if (prefix === undefined || ![...files.keys()].every((name) => name.startsWith(prefix))) return files;
  return new Map([...files].map(([name, content]) => [name.slice(prefix.length), content]));
}

const tooMuch = () =>
  new PenholderError("file-too-complex", "The archive unpacks to more than any case; do not trust it.");
const foreign = () =>
  new PenholderError(
    "file-corrupt",
    "The archive holds a file that no case has, or one twice; have the case exported anew.",
  );
