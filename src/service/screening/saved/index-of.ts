import { type ListedProfile, ScreeningIndex } from "#screening";
import { linesOf } from "../source/merge.ts";
import type { Source } from "../source/source.ts";

/** The index of names of all sources, as bytes. */
export async function buildIndex(sources: readonly Source[]): Promise<Uint8Array> {
  const profiles: ListedProfile[] = [];
  for await (const { line } of linesOf(sources)) {
    const profile = line.profile();
    if (profile) profiles.push(profile);
  }
  return ScreeningIndex.build(profiles).encode();
}
