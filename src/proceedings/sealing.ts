import type { ActBody } from "#acts";
import type { Report } from "#committee";
import {
  checkBody,
  checkSignatures,
  documentOf,
  headerHash,
  headerOf,
  parseSealedFile,
  type Reading,
  type SealedReport,
} from "#document";
import { bad, type Crypto, ok, type Result } from "#record";
import { changesOf, ledgerOf, statesChanges } from "./changes.ts";

/** A sealed report out of the file that holds it, with what names it in acts. */
export interface SealedVersion {
  file: SealedReport;
  /** headerHash, base64. */
  document: string;
}

/** Reads a sealed version and checks it against itself: its body is what its header says, signed by its authors. */
export function openSealed(crypto: Crypto, bytes: Uint8Array): Result<SealedVersion> {
  const parsed = parseSealedFile(bytes);
  if (!parsed.ok) return bad(`The file is no sealed report: ${parsed.problem}`);
  const file = parsed.value;
  if (file.type !== "penholder/sealed-report/1")
    return bad("The file is a copy or an excerpt; bring the sealed report.");
  const header = headerOf(file.seal.envelope);
  if (!header.ok) return bad(`The header of the sealed report cannot be read: ${header.problem}`);
  if (!checkBody(crypto, file, header.value).authentic)
    return bad("The sealed report is not what its header says; seal it anew.");
  if (!checkSignatures(crypto, file.seal.envelope, header.value.policy).enough)
    return bad("The sealed report lacks signatures of its authors; have them sign it.");
  return ok({ file, document: headerHash(crypto, file.seal.envelope) });
}

/** A sealed version as the comparison takes it. */
export function readingOf(file: SealedReport): Reading {
  const nothing = { trackedChanges: [], comments: [], hidden: [], properties: {}, people: [], warnings: [] };
  return { document: documentOf(file), evidence: nothing };
}

/**
 * Whether an act of sealing says what is true of the file: it names this version, which follows the one before it, and
 * states every change between them as the record binds it.
 */
export function checkSealing(
  body: ActBody<"report/seal">,
  sealed: SealedVersion,
  earlier: SealedVersion | undefined,
  report: Report,
): Result<null> {
  const header = headerOf(sealed.file.seal.envelope);
  if (!header.ok) return header;
  if (sealed.document !== body.document) return bad("The act names another document than the file holds.");
  const number = report.versions.length + 1;
  if (header.value.version !== number || header.value.previous !== (earlier?.document ?? null))
    return bad(`The file is not version ${number} of this report, sealed after the one before it; amend that one.`);
  if (!earlier) return ok(null);
  const ledger = ledgerOf(readingOf(earlier.file), readingOf(sealed.file), report, number - 1, []);
  return statesChanges(body.changes, changesOf(ledger, report));
}
