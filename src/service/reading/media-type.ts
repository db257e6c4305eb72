import { PenholderError } from "#kernel";

/** How many bytes of a document its type is told from. */
export const headLength = 4096;

const zip = [0x50, 0x4b, 0x03, 0x04];
const signatures: readonly [string, readonly number[]][] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/tiff", [0x49, 0x49, 0x2a, 0x00]],
  ["image/tiff", [0x4d, 0x4d, 0x00, 0x2a]],
];
const office: readonly [string, string][] = [
  ["word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
];

/**
 * The type of a document by its beginning, whatever anybody says that it is. Throws `file-empty`, and
 * `file-type-unknown` for what is neither text, PDF, an office document nor a picture.
 */
export function mediaTypeOf(head: Uint8Array): string {
  if (head.length === 0) throw new PenholderError("file-empty", "The document is empty; send its content.");
  const found = signatures.find(([, bytes]) => startsWith(head, bytes));
  if (found) return found[0];
  const letters = Buffer.from(head).toString("latin1");
  if (letters.slice(0, 1024).includes("%PDF-")) return "application/pdf";
  if (startsWith(head, zip)) return office.find(([part]) => letters.includes(part))?.[1] ?? "application/zip";
  const text = textOf(head);
  if (text === undefined)
    throw new PenholderError(
      "file-type-unknown",
      "The document is neither text, PDF, an office document nor a picture; convert it to one of these.",
    );
  const start = text.trimStart();
  if (/^<(?:!doctype html|html)/iu.test(start)) return "text/html";
  return /^[{[]/u.test(start) ? "application/json" : "text/plain";
}

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  head.length >= bytes.length && bytes.every((byte, i) => head[i] === byte);

/** Text in UTF-8 without control characters; a letter that the end of the head divides counts as whole. */
function textOf(head: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text holds.
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
