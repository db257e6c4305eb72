import type { Document } from "./types.ts";

/** Number of words in a document: runs of letters and digits; in scripts without spaces each ideograph counts as one. */
export function words(document: Document): number {
  let count = 0;
  for (const block of document.blocks)
    count +=
      block.text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0;
  return count;
}
