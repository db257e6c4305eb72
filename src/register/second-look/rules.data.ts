import type { Dated } from "#committee";

/** How long what one officer did in another's name waits, and who may be the second to look at it. */
export interface SecondLookRule {
  /** Working days of the United Nations in New York, counted as the committee's deadlines are (1 … 250). */
  workingDays: number;
  /** Days of 24 hours for which whoever confirms must have had his part and his key, up to the act that he confirms. */
  standingDays: number;
}

export const secondLookRules: readonly Dated<SecondLookRule>[] = [
  {
    from: "2006-10-14",
    value: { workingDays: 3, standingDays: 30 },
    source: "a rule of this record and of no committee: docs/decisions/011-keys-given-by-officers.md says why",
    confidence: "seen",
  },
];
