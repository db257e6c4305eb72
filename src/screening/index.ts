export { type Candidate, type EntryHead, ScreeningIndex } from "./candidates/screening-index.ts";
export { prepare, profileOf, profileOfProperties } from "./profile.ts";
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
