import { type Package, parsePart } from "./part.ts";

/** The texts of a diagram (SmartArt), one for each of its paragraphs, in the order of the part that holds its data. */
export function readDiagram(pack: Package, part: string): string[] {
  const texts: string[] = [];
  let depth = 0;
  let open = false;
  let text = "";
  parsePart(pack, part, {
    open(name) {
      if (name === "dgm:t") depth += 1;
      else if (depth > 0 && name === "a:p") text = "";
      else if (depth > 0 && name === "a:br") text += "\n";
      open = depth > 0 && name === "a:t";
    },
    text(piece) {
      if (open) text += piece;
    },
    close(name) {
      open = false;
      if (name === "dgm:t") depth -= 1;
      else if (depth > 0 && name === "a:p" && text.trim() !== "") texts.push(text);
    },
  });
  return texts;
}
