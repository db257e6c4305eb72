import { type Block, type Document, idPrefixes } from "#document";
import type { Unit } from "./passage.ts";

export interface Assembled {
  document: Document;
  /** Id in the document of each unit and note. */
  idOf: ReadonlyMap<Unit, string>;
}

/**
 * Makes a document of units in order, each followed by the notes that it calls: new ids by kind and order, numbers
 * counted anew where the original counts through, parents and marks by the new ids.
 */
export function assemble(
  like: Document,
  units: Unit[],
  notes: ReadonlyMap<string, Unit>,
  renumber: boolean,
): Assembled {
  const called = new Set(units.flatMap((unit) => unit.block.marks.map((mark) => mark.note)));
  // Notes that nothing calls stand where they stood; all others follow the block that calls them.
  const ordered = units.flatMap((unit) => [unit, ...unit.block.marks.flatMap((mark) => notes.get(mark.note) ?? [])]);
  const counters = new Map<string, number>();
  const idOf = new Map<Unit, string>();
  const newId = new Map<string, string>();
  for (const unit of ordered) {
    const prefix = idPrefixes[unit.block.kind];
    const count = (counters.get(prefix) ?? 0) + 1;
    counters.set(prefix, count);
    idOf.set(unit, `${prefix}${count}`);
    newId.set(unit.block.id, `${prefix}${count}`);
  }
  if (renumber) countAnew(ordered.map((unit) => unit.block));
  let annex: string | null = null;
  const blocks = ordered.map((unit): Block => {
    const { block } = unit;
    const id = idOf.get(unit) ?? block.id;
    if (block.kind === "annex") annex = id;
    const inside = block.kind === "annex" ? null : annex;
    const parent = block.parent && newId.get(block.parent);
    const tied = block.kind === "row" || called.has(block.id);
    return {
      ...block,
      id,
      parent: (tied && parent) || inside,
      marks: block.marks.map((mark) => ({ offset: mark.offset, note: newId.get(mark.note) ?? mark.note })),
    };
  });
  return { document: { ...like, blocks }, idOf };
}

const decimal = /^\d+\.$/u;

/** Whether the numbered paragraphs of a document are counted through, 1, 2, 3 …, with hardly an exception. */
export function countsThrough(blocks: readonly Block[]): boolean {
  const numbers = blocks.filter((block) => block.kind === "numbered" && decimal.test(block.number ?? ""));
  const regular = numbers.filter(
    (block, index) =>
      index === 0 ||
      Number.parseInt(block.number ?? "", 10) === Number.parseInt(numbers[index - 1]?.number ?? "", 10) + 1,
  );
  return numbers.length > 10 && regular.length > 0.95 * numbers.length;
}

/** Numbers paragraphs and notes anew, and lets references ("see para. 12") follow. */
export function countAnew(blocks: Block[], firstParagraph = 1, firstNote = 1): void {
  const renamed = new Map<string, string>();
  let paragraph = firstParagraph;
  let note = firstNote;
  for (const block of blocks) {
    if (block.kind === "numbered" && (decimal.test(block.number ?? "") || block.number === "+")) {
      if (block.number !== "+") renamed.set(block.number?.slice(0, -1) ?? "", String(paragraph));
      block.number = `${paragraph++}.`;
    } else if (block.kind === "footnote" || block.kind === "endnote") block.number = String(note++);
  }
  for (const block of blocks) followReferences(block, renamed);
}

/** "para. 12" and "paragraphs 12" of the same document; not those of resolutions ("paragraph 8 of") or other reports. */
function followReferences(block: Block, renamed: ReadonlyMap<string, string>): void {
  if (block.kind === "row" || !/para/u.test(block.text)) return;
  const before = block.text;
  block.text = before.replace(
    /(?<=\bsee (?:para\.|paragraph) )(\d+)(?= (?:above|below)|[).;])/gu,
    (number: string) => renamed.get(number) ?? number,
  );
  const grown = block.text.length - before.length;
  if (grown === 0) return;
  for (const mark of block.marks) {
    const head = before
      .slice(0, mark.offset)
      .replace(
        /(?<=\bsee (?:para\.|paragraph) )(\d+)(?= (?:above|below)|[).;])/gu,
        (number: string) => renamed.get(number) ?? number,
      );
    mark.offset = Math.min(head.length, block.text.length);
  }
}
