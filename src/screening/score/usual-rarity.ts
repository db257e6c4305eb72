import type { Rarity } from "../types.ts";

/** How rare a key usually is, where no index says it. */
export const usualRarity: Rarity = { bits: () => 9 };
