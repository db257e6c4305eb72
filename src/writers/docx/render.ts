import { strToU8, type Zippable, zipSync } from "fflate";
import { withEarlyRemarks } from "./early-remarks.ts";
import { type Flow, type FlowParagraph, type FlowRow, type FlowTable, type Run, shapeOf } from "./flow.ts";
import { Notes } from "./notes.ts";
import { Numbering } from "./numbering.ts";
import { numberProperties, numbersOf, paragraphStyle } from "./paragraph-properties.ts";
import * as parts from "./parts.ts";
import { Revisions } from "./revisions.ts";
import { languageOf, rightToLeft, styles } from "./styles.ts";
import { element, escapeXml, part } from "./xml.ts";

export interface RenderOptions {
  title: string;
  /** Author of the file and of its tracked changes and comments. */
  author: string;
  language: string;
  /** Shown at the head of every page. */
  notice?: string | undefined;
}

/** Writes paragraphs and tables with their tracked changes as a DOCX file; the same flow always gives the same bytes. */
export function renderFlow(given: Flow, options: RenderOptions): Uint8Array {
  const flow = withEarlyRemarks(given);
  const context: Context = {
    revisions: new Revisions(options.author),
    numbering: new Numbering(),
    notes: new Notes(flow),
    language: options.language,
  };
  const body: string[] = [];
  let afterTable = false;
  for (const piece of flow) {
    // Two tables that touch would become one.
    if (afterTable && "rows" in piece) body.push(element("w:p"));
    afterTable = "rows" in piece;
    body.push("rows" in piece ? table(piece, context) : paragraph(piece, context));
  }
  // A document must not end with a table.
  if (afterTable) body.push(element("w:p"));
  return zip(body, context, options);
}

interface Context {
  revisions: Revisions;
  numbering: Numbering;
  notes: Notes;
  language: string;
}

function zip(body: string[], context: Context, options: RenderOptions): Uint8Array {
  const optional: Record<string, string | null> = {
    "footnotes.xml": context.notes.part("footnote", (runs, language) => inline(runs, language, context)),
    "endnotes.xml": context.notes.part("endnote", (runs, language) => inline(runs, language, context)),
    "comments.xml": context.revisions.commentsPart(),
    "header1.xml": options.notice ? parts.noticeHeader(options.notice) : null,
  };
  const word: Record<string, string> = {
    "styles.xml": styles(options.language),
    "settings.xml": "",
    "numbering.xml": context.numbering.part(),
  };
  for (const [name, xml] of Object.entries(optional)) if (xml !== null) word[name] = xml;
  const names = Object.keys(word);
  word["settings.xml"] = parts.settings(names);
  const header = options.notice
    ? element("w:headerReference", { "w:type": "default", "r:id": parts.relationshipId(names, "header1.xml") })
    : "";
  const section = element(
    "w:sectPr",
    {},
    header,
    context.notes.sectionProperties(),
    element("w:pgSz", { "w:w": 11906, "w:h": 16838 }),
    element("w:pgMar", {
      "w:top": 1417,
      "w:right": 1417,
      "w:bottom": 1134,
      "w:left": 1417,
      "w:header": 708,
      "w:footer": 708,
      "w:gutter": 0,
    }),
  );
  const files: Record<string, string> = {
    "[Content_Types].xml": parts.contentTypes(names),
    "_rels/.rels": parts.rootRelationships(),
    "docProps/core.xml": parts.coreProperties(options.title, options.author, options.language),
    "word/document.xml": part(element("w:document", parts.namespaces, element("w:body", {}, ...body, section))),
    "word/_rels/document.xml.rels": parts.documentRelationships(names),
  };
  for (const name of names) files[`word/${name}`] = word[name] ?? "";
  const zippable: Zippable = {};
  for (const [name, text] of Object.entries(files)) zippable[name] = strToU8(text);
  // The earliest date a zip can say, in whatever time zone: the clock must not show in the bytes.
  return zipSync(zippable, { level: 6, mtime: new Date(1980, 0, 1) });
}

function paragraph(piece: FlowParagraph, context: Context): string {
  const shape = shapeOf(piece);
  const { plan, typed, previous } = numbersOf(piece, context);
  const properties = element(
    "w:pPr",
    {},
    paragraphStyle(shape),
    numberProperties(shape, plan),
    rightToLeft(shape.language) ? element("w:bidi") : "",
    piece.status === "plain" ? "" : element("w:rPr", {}, context.revisions.mark(piece.status)),
    previous,
  );
  const content = inline([...typed, ...piece.runs], shape.language, context);
  const commented = context.revisions.commented(content, piece.remarks, piece.status);
  const early = context.revisions.commented("", piece.early ?? [], piece.status);
  const whole = element("w:p", {}, properties, early, commented);
  return piece.move && (piece.status === "move-from" || piece.status === "move-to")
    ? context.revisions.moved(whole, piece.status, piece.move)
    : whole;
}

function table(piece: FlowTable, context: Context): string {
  const width = Math.max(1, ...piece.rows.map((row) => row.cells.length));
  const column = Math.floor(9072 / width);
  const grid = element("w:tblGrid", {}, element("w:gridCol", { "w:w": column }).repeat(width));
  const properties = element(
    "w:tblPr",
    {},
    element("w:tblStyle", { "w:val": "TableGrid" }),
    element("w:tblW", { "w:w": 0, "w:type": "auto" }),
  );
  return element("w:tbl", {}, properties, grid, ...piece.rows.map((r) => row(r, column, context)));
}

function row(piece: FlowRow, column: number, context: Context): string {
  const properties = piece.status === "plain" ? "" : element("w:trPr", {}, context.revisions.mark(piece.status));
  const cells = piece.cells.length > 0 ? piece.cells : [[]];
  return element(
    "w:tr",
    {},
    properties,
    ...cells.map((runs, index) => {
      const mark = piece.status === "plain" ? "" : element("w:rPr", {}, context.revisions.mark(piece.status));
      const content = inline(runs, piece.language, context);
      const text = index === 0 ? context.revisions.commented(content, piece.remarks, piece.status) : content;
      return element(
        "w:tc",
        {},
        element("w:tcPr", {}, element("w:tcW", { "w:w": column, "w:type": "dxa" })),
        element("w:p", {}, element("w:pPr", {}, element("w:pStyle", { "w:val": "TableText" }), mark), text),
      );
    }),
  );
}

/** Runs of one paragraph; neighbours of the same status share one tracked change. */
function inline(runs: Run[], language: string, context: Context): string {
  const own = language === context.language ? "" : languageOf(language);
  const format = (rightToLeft(language) ? element("w:rtl") : "") + own;
  const { revisions, notes } = context;
  let xml = "";
  for (let at = 0; at < runs.length; ) {
    const status = runs[at]?.status ?? "plain";
    let inside = "";
    let run = runs[at];
    while (run && run.status === status) {
      if ("note" in run) {
        const reference = notes.reference(run.note);
        inside += run.remark ? revisions.commentedRun(reference, run.remark) : reference;
      } else inside += textRun(run.text, status, format);
      run = runs[++at];
    }
    xml += revisions.wrap(inside, status);
  }
  return xml;
}

function textRun(text: string, status: Run["status"], format: string): string {
  if (!text) return "";
  // Moved-away text keeps w:t; only deleted text has an element of its own.
  const name = status === "delete" ? "w:delText" : "w:t";
  const pieces = text
    .split("\t")
    .map((piece) => (piece ? element(name, { "xml:space": "preserve" }, escapeXml(piece)) : ""));
  return element("w:r", {}, format ? element("w:rPr", {}, format) : "", pieces.join(element("w:tab")));
}
