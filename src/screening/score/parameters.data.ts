/**
 * The few numbers of the score, in log10 odds ("bans"), as `bench/screening/calibrate.ts` prints them: fitted on the
 * development half of the labelled pairs and of questions made from lists. docs/screening.md tells how well they hold
 * on the other half.
 */
export const parameters = {
  /** Likeness of names at which the odds below stand; linear between. */
  steps: [0, 0.5, 0.6, 0.7, 0.78, 0.85, 0.92, 0.97, 1],
  person: { likeness: [-4, -1, -0.75, -0.55, 0, 0.5, 1.05, 1.65, 1.75], perBit: 0.08 },
  /** Organisations and vessels. */
  thing: { likeness: [-4, -0.8, -0.2, 0, 0.3, 1, 1.2, 1.35, 1.45], perBit: 0.027 },
  /** Bits for which those odds are meant. */
  usualBits: 18,
  /** For each unit of likeness that the worst part that agrees lacks. */
  doubt: -2.2,
  /** Both have a part that the other has not. */
  contradicted: -0.4,
  swapped: -0.4,
  /** Two names that somebody puts side by side are likelier one party's than a candidate out of thousands. */
  sideBySide: 0.35,
  weakAlias: -0.5,
  /** Odds before anything is compared; the least that names can say. */
  prior: -4.5,
} as const;
