import type { Evidence, Reading } from "#document";
import { PenholderError } from "#kernel";
import { buildDocument, type Draft } from "../build.ts";
import type { ReadOptions } from "../options.ts";
import { toDrafts } from "./drafts.ts";
import { takeEndnotes } from "./endnotes.ts";
import { emptyEvidence, readAnnotations, readProperties, remarkedPages } from "./evidence.ts";
import { append, goesOn, pageItems } from "./flow.ts";
import { layoutPage } from "./layout.ts";
import { dropMarginalia } from "./marginalia.ts";
import { takeMeasures } from "./measure.ts";
import { type Numbering, takeNotes } from "./notes.ts";
import { readPage } from "./page.ts";
import { corrupt, loadPdfjs, openPdf, type PdfDocument } from "./pdfjs.ts";
import type { Item, Line, PageContent, Passage } from "./types.ts";
import { Vocabulary } from "./words.ts";

/** Turned letters of a page from which on something may be missed: fewer label an axis. */
const manyTurned = 12;

/** Pages beyond which a file is no report. */
const mostPages = 20_000;

/**
 * Reads a PDF into blocks: running heads and feet dropped, lines joined to paragraphs, footnotes tied to their marks,
 * tables by rows. `bytes` are left as they are. Throws `password-required`, `password-wrong`, `file-corrupt`,
 * `file-too-complex` and `no-text`.
 */
export async function readPdf(bytes: Uint8Array, options: ReadOptions): Promise<Reading> {
  const { document, task } = await openPdf(bytes, options);
  try {
    const evidence = emptyEvidence();
    await readProperties(document, evidence);
    const pages = await readPages(document, options, evidence);
    return toReading(pages, evidence, options);
  } catch (cause) {
    throw cause instanceof PenholderError ? cause : corrupt(options.name, cause);
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

async function readPages(document: PdfDocument, options: ReadOptions, evidence: Evidence): Promise<PageContent[]> {
  const { OPS, AnnotationMode, AnnotationType } = await loadPdfjs();
  const total = document.numPages;
  if (total > mostPages)
    throw new PenholderError("file-too-complex", `${options.name} has ${total} pages; no report does.`, {
      file: options.name,
    });
  const remarked = await remarkedPages(document, AnnotationType);
  const pages: PageContent[] = [];
  let broken: unknown = null;
  for (let number = 1; number <= total; number++) {
    try {
      const page = await document.getPage(number);
      const content = await readPage(page, number, OPS, AnnotationMode.DISABLE);
      if (remarked?.has(number) !== false) await readAnnotations(page, number, evidence);
      page.cleanup();
      if (content.words.length === 0) evidence.warnings.push(`page ${number} has no text: scanned?`);
      if (content.turned >= manyTurned)
        evidence.warnings.push(`page ${number}: ${content.turned} letters are turned on their side and were not read.`);
      for (const text of content.hidden) evidence.hidden.push({ text, place: `page ${number}` });
      pages.push(content);
    } catch (cause) {
      broken = cause;
      evidence.warnings.push(`page ${number} is damaged and could not be read.`);
    }
    options.onProgress?.(number, total, "pages");
  }
  if (pages.length === 0) throw corrupt(options.name, broken);
  if (pages.every((page) => page.words.length === 0))
    throw new PenholderError(
      "no-text",
      `No page of ${options.name} has a text layer: run text recognition (OCR) on it first.`,
      {
        file: options.name,
      },
    );
  return pages;
}

function toReading(pages: PageContent[], evidence: Evidence, options: ReadOptions): Reading {
  dropMarginalia(pages);
  const laid = pages.map((content) => ({ content, regions: layoutPage(content) }));
  const columns = laid.flatMap(({ regions }) => regions.flatMap((region) => (region.kind === "lines" ? [region] : [])));
  const measures = takeMeasures(columns);
  const vocabulary = new Vocabulary(columns.map((column) => column.lines));
  const items: Item[] = [];
  const notes: Passage[] = [];
  const numbering: Numbering = { last: 0 };
  for (const { content, regions } of laid) {
    const page = takeNotes(content, regions, measures, numbering);
    pageItems(page.regions, measures).forEach((item, at) => {
      if (at === 0) append(items, item, measures);
      else items.push(item);
    });
    page.notes.forEach((note, at) => {
      const last = notes.at(-1);
      const goes = at === 0 && last && (note.label === null || false);
      if (goes && (goesOn(last, note, measures) || last.page < note.page)) last.lines.push(...note.lines);
      else notes.push(note);
    });
  }
  const ends = takeEndnotes(items, notes);
  const { drafts, warnings } = toDrafts(ends.items, [...notes, ...ends.notes], measures, vocabulary);
  evidence.warnings.push(...warnings);
  return { document: buildDocument("pdf", titleOf(drafts, ends.items, evidence), drafts, options.name), evidence };
}

/** The largest heading of the first page, or what the properties say. */
function titleOf(drafts: readonly Draft[], items: readonly Item[], evidence: Evidence): string {
  let best: { size: number; text: string } | null = null;
  items.forEach((item, at) => {
    if (item.kind !== "passage" || item.passage.page > 1) return;
    const draft = drafts.find((candidate) => candidate.key === `b${at}` && candidate.kind === "heading");
    const size = sizeOf(item.passage.lines);
    const words = draft?.text.split(" ").filter((word) => !word.includes("/")) ?? [];
    if (draft && words.length > 2 && (best === null || size > best.size)) best = { size, text: draft.text };
  });
  const printed = best as { text: string } | null;
  return printed?.text ?? evidence.properties.Title ?? "";
}

function sizeOf(lines: readonly Line[]): number {
  return lines[0]?.size ?? 0;
}
