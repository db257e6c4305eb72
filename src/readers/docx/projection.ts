import {
  type Flow,
  inFinal,
  inOriginal,
  type Mask,
  type Paragraph,
  type ParagraphProperties,
  type Piece,
} from "./story.ts";

/** A paragraph as one view has it: the paragraphs whose marks it lost are joined to it. */
export interface ShownParagraph {
  kind: "paragraph";
  place: string;
  properties: ParagraphProperties;
  pieces: Piece[];
  boxes: Flow[];
  sequence: boolean;
  /** All its text is bold. */
  bold: boolean;
  contents: boolean;
  /** A heading and the text that follows it on the same line. */
  runOn: boolean;
  languages: Map<string, number>[];
}

export interface ShownCell {
  blocks: Flow;
  span: number;
  continues: boolean;
}

export interface ShownTable {
  kind: "table";
  place: string;
  rows: { index: number; skipped: number; cells: ShownCell[] }[];
}

export const viewMasks = { original: inOriginal, final: inFinal } as const;

/**
 * A flow as one view shows it (ISO/IEC 29500-1 clause 17.13.5): what the view lacks is left out, paragraphs without
 * their mark run on into the next up to the end of the cell, the text or a table.
 */
export function project(flow: Flow, view: keyof typeof viewMasks): (ShownParagraph | ShownTable)[] {
  const mask = viewMasks[view];
  const shown: (ShownParagraph | ShownTable)[] = [];
  let joined: Paragraph[] = [];
  const flush = () => {
    const paragraph = joined.length > 0 ? join(joined, view) : null;
    if (paragraph) shown.push(paragraph);
    joined = [];
  };
  for (const block of flow) {
    if (block.kind === "paragraph") {
      joined.push(block);
      if ((block.mark & mask) !== 0 && !block.markHidden) flush();
      continue;
    }
    const rows = block.rows.flatMap((row, index) => {
      if ((row.mask & mask) === 0) return [];
      const cells = row.cells.filter((cell) => (cell.mask & mask) !== 0);
      return [{ index: index + 1, skipped: row.skipped, cells }];
    });
    if (rows.length === 0) continue;
    flush();
    shown.push({ kind: "table", place: block.place, rows });
  }
  flush();
  return shown;
}

/**
 * Joins paragraphs into one. The mark that remains is the last one's, and with it its properties, unless all text
 * is from others; where the marks before it are only hidden, the first text's count (it prints its number).
 */
function join(parts: Paragraph[], view: keyof typeof viewMasks): ShownParagraph | null {
  const mask: Mask = viewMasks[view];
  const last = parts[parts.length - 1];
  if (!last) return null;
  const full = parts.filter((part) => part.pieces.some((piece) => (piece.mask & mask) !== 0));
  const marked = (last.mark & mask) !== 0;
  if (full.length === 0 && !marked && parts.every((part) => part.boxes.length === 0)) return null;
  const runOn = full.length > 1 && full.slice(0, -1).some((part) => part.markHidden && (part.mark & mask) !== 0);
  const owner = (runOn ? full[0] : full.includes(last) ? last : full[full.length - 1]) ?? last;
  const pieces: Piece[] = [];
  for (const part of full) {
    if (runOn && pieces.length > 0) pieces.push({ text: " ", mask });
    for (const piece of part.pieces) if ((piece.mask & mask) !== 0) pieces.push(piece);
  }
  return {
    kind: "paragraph",
    place: owner.place,
    properties: owner[view],
    pieces,
    boxes: parts.flatMap((part) => part.boxes),
    sequence: full.some((part) => part.sequence),
    bold: full.length > 0 && full.every((part) => !part.light),
    contents: full.length > 0 && full.every((part) => part.contents),
    runOn,
    languages: full.flatMap((part) => (part.languages ? [part.languages] : [])),
  };
}
