import { type FlowParagraph, type Shape, standsIn } from "./flow.ts";
import { namespaces } from "./parts.ts";
import { type PrintedNumber, readPrinted } from "./printed-number.ts";
import { element, part } from "./xml.ts";

/** How a paragraph gets its number: counted by Word, or typed. */
export type NumberPlan = { list: number; level: number } | { typed: true };

interface List {
  id: number;
  pattern: PrintedNumber;
  level: number;
  start: number;
  next: { original: number; amended: number };
}

/**
 * Decides for each paragraph whether Word's own counting gives the printed number *in both texts*; a list goes on
 * as long as it does, a new one starts where a sequence restarts, and a number that no list gives is typed.
 */
export class Numbering {
  readonly #open = new Map<string, List>();
  readonly #lists: List[] = [];

  plan(paragraph: FlowParagraph): NumberPlan {
    const original = standsIn("original", paragraph.status) ? paragraph.original : undefined;
    const amended = standsIn("amended", paragraph.status) ? paragraph.amended : undefined;
    const readings = pairs(original, amended);
    const level = Math.min((amended ?? original)?.level ?? 0, 8);
    for (const reading of readings) {
      const list = this.#open.get(keyOf(reading.pattern, level));
      if (!list) continue;
      if (reading.original !== undefined && reading.original !== list.next.original) continue;
      if (reading.amended !== undefined && reading.amended !== list.next.amended) continue;
      return this.#count(list, reading);
    }
    // Of several readings the lowest start is likeliest: "(i)" as 1 rather than 9.
    const fresh = readings
      .filter((r) => r.original === undefined || r.amended === undefined || r.original === r.amended)
      .sort((a, b) => startOf(a) - startOf(b))[0];
    if (!fresh || this.#lists.length >= 5000) return { typed: true };
    const start = startOf(fresh);
    const id = this.#lists.length + 1;
    const list: List = { id, pattern: fresh.pattern, level, start, next: { original: start, amended: start } };
    this.#lists.push(list);
    this.#open.set(keyOf(fresh.pattern, level), list);
    return this.#count(list, fresh);
  }

  #count(list: List, reading: Reading): NumberPlan {
    if (reading.original !== undefined) list.next.original++;
    if (reading.amended !== undefined) list.next.amended++;
    return { list: list.id, level: list.level };
  }

  /** word/numbering.xml: one abstract list for each pattern and level, one list for each start. */
  part(): string {
    const patterns = new Map<string, { id: number; list: List }>();
    for (const list of this.#lists) {
      const key = keyOf(list.pattern, list.level);
      if (!patterns.has(key)) patterns.set(key, { id: patterns.size + 1, list });
    }
    const abstract = [...patterns.values()].map(({ id, list }) =>
      element("w:abstractNum", { "w:abstractNumId": id }, ...levels(list)),
    );
    const bullets = element("w:abstractNum", { "w:abstractNumId": 0 }, ...bulletLevels());
    const nums = this.#lists.map((list) =>
      element(
        "w:num",
        { "w:numId": list.id },
        element("w:abstractNumId", { "w:val": patterns.get(keyOf(list.pattern, list.level))?.id }),
        element("w:lvlOverride", { "w:ilvl": list.level }, element("w:startOverride", { "w:val": list.start })),
      ),
    );
    const bulletNum = element("w:num", { "w:numId": bulletList }, element("w:abstractNumId", { "w:val": 0 }));
    return part(element("w:numbering", namespaces, bullets, ...abstract, ...nums, bulletNum));
  }
}

/** The list of all bulleted items. */
export const bulletList = 9999;

interface Reading {
  pattern: PrintedNumber;
  original?: number;
  amended?: number;
}

/** Readings that fit the numbers of both texts with one pattern. */
function pairs(original: Shape | undefined, amended: Shape | undefined): Reading[] {
  const left = original?.number ? readPrinted(original.number) : [];
  const right = amended?.number ? readPrinted(amended.number) : [];
  if (!original) return right.map((pattern) => ({ pattern, amended: pattern.value }));
  if (!amended) return left.map((pattern) => ({ pattern, original: pattern.value }));
  return right.flatMap((pattern) =>
    left
      .filter((other) => keyOf(other, 0) === keyOf(pattern, 0))
      .map((other) => ({ pattern, original: other.value, amended: pattern.value })),
  );
}

function startOf(reading: Reading): number {
  return reading.amended ?? reading.original ?? 1;
}

function keyOf(pattern: PrintedNumber, level: number): string {
  return `${level} ${pattern.format} ${pattern.prefix} ${pattern.suffix}`;
}

/** Only the level in use counts; Word wants the ones above it to exist. */
function levels(list: List): string[] {
  const { pattern, level } = list;
  return Array.from({ length: 9 }, (_, ilvl) =>
    element(
      "w:lvl",
      { "w:ilvl": ilvl },
      element("w:start", { "w:val": 1 }),
      element("w:numFmt", { "w:val": ilvl === level ? pattern.format : "none" }),
      element("w:lvlText", { "w:val": ilvl === level ? `${pattern.prefix}%${level + 1}${pattern.suffix}` : "" }),
      element("w:lvlJc", { "w:val": "left" }),
      element("w:pPr", {}, element("w:ind", { "w:left": 567 * level, "w:firstLine": 0 })),
    ),
  );
}

function bulletLevels(): string[] {
  return Array.from({ length: 9 }, (_, ilvl) =>
    element(
      "w:lvl",
      { "w:ilvl": ilvl },
      element("w:start", { "w:val": 1 }),
      element("w:numFmt", { "w:val": "bullet" }),
      element("w:lvlText", { "w:val": "•" }),
      element("w:lvlJc", { "w:val": "left" }),
      element("w:pPr", {}, element("w:ind", { "w:left": 567 * (ilvl + 1), "w:hanging": 283 })),
    ),
  );
}
