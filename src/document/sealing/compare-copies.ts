import { type Crypto, equalBytes } from "#record";
import type { BlockComparison } from "./answers.ts";
import { Hashes } from "./hashes.ts";
import { innerOf } from "./leaves.ts";
import { ascending } from "./longest.ts";
import { textOf } from "./ranges.ts";
import type { SealedBlock, WholeFile } from "./types.ts";

/** A block of one of the two files, with its place and the hash of all of it but its id. */
interface Placed {
  block: SealedBlock;
  index: number;
  inner: Uint8Array;
}

const proofs = {
  unchanged: "Not a word, mark or attribute of it differs between the two versions.",
  "unchanged-though-hidden":
    "It is hidden, wholly or in part, and proved unchanged: not a word, mark or attribute of it, hidden ones included, differs between the two versions.",
  "resealed-same-words":
    "It was sealed anew between the two versions and shows the same words in both: notes or attributes may differ, or only the seed.",
  resealed: "It was sealed anew between the two versions, and its words differ.",
  "resealed-while-hidden":
    "It was sealed anew between the two versions while it is hidden, wholly or in part: something in it was changed, or a fresh seed was put over the same words. Which of the two is not proved.",
  added: "The later version has it and the earlier one has not.",
  dropped: "The earlier version has it and the later one has not.",
};

/**
 * What two published versions prove of each block, by its id, without the hidden words: in order of the later version,
 * dropped blocks last. Both files must have been checked (`checkBody`) before; what this says is of their content.
 */
export function compareCopies(crypto: Crypto, earlier: WholeFile, later: WholeFile): BlockComparison[] {
  const hashes = new Hashes(crypto);
  const [before, after] = [placed(hashes, earlier), placed(hashes, later)];
  const moved = movedBlocks(before, after);
  const lasting = [...after.values()].map((now) => compareBlock(before.get(now.block.id), now, moved));
  const dropped = [...before.values()]
    .filter(({ block }) => !after.has(block.id))
    .map(({ block, index }): BlockComparison => {
      const says = proofs.dropped;
      return { block: block.id, outcome: "dropped", moved: false, before: index, after: null, says };
    });
  return [...lasting, ...dropped];
}

function placed(hashes: Hashes, { blocks }: WholeFile): Map<string, Placed> {
  return new Map(blocks.map((block, index) => [block.id, { block, index, inner: innerOf(hashes, block) }]));
}

/** Of the blocks that both have, those outside a longest run that kept its order. */
function movedBlocks(before: ReadonlyMap<string, Placed>, after: ReadonlyMap<string, Placed>): Set<string> {
  const common = [...after.keys()].filter((id) => before.has(id));
  const kept = ascending(common.map((id) => before.get(id)?.index ?? 0));
  return new Set(common.filter((_, place) => !kept[place]));
}

function compareBlock(was: Placed | undefined, now: Placed, moved: ReadonlySet<string>): BlockComparison {
  const { id } = now.block;
  if (!was) return { block: id, outcome: "added", moved: false, before: null, after: now.index, says: proofs.added };
  const { outcome, proof } = outcomeOf(was, now);
  const move = moved.has(id) ? " It stands in another place among the blocks that both versions have." : "";
  const says = proofs[proof] + move;
  return { block: id, outcome, moved: moved.has(id), before: was.index, after: now.index, says };
}

function outcomeOf(was: Placed, now: Placed): { outcome: BlockComparison["outcome"]; proof: keyof typeof proofs } {
  const isSame = equalBytes(was.inner, now.inner);
  if (was.block.state !== "open" || now.block.state !== "open") {
    const outcome = isSame ? "unchanged-though-hidden" : "resealed-while-hidden";
    return { outcome, proof: outcome };
  }
  if (isSame) return { outcome: "unchanged", proof: "unchanged" };
  const isSameText = textOf(was.block.spans) === textOf(now.block.spans);
  return { outcome: "resealed", proof: isSameText ? "resealed-same-words" : "resealed" };
}
