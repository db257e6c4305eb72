import { concat, equalBytes, toBase64, treeRoot } from "#record";
import { fromBytesText, type Hashes, slotClass } from "./hashes.ts";
import type { SealedBlock, SealedBody, SealedMeta, SealedNumber, SealedNumbers } from "./types.ts";

/** The leaves of a document in sealed order, 32 bytes each: everything that its root is made of. */
export interface Leaves {
  meta: Uint8Array;
  blocks: Uint8Array[];
  /** Those of the printed numbers, one a block. */
  numbers: Uint8Array[];
}

/** Where a file has too few printed numbers: no hash of any. */
const noNumber = { stub: new Uint8Array(32) };

/** The leaves that a file's content gives. */
export function leavesOf(hashes: Hashes, { meta, numbers, blocks }: Omit<SealedBody, "leaves">): Leaves {
  return {
    meta: metaLeaf(hashes, meta),
    blocks: blocks.map((block) => hashes.block(block.id, innerOf(hashes, block))),
    numbers: blocks.map((_, index) => numberLeaf(hashes, numberAt(hashes, numbers, index) ?? noNumber)),
  };
}

export function metaLeaf(hashes: Hashes, meta: SealedMeta): Uint8Array {
  if ("stub" in meta) return fromBytesText(meta.stub);
  return hashes.meta(fromBytesText(meta.salt), meta.title, meta.language, meta.format);
}

/** Hash of everything in a block but its id: what it shows when closed. Equal in two versions: not a byte of it differs. */
export function innerOf(hashes: Hashes, block: SealedBlock): Uint8Array {
  if (block.state === "closed") return fromBytesText(block.stub);
  const slots = slotsOf(hashes, block);
  const [salt, attributesSalt] =
    block.state === "partly"
      ? [fromBytesText(block.salt), fromBytesText(block.attributesSalt)]
      : saltsOf(hashes, fromBytesText(block.seed));
  return hashes.inner(salt, block.revision, slots, hashes.attributes(attributesSalt, block.attributes));
}

function saltsOf(hashes: Hashes, seed: Uint8Array): [block: Uint8Array, attributes: Uint8Array] {
  return [hashes.blockSalt(seed), hashes.attributesSalt(seed)];
}

/** The leaves of a block's slots, padding included. */
export function slotsOf(hashes: Hashes, block: Exclude<SealedBlock, { state: "closed" }>): Uint8Array[] {
  if (block.state === "partly") {
    return block.slots.map((slot) =>
      "stub" in slot ? fromBytesText(slot.stub) : hashes.span(fromBytesText(slot.salt), slot.span),
    );
  }
  const seed = fromBytesText(block.seed);
  return Array.from({ length: slotClass(block.spans.length) }, (_, slot) => {
    const span = block.spans[slot];
    return span ? hashes.span(hashes.salt(seed, slot), span) : hashes.padding(seed, slot);
  });
}

/** The printed number at a place by itself, with the salt of the place where it was sealed; undefined where there is none. */
export function numberAt(
  hashes: Hashes,
  numbers: SealedNumbers,
  index: number,
  sealed: number = index,
): NumberBytes | undefined {
  if ("seed" in numbers) {
    const printed = numbers.printed[index];
    if (printed === undefined) return undefined;
    return { salt: hashes.numberSalt(fromBytesText(numbers.seed), sealed), printed };
  }
  const number = numbers.each[index];
  return number && numberBytes(number);
}

/** A printed number with its salt as bytes, or the leaf that hides it. */
export type NumberBytes = { salt: Uint8Array; printed: string | null } | { stub: Uint8Array };

export function numberBytes(number: SealedNumber): NumberBytes {
  if ("stub" in number) return { stub: fromBytesText(number.stub) };
  return { salt: fromBytesText(number.salt), printed: number.printed };
}

export function numberLeaf(hashes: Hashes, number: NumberBytes): Uint8Array {
  return "stub" in number ? number.stub : hashes.number(number.salt, number.printed);
}

/** The printed number at a place as a file shows it by itself, or hides it. */
export function ownNumber(hashes: Hashes, numbers: SealedNumbers, index: number, isHidden: boolean): SealedNumber {
  const number = numberAt(hashes, numbers, index) ?? noNumber;
  if (isHidden || "stub" in number) return { stub: toBase64(numberLeaf(hashes, number)) };
  return { salt: toBase64(number.salt), printed: number.printed };
}

/** The hashes of the items: the leaves of the one tree whose paths prove excerpts. */
export function itemsOf(hashes: Hashes, { blocks, numbers }: Leaves): Uint8Array[] {
  return blocks.map((block, index) => hashes.item(block, numbers[index] ?? new Uint8Array(0)));
}

export function rootOf(hashes: Hashes, leaves: Leaves): Uint8Array {
  const items = treeRoot(hashes.crypto, itemsOf(hashes, leaves));
  return hashes.document(leaves.blocks.length, items, leaves.meta);
}

/** The list of leaves as it stands in a file. */
export function joined({ meta, blocks, numbers }: Leaves): Uint8Array {
  return concat(meta, ...blocks.flatMap((block, index) => [block, numbers[index] ?? new Uint8Array(0)]));
}

/** The list of leaves of a file; undefined where its length is not that of any. */
export function parted(list: Uint8Array): Leaves | undefined {
  if (list.length % 64 !== 32) return undefined;
  const leaves: Leaves = { meta: list.subarray(0, 32), blocks: [], numbers: [] };
  for (let at = 32; at < list.length; at += 64) {
    leaves.blocks.push(list.subarray(at, at + 32));
    leaves.numbers.push(list.subarray(at + 32, at + 64));
  }
  return leaves;
}

export function sameLeaves(a: Leaves, b: Leaves): boolean {
  return equalBytes(joined(a), joined(b));
}
