import type { Line, Region } from "./types.ts";

/** A region of lines; `column` is 0 on pages of one column, else 1, 2 … */
export function linesRegion(page: number, lines: Line[], role: string | null = null, note = false, column = 0): Region {
  return { kind: "lines", page, lines, role, note, column };
}
