import type { OpenBlock, PartlyOpenBlock, Span } from "./types.ts";

/** A sentence of a block as far as it is shown: its slots, and its text with a mark for what is hidden in it. */
export interface Sentence {
  slots: number[];
  text: string;
}

/** Stands for hidden words, whatever their length. */
export const hiddenMark = "█████";
/** Stands at the end of a partly open block for what may be hidden words or nothing but padding. */
export const perhapsHiddenMark = "▒▒▒▒▒";

/** The sentences of a block in order. Where one begins among hidden spans cannot be told: they go with the one before. */
export function sentencesOf(block: OpenBlock | PartlyOpenBlock): Sentence[] {
  const sentences: Sentence[] = [];
  let hidden = false;
  for (const [slot, span] of shownSpans(block).entries()) {
    let sentence = sentences.at(-1);
    if (span && (span.sentence || !sentence)) {
      sentence = { slots: [], text: "" };
      sentences.push(sentence);
    }
    if (span) sentence?.slots.push(slot);
    if (sentence) sentence.text += span ? span.text : hidden ? "" : hiddenMark;
    hidden = !span;
  }
  return sentences;
}

/** The spans of a block by slot, null where hidden; without the hidden slots after the last shown one. */
export function shownSpans(block: OpenBlock | PartlyOpenBlock): (Span | null)[] {
  if (block.state === "open") return block.spans;
  const spans = block.slots.map((slot) => ("span" in slot ? slot.span : null));
  return spans.slice(0, spans.findLastIndex((span) => span !== null) + 1);
}
