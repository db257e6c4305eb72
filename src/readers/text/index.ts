import type { Reading } from "#document";
import { buildDocument, type Draft } from "../build.ts";
import { placeNotes } from "../notes.ts";
import type { ReadOptions } from "../options.ts";
import { assemble } from "./assemble.ts";
import { partFootnotes } from "./footnotes.ts";
import { withoutFurniture } from "./furniture.ts";
import { readPages } from "./lines.ts";

/**
 * Reads plain text: one paragraph a line, wrapped lines, `pdftotext -layout` and Internet-Drafts. Running heads and
 * page numbers go, notes at the foot of a page are tied to their marks, wrapped lines become paragraphs.
 */
export function readPlainText(text: string, options: ReadOptions): Reading {
  const source = text.replace(/^\u{feff}/u, "").replace(/\r\n?|\u{85}|\u{2028}|\u{2029}/gu, "\n");
  const pages = partFootnotes(withoutFurniture(readPages(source)));
  options.onProgress?.(1, 2, "pages found");
  const drafts = placeNotes(assemble(pages));
  const document = buildDocument("text", titleOf(drafts), drafts, options.name);
  return {
    document,
    evidence: { trackedChanges: [], comments: [], hidden: [], properties: {}, people: [], warnings: [] },
  };
}

/** The first heading near the top; a text without one has no title. */
function titleOf(drafts: Draft[]): string {
  return drafts.slice(0, 25).find((draft) => draft.kind === "heading")?.text ?? "";
}
