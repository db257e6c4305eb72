import type { ScreeningIndex } from "./candidates/screening-index.ts";
import type { Hit, Prepared, Profile, ScreenOptions } from "./types.ts";

/** The listed profiles that answer a query, best first. */
export function screen(_index: ScreeningIndex, _query: Profile | Prepared, _options: ScreenOptions): Hit[] {
  throw new Error("The candidate index is being built.");
}
