// What bounds what two names can have in common: cheap looks, and never a wrong no.
export { canRunTogether, likenessOf } from "./assign.ts";
export { outlineOf, type PartOutline, partOutline } from "./outline.ts";
export type { Likeness } from "./part-similarity.ts";
export { canBeRunTogether, type Run, spellingOf } from "./run-together.ts";
