import type { Prepared, ProfileName, Score } from "../types.ts";
import { type OfacName, ofacLikeness, ofacName } from "./likeness.ts";

const names = new WeakMap<Prepared, readonly { at: number; name: ProfileName; own: OfacName }[]>();

/** Names as OFAC has them: "FAMILY, Given". A name read in two ways is compared once. */
function namesOf(prepared: Prepared): readonly { at: number; name: ProfileName; own: OfacName }[] {
  const known = names.get(prepared);
  if (known) return known;
  const found = prepared.names
    .map(({ name }, at) => ({ at, name, own: ofacName(name.inOrder ?? name.text) }))
    .filter(({ name }, at, all) => all[at - 1]?.name !== name);
  names.set(prepared, found);
  return found;
}

/**
 * The `ofac` algorithm: names alone, as OFAC's public search scores them. `probability` holds that score as a share of
 * 100; it is not calibrated.
 */
export function ofacScore(query: Prepared, listed: Prepared): Score {
  let best = { score: 0, i: -1, j: -1, asked: "", has: "" };
  for (const one of namesOf(query))
    for (const other of namesOf(listed)) {
      const score = ofacLikeness(one.own, other.own);
      if (score > best.score)
        best = { score, i: one.at, j: other.at, asked: one.name.text, has: other.name.inOrder ?? other.name.text };
    }
  const percent = Math.round(100 * best.score);
  return {
    probability: best.score,
    coverage: "name only",
    names: [best.i, best.j],
    for:
      best.score > 0
        ? [
            {
              feature: "name",
              query: best.asked,
              listed: best.has,
              weight: best.score,
              detail: `"${best.asked}" and "${best.has}" score ${percent} by Jaro-Winkler, whole or word by word`,
            },
          ]
        : [],
    against: [],
    missing: [],
  };
}
