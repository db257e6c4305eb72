import {
  actOf,
  checkSignatures,
  headerOf,
  parseSealedFile,
  type SealedFile,
  type Signed,
  writeSealedFile,
} from "#document";
import { PenholderError } from "#kernel";
import { type ActToLog, type Log, nodeCrypto } from "#log";
import { fromHex } from "#record";
import { bytesOf } from "./files.ts";
import { writeOutput } from "./output.ts";
import { largestSealed } from "./sealed-files.ts";

/** Logs one file and puts its receipt where it belongs. `newStream` gives the stream of a file that has none. */
export async function logFile(log: Log, path: string, newStream: () => Uint8Array): Promise<string> {
  const bytes = bytesOf(path, largestSealed);
  const sealed = parseSealedFile(bytes);
  if (!sealed.ok) {
    const stream = newStream();
    const { index, receipt } = await log.append({ stream, act: bytes });
    writeOutput(receipt, `${path}.receipt`);
    return `${path} is entry ${index}; receipt: ${path}.receipt`;
  }
  const file = sealed.value;
  if (file.type === "penholder/excerpt/1")
    throw refused(path, "an excerpt is not logged, only the report that it is from");
  const part = file.type === "penholder/redacted-copy/1" ? file.manifest : file.seal;
  if (part.receipt !== null) return `${path} is in a log already`;
  requireSignatures(path, file);
  const { index, receipt } = await logOnce(log, { stream: streamOf(path, file), act: actOf(part.envelope) });
  const signed: Signed = { ...part, receipt };
  const done: SealedFile =
    file.type === "penholder/redacted-copy/1" ? { ...file, manifest: signed } : { ...file, seal: signed };
  writeOutput(writeSealedFile(done), path, file.type === "penholder/sealed-report/1" ? 0o600 : undefined);
  return `${path} is entry ${index}; its receipt is in it`;
}

/** A statement is logged once: where an earlier try was stored, and too few witnesses cosigned it then, it gets its receipt now. */
async function logOnce(log: Log, act: ActToLog): Promise<{ index: bigint; receipt: string }> {
  const known = log.find(act);
  return known === null ? log.append(act) : { index: known, receipt: await log.receipt(known) };
}

/** What is logged can be signed no more: a seal without its authors' signatures would stay without them. */
function requireSignatures(path: string, file: SealedFile): void {
  const header = headerOf(file.seal.envelope);
  if (!header.ok) throw refused(path, header.problem);
  if (!checkSignatures(nodeCrypto, file.seal.envelope, header.value.policy).enough)
    throw refused(path, "too few of its authors have signed: add signatures with penholder seal FILE --key KEY first");
  if (file.type === "penholder/redacted-copy/1" && file.seal.receipt === null)
    throw refused(path, "the report that it was made from is not logged: log that first and make the copy again");
}

function streamOf(path: string, file: SealedFile): Uint8Array {
  const header = headerOf(file.seal.envelope);
  const stream = header.ok ? fromHex(header.value.stream) : header;
  if (!stream.ok) throw refused(path, stream.problem);
  return stream.value;
}

function refused(path: string, problem: string): PenholderError {
  return new PenholderError("sealed-file-invalid", `${path} cannot be logged: ${problem}.`, { file: path });
}
