import type { PartOutline } from "#names";
import { listParameters as parameters } from "./list-parameters.data.ts";

/** Parts that contradict, are not listed, are not asked for: more than these count no more. */
const counted = 6;
/** What parts that match nothing cost at least, by how many the one name has at least, and the other. */
const [person, thing] = [parameters.person, parameters.thing].map((own) =>
  Array.from({ length: (counted + 1) ** 2 }, (_, at) =>
    leastCost(own, at % (counted + 1), Math.floor(at / (counted + 1))),
  ),
);

/** More parts without a match may cost less, where contradictions count no more: the least of all that can be. */
function leastCost(
  own: { contradicted: number; unlisted: number; unasked: number },
  left: number,
  right: number,
): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let one = left; one <= left + counted; one++)
    for (let other = right; other <= right + counted; other++) {
      const opposed = Math.min(one, other);
      const missing = Math.min(3, Math.max(one, other) - opposed);
      const omitted = Math.max(own.unlisted, own.unasked) * missing;
      most = Math.max(most, own.contradicted * Math.min(2, opposed) + omitted);
    }
  return most;
}

/** What the parts of two names cost at least, by those that may match: a bit for the place of each. */
export function leastCostOf(
  asked: readonly PartOutline[],
  left: number,
  listed: readonly PartOutline[],
  right: number,
  ofPersons: boolean,
): number {
  const one = Math.min(counted, unmatched(asked, left, ofPersons));
  const other = Math.min(counted, unmatched(listed, right, ofPersons));
  return (ofPersons ? person : thing)?.[one + (counted + 1) * other] ?? 0;
}

/** Weight up to which a part of a thing's name is a small word, whose absence says nothing. */
const small = 0.1;

/** How many parts at least have no match, and are no repetitions of one that may have. */
function unmatched(parts: readonly PartOutline[], matched: number, ofPersons: boolean): number {
  let count = 0;
  for (let at = 0; at < parts.length; at++) {
    const { part } = parts[at] as PartOutline;
    if (matched & (1 << at) || (!ofPersons && part.weight <= small)) continue;
    if (matched === 0 || !isRepeated(part.latin, parts, matched)) count++;
  }
  return count;
}

function isRepeated(latin: string, parts: readonly PartOutline[], matched: number): boolean {
  for (let at = 0; at < parts.length; at++) if (matched & (1 << at) && parts[at]?.part.latin === latin) return true;
  return false;
}
