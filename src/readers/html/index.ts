import type { Reading, TrackedChange } from "#document";
import { PenholderError } from "#kernel";
import { buildDocument, type Draft } from "../build.ts";
import { placeNotes } from "../notes.ts";
import type { ReadOptions } from "../options.ts";
import { parsePage, parsePiece } from "./dom.ts";
import { guardHtml } from "./guard.ts";
import { readHead } from "./properties.ts";
import { walk } from "./walk.ts";

/**
 * Reads an HTML or XHTML page. `<ins>` and `<del>` are tracked changes: without `options.view` a page that has them
 * is refused with `view-required`. Throws `file-too-complex` where it nests deeper than any page does.
 */
export function readHtml(source: string, options: ReadOptions): Reading {
  const { name } = options;
  guardHtml(source, name);
  const root = parsePage(source);
  options.onProgress?.(1, 2, "page parsed");
  const { title, language, properties, people } = readHead(root);
  const onProgress = (done: number) => options.onProgress?.(done, done, "elements");
  const { drafts, hidden, trackedChanges } = walk(root, {
    name,
    view: options.view,
    firstLine: 1,
    prefix: "",
    onProgress,
  });
  if (trackedChanges.length > 0 && options.view === undefined) throw viewRequired(name, trackedChanges);
  const printedTitle = title.trim() === "" ? (drafts.find((draft) => draft.kind === "heading")?.text ?? "") : title;
  const document = buildDocument("html", printedTitle, placeNotes(drafts), name);
  if (language !== undefined && document.language === "und" && /^[a-z]{2,3}$/u.test(language)) {
    document.language = language;
    for (const block of document.blocks) if (block.language === "und") block.language = language;
  }
  const authors = trackedChanges.map((change) => change.author).filter((author) => author !== null);
  return {
    document,
    evidence: {
      trackedChanges,
      comments: [],
      hidden,
      properties,
      people: [...new Set([...people, ...authors])],
      warnings: [],
    },
  };
}

function viewRequired(name: string, changes: TrackedChange[]): PenholderError {
  const insertions = changes.filter((change) => change.type === "insertion").length;
  const authors = [...new Set(changes.map((change) => change.author).filter((author) => author !== null))];
  const by = authors.length === 0 ? "" : ` by ${authors.slice(0, 5).join(", ")}`;
  return new PenholderError(
    "view-required",
    `${name} still carries tracked changes (${insertions} insertions, ${changes.length - insertions} deletions${by}): say which text is meant with --view original or --view final.`,
    { file: name },
  );
}

/** Reads a block of HTML inside other text. Its tracked changes count as accepted. */
export function readHtmlBlock(
  source: string,
  line: number,
): { drafts: Draft[]; hidden: { text: string; place: string }[] } {
  guardHtml(source, `line ${line}`);
  const prefix = `html ${line} `;
  return walk(parsePiece(source), { name: `line ${line}`, firstLine: line, prefix, view: "final" });
}
