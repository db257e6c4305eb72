import type { Block } from "#document";
import type { Target } from "../requests.ts";
import type { Change } from "../types.ts";
import { bagOf, normalised, shared, weigh } from "./words.ts";

/** A change with its blocks on both sides. */
export interface Placed {
  change: Change;
  original: Block[];
  amended: Block[];
  /** Printed numbers of its paragraphs, and of those that call its notes. */
  numbers: { original: Set<string>; amended: Set<string> };
  callers: { original: Set<string>; amended: Set<string> };
  /** Texts as words, to find passages in. */
  words: { original: string; amended: string };
}

/** Looks up the blocks, numbers and words of each change once. */
export function placeChanges(changes: Change[], original: Block[], amended: Block[]): Placed[] {
  const blocks = { original: new Map(original.map((b) => [b.id, b])), amended: new Map(amended.map((b) => [b.id, b])) };
  return changes.map((change) => {
    const of = (side: "original" | "amended") => change[side].flatMap((id) => blocks[side].get(id) ?? []);
    const callers = (side: "original" | "amended") =>
      new Set(of(side).flatMap((block) => bare(blocks[side].get(block.parent ?? "")?.number) ?? []));
    const numbers = (side: "original" | "amended") => new Set(of(side).flatMap((block) => bare(block.number) ?? []));
    return {
      change,
      original: of("original"),
      amended: of("amended"),
      numbers: { original: numbers("original"), amended: numbers("amended") },
      callers: { original: callers("original"), amended: callers("amended") },
      words: { original: normalised(change.before ?? ""), amended: normalised(change.after ?? "") },
    };
  });
}

/** A printed number without its punctuation ("12." = "12", "(a)" = "a"); null where there is none. */
export function bare(number: string | null | undefined): string | null {
  return (
    number
      ?.normalize("NFKC")
      .toLowerCase()
      .replace(/^(?:paragraphs?|paras?\.?|§)\s*/u, "")
      .replace(/[\s.()[\]]/gu, "") || null
  );
}

/** How well a change stands where a target points, 0 … 1. */
export function placeFit(placed: Placed, target: Target): number {
  const { side } = target;
  const quoted = target.passage === undefined ? null : passageFit(placed, target.passage, side);
  if (target.throughout) return quoted || shortForm(placed, target.passage ?? "", side);
  const number = bare(target.paragraph);
  if (number === null) return quoted ?? 0;
  const here = placed.numbers[side].has(number) ? 1 : placed.callers[side].has(number) ? 0.9 : 0;
  // A passage put in has no place on the other side; its text must speak for it.
  const absent = placed[side].length === 0 ? 0.8 : 0;
  if (quoted === null) return Math.max(here, absent);
  if (here > 0) return quoted > 0 ? here : here * 0.6;
  // The passage stands elsewhere than its number says: numbers are mistaken, and repeat, more often than long quotations.
  return quoted === 1 && target.passage !== undefined && bagOf(target.passage).size >= 4 ? 0.7 : absent * 0.9;
}

/** Whether the change's text on the target's side holds most of the passage quoted. */
export function quotes(placed: Placed, { passage, side }: Target): boolean {
  return passage !== undefined && passageFit(placed, passage, side) > 0;
}

/** A name meant throughout also stands in short forms: any of its longer words, at a lower fit. */
function shortForm(placed: Placed, passage: string, side: Target["side"]): number {
  const there = bagOf(placed.words[side]);
  return [...bagOf(passage).keys()].some((word) => word.length >= 4 && there.has(word)) ? 0.8 : 0;
}

/** Whether the change's text on a side holds a passage: 1 word for word, less where most of its words are there. */
function passageFit(placed: Placed, passage: string, side: Target["side"]): number {
  const words = normalised(passage);
  if (words.trim() === "" || placed.words[side].includes(words)) return words.trim() === "" ? 0 : 1;
  // A change of a part of the passage alone: a sentence cut out of a quoted paragraph.
  if (placed.words[side].trim() !== "" && words.includes(placed.words[side])) return 1;
  const bag = bagOf(passage);
  const share = shared(bag, bagOf(placed.words[side])) / Math.max(1, weigh(bag));
  return share >= 0.8 ? 0.8 * share : 0;
}
