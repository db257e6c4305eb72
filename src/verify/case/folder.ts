import { toHex } from "#record";
import { type Finding, failed, passed } from "../findings.ts";
import { counted, listed } from "../wording.ts";
import { type CaseFile, fileNames, readCaseFile } from "./form.ts";
import type { CaseOptions } from "./types.ts";

/** The files of a folder by their names, "/" between folder and file. */
export type CaseFiles = ReadonlyMap<string, Uint8Array>;

/** The folder is what `case.json` says: these files and no others, each as long and of the hash that it states. */
export function checkForm(files: CaseFiles, { crypto }: CaseOptions): { finding: Finding; file: CaseFile | null } {
  const own = files.get(fileNames.case);
  if (!own) return wrong("unreadable", "There is no case.json: this is not the folder of a case.");
  const read = readCaseFile(own);
  if (!read.ok) return wrong("unreadable", `The folder cannot be read: ${read.problem}.`);
  const file = read.value;
  const stated = new Map(file.files.map((one) => [one.name, one]));
  const allowed = namesOf(file);
  if (stated.size !== file.files.length) return wrong("unreadable", "case.json lists a file twice.");
  for (const { name, size, sha256 } of file.files) {
    if (!allowed.has(name)) return wrong("altered", `case.json lists ${name}, which is no file of a case.`);
    const bytes = files.get(name);
    if (!bytes) return wrong("dropped", `The file ${name} is missing.`);
    if (bytes.length !== size) return wrong("altered", `The file ${name} has ${bytes.length} bytes, and not ${size}.`);
    if (toHex(crypto.sha256(bytes)) !== sha256)
      return wrong("altered", `The file ${name} is not the one that case.json lists.`);
  }
  const foreign = [...files.keys()].filter((name) => name !== fileNames.case && !stated.has(name));
  if (foreign.length > 0)
    return wrong(
      "altered",
      `Not of this case, and listed nowhere: ${listed(foreign.map((name) => name.slice(0, 200)))}.`,
    );
  const missing = [...required(file)].find((name) => !stated.has(name));
  if (missing !== undefined) return wrong("dropped", `The folder has no ${missing}.`);
  const says = `A folder of one case with ${counted(file.acts.length, "act")}, each file as listed.`;
  return { finding: passed("case-form", says, [`case ${file.case}`, `record ${file.record}`]), file };
}

const wrong = (failure: "unreadable" | "altered" | "dropped", says: string) => ({
  finding: failed("case-form", failure, says),
  file: null,
});

/** Files that a folder must have: an act and its receipt for each that is open, and what is made from them. */
function required({ acts, documents, attachments = [], scope }: CaseFile): Set<string> {
  const open = acts.filter(({ closed }) => !closed);
  const whole = scope === "whole" && open.length === acts.length;
  return new Set([
    fileNames.readme,
    fileNames.table,
    ...(whole ? [fileNames.states, fileNames.entities] : []),
    ...open.flatMap(({ index }) => [fileNames.act(index), fileNames.receipt(index)]),
    ...documents.flatMap(({ report, version, missing }) =>
      missing === undefined ? [fileNames.document(report, version)] : [],
    ),
    ...attachments.flatMap(({ name, mediaType, missing }) =>
      missing === undefined ? [fileNames.attachment(name, mediaType)] : [],
    ),
  ]);
}

function namesOf(file: CaseFile): Set<string> {
  const pages = file.documents.flatMap(({ report, version }) => [
    fileNames.ledger(report, version),
    fileNames.ledgerPage(report, version),
  ]);
  return new Set([...required(file), ...pages, fileNames.entries, fileNames.checkpoint]);
}
