/** FollowTheMoney schemata that a mention can have, besides the plain facts (symbol, identifier, amount, date). */
export type PartySchema =
  | "Person"
  | "Company"
  | "Organization"
  | "LegalEntity"
  | "Vessel"
  | "Airplane"
  | "Country"
  | "PublicBody"
  | "Document";

/** A party that mentions link to. */
export interface Party {
  /** Stable within one comparison: the id of the given file, the ISO code of a state ("country:ru"), or "text:" and the longest form. */
  key: string;
  /** The name to show: as given, else the longest form in the documents. */
  name: string;
  schema: PartySchema;
  /** Other names, each as written. */
  aliases: string[];
  /** ISO 3166-1 alpha-2, lower case. */
  countries: string[];
  /** Where we know the party from: a file given by the user, the built-in table of states, a definition in the text, or its capitals alone. */
  origin: "given" | "builtin" | "defined" | "capitalised" | "pattern";
}

export type MentionKind = "party" | "state" | "symbol" | "identifier" | "amount" | "date";

/** One place in a block where a party, state, document, identifier, amount or date is named. */
export interface Mention {
  block: string;
  /** UTF-16 offsets in the block's text; end is exclusive. */
  start: number;
  end: number;
  text: string;
  kind: MentionKind;
  /** Key of the party meant (for facts: kind and normalised value, "amount:8.4 million usd"). */
  party: string;
  /** How it is named: its full name or a given alias; a short form of an earlier full one; an adjective of a state ("Russian"). */
  form: "full" | "short" | "adjective" | "value";
  /** Where a short form could mean several parties: the keys of all of them (`party` is then the first); absent elsewhere. */
  ambiguous?: string[];
}

/** What finding mentions needs of a block. */
export interface TextBlock {
  id: string;
  kind: string;
  text: string;
  language: string;
}
