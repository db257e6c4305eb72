import { apply, identity, type Matrix, multiply, toMatrix } from "./matrix.ts";
import type { Painting } from "./painting.ts";
import type { OperatorList } from "./pdfjs.ts";

/** What is needed of a font: whether it is bold, and the size of its units. */
export interface FontFacts {
  bold: boolean;
  unit: number;
  vertical: boolean;
}

/** The numbers of pdf.js's operators, by name. */
export type OperatorCodes = Readonly<Record<string, number>>;

interface State {
  ctm: Matrix;
  font: FontFacts;
  size: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
  fill: string;
  alpha: number;
}

const plain: FontFacts = { bold: false, unit: 0.001, vertical: false };

/** Depth of saved states; deeper ones are a hostile file's. */
const deepest = 512;

/**
 * Follows a page's painting operators (PDF 32000-1, 8.4 and 9.4) and records words, rules and hidden text.
 * `start` maps the page's user space to points from its upper left corner.
 */
export function paintPage(
  list: OperatorList,
  codes: OperatorCodes,
  fontOf: (id: string) => FontFacts,
  start: Matrix,
  painting: Painting,
): void {
  let state: State = {
    ctm: start,
    font: plain,
    size: 0,
    charSpace: 0,
    wordSpace: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    fill: "#000000",
    alpha: 1,
  };
  const saved: State[] = [];
  const marked: { artifact: boolean; tag: number | null }[] = [];
  let text = identity;
  let line = identity;
  const startLine = (x: number, y: number): void => {
    line = multiply(line, [1, 0, 0, 1, x, y]);
    text = line;
  };
  const push = (): void => {
    if (saved.length < deepest) saved.push({ ...state });
  };
  const pop = (): void => {
    const last = saved.pop();
    if (last) state = last;
  };
  const mark = (name: unknown, tag: unknown): void => {
    const outer = marked.at(-1);
    if (marked.length >= deepest) marked.length = 0;
    marked.push({
      artifact: name === "Artifact" || outer?.artifact === true,
      tag: typeof tag === "number" ? tag : (outer?.tag ?? null),
    });
  };
  const show = (glyphs: unknown): void => {
    if (!Array.isArray(glyphs)) return;
    const group = marked.at(-1);
    const { font, size } = state;
    let x = 0;
    const placed = multiply(multiply(state.ctm, text), [size * state.scale, 0, 0, size, 0, state.rise]);
    painting.begin(
      {
        bold: font.bold || state.mode === 2,
        tag: group?.tag ?? null,
        artifact: group?.artifact ?? false,
        hidden: state.mode === 3 || state.mode === 7 || state.alpha === 0,
        white: state.fill === "#ffffff",
      },
      placed,
    );
    for (const glyph of glyphs) {
      if (typeof glyph === "number") {
        x -= ((font.vertical ? -1 : 1) * glyph) / 1000;
        continue;
      }
      if (glyph === null || typeof glyph !== "object") continue;
      const { unicode, width, isSpace } = glyph as { unicode?: unknown; width?: unknown; isSpace?: unknown };
      const advance = (typeof width === "number" ? width : 0) * font.unit;
      const extra = size === 0 ? 0 : (state.charSpace + (isSpace === true ? state.wordSpace : 0)) / size;
      painting.glyph(typeof unicode === "string" ? unicode : "", placed, x, advance);
      x += advance + extra;
    }
    painting.end();
    const moved = x * size * state.scale;
    text = multiply(text, font.vertical ? [1, 0, 0, 1, 0, -moved] : [1, 0, 0, 1, moved, 0]);
  };
  const steps = new Map<number, (args: readonly unknown[]) => void>();
  const on = (name: string, step: (args: readonly unknown[]) => void): void => {
    const code = codes[name];
    if (code !== undefined) steps.set(code, step);
  };
  on("save", push);
  on("restore", pop);
  on("transform", (args) => {
    state.ctm = multiply(state.ctm, toMatrix(args));
  });
  on("paintFormXObjectBegin", (args) => {
    push();
    state.ctm = multiply(state.ctm, toMatrix(args[0]));
  });
  on("paintFormXObjectEnd", pop);
  on("beginText", () => {
    text = identity;
    line = identity;
  });
  on("setTextMatrix", (args) => {
    line = toMatrix(args[0]);
    text = line;
  });
  on("moveText", (args) => startLine(number(args[0]), number(args[1])));
  on("setLeadingMoveText", (args) => {
    state.leading = -number(args[1]);
    startLine(number(args[0]), number(args[1]));
  });
  on("nextLine", () => startLine(0, -state.leading));
  on("setLeading", (args) => {
    // pdf.js hands the operand on as it stands in the file.
    state.leading = number(args[0]);
  });
  on("setFont", (args) => {
    state.font = typeof args[0] === "string" ? fontOf(args[0]) : plain;
    state.size = number(args[1]);
  });
  on("setCharSpacing", (args) => {
    state.charSpace = number(args[0]);
  });
  on("setWordSpacing", (args) => {
    state.wordSpace = number(args[0]);
  });
  on("setHScale", (args) => {
    state.scale = number(args[0]) / 100;
  });
  on("setTextRise", (args) => {
    state.rise = number(args[0]);
  });
  on("setTextRenderingMode", (args) => {
    state.mode = number(args[0]);
  });
  on("setFillRGBColor", (args) => {
    state.fill = String(args[0]).toLowerCase();
  });
  on("setFillColorN", () => {
    state.fill = "pattern";
  });
  on("setGState", (args) => {
    for (const [key, value] of pairs(args[0])) if (key === "ca") state.alpha = number(value, 1);
  });
  on("beginMarkedContent", (args) => mark(nameOf(args[0]), null));
  on("beginMarkedContentProps", (args) => mark(nameOf(args[0]), args[1]));
  on("endMarkedContent", () => void marked.pop());
  for (const name of ["showText", "showSpacedText"]) on(name, (args) => show(args[0]));
  on("constructPath", (args) => {
    const paints = Object.keys(paintOperators).find((name) => codes[name] === args[0]);
    const data = Array.isArray(args[1]) ? (args[1] as unknown[])[0] : null;
    if (paints && data)
      for (const box of boxes(data)) paintBox(painting, state, box, paintOperators[paints] === "fill");
  });
  for (const name of imageOperators)
    on(name, () => {
      painting.image(corner(state.ctm, 0, 0, 1, 1));
    });
  const { fnArray, argsArray } = list;
  for (let at = 0; at < fnArray.length; at++) steps.get(fnArray[at] ?? -1)?.(toArgs(argsArray[at]));
}

