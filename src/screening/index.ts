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
