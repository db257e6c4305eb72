import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Document, Reading } from "#document";
import { readBytes } from "#readers";
import { documentToDocx, documentToMarkdown } from "#writers";

export const forms = ["markdown", "docx", "pdf"] as const;
export type Form = (typeof forms)[number];

/** A document as a file of that form; PDF is made by LibreOffice from the DOCX. */
export async function writeForm(document: Document, form: Form): Promise<Uint8Array> {
  if (form === "markdown") return new TextEncoder().encode(documentToMarkdown(document));
  const docx = await documentToDocx(document);
  return form === "docx" ? docx : docxToPdf(docx);
}

/** Writes a document and reads it back, as the tool will see it. */
export async function readForm(document: Document, form: Form, name: string): Promise<Reading> {
  return readBytes(await writeForm(document, form), { name });
}

/** Whether LibreOffice can be called. */
export function hasOffice(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

let profile: string | undefined;

/** LibreOffice's own folder: one for each run, since two at once cannot share it. */
function officeProfile(): string {
  if (profile !== undefined) return profile;
  const folder = mkdtempSync(join(tmpdir(), "penholder-office-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  profile = folder;
  return folder;
}

function docxToPdf(docx: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "penholder-bench-"));
  try {
    const path = join(folder, "text.docx");
    writeFileSync(path, docx);
    const installation = `-env:UserInstallation=${pathToFileURL(officeProfile())}`;
    execFileSync("soffice", ["--headless", installation, "--convert-to", "pdf", "--outdir", folder, path], {
      stdio: "ignore",
    });
    return new Uint8Array(readFileSync(join(folder, "text.pdf")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
