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

/** What parts without a match cost at least, by how many of a name that is asked have none and how many of a listed one. */
export function leastCostOf(asked: number, listed: number, ofPersons: boolean): number {
  const at = Math.min(counted, asked) + (counted + 1) * Math.min(counted, listed);
  return (ofPersons ? person : thing)?.[at] ?? 0;
}
