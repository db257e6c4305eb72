import type { Block } from "#document";

/** A block on its way from the original to the amended document. */
export interface Unit {
  block: Block;
  /** Ids of the original's blocks that it comes from; none for an inserted one. */
  from: string[];
  reworded: boolean;
  moved: boolean;
  /** What is done to it, so that nothing is done twice; null while it is free. */
  task: string | null;
}

/** Replaces a passage of a block's text; note marks behind it move along, those inside it go to its end. */
export function replaceRange(block: Block, start: number, end: number, text: string): void {
  block.text = block.text.slice(0, start) + text + block.text.slice(end);
  for (const mark of block.marks) {
    if (mark.offset >= end) mark.offset += text.length - (end - start);
    else if (mark.offset > start) mark.offset = start + text.length;
  }
}

/** Adds a sentence at the end of a block. */
export function append(block: Block, sentence: string): { start: number; end: number } {
  const start = block.text.length + 1;
  block.text = `${block.text} ${sentence}`;
  return { start, end: block.text.length };
}

const abbreviation =
  /(?:\b(?:Mr|Mrs|Ms|Dr|No|Nos|v|vs|Inc|Ltd|Co|Corp|Jr|Sr|St|Sgt|Gen|Col|Lt|para|paras|sect|art|e\.g|i\.e|cf|al|p|pp|approx|[A-Z])|\b[A-Z]\.[A-Z])\.$/u;

export interface Sentence {
  start: number;
  end: number;
  text: string;
}

/** Sentences of a text, roughly: ends at a full stop, question or exclamation mark before a capital. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]["”’)\]]{0,2}\s+(?=["“‘([]?\p{Lu})/gu)) {
    const end = match.index + match[0].trimEnd().length;
    if (abbreviation.test(text.slice(start, match.index + 1))) continue;
    found.push({ start, end, text: text.slice(start, end) });
    start = match.index + match[0].length;
  }
  if (start < text.length) found.push({ start, end: text.length, text: text.slice(start) });
  return found;
}

export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
