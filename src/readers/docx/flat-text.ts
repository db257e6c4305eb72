import type { View } from "#document";
import { project, type ShownParagraph } from "./projection.ts";
import type { Flow, NoteCall } from "./story.ts";

export interface FlatText {
  text: string;
  calls: NoteCall[];
  languages: Map<string, number>[];
}

/**
 * The text of a cell or note on one line: paragraphs, nested tables and text boxes in place, joined by a space.
 * `each` is told of every paragraph, so that its number is counted.
 */
export function flatText(flow: Flow, view: View, each: (paragraph: ShownParagraph) => void = () => {}): FlatText {
  const texts: string[] = [];
  const calls: NoteCall[] = [];
  const languages: Map<string, number>[] = [];
  const take = (inner: Flow) => {
    for (const block of project(inner, view)) {
      if (block.kind === "table") {
        for (const row of block.rows) for (const cell of row.cells) take(cell.blocks);
        continue;
      }
      each(block);
      languages.push(...block.languages);
      for (const piece of block.pieces) if (piece.note) calls.push(piece.note);
      const text = block.pieces.map((piece) => piece.text).join("");
      if (text !== "") texts.push(text);
      for (const box of block.boxes) take(box);
    }
  };
  take(flow);
  return { text: texts.join(" "), calls, languages };
}
