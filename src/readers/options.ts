import type { View } from "#document";

/** What the person who asks may say about a file. */
export interface ReadOptions {
  /** Shown in messages: the file's name, without its folder. */
  name: string;
  /** Required where a DOCX carries tracked changes. */
  view?: View;
  password?: string;
  /** Called now and then on long work. `total` is the number of pages or parts, where known. */
  onProgress?: (done: number, total: number, what: string) => void;
}

/** Bounds on hostile input; no real report comes near them. */
export const limits = {
  /** Bytes of a file as stored. */
  fileBytes: 200 * 1024 * 1024,
  /** Bytes of an HTML, Markdown or text file: 5 million words. */
  textBytes: 32 * 1024 * 1024,
  /** Bytes that all parts of a zip may unpack to, and one part. */
  unpackedBytes: 300 * 1024 * 1024,
  partBytes: 150 * 1024 * 1024,
  /** Depth of nested elements, tables or brackets. */
  depth: 512,
  /** Blocks of a document, and UTF-16 units of one block. */
  blocks: 400_000,
  blockLength: 2_000_000,
  /** Seconds without any progress after which reading is given up. */
  stalledSeconds: 8,
} as const;
