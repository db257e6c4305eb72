import type { Reading } from "#document";
import { buildDocument, type Draft } from "../build.ts";
import { readHtmlBlock } from "../html/index.ts";
import { placeNotes } from "../notes.ts";
import type { ReadOptions } from "../options.ts";
import { frontMatter, namedPeople } from "./front-matter.ts";
import { plainNotes } from "./inline.ts";
import { parse } from "./parser.ts";
import { type Piece, splitPieces } from "./pieces.ts";
import { readQuickly } from "./quick.ts";
import { createSink, type Sink } from "./sink.ts";
import { addTree } from "./tree.ts";

/** Labels of the notes and links that a source defines anywhere: pieces are parsed with them known. */
interface Definitions {
  notes: Set<string>;
  /** Whole definitions of links by their labels. */
  links: Map<string, string>;
}

/** Reads Markdown (CommonMark, GitHub's tables and footnotes, kramdown's attribute lines). */
export function readMarkdown(text: string, options: ReadOptions): Reading {
  const { properties, body, line } = frontMatter(text.replace(/^\u{feff}/u, "").replace(/\r\n?/gu, "\n"));
  const definitions = findDefinitions(body);
  const warnings: string[] = [];
  const sink = createSink(options.name, readHtmlBlock);
  const pieces = splitPieces(body, line);
  for (const [index, piece] of pieces.entries()) {
    if (index % 200 === 0) options.onProgress?.(index, pieces.length, "paragraphs");
    addPiece(piece, definitions, sink, warnings);
  }
  numberNotes(sink.drafts);
  const drafts = placeNotes(sink.drafts);
  const title = properties.title ?? drafts.find((draft) => draft.kind === "heading")?.text ?? "";
  return {
    document: buildDocument("markdown", title, drafts, options.name),
    evidence: {
      trackedChanges: [],
      comments: [],
      hidden: sink.hidden,
      properties,
      people: namedPeople(properties),
      warnings,
    },
  };
}

function findDefinitions(body: string): Definitions {
  const notes = new Set<string>();
  for (const match of body.matchAll(/^ {0,3}\[\^([^\]\s]{1,80})\]:/gmu)) notes.add((match[1] ?? "").toLowerCase());
  const links = new Map<string, string>();
  for (const match of body.matchAll(/^ {0,3}\[([^\]^\n][^\]\n]{0,300})\]:[ \t]*\S[^\n]{0,2000}$/gmu)) {
    const label = labelOf(match[1] ?? "");
    if (!links.has(label)) links.set(label, match[0]);
  }
  return { notes, links };
}

/** Labels are compared without regard to case and spacing (CommonMark 4.7). */
function labelOf(printed: string): string {
  return printed.replace(/\s+/gu, " ").trim().toLowerCase();
}

function addPiece(piece: Piece, definitions: Definitions, sink: Sink, warnings: string[]): void {
  const { rest, caption } = withoutAttributes(piece);
  const fenced = fencedText(rest.lines);
  const quick =
    fenced !== undefined || linksIn(rest.lines.join("\n"), definitions).length > 0 ? undefined : readQuickly(rest);
  if (fenced !== undefined) sink.add({ kind: "paragraph", text: fenced, place: `line ${rest.line}` });
  else if (quick !== undefined) for (const block of quick) addQuick(block, definitions, sink);
  else addParsed(rest, definitions, sink, warnings);
  if (caption !== undefined)
    sink.add({ kind: "caption", text: caption, place: `line ${piece.line + piece.lines.length - 1}` });
}

/** The definitions of the links that a piece calls by their labels. */
function linksIn(source: string, { links }: Definitions): string[] {
  if (links.size === 0) return [];
  const called = [...source.matchAll(/\[([^\][]{1,300})\](?!:)/gu)].map((match) => links.get(labelOf(match[1] ?? "")));
  return [...new Set(called.filter((link) => link !== undefined))];
}

/** The content of a piece that is one fenced block and nothing else. */
function fencedText(lines: string[]): string | undefined {
  const mark = /^(`{3,}|~{3,})[^`]*$/u.exec(lines[0] ?? "")?.[1];
  if (mark === undefined) return undefined;
  const closes = (line: string) => line.trim().startsWith(mark) && new Set(line.trim()).size === 1;
  const end = lines.findIndex((line, index) => index > 0 && closes(line));
  if (end >= 0 && lines.slice(end + 1).some((line) => line !== "")) return undefined;
  return lines.slice(1, end < 0 ? undefined : end).join("\n");
}

