export type { Mention, MentionKind, Party, PartySchema, TextBlock } from "./types.ts";
