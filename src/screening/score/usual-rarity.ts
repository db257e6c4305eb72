import { informationOf } from "#names";
import type { Rarity } from "../types.ts";
import { usualBits } from "./usual-bits.data.ts";

/** What a part says that no list has often. */
const mostBits = 12;

const table = new Map<string, number>();
for (const line of usualBits) {
  const [value = "", ...words] = line.split(" ");
  for (const word of words) table.set(word, Number(value));
}

/** How rare a key usually is on lists, where no index says it. Only whole words ("w:kim") are told apart. */
export const usualRarity: Rarity = {
  bits(key) {
    if (!key.startsWith("w:")) return mostBits;
    const word = key.slice(2);
    return table.get(word) ?? mostBits * informationOf(word);
  },
};
