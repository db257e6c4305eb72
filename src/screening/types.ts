import type { AnalysedName } from "#names";
import type { PartialDate } from "#parties";

/** One name of a profile, with what a list says of it. */
export interface ProfileName {
  text: string;
  kind: "primary" | "variation" | "native" | "alias" | "former";
  quality: "strong" | "weak" | "unknown";
  /** "FAMILY, Given" where the source says which part is which and `text` is in another order. */
  inOrder?: string;
}

/** A number that names one thing in the world. `scheme` is the FollowTheMoney property: imoNumber, passportNumber … */
export interface Identifier {
  scheme: string;
  /** Upper-case letters and digits only. */
  value: string;
}

/** What screening knows of one side: of a listed party, or of whoever is asked about. */
export interface Profile {
  id: string;
  /** FollowTheMoney schema; LegalEntity or Thing where the asker does not know. */
  schema: string;
  names: ProfileName[];
  /** Birth of a person, foundation of a firm, building of a vessel or aircraft. */
  dates: PartialDate[];
  /** FollowTheMoney country codes, lower case: nationality, citizenship, flag, jurisdiction, address. */
  countries: string[];
  /** "male", "female", "other". */
  genders: string[];
  identifiers: Identifier[];
  addresses: string[];
}

/** A profile that stands on a list. */
export interface ListedProfile extends Profile {
  /** The list or dataset that it comes from. */
  dataset: string;
}

/** A profile with its names taken apart, ready to be compared many times. */
export interface Prepared {
  profile: Profile;
  names: readonly { name: ProfileName; analysed: AnalysedName }[];
}

/** How much it says that two profiles share a key of `names` ("w:kim", "ko:…"), from how often the index has it. */
export interface Rarity {
  /** Bits: the binary logarithm of entries in the index by entries with the key; unseen keys get the most. */
  bits(key: string): number;
}

/** A step of the reasoning: stable codes for machines, words for people. */
export interface Evidence {
  /** Stable: name, name-part, birth-date, country, gender, identifier, address, schema, weak-alias, role-swap … */
  feature: string;
  /** What the asker's side has and what the list has; absent where one of them has nothing. */
  query?: string;
  listed?: string;
  /** For and against in log10 odds ("bans"); 0 where it is neutral. */
  weight: number;
  /** One plain sentence part: "born 1984 on both sides". */
  detail: string;
}

export interface Score {
  /** Calibrated: of a hundred hits with 0.9, about ninety are the same party. Never 1; 0 to below 1. */
  probability: number;
  /** How much evidence there was to weigh, whatever it said: "name only", "name and year" … */
  coverage: "name only" | "weak name only" | "name and year" | "name and date" | "name and more" | "identifier";
  /** Index of the names that decided: in the query, in the listed profile. */
  names: readonly [number, number];
  for: readonly Evidence[];
  /** Contradictions: both sides say something and differ. */
  against: readonly Evidence[];
  /** Omissions: only one side says it. */
  missing: readonly string[];
}

/** A listed profile that answers a query. */
export interface Hit {
  id: string;
  dataset: string;
  schema: string;
  /** Its primary name. */
  caption: string;
  score: Score;
}

export type Algorithm = "penholder" | "ofac";

export interface ScreenOptions {
  /** Hits below this probability are left out. */
  threshold: number;
  /** Hits at most, best first. */
  limit: number;
  algorithm?: Algorithm;
  /**
   * Whoever is listed under exactly the asked name is a hit whatever its probability, unless something contradicts:
   * people would call its absence a miss. The probability says how little a common name tells. Default true, wherever
   * people read; false in yente's API, which goes by the threshold alone.
   */
  exact?: boolean;
  /** Candidates that are scored in full at most; default 60. */
  candidates?: number;
  /** Only these datasets, schemata; without these ids. */
  accept?: (entry: { id: string; dataset: string; schema: string }) => boolean;
}
