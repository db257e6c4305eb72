import { toHex } from "#record";
import { ascending } from "./longest.ts";

/** Where a block of a file stands in the sealed version (counted from 0; null where nowhere), and what is wrong with it. */
export interface Place {
  problem: "altered" | "reordered" | "spliced" | null;
  sealed: number | null;
}

/**
 * Finds each of a file's block leaves in the signed list. Those found that do not ascend were reordered. Between two
 * found neighbours, what is not found and what is missing stand for each other one by one, in order: altered; what is
 * over was spliced in or dropped.
 */
export function locate(
  file: readonly Uint8Array[],
  list: readonly Uint8Array[],
): { places: Place[]; dropped: number[] } {
  const sealedAt = new Map(list.map((leaf, index) => [toHex(leaf), index]));
  const places = file.map((leaf): Place => ({ problem: null, sealed: sealedAt.get(toHex(leaf)) ?? null }));
  const found = places.filter(({ sealed }) => sealed !== null);
  const kept = ascending(found.map(({ sealed }) => sealed ?? 0));
  for (const [index, place] of found.entries()) if (!kept[index]) place.problem = "reordered";
  const taken = new Set(found.map(({ sealed }) => sealed));
  const dropped: number[] = [];
  let gap: Place[] = [];
  let from = 0;
  const close = (until: number): void => {
    const missing: number[] = [];
    for (; from < until; from++) if (!taken.has(from)) missing.push(from);
    for (const [index, place] of gap.entries()) {
      const sealed = missing[index];
      place.problem = sealed === undefined ? "spliced" : "altered";
      place.sealed = sealed ?? null;
    }
    for (const index of missing.slice(gap.length)) dropped.push(index);
    gap = [];
  };
  for (const place of places) {
    if (place.sealed === null) gap.push(place);
    else if (place.problem === null) close(place.sealed);
  }
  close(list.length);
  return { places, dropped };
}
