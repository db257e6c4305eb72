import type { ActBody } from "#acts";
import type { Report } from "#committee";
import type { Ledger } from "#compare";
import { PenholderError } from "#kernel";
import { type Actor, can } from "#people";
import { openSealed, type Proceeding, type SealedVersion } from "#proceedings";
import { concat, fromUtf8, utf8 } from "#record";
import { type CaseEntry, type CaseFile, fileNames, ledgerFile, Replay, type Standing } from "#verify/case";
import { ledgerToHtml } from "#writers";
import type { Institution } from "../acts/context.ts";
import { everything } from "../acts/index.ts";

/** What the acts make, as whoever verifies will find it; sealed versions and their ledgers are added to the files. */
export async function replayed(
  institution: Institution,
  entries: readonly CaseEntry[],
  { by }: { by: Actor | null },
  whole: boolean,
  files: Map<string, Uint8Array>,
): Promise<{ documents: CaseFile["documents"]; subjects: ReadonlyMap<string, Standing> }> {
  const documents: CaseFile["documents"] = [];
  if (!whole) return { documents, subjects: new Map() };
  const replay = new Replay(institution.crypto, institution.policy, institution.founding);
  const sealed = new Map<string, SealedVersion>();
  for (const entry of entries) {
    const { act } = entry;
    const report = act?.act.kind === "report/seal" ? replay.subjects.get(act.act.subject)?.proceeding : undefined;
    const wrong = replay.enact(entry);
    if (wrong)
      throw new PenholderError(
        "record-damaged",
        `Act ${entry.index} of the record does not follow from those before it: ${wrong.problem}`,
      );
    if (!report || !act) continue;
    const body = act.act.body as ActBody<"report/seal">;
    documents.push(await add(institution, body, report, by, sealed, files));
  }
  return { documents, subjects: replay.subjects };
}

async function add(
  { store, crypto }: Institution,
  { document, file }: ActBody<"report/seal">,
  proceeding: Proceeding,
  by: Actor | null,
  sealed: Map<string, SealedVersion>,
  files: Map<string, Uint8Array>,
): Promise<CaseFile["documents"][number]> {
  const report = proceeding.life as unknown as Report;
  const version = report.versions.length + 1;
  const place = { report: proceeding.id, version, document };
  const blob = await store.getBlob(file, everything);
  if (!blob) return { ...place, missing: "it is not filed here" };
  const { label, compartments } = blob.info;
  const open = by !== null && can(by, "read", { label, compartments, ...proceeding.concerns }).allowed;
  if (!open) return { ...place, missing: "it is not open to whoever exported the case" };
  const pieces: Uint8Array[] = [];
  for await (const piece of blob.content) pieces.push(piece);
  const bytes = concat(...pieces);
  const opened = openSealed(crypto, bytes);
  if (!opened.ok)
    throw new PenholderError(
      "blob-damaged",
      `Version ${version} of a report is not what was sealed: ${opened.problem}.`,
    );
  files.set(fileNames.document(proceeding.id, version), bytes);
  const before = sealed.get(report.versions.at(-1)?.document ?? "");
  sealed.set(document, opened.value);
  if (before) addLedger(proceeding.id, version, ledgerFile(before, opened.value, report, version), files);
  return place;
}

/** The ledger between two versions, for machines and, as a page, for people. */
function addLedger(report: string, version: number, ledger: Uint8Array, files: Map<string, Uint8Array>): void {
  files.set(fileNames.ledger(report, version), ledger);
  const text = fromUtf8(ledger);
  if (!text.ok) return;
  files.set(fileNames.ledgerPage(report, version), utf8(ledgerToHtml(JSON.parse(text.value) as Ledger)));
}
