export { idPrefixes } from "./ids.ts";
export type {
  Block,
  BlockKind,
  Comment,
  Document,
  Evidence,
  Format,
  NoteMark,
  Reading,
  TrackedChange,
  View,
} from "./types.ts";
export { words } from "./words.ts";
