import { toBase64 } from "#record";
import { fromBytesText, type Hashes } from "./hashes.ts";
import { slotsOf } from "./leaves.ts";
import type { OpenBlock, PartlyOpenBlock, Slot } from "./types.ts";

/** The block with only some of its spans shown: each with its own salt, the seed never. What is hidden already stays so. */
export function partlyOpen(
  hashes: Hashes,
  block: OpenBlock | PartlyOpenBlock,
  isShown: (slot: number) => boolean,
): PartlyOpenBlock {
  const stubs = slotsOf(hashes, block).map((leaf): { stub: string } => ({ stub: toBase64(leaf) }));
  if (block.state === "partly") {
    const slots = stubs.map((stub, slot): Slot => (isShown(slot) ? (block.slots[slot] ?? stub) : stub));
    return { ...block, slots };
  }
  const seed = fromBytesText(block.seed);
  return {
    state: "partly",
    id: block.id,
    salt: toBase64(hashes.blockSalt(seed)),
    attributesSalt: toBase64(hashes.attributesSalt(seed)),
    revision: block.revision,
    attributes: block.attributes,
    slots: stubs.map((stub, slot): Slot => {
      const span = block.spans[slot];
      return span && isShown(slot) ? { salt: toBase64(hashes.salt(seed, slot)), span } : stub;
    }),
  };
}
