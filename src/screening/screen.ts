import type { ScreeningIndex } from "./candidates/screening-index.ts";
import { prepare } from "./profile.ts";
import { bearsSameName, ownNames } from "./same-name.ts";
import { canReach, oddsSought, scoreProfiles } from "./score/index.ts";
import type { Hit, Prepared, Profile, ScreenOptions } from "./types.ts";

const usualCandidates = 60;

/**
 * The listed profiles that answer a query, likeliest first. Candidates are scored in full in the order of their
 * strength, until `options.candidates` are or the strength says that none of the rest can reach the threshold. A query
 * whose name is so common that nothing listed could reach it is answered at once where `exact` is false.
 */
export function screen(index: ScreeningIndex, query: Profile | Prepared, options: ScreenOptions): Hit[] {
  const asked = "profile" in query ? query : prepare(query);
  const { threshold, limit, algorithm, exact = true, candidates = usualCandidates, accept } = options;
  const bounded = algorithm !== "ofac" && threshold > 0;
  if (bounded && !exact && !canReach(asked, index.rarity, threshold)) return [];
  const least = algorithm === "ofac" ? 0 : leastStrength(asked, threshold);
  const names = exact ? ownNames(asked) : undefined;
  const hits: Hit[] = [];
  for (const { entry } of index.candidates(asked, candidates, least)) {
    if (bounded) {
      const sought = oddsSought(asked.profile, () => index.profile(entry), threshold);
      if (!index.canReach(asked, entry, sought, exact)) continue;
    }
    if (accept && !accept(index.entry(entry))) continue;
    const listed = index.prepared(entry);
    const same = names !== undefined && bearsSameName(names, listed);
    const score = scoreProfiles(asked, listed, index.rarity, algorithm, same ? 0 : threshold);
    const counts = score.probability >= threshold || (same && score.against.length === 0);
    if (counts) hits.push({ ...index.entry(entry), score });
  }
  hits.sort((a, b) => b.score.probability - a.score.probability || (a.id < b.id ? -1 : 1));
  return hits.slice(0, limit);
}

/** Strengths below which full scores hardly ever reach a threshold: measured, see docs/screening-candidates.md. */
const floor = { base: 370, slope: 150, evidence: 80 };

/** More than a name in the query can lift a name that is further off; across scripts strength is a rough guess. */
function leastStrength({ profile, names }: Prepared, threshold: number): number {
  const { dates, identifiers, addresses } = profile;
  const more = dates.length + identifiers.length + addresses.length > 0;
  const foreign = names.some(({ analysed }) => analysed.script !== "Latn");
  return floor.base + floor.slope * threshold - (more || foreign ? floor.evidence : 0);
}
