import { TextIndexBuilder } from "./search/index.ts";
import type { PartBuilder } from "./types.ts";

/** Further parts of the saved form, each built from every entity. */
export function partBuilders(): PartBuilder[] {
  return [new TextIndexBuilder()];
}
