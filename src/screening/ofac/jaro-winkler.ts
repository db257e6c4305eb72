/** Letters at the beginning that count, and the share of the rest that each of them makes good. */
const longestPrefix = 5;
const perLetter = 0.1;

/**
 * Likeness of two strings after Winkler ("String Comparator Metrics and Enhanced Decision Rules", 1990): Jaro's share of
 * letters in common and in order, raised for a common beginning of up to five letters (which is what reproduces
 * OFAC's published scores; four is more usual). 1 the same, 0 nothing in common. UTF-16 units.
 */
export function jaroWinkler(a: string, b: string): number {
  const likeness = jaro(a, b);
  let prefix = 0;
  while (prefix < Math.min(longestPrefix, a.length, b.length) && a[prefix] === b[prefix]) prefix++;
  return likeness + prefix * perLetter * (1 - likeness);
}

function jaro(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  const inA: string[] = [];
  for (let at = 0; at < a.length; at++) {
    const last = Math.min(b.length - 1, at + reach);
    for (let place = Math.max(0, at - reach); place <= last; place++) {
      if (taken[place] || a[at] !== b[place]) continue;
      taken[place] = 1;
      inA.push(a.charAt(at));
      break;
    }
  }
  const common = inA.length;
  if (common === 0) return 0;
  let moved = 0;
  let next = 0;
  for (let place = 0; place < b.length; place++) if (taken[place] && b[place] !== inA[next++]) moved++;
  return (common / a.length + common / b.length + (common - moved / 2) / common) / 3;
}
