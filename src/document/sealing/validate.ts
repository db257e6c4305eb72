import { PenholderError } from "#kernel";
import type { Block, Document } from "../types.ts";
import { limits } from "./limits.ts";
import type { KeyPolicy, SpanMark, TextRange } from "./types.ts";

/** Refuses a document that cannot be sealed so that everyone hashes the same bytes. */
export function requireSealable(document: Document): void {
  const { blocks } = document;
  if (blocks.length === 0 || blocks.length > limits.blocks) {
    refuse(`A report has 1 to ${limits.blocks} blocks and this one has ${blocks.length}`);
  }
  requireText(document.title, "The title", limits.text);
  requireText(document.language, "The document's language", limits.word);
  const ids = new Set(blocks.map(({ id }) => id));
  if (ids.size < blocks.length) refuse("Two blocks of the document have the same id: read the file anew");
  for (const block of blocks) requireBlock(block, ids);
}

function requireBlock(block: Block, ids: ReadonlySet<string>): void {
  const name = `Block ${block.id}`;
  requireText(block.text, name, limits.text);
  requireText(block.language, `The language of block ${block.id}`, limits.word);
  requireText(block.number ?? "", `The printed number of block ${block.id}`, limits.text);
  if (!Number.isInteger(block.level) || block.level < 0 || block.level > limits.level) refuse(`${name} has no level`);
  if (block.parent !== null && !ids.has(block.parent)) refuse(`${name} belongs to ${block.parent}, which is not there`);
  if (block.cells && block.cells.join("\t") !== block.text) refuse(`${name}'s cells are not its text`);
  let before = 0;
  for (const { offset, note } of block.marks) {
    if (!ids.has(note)) refuse(`${name} calls note ${note}, which is not there`);
    if (!Number.isInteger(offset) || offset < before || offset > block.text.length) {
      refuse(`${name} has a note's mark outside its text or out of order`);
    }
    before = offset;
  }
}

function requireText(text: string, what: string, limit: number): void {
  if (text.length > limit) refuse(`${what} is longer than ${limit} characters`);
  if (!text.isWellFormed() || text.normalize("NFC") !== text) refuse(`${what} is not Unicode text in NFC`);
}

/** Refuses marks and ranges that lie outside the text of a block of the document. */
export function requireRanges(document: Document, ranges: readonly (SpanMark | TextRange)[]): void {
  const lengths = new Map(document.blocks.map(({ id, text }) => [id, text.length]));
  for (const { block, start = 0, end } of ranges) {
    const length = lengths.get(block);
    if (length === undefined) refuse(`A mark names block ${block}, which is not there`);
    else if (end !== undefined || start > 0) requireRange(block, start, end ?? length, length);
  }
}

function requireRange(block: string, start: number, end: number, length: number): void {
  const inside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= length;
  if (!inside)
    refuse(`A mark from ${start} to ${end} lies outside the text of block ${block}, which has ${length} units`);
}

/** Refuses a policy that nobody or anybody can satisfy. */
export function requirePolicy({ threshold, keys }: KeyPolicy): void {
  if (new Set(keys).size < keys.length) refuse("The policy names one key twice");
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > keys.length || keys.length > limits.keys) {
    refuse(
      `A policy asks for at least one and at most all of its keys, and this one for ${threshold} of ${keys.length}`,
    );
  }
}

export function refuse(what: string): never {
  throw new PenholderError("sealing-refused", `${what}.`);
}