function addQuick(
  block: NonNullable<ReturnType<typeof readQuickly>>[number],
  definitions: Definitions,
  sink: Sink,
): void {
  const inline = plainNotes(block.source, definitions.notes, sink.noteKey);
  if (block.kind === "heading") sink.heading(inline, block.depth, block.line);
  else if (block.kind === "definition") sink.note(block.marker, inline, block.line);
  else {
    const listed = block.kind === "listed";
    sink.paragraph(inline, block.line, { marker: listed ? block.marker : null, listDepth: listed ? 0 : -1 });
  }
}

/** Most marks of one kind in a piece, and the most containers on a line, that the parser handles in good time. */
const most = { brackets: 3000, ticks: 40, runs: 20_000, markers: 100 };

function addParsed(piece: Piece, definitions: Definitions, sink: Sink, warnings: string[]): void {
  const source = piece.lines.join("\n");
  if (excessive(source)) {
    warnings.push(`line ${piece.line}: more markup than any text has; kept as plain text`);
    sink.add({ kind: "paragraph", text: source, place: `line ${piece.line}` });
    return;
  }
  // Definitions that stand elsewhere follow the piece, so that no position in it changes.
  const labels = [
    ...new Set([...source.matchAll(/\[\^([^\]\s[]{1,80})\](?!:)/gu)].map((match) => (match[1] ?? "").toLowerCase())),
  ];
  const elsewhere = labels.filter((label) => definitions.notes.has(label)).map((label) => `[^${label}]: x`);
  const links = source.startsWith("<") ? [] : linksIn(source, definitions);
  const tail = [...elsewhere, ...links].join("\n\n");
  const tree = parse(tail === "" ? source : `${source}\n\n${tail}\n`);
  const own = tree.children.filter((node) => (node.position?.start.offset ?? 0) < source.length);
  addTree(own, source, piece.line, sink);
}

function excessive(source: string): boolean {
  if ((source.match(/\[/gu)?.length ?? 0) > most.brackets) return true;
  // Every run of backticks looks for its like: many different lengths make the search quadratic.
  if (new Set(source.match(/`+/gu)).size > most.ticks) return true;
  if ((source.match(/[*_<~&]+/gu)?.length ?? 0) > most.runs) return true;
  return source.split("\n").some((line) => leadingMarkers(line) > most.markers);
}

/** How many containers a line opens: quotations, list items, steps of indentation. */
function leadingMarkers(line: string): number {
  let count = 0;
  const marker = /[ \t]{0,8}(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))|[ \t]{2,8}/uy;
  while (count <= most.markers && marker.test(line)) count++;
  return count;
}

/** Lines that steer kramdown-rfc and print nothing ("--- middle"). */
const directive = /^--- (?:abstract|middle|back|note_\w{1,80})[ \t]*$/u;

/** Takes kramdown's attribute lines (`{: #id title="…"}`) off a piece; a title is the caption of what it belongs to. */
function withoutAttributes(piece: Piece): { rest: Piece; caption?: string } {
  const isAttribute = (line: string) => /^ {0,3}\{:.{0,500}\}[ \t]*$/u.test(line) || directive.test(line);
  const attributes = piece.lines.filter(isAttribute);
  if (attributes.length === 0) return { rest: piece };
  const caption = attributes
    .map((line) => /\btitle="([^"]{1,400})"/u.exec(line)?.[1])
    .find((title) => title !== undefined);
  // Blanked, not removed: the numbers of lines stay right.
  const rest = { ...piece, lines: piece.lines.map((line) => (isAttribute(line) ? "" : line)) };
  return caption === undefined ? { rest } : { rest, caption };
}

/** Notes print their label where all labels are figures, else their place in the order of the calls. */
function numberNotes(drafts: Draft[]): void {
  const notes = drafts.filter((draft) => draft.kind === "footnote");
  if (notes.every((note) => /^\d+$/u.test(note.number ?? ""))) return;
  const byKey = new Map(notes.map((note) => [note.key, note]));
  const called = drafts.flatMap((draft) => (draft.marks ?? []).map((mark) => byKey.get(mark.note)));
  const ordered = new Set([...called.filter((note) => note !== undefined), ...notes]);
  for (const [index, note] of [...ordered].entries()) note.number = String(index + 1);
}
