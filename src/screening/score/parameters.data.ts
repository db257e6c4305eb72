/**
 * The few numbers of the score, in log10 odds ("bans"), as `bench/screening/calibrate.ts` prints them: fitted on the
 * development half of the labelled pairs and of questions made from lists. docs/screening.md tells how well they hold
 * on the other half.
 */
export const parameters = {
  /** Likeness of names at which the odds below stand; linear between. */
  steps: [0, 0.5, 0.6, 0.7, 0.78, 0.85, 0.92, 0.97, 1],
  person: {
    likeness: [-1.8, -0.6, -0.47, -0.423, -0.057, 0.552, 1.093, 1.616, 1.7],
    perBit: 0.077,
    doubt: -1.96,
    deepDoubt: -1.23,
    rivals: -2.406,
    contradicted: -0.303,
    missing: -0.117,
  },
  /** Organisations and vessels. */
  thing: {
    likeness: [-1.4, -0.75, -0.137, -0.094, 0.086, 1.05, 1.137, 1.205, 1.7],
    perBit: 0.02,
    doubt: -0.338,
    deepDoubt: -11.214,
    rivals: -0.597,
    contradicted: -0.245,
    missing: 0,
  },
  /** Bits for which those odds are meant. */
  usualBits: 18,
  swapped: -0.467,
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
