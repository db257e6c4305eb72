import { type ActBody, type OpenedAct, openAct } from "#acts";
import { PenholderError } from "#kernel";
import type { BlobInfo, Reader, Transactor } from "#store";
import {
  type CaseFile,
  type CaseFiles,
  fileNames,
  namedDocuments,
  parseLodgingProof,
  readCaseFile,
} from "#verify/case";
import { everything, type Institution, lodgingKind, replayer } from "../acts/index.ts";
import { Breath } from "./breath.ts";
import { atDesk } from "./case-desk.ts";

/** What was brought in. */
export interface CaseImport {
  case: string;
  acts: number;
  /** All of it was here already; nothing was done again. */
  repeated: boolean;
}

/**
 * Brings in a case that somebody brings as a folder's files or as an archive of them, once it verifies as a stranger would
 * verify it, by the institution's own policy and founding. On any refusal nothing is changed. Throws `case-refused`, and
 * what `importCase` throws.
 */
export async function importVerified(
  institution: Institution,
  given: { archive: Uint8Array } | { files: CaseFiles },
): Promise<CaseImport> {
  const { founding, policy, clock } = institution;
  const { files } = await atDesk({ kind: "verify", given, founding, policy, now: clock() });
  return importCase(institution, files);
}

/**
 * Brings a whole case into an empty institution of the same record and founding: every act at its own place, judged again
 * as when it came; entries of other cases between them become heartbeats. What is here already, act by act, is brought in
 * no second time. The folder must have been verified. Throws `restore-not-empty`, `record-damaged`, `case-refused`,
 * `file-corrupt`.
 */
export async function importCase(institution: Institution, files: CaseFiles): Promise<CaseImport> {
  const file = wholeCase(institution, files);
  const { store } = institution;
  const done = { case: file.case, acts: file.acts.length };
  if (await store.read((reader) => isHere(reader, file, files))) return { ...done, repeated: true };
  await store.read(expectEmpty);
  const blobs = await documentsOf(institution, file, files);
  await store.transact(async (transactor) => {
    await expectEmpty(transactor);
    const replay = replayer(institution);
    const breath = new Breath();
    let next = 0;
    for (const [at, { index, received }] of file.acts.entries()) {
      await breath.take();
      if (index > next) await transactor.heartbeats(index - next, received);
      next = index + 1;
      await append(transactor, files, { index, received, after: file.acts[at + 1]?.index });
      const row = await transactor.act(BigInt(index), everything);
      if (row) await replay(transactor, row);
    }
    for (const blob of blobs) await transactor.fileBlob(blob);
  });
  return { ...done, repeated: false };
}

function wholeCase({ founding }: Institution, files: CaseFiles): CaseFile {
  const read = readCaseFile(files.get(fileNames.case) ?? new Uint8Array());
  if (!read.ok) throw new PenholderError("file-corrupt", `The folder is no case: ${read.problem}.`);
  const file = read.value;
  if (file.record !== founding.record)
    throw refused(`The case is of the record ${file.record}, and this institution keeps ${founding.record}.`);
  if (file.scope !== "whole" || file.acts.some(({ closed }) => closed))
    throw refused(
      "Only a whole case can be brought in, and acts of this one are closed; have it exported by one who may see all of it.",
    );
  return file;
}

const refused = (sentence: string) => new PenholderError("case-refused", sentence);

/** Whether every act of the folder stands at its place on the record. */
async function isHere(reader: Reader, file: CaseFile, files: CaseFiles): Promise<boolean> {
  for (const { index } of file.acts) {
    const row = await reader.act(BigInt(index), everything);
    const bytes = files.get(fileNames.act(index));
    if (!row || !bytes || Buffer.compare(row.bytes, bytes) !== 0) return false;
  }
  return file.acts.length > 0;
}

async function expectEmpty(reader: Reader): Promise<void> {
  if ((await reader.actCount()) === 0n) return;
  throw new PenholderError(
    "restore-not-empty",
    "The institution has acts already, and they are not those of this case; bring a case into an empty one.",
  );
}

async function append(
  transactor: Transactor,
  files: CaseFiles,
  { index, received, after }: { index: number; received: number; after: number | undefined },
): Promise<void> {
  const bytes = files.get(fileNames.act(index)) ?? new Uint8Array();
  const opened = openAct(bytes);
  if (opened.ok) await transactor.append({ act: opened.value, received });
  else if (parseLodgingProof(bytes)) await transactor.append(statementOf(files, after, bytes, received));
  else throw new PenholderError("file-corrupt", `Act ${index} of the folder cannot be read: ${opened.problem}.`);
}

/** The proof of a lodging stands just before its act, with the act's marking. */
function statementOf(files: CaseFiles, next: number | undefined, bytes: Uint8Array, received: number) {
  const opened = openAct(files.get(fileNames.act(next ?? -1)) ?? new Uint8Array());
  if (!opened.ok) throw new PenholderError("file-corrupt", "The act after the proof of a lodging is missing.");
  const { case: file, subject, label, compartments } = opened.value.act;
  const stream = new Uint8Array(Buffer.from(file, "hex"));
  return { statement: { stream, bytes, kind: lodgingKind, case: file, subject }, received, label, compartments };
}

/**
 * Writes sealed versions with the marking of the act that sealed them, and other documents with that of the first act that
 * names them; what files them is for the transaction. A confidential one has the name that the acts know it by only where
 * the institution has the first one's key of the blobs.
 */
async function documentsOf({ store }: Institution, file: CaseFile, files: CaseFiles): Promise<BlobInfo[]> {
  const blobs = new Map<string, BlobInfo>();
  for (const { index } of file.acts) {
    const opened = openAct(files.get(fileNames.act(index)) ?? new Uint8Array());
    if (!opened.ok) continue;
    const { label, compartments } = opened.value.act;
    for (const { path, mediaType } of placesOf(opened.value, file)) {
      const bytes = files.get(path);
      if (!bytes || blobs.has(path)) continue;
      blobs.set(path, await store.putBlob(bytes, { label, compartments, mediaType }));
    }
  }
  return [...blobs.values()];
}

/** Where the documents that an act names lie in the folder. */
function placesOf(opened: OpenedAct, { documents, attachments = [] }: CaseFile): { path: string; mediaType: string }[] {
  const { kind, body, subject } = opened.act;
  if (kind === "report/seal") {
    const { document } = body as ActBody<"report/seal">;
    const place = documents.find((one) => one.report === subject && one.document === document);
    return place ? [{ path: fileNames.document(subject, place.version), mediaType: "application/json" }] : [];
  }
  const named = new Set(namedDocuments({ act: opened }));
  return attachments.flatMap(({ name, mediaType }) =>
    mediaType !== undefined && named.has(name) ? [{ path: fileNames.attachment(name, mediaType), mediaType }] : [],
  );
}
