// What bounds what two names can have in common: cheap looks, and never a wrong no.
export { canRunTogether, likenessOf, mayRunTogether, type WordSketch } from "./assign.ts";
export { mostSoundLikeness, outlineOf, type PartOutline, partOutline } from "./outline.ts";
export { type Likeness, leastMatch } from "./part-similarity.ts";
export { canBeRunTogether, type Run, spellingOf } from "./run-together.ts";
export { bySyllables } from "./similarity.ts";
export { mostLetters, mostTypingLikeness } from "./typing.ts";
