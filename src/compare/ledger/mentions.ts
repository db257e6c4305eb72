import type { Document } from "#document";
import { buildRegistry, findMentions, type Mention, type Party, type TextBlock } from "#parties";
import type { ChangeDraft, FoundMentions } from "../types.ts";
import { type Clean, clean } from "./clean.ts";

/** Finds who and what is named in both documents; names defined or spelled out in one are known in both. */
export function findAll(original: Document, amended: Document, given: Party[]): FoundMentions {
  const [before, after] = [readable(original), readable(amended)];
  const registry = buildRegistry([before.blocks, after.blocks], given);
  const found = ({ blocks, back }: Readable) => byBlock(findMentions(blocks, registry).map(back));
  return { original: found(before), amended: found(after), parties: registry.parties };
}

/** Blocks without what only layout makes, and the way back of a mention found in them to the text as written. */
interface Readable {
  blocks: TextBlock[];
  back: (mention: Mention) => Mention;
}

function readable({ blocks }: Document): Readable {
  const ways = new Map<string, Clean["back"]>();
  const plain = blocks.map((block): TextBlock => {
    const { text, back } = clean(block.text);
    if (text === block.text) return block;
    ways.set(block.id, back);
    return { ...block, text };
  });
  const back = (mention: Mention): Mention => {
    const way = ways.get(mention.block);
    return way ? { ...mention, start: way(mention.start), end: way(mention.end) } : mention;
  };
  return { blocks: plain, back };
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
