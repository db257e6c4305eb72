import { type ActBody, openAct } from "#acts";
import type { Report } from "#committee";
import type { Ledger } from "#compare";
import { type Json, PenholderError } from "#kernel";
import { nodeCrypto } from "#log";
import { openSealed, type SealedVersion } from "#proceedings";
import { fromUtf8, parseReceipt, toHex, utf8 } from "#record";
import {
  type CaseEntry,
  type CaseFile,
  entitiesFile,
  fileNames,
  jsonBytes,
  ledgerFile,
  parseLodgingProof,
  Replay,
  readmeFile,
  statesFile,
  tableFile,
} from "#verify/case";
import { ledgerToHtml } from "#writers";
import type { ExportJob, JobEntry } from "./case-job.ts";

type Files = Map<string, Uint8Array>;
type Place = CaseFile["documents"][number];

/**
 * Every file of a case's folder out of what was taken from the store: acts replayed as whoever verifies will replay them,
 * ledgers made, hashes listed. Throws `record-damaged`, `blob-damaged`.
 */
export function folderOf(job: ExportJob): { files: Files; missing: string[] } {
  const files: Files = new Map();
  const entries = job.entries.map(entryOf);
  for (const { index, bytes, receipt } of job.entries) {
    files.set(fileNames.act(index), bytes);
    files.set(fileNames.receipt(index), utf8(receipt));
  }
  if (job.log) {
    files.set(fileNames.entries, job.log.entries);
    files.set(fileNames.checkpoint, utf8(job.log.checkpoint));
  }
  const whole = job.about.scope === "whole" && !job.about.acts.some(({ closed }) => closed);
  const documents = whole ? replayed(job, entries, files) : sealedAlone(job, entries, files);
  const attachments = attached(job, files);
  files.set(fileNames.table, tableFile(entries));
  const { policyText, ...said } = job.about;
  const about = {
    type: "penholder/case/1",
    ...said,
    founding: job.founding as unknown as CaseFile["founding"],
    policy: policyText,
    documents,
    ...(attachments.length > 0 && { attachments }),
  } as const;
  files.set(fileNames.readme, readmeFile({ ...about, files: [] }));
  const listed = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => ({ name, size: bytes.length, sha256: toHex(nodeCrypto.sha256(bytes)) }));
  files.set(fileNames.case, jsonBytes({ ...about, files: listed } as unknown as Json));
  return { files, missing: [...documents, ...attachments].flatMap(missingOf) };
}

const missingOf = (one: { version?: number; name?: string; missing?: string | undefined }): string[] =>
  one.missing === undefined
    ? []
    : [`${one.version === undefined ? one.name : `version ${one.version}`}: ${one.missing}`];

function entryOf({ index, received, bytes, receipt: text }: JobEntry): CaseEntry {
  const receipt = parseReceipt(text);
  const lodging = parseLodgingProof(bytes);
  const opened = lodging ? null : openAct(bytes);
  if (!receipt.ok || opened?.ok === false)
    throw new PenholderError("record-damaged", `Entry ${index} of the record cannot be read as an act.`);
  const { value } = receipt;
  const act = opened?.value ?? null;
  return { index, received, bytes, entry: value.entry, receipt: value, act, lodging, notBefore: null, existedBy: null };
}

/** What the acts make, with sealed versions and the ledgers between them. */
function replayed({ founding, policy, sealed }: ExportJob, entries: readonly CaseEntry[], files: Files): Place[] {
  const replay = new Replay(nodeCrypto, policy, founding);
  const opened = new Map<string, SealedVersion>();
  const places: Place[] = [];
  for (const entry of entries) {
    const body = sealingOf(entry);
    const before = body && entry.act ? replay.subjects.get(entry.act.act.subject)?.proceeding : undefined;
    const wrong = replay.enact(entry);
    if (wrong)
      throw new PenholderError(
        "record-damaged",
        `Act ${entry.index} of the record does not follow from those before it: ${wrong.problem}`,
      );
    if (!body || !before) continue;
    const report = before.life as unknown as Report;
    const place = { report: before.id, version: report.versions.length + 1, document: body.document };
    const version = addVersion(place, sealed.get(body.file), files);
    places.push(typeof version === "string" ? { ...place, missing: version } : place);
    if (typeof version === "string") continue;
    opened.set(body.document, version);
    const last = opened.get(report.versions.at(-1)?.document ?? "");
    if (last) addLedger(place, ledgerFile(last, version, report, place.version), files);
  }
  files.set(fileNames.states, statesFile(replay.subjects));
  files.set(fileNames.entities, entitiesFile(replay.subjects));
  return places;
}

/** Of a case that is not whole: the versions that open acts sealed, by the numbers that the reports have given them. */
function sealedAlone({ about, sealed, numbers }: ExportJob, entries: readonly CaseEntry[], files: Files): Place[] {
  if (about.scope !== "whole") return [];
  return entries.flatMap((entry) => {
    const body = sealingOf(entry);
    const number = body && numbers.get(body.document);
    if (!body || !entry.act || number === undefined) return [];
    const place = { report: entry.act.act.subject, version: number, document: body.document };
    const version = addVersion(place, sealed.get(body.file), files);
    return [typeof version === "string" ? { ...place, missing: version } : place];
  });
}

const sealingOf = ({ act }: CaseEntry): ActBody<"report/seal"> | undefined =>
  act?.act.kind === "report/seal" ? (act.act.body as ActBody<"report/seal">) : undefined;

/** The sealed version, or why it is not here. */
function addVersion(
  place: Place,
  file: ExportJob["sealed"] extends ReadonlyMap<string, infer F> ? F | undefined : never,
  files: Files,
) {
  if (!(file instanceof Uint8Array)) return file?.missing ?? "it is not filed here";
  const opened = openSealed(nodeCrypto, file);
  if (!opened.ok)
    throw new PenholderError(
      "blob-damaged",
      `Version ${place.version} of a report is not what was sealed: ${opened.problem}.`,
    );
  files.set(fileNames.document(place.report, place.version), file);
  return opened.value;
}

/** The ledger between two versions, for machines and, as a page, for people. */
function addLedger({ report, version }: Place, ledger: Uint8Array, files: Files): void {
  files.set(fileNames.ledger(report, version), ledger);
  const text = fromUtf8(ledger);
  if (text.ok) files.set(fileNames.ledgerPage(report, version), utf8(ledgerToHtml(JSON.parse(text.value) as Ledger)));
}

function attached({ attachments }: ExportJob, files: Files): NonNullable<CaseFile["attachments"]> {
  return attachments.map(({ name, mediaType, opening, content }) => {
    if (!(content instanceof Uint8Array)) return { name, missing: content.missing };
    files.set(fileNames.attachment(name, mediaType), content);
    return { name, mediaType, ...(opening !== null && { opening }) };
  });
}
