import { formatNumber } from "./number-formats.ts";
import type { Level, Numbering } from "./numbering.ts";

/** The number of one paragraph as printed, and what it says of the paragraph. */
export interface PrintedNumber {
  text: string;
  bullet: boolean;
}

interface ListState {
  /** Count of each level as last printed; undefined where it starts anew. */
  counts: (number | undefined)[];
  /** Instances used so far: each applies its own starts once. */
  used: Set<string>;
}

/**
 * Counts list paragraphs as Word does, in reading order: instances of one definition count on together; an
 * instance's start override restarts it on its first use; a level restarts after a higher one, as w:lvlRestart says.
 */
export class ListCounter {
  readonly #lists = new Map<string, ListState>();
  readonly #language: string;

  constructor(language: string) {
    this.#language = language;
  }

  /** Counts one paragraph of a list and returns its number; null where the level prints nothing. */
  next(numId: string, numbering: Numbering, level: number): PrintedNumber | null {
    const own = numbering.levels.get(level);
    if (!own) return null;
    const state = this.#lists.get(numbering.definition) ?? { counts: [], used: new Set() };
    this.#lists.set(numbering.definition, state);
    if (!state.used.has(numId)) {
      state.used.add(numId);
      for (const overridden of numbering.startOverrides.keys()) state.counts[overridden] = undefined;
    }
    const count = state.counts[level];
    state.counts[level] = count === undefined ? startOf(numbering, level) : count + 1;
    for (let lower = level + 1; lower < 9; lower += 1)
      if (restartsAfter(numbering.levels.get(lower), level)) state.counts[lower] = undefined;
    if (own.format === "bullet") return { text: "", bullet: true };
    const text = this.#print(own, numbering, state).trim();
    return text === "" ? null : { text, bullet: false };
  }

  #print(own: Level, numbering: Numbering, state: ListState): string {
    return own.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const level = Number(digit) - 1;
      const format = numbering.levels.get(level)?.format ?? "decimal";
      const count = state.counts[level] ?? startOf(numbering, level);
      const legal = own.legal && format !== "none" && format !== "bullet";
      return formatNumber(legal ? "decimal" : format, count, own.language ?? this.#language);
    });
  }
}

function startOf(numbering: Numbering, level: number): number {
  return numbering.startOverrides.get(level) ?? numbering.levels.get(level)?.start ?? 1;
}

function restartsAfter(level: Level | undefined, used: number): boolean {
  if (level?.restart === undefined) return true;
  return level.restart > 0 && used < level.restart;
}
