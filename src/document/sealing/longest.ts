/** Which entries of a row of distinct numbers belong to one of its longest ascending subsequences. n log n. */
export function ascending(row: readonly number[]): boolean[] {
  // For each length, the place of the smallest number with which an ascending run of that length ends.
  const ends: number[] = [];
  const before: number[] = [];
  for (const [place, value] of row.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((row[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before.push(low > 0 ? (ends[low - 1] ?? -1) : -1);
    ends[low] = place;
  }
  const kept = row.map(() => false);
  for (let place = ends.at(-1) ?? -1; place >= 0; place = before[place] ?? -1) kept[place] = true;
  return kept;
}
