import { analyseName, type NamePart } from "#names";
import { commonNames } from "./common-names.data.ts";

/** What a word tells that no table of common names has: about one in sixty thousand bears it. */
export const rareBits = 16;
/** Half of what it tells to be of one people among some twenty: the other half is the other name's. */
const ofPeople = 2.2;
/** How steeply names become rarer by rank. */
const decline = 0.8;
/** The same name in another romanisation, and in a spelling that shares only its consonants. */
const [otherEnding, consonantsOnly] = [1, 3];
const leastConsonants = 3;

let bitsOfKeys: Map<string, number> | undefined;

/**
 * How much a part of a person's name tells by how many people in the world bear it, in bits: 5 for a name that one in thirty
 * strangers has, 16 for one that is in no table. Lists alone do not say it: Smith is rare on them, and common.
 */
export function commonBits(part: NamePart): number {
  bitsOfKeys ??= tabulated();
  let bits = rareBits;
  for (const key of part.keys) bits = Math.min(bits, bitsOfKeys.get(key) ?? rareBits);
  return bits;
}

/** Whether a word itself is a common name, as it is spelled. */
export function isCommonName(latin: string): boolean {
  bitsOfKeys ??= tabulated();
  return bitsOfKeys.has(`w:${latin}`);
}

function tabulated(): Map<string, number> {
  const table = new Map<string, number>();
  const note = (key: string, bits: number): void => {
    if (bits < (table.get(key) ?? rareBits)) table.set(key, bits);
  };
  for (const { share, given, family } of commonNames) {
    [given, family].forEach((words, which) => {
      words.split(" ").forEach((word, rank) => {
        const bits = ofPeople - Math.log2((share[which] ?? 1) / 100) + decline * Math.log2(rank + 1);
        for (const { keys } of analyseName(word, "person").parts)
          for (const key of keys)
            if (key.startsWith("w:")) note(key, bits);
            else if (key.startsWith("s:")) note(key, bits + otherEnding);
            else if (key.startsWith("c:") && key.length >= 2 + leastConsonants) note(key, bits + consonantsOnly);
      });
    });
  }
  return table;
}
