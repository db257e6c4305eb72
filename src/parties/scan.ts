import { legalFormAt, type Word } from "#names";
import type { Entry, Hit, Lexicon } from "./lexicon.ts";
import { gapBefore, isAbbreviation, isCapital } from "./sentence.ts";

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
      if (!hit || (best && (hit.next <= best.end || best.entry.given))) continue;
      if (hit.next === index + 1 || hit.entry.given || !cutsGiven(text, words, index, hit, lexicon))
        best = { entry: hit.entry, start: index, end: hit.next };
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

/** Whether a given name begins within a phrase that was only found by its look. */
function cutsGiven(text: string, words: readonly Word[], index: number, hit: Hit, lexicon: Lexicon): boolean {
  for (let at = index + 1; at < hit.next; at++) {
    const given = lexicon.givenAt(text, words, at);
    if (!given || given.entry.parties.every((key) => hit.entry.parties.includes(key))) continue;
    if (given.next > hit.next || !(hit.entry.around || hit.entry.kind === "state")) return true;
  }
  return false;
}

/** The given names of a text, from left to right. */
export function givenIn(text: string, words: readonly Word[], lexicon: Lexicon): Spot[] {
  const spots: Spot[] = [];
  for (let index = 0; index < words.length; ) {
    const hit = lexicon.givenAt(text, words, index);
    if (hit) spots.push({ entry: hit.entry, start: index, end: hit.next });
    index = hit ? hit.next : index + 1;
  }
  return spots;
}

/** On the same sentence's way: a full stop only after an abbreviation ("Co. Ltd"); "As" and the like only in capitals. */
function follows(text: string, words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (!before || !word || (word.fold.length < 3 && word.shape !== "upper" && word.fold !== "co")) return false;
  const gap = gapBefore(text, words, at);
  return /^,? ?$/u.test(gap) || (/^\.,? $/u.test(gap) && isAbbreviation(before));
}

/** "Gudzon Shipping" also covers the form that follows it: "Gudzon Shipping Co., LLC". */
function pastLegalForm(text: string, words: readonly Word[], from: number): number {
  let end = from;
  for (let word = words[end]; word && follows(text, words, end) && isCapital(word); word = words[end]) {
    const length = legalFormAt(words, end, words.length);
    if (length === 0) break;
    end += length;
  }
  return end;
}
