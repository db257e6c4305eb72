/**
 * The few numbers of the score, in log10 odds ("bans"), as `bench/screening/calibrate.ts` prints them: fitted on the
 * development half of the labelled pairs and of questions made from lists. docs/screening-score.md tells how well they hold
 * on the other half.
 */
export const parameters = {
  /** Likeness of names at which the odds below stand; linear between. */
  steps: [0, 0.5, 0.6, 0.7, 0.78, 0.85, 0.92, 0.97, 1],
  person: {
    likeness: [-1.8, -0.592, -0.491, -0.448, -0.187, 0.385, 0.984, 1.668, 1.75],
    perBit: 0.065,
    doubt: -2.205,
    deepDoubt: -0.445,
    rivals: -2.151,
    contradicted: -0.283,
    missing: -0.053,
  },
  /** Organisations and vessels. */
  thing: {
    likeness: [-1.4, -0.584, -0.092, -0.049, 0.125, 1.144, 1.65, 1.8, 1.911],
    perBit: 0.035,
    doubt: -1.63,
    deepDoubt: -8.113,
    rivals: -1.662,
    contradicted: -0.375,
    missing: 0,
  },
  /** Bits for which those odds are meant. */
  usualBits: 18,
  swapped: -0.375,
  /** Fund III is not Fund IV: set by hand. */
  numbersDiffer: -0.6,
  /**
   * Added where two names are compared without a list, so that the customary threshold of 0.7 stands where a match is as
   * likely as not.
   */
  sideBySide: 0.368,
  weakAlias: -0.5,
  /** Odds before anything is compared; the least that names can say. */
  prior: -4.5,
} as const;
