import { PenholderError } from "#kernel";

/** Elements whose end tag is commonly left out, and those that have none: they do not nest. */
const flat = new Set(
  "p li dt dd tr td th thead tbody tfoot colgroup col option optgroup br hr img input meta link area base wbr source track embed param a rp rt html head body".split(
    " ",
  ),
);

/** Deepest nesting that is handed to the parser, whose work grows with the depth; the reader's own limit is stricter. */
const deepest = 2000;
const mostAttributes = 500;

/**
 * Refuses HTML that would keep the parser busy for ever: elements nested deeper, or with more attributes, than any
 * page has. A rough count over the tags, in linear time. Throws `file-too-complex`.
 */
export function guardHtml(source: string, name: string): void {
  let depth = 0;
  const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})/gu;
  for (let match = tag.exec(source); match !== null; match = tag.exec(source)) {
    const element = (match[2] ?? "").toLowerCase();
    if (!flat.has(element)) depth = Math.max(0, depth + (match[1] === "" ? 1 : -1));
    const end = source.indexOf(">", tag.lastIndex);
    const length = (end < 0 ? source.length : end) - tag.lastIndex;
    const crowded =
      length > 2 * mostAttributes && attributes(source.slice(tag.lastIndex, tag.lastIndex + length)) > mostAttributes;
    if (depth > deepest || crowded) {
      const what = crowded ? "an element with more attributes" : "elements nested deeper";
      throw new PenholderError("file-too-complex", `${name} has ${what} than any page: do not trust it.`, {
        file: name,
      });
    }
    if (end < 0) return;
    if (element === "script" || element === "style") {
      const close = element === "script" ? /<\/script/giu : /<\/style/giu;
      close.lastIndex = end;
      const found = close.exec(source);
      if (found === null) return;
      tag.lastIndex = found.index;
    }
  }
}

function attributes(inside: string): number {
  return inside.replace(/"[^"]*"|'[^']*'/gu, "").match(/[\s/]+[^\s/>]/gu)?.length ?? 0;
}
