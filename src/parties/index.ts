export { countryCode } from "./country-code.ts";
export { numberWords } from "./data/units.data.ts";
export type { Entity, EntityName, Listing, NameKind, NamePart, NameRole, PropertyValue } from "./entity.ts";
export { isImo, isInn, isLei } from "./facts/identifiers.ts";
export { findMentions } from "./mentions.ts";
export * from "./ownership/index.ts";
export { type DayOrder, dateOfParts, type PartialDate, readDate } from "./partial-date.ts";
export { buildRegistry, type Registry } from "./registry.ts";
export type { Mention, MentionKind, Party, PartySchema, TextBlock } from "./types.ts";
