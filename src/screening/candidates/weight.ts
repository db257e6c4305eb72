const mostBits = 15;
/** A word that every name had would still tell this share. */
const leastShare = 0.35;

/** How much a word tells, 1 to 100: its weight in its own name (0 to 1), and how few of the names have it. */
export function weightOf(own: number, having: number, names: number): number {
  const bits = Math.log2(Math.max(names, 2) / Math.max(having, 1));
  const share = leastShare + (1 - leastShare) * Math.min(1, Math.max(0, bits / mostBits));
  return Math.max(1, Math.round(100 * own * share));
}
