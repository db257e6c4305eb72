import { existsSync } from "node:fs";
import {
  checkSignatures,
  headerOf,
  type KeyPolicy,
  parseSealedFile,
  type SealedFile,
  type SealedReport,
} from "#document";
import { PenholderError } from "#kernel";
import { nodeCrypto, nodeSigner } from "#log";
import type { Signer } from "#record";
import { bytesOf } from "./files.ts";

const largestKey = 64 * 1024;
/** Bytes of a sealed file; a report of 500,000 words has a tenth of it. */
export const largestSealed = 256 * 1024 * 1024;

/** The holders of the secret keys in these files. */
export function openSigners(paths: readonly string[]): Signer[] {
  return paths.map((path) => nodeSigner(Buffer.from(bytesOf(path, largestKey)).toString("utf8"), path));
}

/** A public key: as given, or the one line of the file of that name. */
export function openKey(textOrFile: string): string {
  return existsSync(textOrFile) ? Buffer.from(bytesOf(textOrFile, largestKey)).toString("utf8").trim() : textOrFile;
}

/** Reads a sealed report, redacted copy or excerpt. */
export function openSealed(path: string): SealedFile {
  const file = parseSealedFile(bytesOf(path, largestSealed));
  if (file.ok) return file.value;
  const message = `${path} is no sealed file of Penholder: ${file.problem}.`;
  throw new PenholderError("sealed-file-invalid", message, { file: path });
}

/** Reads the authors' own copy, in which everything is open. */
export function openSealedReport(path: string): SealedReport {
  const file = openSealed(path);
  if (file.type === "penholder/sealed-report/1") return file;
  const message = `${path} is ${nameOf(file)}: this needs the authors' own copy, in which everything is open.`;
  throw new PenholderError("sealed-file-invalid", message, { file: path });
}

export function nameOf({ type }: SealedFile): string {
  if (type === "penholder/sealed-report/1") return "a sealed report";
  return type === "penholder/excerpt/1" ? "an excerpt" : "a redacted copy";
}

/** What is sealed, by whom, and what is still to do: for people, on stderr. */
export function tellSeal(file: SealedReport, path: string): void {
  const header = headerOf(file.seal.envelope);
  if (!header.ok) throw new PenholderError("sealed-file-invalid", `${path}: ${header.problem}.`, { file: path });
  const { report, version, blocks, policy, mustNotRedact } = header.value;
  const passages = file.blocks.flatMap((block) => (block.state === "open" ? block.spans : []));
  const marked = passages.filter(({ kind }) => kind !== "text").length;
  const never = mustNotRedact.length === 0 ? "" : `; ${mustNotRedact.length} can never be hidden`;
  process.stderr.write(
    `Sealed: ${path}: ${report}, version ${version}: ${blocks} blocks, in them ${marked} names and marked passages that can be hidden by themselves${never}.\n${signedBy(file, policy)}\n`,
  );
}

function signedBy(file: SealedReport, policy: KeyPolicy): string {
  const { valid, enough } = checkSignatures(nodeCrypto, file.seal.envelope, policy);
  const count = `Signed by ${valid.length} of ${policy.keys.length} authors (${policy.threshold} must sign)`;
  if (!enough) return `${count}: the others sign with penholder seal THIS-FILE --key THEIR-KEY.`;
  return file.seal.receipt === null ? `${count}; to log it: penholder log append LOG-FOLDER THIS-FILE.` : `${count}.`;
}
