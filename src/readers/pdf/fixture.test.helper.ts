/** A tiny PDF writer for tests: text in Courier (every glyph 0.6 em wide), lines, and whatever else a test adds raw. */

export interface Ink {
  x: number;
  y: number;
  text: string;
  size?: number;
  bold?: boolean;
}

export interface TestPage {
  ink: Ink[];
  /** Lines from x0,y0 to x1,y1. */
  rules?: [number, number, number, number][];
  /** Operators added as they are. */
  raw?: string;
  /** Further entries of the page dictionary, and objects that they need (numbered from 100 on). */
  entries?: string;
}

export const pageSize = { width: 612, height: 792 };

/** Writes a PDF 1.4 with the given pages; `y` counts from the page's upper edge. */
export function writePdf(
  pages: TestPage[],
  options: { info?: string; objects?: Record<number, string> } = {},
): Uint8Array {
  const objects = new Map<number, string>();
  const kids = pages.map((_, at) => `${10 + at * 2} 0 R`).join(" ");
  objects.set(1, "<< /Type /Catalog /Pages 2 0 R >>");
  objects.set(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.set(3, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>");
  objects.set(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>");
  objects.set(5, `<< ${options.info ?? "/Producer (test)"} >>`);
  pages.forEach((page, at) => {
    const body = content(page);
    const box = `/MediaBox [0 0 ${pageSize.width} ${pageSize.height}]`;
    const resources = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>";
    objects.set(
      10 + at * 2,
      `<< /Type /Page /Parent 2 0 R ${box} ${resources} /Contents ${11 + at * 2} 0 R ${page.entries ?? ""} >>`,
    );
    objects.set(11 + at * 2, `<< /Length ${body.length} >>\nstream\n${body}\nendstream`);
  });
  for (const [number, text] of Object.entries(options.objects ?? {})) objects.set(Number(number), text);
  let out = "%PDF-1.4\n";
  const offsets: string[] = [];
  for (const [number, text] of objects) {
    offsets.push(`${number} 1\n${String(out.length).padStart(10, "0")} 00000 n \n`);
    out += `${number} 0 obj\n${text}\nendobj\n`;
  }
  const start = out.length;
  out += `xref\n0 1\n0000000000 65535 f \n${offsets.join("")}`;
  out += `trailer\n<< /Size 1000 /Root 1 0 R /Info 5 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(out, (letter) => letter.charCodeAt(0) & 255);
}

function content({ ink, rules = [], raw = "" }: TestPage): string {
  const marks = ink.map(({ x, y, text, size = 10, bold = false }) => {
    const escaped = text.replace(/[\\()]/gu, "\\$&");
    return `BT /${bold ? "F2" : "F1"} ${size} Tf 1 0 0 1 ${x} ${pageSize.height - y} Tm (${escaped}) Tj ET`;
  });
  const lines = rules.map(
    ([x0, y0, x1, y1]) => `0.5 w ${x0} ${pageSize.height - y0} m ${x1} ${pageSize.height - y1} l S`,
  );
  return [...marks, ...lines, raw].join("\n");
}

/** Breaks a text into lines as a word processor would, and sets them from `y` down; returns the next free line. */
export function set(
  ink: Ink[],
  text: string,
  at: { x?: number; y: number; width?: number; size?: number; bold?: boolean; leading?: number },
): number {
  const { x = 72, width = 468, size = 10, bold = false, leading = 12 } = at;
  const most = Math.floor(width / (size * 0.6));
  let { y } = at;
  let line = "";
  const flush = (): void => {
    ink.push({ x, y, text: line, size, bold });
    y += leading;
    line = "";
  };
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > most) flush();
    line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") flush();
  return y;
}
