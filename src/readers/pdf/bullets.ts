import type { Word } from "./types.ts";

/** Left, top, right and bottom edge. */
export type Box = [number, number, number, number];

/** Dots beyond which a page is a drawing. */
const mostDots = 500;

/** Whether a painted shape can be a bullet: small, and about as high as wide. */
export function isDot([x0, y0, x1, y1]: Box): boolean {
  const width = x1 - x0;
  const height = y1 - y0;
  return width > 1.4 && width < 8 && height > 1.4 && Math.abs(width - height) < 0.8;
}

/** Bullets that are painted as shapes rather than letters, as words before the lines that they stand beside. */
export function bulletWords(dots: readonly Box[], words: readonly Word[]): Word[] {
  if (dots.length > mostDots) return [];
  return dots.flatMap(([x0, y0, x1, y1]) => {
    const middle = (y0 + y1) / 2;
    const beside = (word: Word) => middle < word.y && middle > word.y - word.size * 0.8;
    const line = words.filter(beside);
    const next = line.filter((word) => word.x >= x1 && word.x - x1 < word.size * 3).sort((a, b) => a.x - b.x)[0];
    const blocked = line.some((word) => word.x < x1 && x0 - word.x1 < word.size * 2);
    if (!next || blocked || x1 - x0 > next.size * 0.6) return [];
    const { y, size, tag, artifact } = next;
    return [
      {
        text: "•",
        glyphs: null,
        x: x0,
        x1,
        y,
        size,
        bold: next.bold,
        spaceBefore: false,
        spaceAfter: true,
        tag,
        artifact,
      },
    ];
  });
}
