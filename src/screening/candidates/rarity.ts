import type { Rarity } from "../types.ts";
import { HashTable } from "./hash-table.ts";
import { checkOf, hashOf, space } from "./hashing.ts";
import type { Sections } from "./sections.ts";

/** How much a key tells: log2 of all entries by those that have it; one bit more than a single entry's where none has. */
export function rarityOf(sections: Sections): Rarity {
  const table = new HashTable(sections.countTable);
  const entries = Math.max(1, sections.entryIds.starts.length - 1);
  return {
    bits(key) {
      const count = table.first(hashOf(key, space.whole), checkOf(key));
      return Math.log2(count === undefined ? entries * 2 : Math.max(1, entries / Math.max(1, count)));
    },
  };
}
