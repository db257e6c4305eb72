/** Bounds of what a sealed file may hold: far above any report, far below what would stop a machine. */
export const limits = {
  fileBytes: 64 * 1024 * 1024,
  blocks: 100_000,
  /** Spans of a block. */
  spans: 65_536,
  /** UTF-16 units of a block's text, a title, a reason. */
  text: 4_000_000,
  /** Of a language tag, a kind, a format, a name of a report. */
  word: 1_000,
  level: 1_000,
  /** Notes called from one span. */
  notes: 10_000,
  keys: 100,
  revision: 0xffffffff,
  /** UTF-16 units of a receipt. */
  receipt: 4 * 1024 * 1024,
  hidings: 100_000,
} as const;
