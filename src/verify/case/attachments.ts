import { type Crypto, documentName, fromHex, toHex } from "#record";
import { type Finding, failed, passed, warned } from "../findings.ts";
import { counted, listed as several } from "../wording.ts";
import type { CaseFiles } from "./folder.ts";
import { type CaseFile, fileNames } from "./form.ts";
import type { CaseEntry } from "./types.ts";

const blobName = /^[0-9a-f]{64}$/u;
const deepest = 6;
/** As many as a folder lists. */
export const mostAttachments = 10_000;

/** Names in an act's body that may be those of filed documents, besides a sealed version's own file: of an import hashes stand there. */
export function namedDocuments({ act }: Pick<CaseEntry, "act">): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, depth: number): void => {
    if (typeof value === "string" && blobName.test(value)) found.add(value);
    if (typeof value !== "object" || value === null || depth > deepest) return;
    for (const inner of Object.values(value)) walk(inner, depth + 1);
  };
  if (act && act.act.kind !== "report/seal" && act.act.kind !== "list/import") walk(act.act.body, 0);
  return [...found];
}

/**
 * Documents besides sealed versions are those that open acts name, and each name proves its content: it is its SHA-256
 * where it was filed as unclassified, else a commitment to it, which the folder opens. Every other one is said to be missing.
 */
export function checkAttachments(
  crypto: Crypto,
  files: CaseFiles,
  { attachments = [], scope }: CaseFile,
  entries: readonly CaseEntry[],
): Finding | null {
  const wrong = (says: string) => failed("case-documents", "altered", says);
  const named = new Map(entries.flatMap((entry) => namedDocuments(entry).map((name) => [name, entry.index])));
  const listed = new Set(attachments.map(({ name }) => name));
  if (listed.size !== attachments.length) return wrong("case.json lists a document twice.");
  const foreign = attachments.find(({ name }) => !named.has(name));
  if (foreign) return wrong(`The document ${foreign.name} is named by no act of the folder.`);
  const left =
    scope === "whole" && listed.size < mostAttachments ? [...named].find(([name]) => !listed.has(name)) : null;
  if (left) return wrong(`Act ${left[1]} names the document ${left[0]}, and case.json does not say what became of it.`);
  for (const { name, mediaType, opening, missing } of attachments) {
    const file = fileNames.attachment(name, mediaType);
    const bytes = missing === undefined ? files.get(file) : undefined;
    if (bytes && !isNamed(crypto, name, opening, bytes)) return wrong(`${file} is not the document that acts name so.`);
  }
  if (named.size === 0) return null;
  const missing = attachments.filter((one) => one.missing !== undefined);
  const here = counted(attachments.length - missing.length, "other document");
  if (missing.length === 0) return passed("case-documents", `${here} that acts name, as their names show.`);
  const gone = missing.map(({ name, missing: why }) => `${name.slice(0, 12)}… (${why})`);
  return warned("case-documents", `${here} that acts name, as their names show; not here: ${several(gone)}.`);
}

function isNamed(crypto: Crypto, name: string, opening: string | undefined, bytes: Uint8Array): boolean {
  const sha256 = crypto.sha256(bytes);
  if (opening === undefined) return toHex(sha256) === name;
  const salt = fromHex(opening);
  return salt.ok && documentName(crypto, salt.value, sha256) === name;
}
