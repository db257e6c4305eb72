import { type ActBody, openAct } from "#acts";
import { PenholderError } from "#kernel";
import { type CaseFiles, fileNames, parseLodgingProof, readCaseFile } from "#verify/case";
import { everything, type Institution, lodgingKind, replayer } from "../acts/index.ts";

/** What was brought in. */
export interface CaseImport {
  case: string;
  acts: number;
}

/**
 * Brings a whole case into an empty institution of the same record and founding: every act at its own place, judged again
 * as when it came; entries of other cases between them become heartbeats. The folder must have been verified. Throws
 * `restore-not-empty`, `record-damaged`, `file-corrupt`.
 */
export async function importCase(institution: Institution, files: CaseFiles): Promise<CaseImport> {
  const read = readCaseFile(files.get(fileNames.case) ?? new Uint8Array());
  if (!read.ok) throw new PenholderError("file-corrupt", `The folder is no case: ${read.problem}.`);
  const file = read.value;
  if (file.scope !== "whole" || file.acts.some(({ closed }) => closed))
    throw new PenholderError(
      "file-corrupt",
      "Only a whole case can be brought in, and acts of this one are closed; have it exported by one who may see all of it.",
    );
  const { store } = institution;
  await fileDocuments(institution, files);
  await store.transact(async (transactor) => {
    if ((await transactor.actCount()) > 0n)
      throw new PenholderError(
        "restore-not-empty",
        "The institution has acts already; bring a case into an empty one.",
      );
    const replay = replayer(institution);
    let next = 0;
    for (const [at, { index, received }] of file.acts.entries()) {
      if (index > next) await transactor.heartbeats(index - next, received);
      next = index + 1;
      const bytes = files.get(fileNames.act(index)) ?? new Uint8Array();
      const opened = openAct(bytes);
      const lodging = parseLodgingProof(bytes);
      if (opened.ok) await transactor.append({ act: opened.value, received });
      else if (lodging) await transactor.append(statementOf(files, file.acts[at + 1]?.index, bytes, received));
      else throw new PenholderError("file-corrupt", `Act ${index} of the folder cannot be read: ${opened.problem}.`);
      const row = await transactor.act(BigInt(index), everything);
      if (row) await replay(transactor, row);
    }
  });
  return { case: file.case, acts: file.acts.length };
}

/** The proof of a lodging stands just before its act, with the act's marking. */
function statementOf(files: CaseFiles, next: number | undefined, bytes: Uint8Array, received: number) {
  const opened = openAct(files.get(fileNames.act(next ?? -1)) ?? new Uint8Array());
  if (!opened.ok) throw new PenholderError("file-corrupt", "The act after the proof of a lodging is missing.");
  const { case: file, subject, label, compartments } = opened.value.act;
  const stream = new Uint8Array(Buffer.from(file, "hex"));
  return { statement: { stream, bytes, kind: lodgingKind, case: file, subject }, received, label, compartments };
}

/** Sealed versions, filed with the marking of the act that sealed them. */
async function fileDocuments({ store }: Institution, files: CaseFiles): Promise<void> {
  const acts = [...files].filter(([name]) => name.startsWith("acts/")).map(([, bytes]) => openAct(bytes));
  for (const opened of acts) {
    if (!opened.ok || opened.value.act.kind !== "report/seal") continue;
    const { label, compartments } = opened.value.act;
    const { document } = opened.value.act.body as ActBody<"report/seal">;
    const read = readCaseFile(files.get(fileNames.case) ?? new Uint8Array());
    const place = read.ok ? read.value.documents.find((one) => one.document === document) : undefined;
    const bytes = place && files.get(fileNames.document(place.report, place.version));
    if (!bytes) continue;
    const blob = await store.putBlob(bytes, { label, compartments, mediaType: "application/json" });
    await store.transact((transactor) => transactor.fileBlob(blob));
  }
}
