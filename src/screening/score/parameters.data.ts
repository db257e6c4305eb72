/**
 * The few numbers of the score, in log10 odds ("bans"), as `bench/screening/calibrate.ts` prints them: fitted on the
 * development half of the labelled pairs and of questions made from lists. docs/screening.md tells how well they hold
 * on the other half.
 */
export const parameters = {
  /** Likeness of names at which the odds below stand; linear between. */
  steps: [0, 0.5, 0.6, 0.7, 0.78, 0.85, 0.92, 0.97, 1],
  person: {
    likeness: [-3, -0.65, -0.5, -0.442, -0.15, 0.474, 1.067, 1.615, 1.7],
    perBit: 0.082,
    doubt: -0.876,
    deepDoubt: -0.265,
    rivals: -0.975,
    contradicted: -0.3,
    missing: -0.102,
  },
  /** Organisations and vessels. */
  thing: {
    likeness: [-3, -0.75, -0.1, 0.023, 0.15, 1.05, 1.145, 1.25, 1.7],
    perBit: 0.029,
    doubt: -0.778,
    deepDoubt: -0.268,
    rivals: -0.355,
    contradicted: -0.146,
    missing: 0,
  },
  /** Bits for which those odds are meant. */
  usualBits: 18,
  swapped: -0.501,
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
