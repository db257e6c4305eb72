import type { Word } from "#names";
import { findAmounts } from "./amounts.ts";
import { findDates } from "./dates.ts";
import type { Fact } from "./fact.ts";
import { findIdentifiers } from "./identifiers.ts";
import { findSymbols } from "./symbols.ts";

/**
 * Document symbols, identifiers, dates and amounts of one text, in order and without overlap: a symbol outranks an
 * identifier, an identifier a date, a date an amount.
 */
export function findFacts(text: string, words: readonly Word[]): Fact[] {
  const kept: Fact[] = [];
  const taken: Fact[][] = [];
  for (const found of [
    findSymbols(text),
    findIdentifiers(text, words),
    findDates(text, words),
    findAmounts(text, words),
  ]) {
    const free = withoutOverlap(found, taken);
    taken.push(free);
    for (const fact of free) kept.push(fact);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Those of the found that overlap neither each other nor the taken ones. Each list of the taken is in order. */
function withoutOverlap(found: Fact[], taken: Fact[][]): Fact[] {
  const free: Fact[] = [];
  const places = taken.map(() => 0);
  let end = 0;
  for (const fact of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (fact.start < end) continue;
    const clash = taken.some((list, which) => {
      let place = places[which] ?? 0;
      while ((list[place]?.end ?? Number.POSITIVE_INFINITY) <= fact.start) place++;
      places[which] = place;
      return (list[place]?.start ?? Number.POSITIVE_INFINITY) < fact.end;
    });
    if (clash) continue;
    free.push(fact);
    end = fact.end;
  }
  return free;
}
