/**
 * The numbers of the score of a query against a list, in log10 odds ("bans"), as `bench/screening/calibrate-lists.ts`
 * prints them: fitted on the development halves. docs/screening-score.md tells how well they hold on the others.
 */
export const listParameters = {
  /** No name tells more bits than this: brothers share all names but one. */
  mostTold: 32,
  /** Bits told at which the odds below stand; linear between. */
  steps: [0, 8, 12, 15, 18, 21, 24, 28, 32],
  person: {
    told: [-1.619, -1.16, -0.578, 0.018, 0.449, 1.16, 1.875, 2.407, 2.651],
    unlike: -0.606,
    contradicted: -1.143,
    unlisted: -0.647,
    unasked: -0.815,
  },
  /** Organisations and vessels. */
  thing: {
    told: [1.07, 1.07, 1.07, 1.405, 1.528, 1.838, 2.078, 2.089, 2.168],
    unlike: -3.793,
    contradicted: -0.317,
    unlisted: -0.413,
    unasked: -0.111,
  },
  /** Father and son named in turn: set by hand. */
  swapped: -2.5,
  /** Fund III is not Fund IV: set by hand. */
  numbersDiffer: -2,
} as const;
