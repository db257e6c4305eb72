import type { Word } from "#names";
import type { Passage } from "./passages.ts";
import { type Run, runsOf } from "./runs.ts";
import { gapBefore, isCapital, isDoubtful } from "./sentence.ts";
import { vocabulary } from "./vocabulary.ts";

/** How often a word is written how, in all documents together. */
export interface Usage {
  lower: number;
  /** With a capital that its place does not explain. */
  capital: number;
  /** Names a state of the given ones. */
  state?: true;
}

/** Words [start, end) of a text. */
export interface Range {
  start: number;
  end: number;
}

/** What was seen of one capitalised run, over all documents. */
export interface Seen {
  words: Word[];
  text: string;
  count: number;
  /** Seen where the first capital may come from the place. */
  doubtful: number;
  /** After an article or another determiner. */
  determined: number;
  /** After "in", "at", "near". */
  located: number;
  /** After a title ("Mr."), a comma and a role, or with one inside. */
  titled: number;
  /** After "vessel", "tanker", or before "(IMO". */
  vessel: number;
  /** Not in a heading in title case or in capitals. */
  running: number;
}

const determiners = new Set(
  "the a an this that these those its their our his her each every any some no le la les el los las der die das".split(
    " ",
  ),
);
const locatives = new Set("in near outside around across throughout inside within via into".split(" "));
const mostRuns = 400_000;
const unseen = { count: 0, doubtful: 0, determined: 0, located: 0, titled: 0, vessel: 0, running: 0 };
/** The use of every word in the documents. */
export function usageOf(passages: readonly Passage[]): Map<string, Usage> {
  const usage = new Map<string, Usage>();
  for (const passage of passages) count(usage, passage);
  return usage;
}

/** Every capitalised run of the documents with its surroundings; names that are known already divide the runs. */
export function survey(passages: readonly Passage[], known: (passage: Passage) => readonly Range[]): Map<string, Seen> {
  const runs = new Map<string, Seen>();
  for (const passage of passages) if (!passage.nouns) surveyPassage(runs, passage, known(passage));
  return runs;
}

function surveyPassage(runs: Map<string, Seen>, passage: Passage, known: readonly Range[]): void {
  const { text, words } = passage;
  let placesUntil = -1;
  for (const run of runsOf(text, words, known)) {
    const name = text.slice(words[run.start]?.start, words[run.end - 1]?.end);
    let seen = runs.get(name);
    if (!seen) {
      if (runs.size >= mostRuns) continue;
      seen = { words: words.slice(run.start, run.end), text: name, ...unseen };
      runs.set(name, seen);
    }
    const before = seen.located;
    note(seen, passage, run);
    if (seen.located === before && isListed(text, words, placesUntil, run.start)) seen.located += passage.times;
    if (seen.located > before) placesUntil = run.end;
  }
}

/** "in Orlin, Velmar and Gudmar": what stands in a row with a place is one. */
function isListed(text: string, words: readonly Word[], placesUntil: number, start: number): boolean {
  if (placesUntil === start) return gapBefore(text, words, start) === ", ";
  return placesUntil === start - 1 && words[placesUntil]?.fold === "and" && gapBefore(text, words, start) === " ";
}

function note(seen: Seen, { text, words, times, titled }: Passage, { start, end, doubtful }: Run): void {
  const before = /^[ \u00a0"“]{1,2}$/u.test(gapBefore(text, words, start)) ? (words[start - 1]?.fold ?? "") : "";
  seen.count += times;
  if (doubtful) seen.doubtful += times;
  if (!titled) seen.running += times;
  if (determiners.has(before)) seen.determined += times;
  if (locatives.has(before) || isPlaceBehind(text, words, end)) seen.located += times;
  if (vocabulary.title.has(before) && !determiners.has(before)) seen.titled += times;
  const after = words[end];
  const cued =
    vocabulary.vessel.has(before) ||
    /^M\/?[VT]\.?$/u.test(text.slice((words[start]?.start ?? 0) - 4, words[start]?.start).trim());
  if (cued || (after?.text === "IMO" && /^,? ?\(?$/u.test(text.slice(words[end - 1]?.end, after.start))))
    seen.vessel += times;
}

const placeNouns = new Set(
  "commune communes neighbourhood neighborhood area areas district province region city village town camp locality locale airport port road market governorate prefecture county island river valley".split(
    " ",
  ),
);
const compass = new Set(["north", "south", "east", "west", "central", "northern", "southern", "eastern", "western"]);

/** "Velmar commune", "Velmar (North Orlin)", "Velmar, South Orlin": what goes before is a place. */
function isPlaceBehind(text: string, words: readonly Word[], end: number): boolean {
  const after = words[end];
  if (!after) return false;
  const gap = gapBefore(text, words, end);
  return (
    (gap === " " && placeNouns.has(after.fold) && after.shape === "lower") ||
    (/^,? \(?$/u.test(gap) && gap !== " " && compass.has(after.fold) && isCapital(after))
  );
}

function count(usage: Map<string, Usage>, { text, words, times, titled }: Passage): void {
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word || word.shape === "digits" || word.shape === "caseless" || word.shape === "initial") continue;
    const lower = word.shape === "lower";
    if (lower && isInAddress(text, word)) continue;
    let use = usage.get(word.fold);
    if (!use) {
      use = { lower: 0, capital: 0 };
      usage.set(word.fold, use);
    }
    if (lower) use.lower += times;
    else if (!titled && isCapital(word) && !isDoubtful(text, words, index)) use.capital += times;
  }
}

/** A word in small letters that is part of a web or mail address: it says nothing ("velmar.org"). */
function isInAddress(text: string, word: Word): boolean {
  const [before, after] = [text.charCodeAt(word.start - 1), text.charCodeAt(word.end)];
  if (before === 0x40 || after === 0x40 || before === 0x2f || after === 0x2f) return true;
  return before === 0x2e || (after === 0x2e && text.charCodeAt(word.end + 1) > 0x60);
}
