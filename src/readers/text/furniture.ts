import type { Line } from "./lines.ts";

/** How many lines at either end of a page may be running heads or feet. */
const edge = 4;

const pageNumber =
  /^(?:[-–—\s]*\d{1,4}[-–—\s]*|page \d{1,4}(?: (?:of|\/) \d{1,4})?|\d{1,4}\s?\/\s?\d{1,4}|.{0,100}\[page \d{1,4}\])$/iu;
/** Job numbers and bar codes at the foot of United Nations documents: "18-04567 (E)", "*1804567*". */
const jobNumber =
  /^(?:\d{2}-\d{5}[A-Z]?(?: ?\([A-Z]\))?(?:\s+\d{6})?|\*\d{7}\*|\d{2}-\d{5}\s+\d{1,4}\/\d{1,4}|\d{1,4}\/\d{1,4}\s+\d{2}-\d{5})$/u;

/**
 * Takes running heads and feet off: what stands, but for its figures, at the same end of many pages, page numbers,
 * and job numbers. A text of one page loses only its job numbers.
 */
export function withoutFurniture(pages: Line[][]): Line[][] {
  const counts = [new Map<string, number>(), new Map<string, number>()];
  for (const page of pages)
    for (const [side, lines] of sides(page).entries()) {
      const shapes = new Set(lines.map((line) => shapeOf(line)));
      for (const shape of shapes) counts[side]?.set(shape, (counts[side]?.get(shape) ?? 0) + 1);
    }
  const many = Math.max(2, Math.ceil(pages.length * 0.2));
  return pages.map((page) => {
    const dropped = new Set<Line>();
    for (const [side, lines] of sides(page).entries()) {
      // From the edge inwards, as long as the lines are furniture.
      for (const line of side === 0 ? lines : lines.toReversed()) {
        const repeated =
          pages.length > 1 &&
          page.length > 2 &&
          (counts[side]?.get(shapeOf(line)) ?? 0) >= many &&
          line.text.length < 150;
        const numbered = pages.length > 1 && pageNumber.test(line.text);
        if (!repeated && !numbered && !jobNumber.test(line.text)) break;
        dropped.add(line);
      }
    }
    const kept = page.filter((line) => !dropped.has(line));
    return kept.map((line, index) => (index === 0 ? { ...line, afterBlank: true } : line));
  });
}

function sides(page: Line[]): [Line[], Line[]] {
  const half = Math.min(edge, Math.floor(page.length / 2));
  return [page.slice(0, half), page.slice(Math.max(half, page.length - edge))];
}

/** A line without its figures and spacing; numbers of pages and dates differ, the rest repeats. */
function shapeOf(line: Line): string {
  return line.text.replace(/\d+/gu, "#").replace(/\s+/gu, " ");
}
