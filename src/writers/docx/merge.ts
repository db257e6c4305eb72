import type { Aligned, LedgerBlock } from "#compare";

/** One step through both texts at once. */
export type Step =
  | { kind: "both"; aligned: Aligned; original: LedgerBlock[]; amended: LedgerBlock[] }
  | { kind: "original"; aligned: Aligned | null; block: LedgerBlock }
  | { kind: "amended"; aligned: Aligned | null; block: LedgerBlock };

/**
 * Merges two sequences of blocks (paragraphs and tables, or the rows of one table) into one: what corresponds and
 * kept its order stands once, everything else stands where each text has it. Leaving out the "amended" steps gives
 * the original in its order, and the other way round.
 */
export function mergeSequences(
  original: LedgerBlock[],
  amended: LedgerBlock[],
  alignedOf: (block: LedgerBlock, side: "original" | "amended") => Aligned | null,
): Step[] {
  const spine = longestIncreasing(candidates(original, amended, alignedOf));
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  const until = (endOriginal: number, endAmended: number) => {
    for (; i < endOriginal; i++) {
      const block = original[i];
      if (block) steps.push({ kind: "original", aligned: alignedOf(block, "original"), block });
    }
    for (; j < endAmended; j++) {
      const block = amended[j];
      if (block) steps.push({ kind: "amended", aligned: alignedOf(block, "amended"), block });
    }
  };
  for (const { aligned, from, to } of spine) {
    until(from, to);
    steps.push({
      kind: "both",
      aligned,
      original: original.slice(i, i + aligned.original.length),
      amended: amended.slice(j, j + aligned.amended.length),
    });
    i += aligned.original.length;
    j += aligned.amended.length;
  }
  until(original.length, amended.length);
  return steps;
}

interface Candidate {
  aligned: Aligned;
  from: number;
  to: number;
}

/** Correspondences that did not move and whose blocks stand next to each other on either side, in amended order. */
function candidates(
  original: LedgerBlock[],
  amended: LedgerBlock[],
  alignedOf: (block: LedgerBlock, side: "original" | "amended") => Aligned | null,
): Candidate[] {
  const placeIn = (blocks: LedgerBlock[]) => new Map(blocks.map((block, index) => [block.id, index]));
  const places = { original: placeIn(original), amended: placeIn(amended) };
  const startOf = (ids: string[], side: "original" | "amended"): number | null => {
    const start = places[side].get(ids[0] ?? "");
    if (start === undefined) return null;
    return ids.every((id, index) => places[side].get(id) === start + index) ? start : null;
  };
  const found: Candidate[] = [];
  const seen = new Set<Aligned>();
  for (const block of amended) {
    const aligned = alignedOf(block, "amended");
    if (!aligned || seen.has(aligned) || aligned.kind === "moved" || aligned.original.length === 0) continue;
    seen.add(aligned);
    const from = startOf(aligned.original, "original");
    const to = startOf(aligned.amended, "amended");
    if (from !== null && to !== null) found.push({ aligned, from, to });
  }
  return found.sort((a, b) => a.to - b.to);
}

/** The longest run of candidates whose places in the original also increase (patience sorting, n log n). */
function longestIncreasing(found: Candidate[]): Candidate[] {
  const tails: number[] = [];
  const previous: number[] = [];
  found.forEach((candidate, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const tail = found[tails[middle] ?? 0];
      if (tail && tail.from < candidate.from) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  });
  const result: Candidate[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const candidate = found[index];
    if (candidate) result.push(candidate);
  }
  return result.reverse();
}
