const separators = [",", ";", "\t", "|"] as const;
const lines = 50;

/**
 * The character that parts the cells of a table: the one that stands in most lines equally often. The end of the head,
 * where a line may be cut, is not looked at.
 */
export function guessSeparator(head: string): string {
  const sample = head
    .replace(/"(?:[^"]|"")*"/gu, "")
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== "")
    .slice(0, lines);
  if (sample.length > 1) sample.pop();
  let best = { separator: ",", agreement: 0 };
  for (const separator of separators) {
    const counts = new Map<number, number>();
    for (const line of sample) {
      const count = line.split(separator).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    const agreement = [...counts].reduce((most, [count, times]) => Math.max(most, times + count / 1000), 0);
    if (agreement > best.agreement) best = { separator, agreement };
  }
  return best.separator;
}
