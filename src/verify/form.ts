import {
  type Excerpt,
  type Header,
  headerOf,
  type Manifest,
  manifestOf,
  parseSealedFile,
  type RedactedCopy,
  type SealedReport,
} from "#document";
import type { Json } from "#kernel";
import {
  bad,
  type Checkpoint,
  equalBytes,
  fromUtf8,
  type Note,
  ok,
  parseCheckpoint,
  parseNote,
  parseReceipt,
  type Receipt,
  type Result,
  tlogProofHeader,
  utf8,
} from "#record";

/** A file of the record, read and told from the others; nothing of it is verified. */
export type Artefact =
  | { kind: "sealed report"; file: SealedReport; header: Header }
  | { kind: "redacted copy"; file: RedactedCopy; header: Header; manifest: Manifest }
  | { kind: "excerpt"; file: Excerpt; header: Header }
  | { kind: "receipt"; receipt: Receipt; edition?: Json }
  | { kind: "checkpoint"; text: string; note: Note; checkpoint: Checkpoint };

/** A published file of a whole report. */
export type Whole = Extract<Artefact, { kind: "sealed report" | "redacted copy" }>;

/** No file of ours is longer: a report of 60,000 words has less than a hundredth of it. */
const maxLength = 200 * 2 ** 20;

/** Tells what a file is by its first bytes and reads it in its one canonical form; the problem is one sentence with advice. */
export function readArtefact(bytes: Uint8Array): Result<Artefact> {
  if (bytes.length === 0) return bad("The file is empty: ask for it again.");
  if (bytes.length > maxLength)
    return bad("The file is larger than any report is: it is nothing that can be verified.");
  if (bytes[0] === 0x7b) return sealedFile(bytes);
  const text = fromUtf8(bytes);
  if (!text.ok) return bad(foreign);
  if (text.value.startsWith(`${tlogProofHeader}\n`)) return receiptFile(text.value);
  const note = parseNote(text.value);
  if (!note.ok) return bad(foreign);
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return bad(`This is a signed note, and not a log's checkpoint: ${checkpoint.problem}.`);
  return ok({ kind: "checkpoint", text: text.value, note: note.value, checkpoint: checkpoint.value });
}

function receiptFile(text: string): Result<Artefact> {
  const receipt = parseReceipt(text);
  if (!receipt.ok)
    return bad(
      `The file begins as a receipt and cannot be read as one (${receipt.problem}): get it again as it was given.`,
    );
  return ok({ kind: "receipt", receipt: receipt.value });
}

const foreign =
  "This is none of what can be verified (sealed report, redacted copy, excerpt, receipt, checkpoint): choose the file that was published beside the report, not the report as Word, PDF or web page.";

function sealedFile(bytes: Uint8Array): Result<Artefact> {
  if (startsWith(bytes, '{"authors":'))
    return bad("This is a policy, which says whom you trust: give it with --policy, beside the file to be verified.");
  const file = parseSealedFile(bytes);
  if (!file.ok)
    return bad(
      `The file is not a sealed file in its one form, byte for byte (${file.problem}): it was damaged or altered after it was written; get it again as it was published.`,
    );
  const header = headerOf(file.value.seal.envelope);
  if (!header.ok) return bad(`What the authors are said to have signed is not a seal: ${header.problem}.`);
  switch (file.value.type) {
    case "penholder/sealed-report/1":
      return ok({ kind: "sealed report", file: file.value, header: header.value });
    case "penholder/excerpt/1":
      return ok({ kind: "excerpt", file: file.value, header: header.value });
    case "penholder/redacted-copy/1": {
      const manifest = manifestOf(file.value.manifest.envelope);
      if (!manifest.ok)
        return bad(
          `What the publishers are said to have signed is not a list of hidden passages: ${manifest.problem}.`,
        );
      return ok({ kind: "redacted copy", file: file.value, header: header.value, manifest: manifest.value });
    }
  }
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  const start = utf8(text);
  return equalBytes(bytes.subarray(0, start.length), start);
}
