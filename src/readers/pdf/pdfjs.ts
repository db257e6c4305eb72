import { PenholderError } from "#kernel";
import type { ReadOptions } from "../options.ts";

type Pdfjs = typeof import("pdfjs-dist/legacy/build/pdf.mjs");
type Task = ReturnType<Pdfjs["getDocument"]>;
export type PdfDocument = Awaited<Task["promise"]>;
export type PdfPage = Awaited<ReturnType<PdfDocument["getPage"]>>;
export type OperatorList = Awaited<ReturnType<PdfPage["getOperatorList"]>>;

/**
 * pdf.js puts fonts into the style sheet of a web page; without a page it falls back to tracing every glyph's outline.
 * This stands in for the page and forgets what is put into it.
 */
const noDocument = {
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => 0 }, remove: () => undefined }),
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
};
type HTMLDocument = NonNullable<
  Exclude<Parameters<Pdfjs["getDocument"]>[0], string | undefined> extends { ownerDocument?: infer D } ? D : never
>;

/** pdf.js itself, loaded when the first PDF is read. */
export function loadPdfjs(): Promise<Pdfjs> {
  return import("pdfjs-dist/legacy/build/pdf.mjs");
}

/**
 * Opens a PDF from memory: no network, no scripts, no fonts or images decoded for display.
 * Throws `password-required`, `password-wrong` or `file-corrupt`. The caller destroys the returned task.
 */
export async function openPdf(bytes: Uint8Array, options: ReadOptions): Promise<{ document: PdfDocument; task: Task }> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer over; the caller keeps its own.
    data: bytes.slice(),
    ...(options.password === undefined ? {} : { password: options.password }),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: false,
    fontExtraProperties: true,
    isOffscreenCanvasSupported: false,
    useWorkerFetch: false,
    // Images are of no use to a reader of text, and decoding them is where time and memory go.
    maxImageSize: 1,
    enableXfa: false,
    ownerDocument: noDocument as unknown as HTMLDocument,
    stopAtErrors: false,
  });
  try {
    return { document: await task.promise, task };
  } catch (cause) {
    await task.destroy().catch(() => undefined);
    throw openingError(cause, options);
  }
}

function openingError(cause: unknown, { name, password }: ReadOptions): PenholderError {
  const kind = cause instanceof Error ? cause.name : "";
  if (kind === "PasswordException")
    return password === undefined
      ? new PenholderError("password-required", `${name} is encrypted: give its password with --password.`, {
          file: name,
        })
      : new PenholderError(
          "password-wrong",
          `The password does not open ${name}: give the right one with --password.`,
          {
            file: name,
          },
        );
  return corrupt(name, cause);
}

/** The error for a PDF that breaks its own format. */
export function corrupt(name: string, cause: unknown): PenholderError {
  return new PenholderError(
    "file-corrupt",
    `${name} is damaged or cut off and cannot be read as PDF: ask for the file again.`,
    { file: name },
    cause,
  );
}
