import { toBase64 } from "#record";
import type { Release } from "./answers.ts";
import { headerHash } from "./envelope.ts";
import type { Hashes } from "./hashes.ts";
import { innerOf } from "./leaves.ts";
import type { Hiding, SealedBlock, SealedNumber } from "./types.ts";

/** What a release hides of one block. */
export interface BlockView {
  /**
   * Hash of all of the block but its id; null where only a manifest is known. Made when it is asked for: it takes every
   * hash of the block, and most comparisons of releases do without.
   */
  inner(): string | null;
  /** Slots that are hidden, padding included; all of the block; or none. */
  hidden: "none" | "all" | ReadonlySet<number>;
  isNumberHidden: boolean;
}

/** The view of a block of which a manifest says nothing. */
export const allShown: BlockView = { inner: () => null, hidden: "none", isNumberHidden: false };

/** What a release shows and hides. */
export interface ReleaseView {
  /** headerHash of its version. */
  header: string;
  blocks: Map<string, BlockView>;
  /** True where blocks that are not in `blocks` are not in the release either; a manifest lists only what it hides. */
  isComplete: boolean;
  /** True for a copy of the whole document. */
  isWhole: boolean;
  /** null where the release says nothing of it. */
  isTitleHidden: boolean | null;
}

export function viewOf(hashes: Hashes, release: Release): ReleaseView {
  if (release.type === "penholder/manifest/1") return manifestView(release.header, release.hidden);
  const header = headerHash(hashes.crypto, release.seal.envelope);
  if (release.type === "penholder/excerpt/1") {
    const blocks = new Map([[release.block.id, blockView(hashes, release.block, release.number)]]);
    // An excerpt that leaves the title out hides nothing by it.
    const isTitleHidden = "stub" in release.meta ? null : false;
    return { header, blocks, isComplete: true, isWhole: false, isTitleHidden };
  }
  const { numbers } = release;
  const views = release.blocks.map(
    (block, index) =>
      [block.id, blockView(hashes, block, "each" in numbers ? numbers.each[index] : undefined)] as const,
  );
  return { header, blocks: new Map(views), isComplete: true, isWhole: true, isTitleHidden: "stub" in release.meta };
}

function blockView(hashes: Hashes, block: SealedBlock, number: SealedNumber | undefined): BlockView {
  return {
    inner: () => toBase64(innerOf(hashes, block)),
    hidden: hiddenIn(block),
    isNumberHidden: number !== undefined && "stub" in number,
  };
}

function hiddenIn(block: SealedBlock): BlockView["hidden"] {
  if (block.state !== "partly") return block.state === "closed" ? "all" : "none";
  return new Set(block.slots.flatMap((slot, index) => ("stub" in slot ? [index] : [])));
}

function manifestView(header: string, hidings: readonly Hiding[]): ReleaseView {
  const blocks = new Map<string, BlockView>();
  const of = (id: string): BlockView => blocks.get(id) ?? allShown;
  for (const { passages, numbers } of hidings) {
    for (const { block, slots } of passages) {
      const { hidden } = of(block);
      const both =
        hidden === "all" || slots === null ? "all" : new Set([...(hidden === "none" ? [] : hidden), ...slots]);
      blocks.set(block, { ...of(block), hidden: both });
    }
    for (const block of numbers) blocks.set(block, { ...of(block), isNumberHidden: true });
  }
  const isTitleHidden = hidings.some(({ title }) => title);
  return { header, blocks, isComplete: false, isWhole: true, isTitleHidden };
}
