import type { Document } from "#document";
import { buildRegistry, findMentions, type Mention, type Party, type TextBlock } from "#parties";
import type { ChangeDraft, FoundMentions } from "../types.ts";

/** Finds who and what is named in both documents; names defined or spelled out in one are known in both. */
export function findAll(original: Document, amended: Document, given: Party[]): FoundMentions {
  const [blocksA, blocksB] = [original, amended].map(({ blocks }): TextBlock[] => blocks);
  const registry = buildRegistry([blocksA ?? [], blocksB ?? []], given);
  return {
    original: byBlock(findMentions(blocksA ?? [], registry)),
    amended: byBlock(findMentions(blocksB ?? [], registry)),
    parties: registry.parties,
  };
}

function byBlock(mentions: Mention[]): Map<string, Mention[]> {
  const found = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const list = found.get(mention.block);
    if (list) list.push(mention);
    else found.set(mention.block, [mention]);
  }
  return found;
}

/** Keys of the parties that a change names more or less often than before, in the order of their first mention. */
export function touched({ original, amended }: ChangeDraft, found: FoundMentions): string[] {
  const balance = new Map<string, number>();
  for (const [blocks, mentions, step] of [
    [original, found.original, -1],
    [amended, found.amended, 1],
  ] as const)
    for (const { id } of blocks)
      for (const { party } of mentions.get(id) ?? [])
        if (found.parties.has(party)) balance.set(party, (balance.get(party) ?? 0) + step);
  return [...balance].flatMap(([party, count]) => (count === 0 ? [] : [party]));
}
