import { legalFormAt, type Word } from "#names";
import type { Entry, Lexicon } from "./lexicon.ts";
import { gapBefore, isCapital } from "./sentence.ts";

/** A phrase of the lexicon at a place of a text: words [start, end). */
export interface Spot {
  entry: Entry;
  start: number;
  end: number;
}

/** The longest phrases of the lexica in a text, from left to right, without overlap; of two lexica the longer phrase counts, then the first. */
export function scan(text: string, words: readonly Word[], language: string, lexica: readonly Lexicon[]): Spot[] {
  const spots: Spot[] = [];
  for (let index = 0; index < words.length; ) {
    let best: Spot | undefined;
    for (const lexicon of lexica) {
      const hit = lexicon.at(text, words, index, language);
      if (hit && (!best || hit.next > best.end)) best = { entry: hit.entry, start: index, end: hit.next };
    }
    if (!best) {
      index++;
      continue;
    }
    if (best.entry.kind === "party" && best.entry.form === "full" && best.entry.parties.length > 0)
      best.end = pastLegalForm(text, words, best.end);
    if (best.entry.parties.length > 0) spots.push(best);
    index = best.end;
  }
  return spots;
}

/** "Gudzon Shipping" also covers the form that follows it: "Gudzon Shipping Co., LLC". */
function pastLegalForm(text: string, words: readonly Word[], from: number): number {
  let end = from;
  while (words[end] && /^[.,]{0,2} ?$/u.test(gapBefore(text, words, end)) && isCapital(words[end] as Word)) {
    const length = legalFormAt(words, end, words.length);
    if (length === 0) break;
    end += length;
  }
  return end;
}
