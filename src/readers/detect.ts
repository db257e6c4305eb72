import type { Format } from "#document";
import { PenholderError } from "#kernel";
import { type Foreign, foreignBySignature, foreignOle, foreignZip, isZip, latin1 } from "./containers.ts";
import { decodeText } from "./decode.ts";
import { looksLikeHtml, looksLikeMarkdown } from "./markup.ts";

/** The format of a file, and the text of those that are text. */
export type Detected =
  | { format: "docx" | "pdf" }
  | { format: "html" | "markdown" | "text"; text: string; warnings: string[] };

/** How far into a file `%PDF` may stand, as viewers accept it. */
const pdfWithin = 1024;

/**
 * Tells the format of a file by its content, whatever its name says.
 * Throws `file-empty`, or `file-type-unknown` with what the file looks like.
 */
export function detectFormat(bytes: Uint8Array, name = "the file"): Format {
  return detect(bytes, name).format;
}

/** As `detectFormat`, with the decoded text of text formats. */
export function detect(bytes: Uint8Array, name: string): Detected {
  if (bytes.length === 0)
    throw new PenholderError("file-empty", `${name} is empty: it holds no bytes.`, { file: name });
  if (isZip(bytes)) {
    const foreign = foreignZip(bytes);
    if (foreign !== undefined) throw unknown(name, foreign);
    return { format: "docx" };
  }
  if (latin1(bytes, 0, pdfWithin).includes("%PDF-")) return { format: "pdf" };
  const foreign = foreignOle(bytes) ?? foreignBySignature(bytes);
  if (foreign !== undefined) throw unknown(name, foreign);
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw unknown(name, { what: "binary data of no known kind" });
  const { text, warnings } = decoded;
  if (text.trim() === "")
    throw new PenholderError("file-empty", `${name} holds no text, only white space.`, { file: name });
  if (looksLikeHtml(text)) return { format: "html", text, warnings };
  const data = foreignText(text);
  if (data !== undefined) throw unknown(name, data);
  return { format: looksLikeMarkdown(text) ? "markdown" : "text", text, warnings };
}

/** XML and JSON are text, and yet no report. */
function foreignText(text: string): Foreign | undefined {
  const start = text.slice(0, 2000).trimStart();
  if (start.startsWith("<?xml") || /^<[a-z][\w.-]*:?[\w.-]*(?:\s[^<>]*)?xmlns/iu.test(start))
    return {
      what: /<\?mso-application|<w:|pkg:package/u.test(start) ? "a Word XML document" : "XML data",
      advice: "save it as DOCX or HTML",
    };
  if (!/^(?:\{\s*"|\[\s*[{["\]])/u.test(start)) return undefined;
  try {
    JSON.parse(text);
    return { what: "JSON data" };
  } catch {
    return undefined;
  }
}

function unknown(name: string, { what, advice }: Foreign): PenholderError {
  const then = advice ?? "convert the report to one of these";
  return new PenholderError(
    "file-type-unknown",
    `${name} is ${what}, not a DOCX, PDF, HTML, Markdown or text file: ${then}.`,
    { file: name },
  );
}
