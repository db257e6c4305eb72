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
    told: [-1.584, -1.09, -0.394, 0.142, 0.463, 1.143, 1.869, 2.417, 2.664],
    unlike: -0.803,
    contradicted: -1.072,
    unlisted: -0.661,
    unasked: -0.831,
  },
  /** Organisations and vessels. */
  thing: {
    told: [0.878, 0.878, 0.964, 1.3, 1.559, 1.859, 2.076, 2.163, 2.22],
    unlike: -3.398,
    contradicted: -0.312,
    unlisted: -0.31,
    unasked: -0.133,
  },
  /** Father and son named in turn: set by hand. */
  swapped: -2.5,
  /** Fund III is not Fund IV: set by hand. */
  numbersDiffer: -2,
} as const;
