/** Log10 odds above which more evidence moves the probability ever less. */
const knee = 2;
/** What the odds approach and never reach: 1 in 300,000 left for what no data can exclude. */
const ceiling = 5.5;

/**
 * Probability of log10 odds. Above a hundred to one the odds are bent towards a ceiling, because no field of a list is
 * that sure, but order is kept: two hits differ in it as long as their evidence does. Between 0 and 1, never either.
 */
export function probabilityOf(odds: number): number {
  return 1 / (1 + 10 ** -bent(odds));
}

function bent(odds: number): number {
  const size = Math.abs(odds);
  if (size <= knee) return odds;
  const room = ceiling - knee;
  const more = size - knee;
  return Math.sign(odds) * (knee + (room * more) / (room + more));
}

/** The log10 odds whose probability this is: the inverse. */
export function logOddsOf(probability: number): number {
  const odds = Math.log10(probability / (1 - probability));
  const size = Math.abs(odds);
  if (!(size > knee)) return odds;
  const room = ceiling - knee;
  const more = Math.min(size, ceiling - 1e-9) - knee;
  return Math.sign(odds) * (knee + (room * more) / (room - more));
}
