/**
 * The numbers of the score of a query against a list, in log10 odds ("bans"), as `bench/screening/calibrate-lists.ts`
 * prints them: fitted on the development halves. docs/screening-score.md tells how well they hold on the others.
 */
export const listParameters = {
  /** No name tells more bits than this: brothers share all names but one. */
  mostTold: 32,
  /** Bits told at which the odds below stand; linear between. */
  steps: [0, 8, 12, 15, 18, 21, 24, 28, 32],
  person: { told: [-1.6, -1.057, -0.295, 0.249, 0.455, 1.187, 1.938, 2.444, 2.67], unlike: -0.697, contradicted: -1.153, unlisted: -0.685, unasked: -0.858 },
  /** Organisations and vessels. */
  thing: { told: [0.89, 0.89, 0.978, 1.288, 1.532, 1.849, 2.108, 2.168, 2.201], unlike: -3.286, contradicted: -0.414, unlisted: -0.485, unasked: -0.163 },
  swapped: -0.4,
  /** Fund III is not Fund IV: set by hand. */
  numbersDiffer: -2,
} as const;
