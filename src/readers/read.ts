import type { Reading } from "#document";
import { PenholderError } from "#kernel";
import { detect } from "./detect.ts";
import { limits, type ReadOptions } from "./options.ts";

/**
 * Reads a file's bytes into a document, in this thread. Throws a PenholderError for anything that is wrong with them.
 * Files from strangers are read by `readFile`, which bounds memory and time as well.
 */
export async function readBytes(bytes: Uint8Array, options: ReadOptions): Promise<Reading> {
  try {
    const reading = await dispatch(bytes, options);
    if (!reading.document.blocks.some((block) => block.text !== ""))
      throw new PenholderError("file-empty", `${options.name} holds no text.`, { file: options.name });
    return reading;
  } catch (error) {
    throw explained(error, options.name);
  }
}

async function dispatch(bytes: Uint8Array, options: ReadOptions): Promise<Reading> {
  const { name } = options;
  if (bytes.length > limits.fileBytes) throw tooLarge(name, bytes.length, limits.fileBytes);
  const detected = detect(bytes, name);
  if (!("text" in detected))
    return detected.format === "docx"
      ? (await import("./docx/index.ts")).readDocx(bytes, options)
      : (await import("./pdf/index.ts")).readPdf(bytes, options);
  if (bytes.length > limits.textBytes) throw tooLarge(name, bytes.length, limits.textBytes);
  const reading = await readText(detected, options);
  reading.evidence.warnings.unshift(...detected.warnings);
  return reading;
}

async function readText(
  detected: { format: "html" | "markdown" | "text"; text: string },
  options: ReadOptions,
): Promise<Reading> {
  const { format, text } = detected;
  if (format === "html") return (await import("./html/index.ts")).readHtml(text, options);
  if (format === "markdown") return (await import("./markdown/index.ts")).readMarkdown(text, options);
  return (await import("./text/index.ts")).readPlainText(text, options);
}

/** The error of a file that is larger than a report can be. */
export function tooLarge(name: string, bytes: number, most: number): PenholderError {
  const megabytes = (count: number) => Math.round(count / 1024 / 1024);
  return new PenholderError(
    "file-too-large",
    `${name} is ${megabytes(bytes)} MB and no report of its kind exceeds ${megabytes(most)} MB: split it, or export its text alone.`,
    { file: name },
  );
}

/** Any error as one that a person can read: exhausted stacks and strings are the file's doing, the rest is ours. */
export function explained(error: unknown, name: string): PenholderError {
  if (error instanceof PenholderError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError)
    return new PenholderError(
      "file-too-complex",
      `${name} nests deeper or unpacks to more than any report does; ask its sender for another file.`,
      { file: name },
      error,
    );
  return new PenholderError(
    "internal",
    `Penholder failed on ${name} (${message}): please report it with the file.`,
    { file: name },
    error,
  );
}
