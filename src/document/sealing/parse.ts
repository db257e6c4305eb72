import { canonicalJson, type Json, parseCanonicalJson } from "#kernel";
import { bad, fromBase64, fromUtf8, ok, type Result, utf8 } from "#record";
import { envelope, excerptFile, redactedCopy, sealedReport } from "./forms.ts";
import { limits } from "./limits.ts";
import { oneOf, Problem, type Reader } from "./shape.ts";
import { header, manifest } from "./statements.ts";
import { type Envelope, type Header, headerType, type Manifest, manifestType, type SealedFile } from "./types.ts";

const readers = new Map<Json | undefined, Reader<SealedFile>>([
  ["penholder/sealed-report/1", sealedReport],
  ["penholder/redacted-copy/1", redactedCopy],
  ["penholder/excerpt/1", excerptFile],
]);
const sealedFile = oneOf<SealedFile>(({ type }) => readers.get(type));

/**
 * Reads a sealed report, redacted copy or excerpt: canonical JSON and one line feed, every field in its form and within
 * its bounds, header and manifest likewise. Checks no hash and no signature: see `checkBody`, `checkSignatures`.
 */
export function parseSealedFile(bytes: Uint8Array): Result<SealedFile> {
  if (bytes.length > limits.fileBytes) return bad(`the file is larger than ${limits.fileBytes} bytes`);
  const text = fromUtf8(bytes);
  if (!text.ok) return text;
  if (!text.value.endsWith("\n")) return bad("the file does not end with a line feed");
  const file = read("the file", text.value.slice(0, -1), sealedFile);
  if (!file.ok) return file;
  const { seal } = file.value;
  const sealed = headerOf(seal.envelope);
  if (!sealed.ok) return sealed;
  if (file.value.type !== "penholder/redacted-copy/1") return file;
  const released = manifestOf(file.value.manifest.envelope);
  return released.ok ? file : released;
}

/** The canonical JSON of a file and one line feed. */
export function writeSealedFile(file: SealedFile): Uint8Array {
  return utf8(`${canonicalJson(file)}\n`);
}

/** The header that an envelope carries. Checks no signature. */
export function headerOf(carrier: Envelope): Result<Header> {
  return statement("the header", carrier, headerType, header);
}

/** The manifest that an envelope carries. Checks no signature. */
export function manifestOf(carrier: Envelope): Result<Manifest> {
  return statement("the manifest", carrier, manifestType, manifest);
}

/** An envelope that stands by itself, as the log has it: canonical JSON without a line feed. */
export function parseEnvelope(bytes: Uint8Array): Result<Envelope> {
  if (bytes.length > limits.fileBytes) return bad(`the envelope is larger than ${limits.fileBytes} bytes`);
  const text = fromUtf8(bytes);
  return text.ok ? read("the envelope", text.value, envelope) : text;
}

function statement<T>(what: string, { payloadType, payload }: Envelope, type: string, reader: Reader<T>): Result<T> {
  if (payloadType !== type) return bad(`${what} is not of type ${type}`);
  const bytes = fromBase64(payload);
  if (!bytes.ok) return bytes;
  const text = fromUtf8(bytes.value);
  return text.ok ? read(what, text.value, reader) : text;
}

function read<T>(what: string, text: string, reader: Reader<T>): Result<T> {
  const json = parseCanonicalJson(text);
  if (json === undefined) return bad(`${what} is not canonical JSON (RFC 8785)`);
  try {
    return ok(reader(json));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return bad(problem.path === "" ? `${what} ${problem.message}` : `${what}: ${problem.path} ${problem.message}`);
  }
}
