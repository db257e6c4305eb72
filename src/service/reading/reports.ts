import { type Report, rejectedYetCarriedOut, silentChanges, type UnagreedChange, type Version } from "#committee";
import { PenholderError } from "#kernel";
import type { Proceeding } from "#proceedings";
import { concat } from "#record";
import type { Subject } from "#store";
import { fileOf } from "../acts/index.ts";
import { noteReads } from "./accesses.ts";
import { type Asking, nothing, type Reading, sightOf } from "./asking.ts";
import { publicDocument, type ReadDocument } from "./documents.ts";
import type { LedgerDesk, LedgerFormat, Rendered } from "./ledger-desk.ts";
import { findSubject, stateFor } from "./subjects.ts";

interface FoundReport {
  row: Subject;
  proceeding: Proceeding;
  report: Report;
}

async function findReport(reading: Reading, asking: Asking, id: string, action: string): Promise<FoundReport> {
  const { row, proceeding } = await findSubject(reading, asking, id, action);
  if (proceeding.kind !== "report") throw nothing();
  return { row, proceeding, report: stateFor(asking, proceeding) as unknown as Report };
}

/** Changes that nobody agreed to, in all versions; with the approaches on their passages that may be read. */
export interface Unagreed {
  /** Bound to neither a decided request nor a declared correction. */
  silent: UnagreedChange[];
  /** Each carries out a request that the panel rejected. */
  rejectedYetCarriedOut: UnagreedChange[];
}

export async function silentOf(reading: Reading, asking: Asking, id: string): Promise<Unagreed> {
  const { row, report } = await findReport(reading, asking, id, "read");
  await noteReads(reading, asking, "read", [row]);
  return { silent: silentChanges(report), rejectedYetCarriedOut: rejectedYetCarriedOut(report) };
}

/** The sealed file of a version: for who may see it; for everybody where it was decided to publish it. Throws `not-found`. */
export async function versionFile(
  reading: Reading,
  asking: Asking,
  id: string,
  number: number,
): Promise<ReadDocument & { document: string }> {
  const found = await findReport(reading, asking, id, "export");
  const version = found.report.versions.find((one) => one.number === number);
  if (!version) throw nothing();
  const file = await fileIn(reading, asking, found, version);
  if (!isPublished(found, version)) await noteReads(reading, asking, "export", [{ ...file.info, id: file.info.name }]);
  return { ...file, document: version.document };
}

async function fileIn(reading: Reading, asking: Asking, found: FoundReport, version: Version): Promise<ReadDocument> {
  const { store } = reading.institution;
  const name = await fileOf(store, found.row.id, version.document);
  if (name === undefined) throw nothing();
  const file = isPublished(found, version)
    ? await publicDocument(reading, name)
    : await store.getBlob(name, sightOf(asking));
  if (!file) throw nothing();
  return file;
}

/** A decision published exactly this version, and the report is open to all. */
function isPublished({ proceeding, report }: FoundReport, { document }: Version): boolean {
  const open = proceeding.label === "unclassified" && proceeding.compartments.length === 0;
  return open && report.phase === "published" && report.publication?.document === document;
}

/**
 * The ledger from one version of a report to the next, out of the sealed files, bound to the requests and decisions on the
 * record. Both versions must be open to whoever asks. Throws `not-found`, `request-invalid`, `overloaded`.
 */
export async function ledgerOfReport(
  reading: Reading,
  asking: Asking,
  desk: LedgerDesk,
  { id, from, to = from + 1, format }: { id: string; from: number; to?: number | undefined; format: LedgerFormat },
): Promise<Rendered> {
  if (to !== from + 1)
    throw new PenholderError("request-invalid", "A ledger goes from one version to the next; ask for these two.");
  const found = await findReport(reading, asking, id, "compare");
  const files = await Promise.all(
    [from, to].map((number) => {
      const version = found.report.versions.find((one) => one.number === number);
      if (!version) throw nothing();
      return fileIn(reading, asking, found, version);
    }),
  );
  const objects = files.map(({ info }) => ({ ...info, id: info.name }));
  await noteReads(reading, asking, "compare", objects);
  const [original, amended] = files;
  if (!original || !amended) throw nothing();
  return desk.ledger({ id, version: found.row.version, from, format }, async () => ({
    original: await bytesOf(original),
    amended: await bytesOf(amended),
    // Approaches bind nothing: the ledger is the same for all who may read it.
    report: { ...found.report, approaches: [] },
    from,
    format,
  }));
}

async function bytesOf({ content }: ReadDocument): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return concat(...pieces);
}
