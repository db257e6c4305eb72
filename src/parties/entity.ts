import type { PartialDate } from "./partial-date.ts";

/**
 * One entity of a list in the FollowTheMoney model, with what that model cannot hold beside it: the quality, script and
 * parts of each name, dates as far as they are known, original values, the listings, and `extra` for every field of the
 * source that has no home.
 */
export interface Entity {
  /** Stable from one edition of the list to the next: the prefix of the list and the publisher's own key. */
  id: string;
  /** A schema of FollowTheMoney: Person, Company, Vessel, Address, UnknownLink … */
  schema: string;
  /** Names, the primary one first; edges and addresses have none. */
  names: EntityName[];
  /** Properties of the schema, by their FollowTheMoney names, but for names. */
  properties: Record<string, PropertyValue[]>;
  /** Designations of this entity; none on entities that only stand beside a listed one. */
  listings: Listing[];
  /** What belongs to this entry: addresses, documents, wallets, and edges to others; properties refer to their ids. */
  related: Entity[];
  /** Fields of the source without a home, by their place in its record. */
  extra: Record<string, string[]>;
}

/** A value as cleaned (ISO code, ISO date, digits of an IMO number) and as the source writes it where that differs. */
export interface PropertyValue {
  value: string;
  original?: string;
  date?: PartialDate;
  /** What the source says of this value: "as of early 2016", "expired". */
  note?: string;
}

/** primary: as listed; variation: another spelling of it; native: in its own script; former: f.k.a. */
export type NameKind = "primary" | "variation" | "native" | "alias" | "former";

/** Roles of name parts; `ordinal-2` to `ordinal-6` where a source only numbers them. */
export type NameRole =
  | "given"
  | "middle"
  | "family"
  | "patronymic"
  | "matronymic"
  | "father"
  | "grandfather"
  | "tribal"
  | "maiden"
  | "title"
  | "suffix"
  | "whole"
  | "other"
  | `ordinal-${number}`;

export interface NamePart {
  role: NameRole;
  value: string;
}

export interface EntityName {
  full: string;
  kind: NameKind;
  /** Weak: the source calls it a low-quality or weak alias. Unknown where it does not say. */
  quality: "strong" | "weak" | "unknown";
  /** ISO 15924 code of the letters. */
  script: string;
  /** ISO 639-1 or 639-3 code where the source states the language. */
  language?: string;
  parts: NamePart[];
  /** As the source writes it, where cleaning changed it. */
  original?: string;
  note?: string;
}

/** One authority's designation of a party under one legal basis, from one date to another. */
export interface Listing {
  /** Who lists: "United Nations Security Council". */
  authority: string;
  /** Which list: "SDN List". */
  list: string;
  programmes: string[];
  legalBasis: string[];
  /** The publisher's public reference: KPi.033, RUS0001. */
  reference?: string;
  /** References of the same designation elsewhere: the scheme and the value. */
  otherReferences: { scheme: string; value: string }[];
  from?: PartialDate;
  to?: PartialDate;
  amended: PartialDate[];
  /** What is imposed: "Asset freeze", "Travel ban". */
  measures: string[];
  reasons: string[];
  /** Kept where the source says it: "de-listed". */
  status?: string;
  urls: string[];
}
