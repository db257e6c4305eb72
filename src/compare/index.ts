export { align } from "./align.ts";
export { type Comparison, compareDocuments } from "./ledger.ts";
export { mirror, mirrorAligned, type Structure } from "./mirror.ts";
export { rebuild } from "./rebuild.ts";
export type * from "./types.ts";
export { reversed, wordEdits } from "./words.ts";
