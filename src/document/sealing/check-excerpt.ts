import { type Crypto, equalBytes, rootFromInclusion } from "#record";
import type { ExcerptCheck } from "./answers.ts";
import { fromBytesText, Hashes } from "./hashes.ts";
import { innerOf, metaLeaf, numberBytes, numberLeaf } from "./leaves.ts";
import type { Excerpt, Header } from "./types.ts";

/** Whether the excerpt's block stands at the place that it names in the version whose header this is, word for word as shown. */
export function checkExcerpt(crypto: Crypto, excerpt: Excerpt, header: Header): ExcerptCheck {
  const hashes = new Hashes(crypto);
  const { block, index } = excerpt;
  const leaf = hashes.block(block.id, innerOf(hashes, block));
  const item = hashes.item(leaf, numberLeaf(hashes, numberBytes(excerpt.number)));
  const proof = excerpt.proof.map(fromBytesText);
  const items = rootFromInclusion(crypto, BigInt(index), BigInt(header.blocks), item, proof);
  const authentic =
    items !== undefined &&
    equalBytes(hashes.document(header.blocks, items, metaLeaf(hashes, excerpt.meta)), fromBytesText(header.root));
  const place = `block ${index + 1} of ${header.blocks} in version ${header.version}`;
  return {
    authentic,
    says: authentic
      ? `What is shown stands, word for word, in ${place}.`
      : `This is not ${place}: its words, number, title or place have been altered since it was sealed.`,
  };
}
