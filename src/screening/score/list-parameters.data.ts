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
    told: [-1.568, -1.052, -0.401, 0.102, 0.461, 1.139, 1.86, 2.425, 2.67],
    unlike: -0.981,
    contradicted: -1.025,
    unlisted: -0.65,
    unasked: -0.815,
  },
  /** Organisations and vessels. */
  thing: {
    told: [0.851, 0.851, 0.901, 1.338, 1.46, 1.782, 2.036, 2.13, 2.19],
    unlike: -3.242,
    contradicted: -0.333,
    unlisted: -0.344,
    unasked: -0.155,
  },
  /** Father and son named in turn: set by hand. */
  swapped: -2.5,
  /** Fund III is not Fund IV: set by hand. */
  numbersDiffer: -2,
} as const;
