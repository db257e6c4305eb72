import { PenholderError } from "#kernel";
import { type Crypto, leavesReader, proveInclusion, toBase64 } from "#record";
import type { ExcerptChoice, Release } from "./answers.ts";
import { Hashes } from "./hashes.ts";
import { itemsOf, metaLeaf, ownNumber } from "./leaves.ts";
import { authenticHeader, listedLeaves } from "./opened.ts";
import { partlyOpen } from "./partly.ts";
import { refuse } from "./plan.ts";
import { requireOrder } from "./release.ts";
import { sentencesOf } from "./sentences-of.ts";
import type { Excerpt, OpenBlock, PartlyOpenBlock, WholeFile } from "./types.ts";

/**
 * One block, or some of its sentences, with the proof that it stands at its place in the sealed version. From a
 * redacted copy nothing comes out that the copy hides. Throws `redaction-refused` for a block or sentence that is not
 * there or not shown, `release-refused` where the excerpt stands in no order with what is released already.
 */
export function excerpt(crypto: Crypto, file: WholeFile, choice: ExcerptChoice, released: readonly Release[]): Excerpt {
  const hashes = new Hashes(crypto);
  authenticHeader(hashes, file);
  const index = file.blocks.findIndex(({ id }) => id === choice.block);
  const block = file.blocks[index];
  if (!block) return refuse(`The report has no block ${choice.block}`);
  if (block.state === "closed") return refuse(`Block ${block.id} is hidden in this copy`);
  const items = itemsOf(hashes, listedLeaves(file));
  const proof = proveInclusion(crypto, leavesReader(crypto, items), BigInt(index), BigInt(items.length));
  if (!proof.ok) throw new PenholderError("internal", `The excerpt's proof cannot be made: ${proof.problem}.`);
  const made: Excerpt = {
    type: "penholder/excerpt/1",
    seal: file.seal,
    index,
    block: chosen(hashes, block, choice.sentences),
    number: ownNumber(hashes, file.numbers, index, false),
    meta: choice.title ? file.meta : { stub: toBase64(metaLeaf(hashes, file.meta)) },
    proof: proof.value.map(toBase64),
  };
  requireOrder(crypto, released, made);
  return made;
}

function chosen(
  hashes: Hashes,
  block: OpenBlock | PartlyOpenBlock,
  wanted: readonly number[] | null,
): OpenBlock | PartlyOpenBlock {
  if (wanted === null) return block;
  const sentences = sentencesOf(block);
  const slots = new Set<number>();
  for (const number of wanted) {
    const sentence = sentences[number] ?? refuse(`Block ${block.id} has no sentence ${number}`);
    for (const slot of sentence.slots) slots.add(slot);
  }
  if (slots.size === 0) return refuse("An excerpt shows at least one sentence");
  if (block.state === "open" && slots.size === block.spans.length) return block;
  return partlyOpen(hashes, block, (slot) => slots.has(slot));
}
