import type { Block, BlockKind, Document, Format } from "../types.ts";
import { hiddenMark, perhapsHiddenMark, shownSpans } from "./sentences-of.ts";
import type { SealedBlock, SealedFile, SealedMeta } from "./types.ts";

/**
 * The document as far as a file shows it, in the model that every reader produces. Ids are those of the sealed blocks.
 * A row of hidden spans is `hiddenMark`, whatever its length; behind the last open span of a partly open block it is
 * `perhapsHiddenMark`, since it may be padding. A closed block is a paragraph of `hiddenMark`. Pages are not sealed.
 */
export function documentOf(file: SealedFile): Document {
  const meta = metaOf(file.meta);
  if (file.type === "penholder/excerpt/1") {
    const number = "stub" in file.number ? hiddenMark : file.number.printed;
    return { ...meta, blocks: [blockOf(file.block, number, file.index)] };
  }
  const { numbers } = file;
  const printed =
    "seed" in numbers ? numbers.printed : numbers.each.map((each) => ("stub" in each ? hiddenMark : each.printed));
  return { ...meta, blocks: file.blocks.map((block, index) => blockOf(block, printed[index] ?? null, index)) };
}

function metaOf(meta: SealedMeta): Omit<Document, "blocks"> {
  if ("stub" in meta) return { title: hiddenMark, language: "und", format: "text" };
  // Parsing has checked both against their closed lists.
  return { title: meta.title, language: meta.language, format: meta.format as Format };
}

function blockOf(block: SealedBlock, number: string | null, index: number): Block {
  const place = { page: null, place: `block ${index + 1}` };
  if (block.state === "closed") {
    const nothing = { kind: "paragraph", level: 0, parent: null, marks: [], language: "und" } as const;
    return { id: block.id, ...nothing, marks: [], number, text: hiddenMark, ...place };
  }
  const { kind, level, parent, language } = block.attributes;
  const { text, marks } = textOf(block);
  const cells = kind === "row" ? { cells: text.split("\t") } : {};
  return { id: block.id, kind: kind as BlockKind, number, level, parent, text, ...cells, marks, ...place, language };
}

function textOf(block: Exclude<SealedBlock, { state: "closed" }>): Pick<Block, "text" | "marks"> {
  const spans = shownSpans(block);
  const marks: Block["marks"] = [];
  let text = "";
  for (const [slot, span] of spans.entries()) {
    for (const [offset, note] of span?.notes ?? []) marks.push({ offset: text.length + offset, note });
    if (span) text += span.text;
    else if (slot === 0 || spans[slot - 1]) text += hiddenMark;
  }
  const behind = block.state === "partly" && block.slots.length > spans.length;
  return { text: behind ? text + perhapsHiddenMark : text, marks };
}
