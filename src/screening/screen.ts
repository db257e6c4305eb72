import type { ScreeningIndex } from "./candidates/screening-index.ts";
import { prepare } from "./profile.ts";
import { scoreProfiles } from "./score/index.ts";
import type { Hit, Prepared, Profile, ScreenOptions } from "./types.ts";

const usualCandidates = 60;

/**
 * The listed profiles that answer a query, likeliest first. Candidates are scored in full in the order of their
 * strength, until `options.candidates` are or the strength says that none of the rest can reach the threshold.
 */
export function screen(index: ScreeningIndex, query: Profile | Prepared, options: ScreenOptions): Hit[] {
  const asked = "profile" in query ? query : prepare(query);
  const { threshold, limit, algorithm, candidates = usualCandidates, accept } = options;
  const hits: Hit[] = [];
  for (const { entry } of index.candidates(asked, candidates)) {
    const head = index.entry(entry);
    if (accept && !accept(head)) continue;
    const score = scoreProfiles(asked, index.prepared(entry), index.rarity, algorithm);
    if (score.probability >= threshold) hits.push({ ...head, score });
  }
  hits.sort((a, b) => b.score.probability - a.score.probability || (a.id < b.id ? -1 : 1));
  return hits.slice(0, limit);
}
