import type { Block } from "#document";
import type { NameFinder } from "./naming.ts";
import { type Unit, wordCount } from "./passage.ts";
import type { Random } from "./random.ts";
import type { Plan, Truth } from "./truth.ts";

/** Everything that the steps of an amendment share. */
export interface Work {
  random: Random;
  plan: Plan;
  /** The original, with planted sentences; ids stay. */
  original: Map<string, Block>;
  units: Unit[];
  notes: Map<string, Unit>;
  names: NameFinder;
  donors: readonly string[];
  counted: boolean;
  truth: Omit<Truth, "pairs" | "lost">;
}

/** Units that can be amended: paragraphs of running text that nothing was done to. */
export function free(work: Work, least = 12): Unit[] {
  const seen = new Map<string, number>();
  for (const { block } of work.units) seen.set(block.text, (seen.get(block.text) ?? 0) + 1);
  return work.units.filter(
    ({ block, task }) =>
      task === null &&
      (block.kind === "numbered" || block.kind === "paragraph" || block.kind === "item") &&
      wordCount(block.text) >= least &&
      seen.get(block.text) === 1 &&
      (block.text.match(/[\p{L} ,.]/gu)?.length ?? 0) > 0.85 * block.text.length,
  );
}

/** A share of the units that can be amended, at least `least` where the share is not nought. */
export function choose(work: Work, share: number, candidates: Unit[] = free(work), least = 2): Unit[] {
  if (share === 0) return [];
  const count = Math.max(least, Math.round(share * free(work, 0).length));
  return work.random.shuffle(candidates).slice(0, count);
}

/** Whether a unit can come and go without breaking a lettered list. */
export function isLoose({ block }: Unit): boolean {
  return block.number === null || /^\d+\.$/u.test(block.number) || block.kind === "item";
}
