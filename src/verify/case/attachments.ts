import { type Crypto, toHex } from "#record";
import { type Finding, failed, passed, warned } from "../findings.ts";
import { counted, listed } from "../wording.ts";
import type { CaseFiles } from "./folder.ts";
import { type CaseFile, fileNames } from "./form.ts";
import type { CaseEntry } from "./types.ts";

const blobName = /^[0-9a-f]{64}$/u;
const deepest = 6;

/** Names in an act's body that may be those of filed documents, besides a sealed version's own file. */
export function namedDocuments({ act }: Pick<CaseEntry, "act">): string[] {
  const found = new Set<string>();
  const walk = (value: unknown, depth: number): void => {
    if (typeof value === "string" && blobName.test(value)) found.add(value);
    if (typeof value !== "object" || value === null || depth > deepest) return;
    for (const inner of Object.values(value)) walk(inner, depth + 1);
  };
  if (act && act.act.kind !== "report/seal") walk(act.act.body, 0);
  return [...found];
}

/**
 * Documents besides sealed versions are those that open acts name. What was unclassified where it was filed is named by its
 * SHA-256, and so proved; any other by a key of the institution, whose word it is that this is the document.
 */
export function checkAttachments(
  crypto: Crypto,
  files: CaseFiles,
  { attachments = [] }: CaseFile,
  entries: readonly CaseEntry[],
): Finding {
  const named = new Set(entries.flatMap(namedDocuments));
  const twice = new Set(attachments.map(({ name }) => name)).size !== attachments.length;
  const foreign = attachments.find(({ name }) => !named.has(name));
  if (twice || foreign)
    return failed(
      "case-documents",
      "altered",
      twice ? "case.json lists a document twice." : `The document ${foreign?.name} is named by no act of the folder.`,
    );
  const here = attachments.filter(({ missing }) => missing === undefined);
  const byWord = here.filter(({ name, mediaType }) => {
    const bytes = files.get(fileNames.attachment(name, mediaType));
    return !bytes || toHex(crypto.sha256(bytes)) !== name;
  });
  const missing = attachments.length - here.length;
  const says = `${counted(here.length, "other document")} that acts name`;
  const gone = missing === 0 ? "" : `; ${missing} more ${missing === 1 ? "is" : "are"} not here`;
  if (byWord.length === 0) return passed("case-documents", `${says}, as their hashes show${gone}.`);
  const whose = listed(byWord.map(({ name }) => `${name.slice(0, 12)}…`));
  return warned(
    "case-documents",
    `${says}${gone}; that these are the ones is the institution's own word, since their names hide their hashes: ${whose}.`,
  );
}
