export { numberWords } from "./data/units.data.ts";
export { isImo, isInn, isLei } from "./facts/identifiers.ts";
export { findMentions } from "./mentions.ts";
export { buildRegistry, type Registry } from "./registry.ts";
export type { Mention, MentionKind, Party, PartySchema, TextBlock } from "./types.ts";
