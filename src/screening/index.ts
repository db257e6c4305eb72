export { answeredHit, answeredRow, type Telling } from "./answers/answer.ts";
export { factsOf } from "./answers/facts.ts";
export { fingerprintOf } from "./answers/fingerprint.ts";
export type { AnsweredHit, AnsweredRow, Decision, EntryFacts, RowStatus } from "./answers/types.ts";
export type { Candidate } from "./candidates/candidates.ts";
export type { EntryHead } from "./candidates/entries.ts";
export { type Damage, measureRecall, type Recall } from "./candidates/recall.ts";
export { ScreeningIndex } from "./candidates/screening-index.ts";
export { type Customer, customerOf } from "./customers/customer.ts";
export { type CustomerField, customerFields, fieldOfHeader } from "./customers/fields.ts";
export { guessColumns } from "./customers/guess.ts";
export { type ColumnMapping, type ColumnUse, givenUse, namingFields, withGiven } from "./customers/mapping.ts";
export { prepare, profileOf, profileOfProperties } from "./profile.ts";
export {
  CustomerIndex,
  CustomerIndexBuilder,
  type CustomerToReview,
  DecisionBook,
  type DecisionLine,
  type Decisions,
  type EvidenceChange,
  type ListChange,
  listChanges,
  needsReview,
  type Reason,
  type RescreenOptions,
  rescreen,
} from "./rescreen/index.ts";
export { explain, scoreNames, scoreProfiles } from "./score/index.ts";
export { screen } from "./screen.ts";
export type {
  Algorithm,
  Evidence,
  Hit,
  Identifier,
  ListedProfile,
  Prepared,
  Profile,
  ProfileName,
  Rarity,
  Score,
  ScreenOptions,
} from "./types.ts";
