import type { Document } from "#document";

/** Ids of a document as generated, by the ids of the same document as read back from a file; and the other way round. */
export interface Located {
  toRead: ReadonlyMap<string, string>;
  toTrue: ReadonlyMap<string, string>;
  /** Share of the generated blocks that were found among those read. */
  share: number;
}

/**
 * Finds the blocks of a generated document in what a reader made of its file: by their text, letters and digits
 * only, the first of equal ones with the first. What a reader lost or tore is not found, and left out of the count.
 */
export function locate(truth: Document, read: Document): Located {
  const toRead = new Map<string, string>();
  const toTrue = new Map<string, string>();
  const pools = new Map<string, string[]>();
  const isNote = (kind: string) => kind === "footnote" || kind === "endnote";
  const keyOf = ({ kind, text }: { kind: string; text: string }) =>
    `${isNote(kind)} ${text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, "")}`;
  for (const block of read.blocks) {
    const pool = pools.get(keyOf(block));
    if (pool) pool.push(block.id);
    else pools.set(keyOf(block), [block.id]);
  }
  let wanted = 0;
  for (const block of truth.blocks) {
    if (block.text === "") continue;
    wanted++;
    const id = pools.get(keyOf(block))?.shift();
    if (id === undefined) continue;
    toRead.set(block.id, id);
    toTrue.set(id, block.id);
  }
  return { toRead, toTrue, share: wanted === 0 ? 1 : toRead.size / wanted };
}
