/**
 * The few numbers of the score, in log10 odds ("bans"), fitted by `bench/screening/calibrate.ts` on the development
 * half of the labelled pairs and of pairs made from lists; docs/screening.md tells how well they hold on the other half.
 */
export const parameters = {
  /** Before anything is compared. */
  prior: -4.5,
  /** Odds of being the same by the likeness of the names alone. */
  likeness: [
    [0, -5],
    [0.5, -2.6],
    [0.6, -1.5],
    [0.7, -0.35],
    [0.78, 0.37],
    [0.85, 0.8],
    [0.95, 1.25],
    [1, 1.6],
  ],
  /** How many bits of information agreeing parts usually have, and what each bit more or less moves the odds. */
  usualBits: 14,
  perBit: 0.045,
  leastShift: -0.45,
  mostShift: 0.6,
} as const;
