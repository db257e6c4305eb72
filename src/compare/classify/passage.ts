import type { Block } from "#document";
import type { Mention } from "#parties";
import type { ChangeDraft, FoundMentions, Span } from "../types.ts";
import { matchTokens } from "./match.ts";
import { splitSentences } from "./sentences.ts";
import { type Range, type Token, tokenize } from "./tokens.ts";

export type { Range } from "./tokens.ts";

/** One side of a change: its blocks as one text, cut into tokens and sentences. */
export interface Side {
  name: Span["side"];
  blocks: Block[];
  text: string;
  /** Where each block begins in `text`. */
  starts: number[];
  tokens: Token[];
  sentences: Range[];
  /** Sentence of each token. */
  sentenceOf: Int32Array;
  /** Counterpart of each token on the other side, or -1. */
  kept: Int32Array;
  /** For each changed token the run of changed tokens that it stands in; `runTo` is exclusive. */
  runFrom: Int32Array;
  runTo: Int32Array;
  /** Mentions with offsets in `text`. */
  mentions: Mention[];
}

export interface Passage {
  original: Side;
  amended: Side;
}

const separator = "\u2029";

/** Cuts both sides of a change into tokens and sentences, and finds which tokens stayed. */
export function readPassage(draft: ChangeDraft, mentions: FoundMentions): Passage {
  const original = readSide("original", draft.original, mentions.original);
  const amended = readSide("amended", draft.amended, mentions.amended);
  const matching = matchTokens(original.tokens, amended.tokens, draft.edits);
  original.kept = matching.original;
  amended.kept = matching.amended;
  for (const side of [original, amended]) markRuns(side);
  return { original, amended };
}

function markRuns({ kept, runFrom, runTo }: Side): void {
  for (let from = 0; from < kept.length; ) {
    let to = from;
    while (to < kept.length && (kept[to] ?? 0) < 0) to++;
    runFrom.fill(from, from, to);
    runTo.fill(to, from, to);
    from = to + 1;
  }
}

function readSide(name: Span["side"], blocks: Block[], found: ReadonlyMap<string, Mention[]>): Side {
  const starts: number[] = [];
  const mentions: Mention[] = [];
  let length = 0;
  for (const block of blocks) {
    starts.push(length);
    for (const mention of found.get(block.id) ?? [])
      mentions.push({ ...mention, start: mention.start + length, end: mention.end + length });
    length += block.text.length + separator.length;
  }
  const text = blocks.map((block) => block.text).join(separator);
  const tokens = tokenize(text);
  const sentences = splitSentences(tokens, text);
  const sentenceOf = new Int32Array(tokens.length);
  for (const [index, range] of sentences.entries()) sentenceOf.fill(index, range.from, range.to);
  const kept = new Int32Array(tokens.length).fill(-1);
  const [runFrom, runTo] = [new Int32Array(tokens.length), new Int32Array(tokens.length)];
  return { name, blocks, text, starts, tokens, sentences, sentenceOf, kept, runFrom, runTo, mentions };
}

/** The span of a range of offsets of a side's joined text, cut to the block in which it begins. */
export function spanOf(side: Side, start: number, end: number): Span | null {
  let index = 0;
  while (index + 1 < side.starts.length && (side.starts[index + 1] ?? 0) <= start) index++;
  const block = side.blocks[index];
  const offset = side.starts[index];
  if (!block || offset === undefined) return null;
  const from = Math.min(start - offset, block.text.length);
  const to = Math.min(end - offset, block.text.length);
  return { side: side.name, block: block.id, start: from, end: to, text: block.text.slice(from, to) };
}

/** The span of a range of tokens; `to` is exclusive. */
export function spanOfTokens(side: Side, from: number, to: number): Span | null {
  const first = side.tokens[from];
  const last = side.tokens[to - 1];
  return first && last ? spanOf(side, first.start, last.end) : null;
}

/** The text of a range of tokens as written. */
export function textOfTokens(side: Side, from: number, to: number): string {
  return side.text.slice(side.tokens[from]?.start ?? 0, side.tokens[to - 1]?.end ?? 0);
}

/** Index of the first token that ends after an offset (tokens.length where none does). */
export function tokenAt(side: Side, offset: number): number {
  let low = 0;
  let high = side.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((side.tokens[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether any token of the range was changed. */
export function touched(side: Side, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if ((side.kept[index] ?? -1) < 0) return true;
  return false;
}
