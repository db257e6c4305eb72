import { type Word, wordsOf } from "#names";
import { runsOf } from "./runs.ts";
import { gapBefore, isCapital, isDoubtful } from "./sentence.ts";
import type { TextBlock } from "./types.ts";
import { vocabulary } from "./vocabulary.ts";

/** How often a word is written how, in all documents together. */
export interface Usage {
  lower: number;
  /** With a capital that its place does not explain. */
  capital: number;
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

/** What buildRegistry knows of the texts before it judges. */
export interface Survey {
  usage: Map<string, Usage>;
  runs: Map<string, Seen>;
}

const determiners = new Set(
  "the a an this that these those its their our his her each every any some no le la les el los las der die das".split(
    " ",
  ),
);
const locatives = new Set("in near outside around across throughout inside within via into".split(" "));
const mostRuns = 400_000;
/** German writes every noun with a capital, so that capitals tell nothing there. */
const nounCapitals = "de";

/** Reads all documents once: the use of every word, and every capitalised run with its surroundings. */
export function survey(documents: readonly (readonly TextBlock[])[]): Survey {
  const result: Survey = { usage: new Map(), runs: new Map() };
  for (const blocks of documents) for (const block of blocks) surveyBlock(result, block);
  return result;
}

function surveyBlock(result: Survey, block: TextBlock): void {
  const words = wordsOf(block.text);
  const titled = isTitleCase(block, words);
  count(result.usage, block.text, words, titled);
  if (block.language.startsWith(nounCapitals)) return;
  let placesUntil = -1;
  for (const run of runsOf(block.text, words)) {
    const text = block.text.slice(words[run.start]?.start, words[run.end - 1]?.end);
    let seen = result.runs.get(text);
    if (!seen) {
      if (result.runs.size >= mostRuns) continue;
      seen = {
        words: words.slice(run.start, run.end),
        text,
        count: 0,
        doubtful: 0,
        determined: 0,
        located: 0,
        titled: 0,
        vessel: 0,
        running: 0,
      };
      result.runs.set(text, seen);
    }
    const before = seen.located;
    note(seen, block.text, words, run.start, run.end, run.doubtful, titled);
    if (seen.located === before && isListed(block.text, words, placesUntil, run.start)) seen.located++;
    if (seen.located > before) placesUntil = run.end;
  }
}

/** "in Orlin, Velmar and Gudmar": what stands in a row with a place is one. */
function isListed(text: string, words: readonly Word[], placesUntil: number, start: number): boolean {
  if (placesUntil === start) return gapBefore(text, words, start) === ", ";
  return placesUntil === start - 1 && words[placesUntil]?.fold === "and" && gapBefore(text, words, start) === " ";
}

function note(
  seen: Seen,
  text: string,
  words: readonly Word[],
  start: number,
  end: number,
  doubtful: boolean,
  titled: boolean,
): void {
  const before = /^[ \u00a0"“]{1,2}$/u.test(gapBefore(text, words, start)) ? (words[start - 1]?.fold ?? "") : "";
  seen.count++;
  if (doubtful) seen.doubtful++;
  if (!titled) seen.running++;
  if (determiners.has(before)) seen.determined++;
  if (locatives.has(before) || isPlaceBehind(text, words, end)) seen.located++;
  if (vocabulary.title.has(before) && !determiners.has(before)) seen.titled++;
  const after = words[end];
  const cued =
    vocabulary.vessel.has(before) ||
    /^M\/?[VT]\.?$/u.test(text.slice((words[start]?.start ?? 0) - 4, words[start]?.start).trim());
  if (cued || (after?.text === "IMO" && /^,? ?\(?$/u.test(text.slice(words[end - 1]?.end, after.start)))) seen.vessel++;
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

function count(usage: Map<string, Usage>, text: string, words: readonly Word[], titled: boolean): void {
  for (const [index, word] of words.entries()) {
    if (word.shape === "digits" || word.shape === "caseless" || word.shape === "initial" || isInAddress(text, word))
      continue;
    let use = usage.get(word.fold);
    if (!use) {
      use = { lower: 0, capital: 0 };
      usage.set(word.fold, use);
    }
    if (word.shape === "lower") use.lower++;
    else if (!titled && isCapital(word) && !isDoubtful(text, words, index)) use.capital++;
  }
}

/** Part of a web or mail address: its small letters say nothing ("velmar.org"). */
function isInAddress(text: string, word: Word): boolean {
  const [before, after] = [text.charCodeAt(word.start - 1), text.charCodeAt(word.end)];
  if (before === 0x40 || after === 0x40 || before === 0x2f || after === 0x2f) return word.shape === "lower";
  return (before === 0x2e || (after === 0x2e && text.charCodeAt(word.end + 1) > 0x60)) && word.shape === "lower";
}

/** A text in which nearly every longer word has a capital: there capitals tell nothing. */
function isTitleCase(block: TextBlock, words: readonly Word[]): boolean {
  let long = 0;
  let capital = 0;
  for (const word of words) {
    if (word.end - word.start < 4 || word.shape === "digits" || word.shape === "caseless") continue;
    long++;
    if (isCapital(word)) capital++;
  }
  if (block.kind === "heading" || block.kind === "annex" || block.kind === "caption") return capital >= long * 0.7;
  return (
    block.kind !== "row" &&
    words.length > 2 &&
    words.every((word) => word.shape !== "lower" && word.shape !== "capital")
  );
}