const paintOperators: Readonly<Record<string, "fill" | "stroke">> = {
  stroke: "stroke",
  closeStroke: "stroke",
  fill: "fill",
  eoFill: "fill",
  fillStroke: "fill",
  eoFillStroke: "fill",
  closeFillStroke: "fill",
  closeEOFillStroke: "fill",
};

const imageOperators = [
  "paintImageXObject",
  "paintInlineImageXObject",
  "paintImageMaskXObject",
  "paintImageXObjectRepeat",
];

function paintBox(painting: Painting, state: State, [x0, y0, x1, y1]: Box, filled: boolean): void {
  const box = corner(state.ctm, x0, y0, x1, y1);
  if (filled) painting.filled(box, state.fill);
  else painting.stroked(box);
}

type Box = [number, number, number, number];

/** Bounding box after a map, its first corner upper left. */
function corner(ctm: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const [a, b] = apply(ctm, x0, y0);
  const [c, d] = apply(ctm, x1, y1);
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** Points of a path beyond which it is a drawing, not a table's line. */
const longestPath = 4000;

/** Bounding boxes of the subpaths of pdf.js's packed path (0 move, 1 line, 2 and 3 curves, 4 close). */
function* boxes(data: unknown): Generator<Box> {
  if (!ArrayBuffer.isView(data) || data.byteLength > longestPath * 4) return;
  const path = data as Float32Array;
  let box: Box | null = null;
  for (let at = 0; at < path.length; ) {
    const step = path[at++] ?? 4;
    if (step === 4) continue;
    const points = step === 2 ? 3 : step === 3 ? 2 : 1;
    if (step === 0 && box) {
      yield box;
      box = null;
    }
    for (let point = 0; point < points; point++) {
      const x = path[at++] ?? 0;
      const y = path[at++] ?? 0;
      box = box ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)] : [x, y, x, y];
    }
  }
  if (box) yield box;
}

function number(value: unknown, fallback = 0): number {
  return typeof value === "number" && Number.isFinite(value) ? value : fallback;
}

function nameOf(value: unknown): unknown {
  return value !== null && typeof value === "object" && "name" in value ? value.name : value;
}

function toArgs(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : [];
}

function pairs(value: unknown): [unknown, unknown][] {
  return Array.isArray(value) ? value.filter((pair): pair is [unknown, unknown] => Array.isArray(pair)) : [];
}
