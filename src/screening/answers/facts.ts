import type { Entity, PartialDate } from "#parties";
import type { EntryFacts } from "./types.ts";

/** What the listings of an entry say: who lists it, under which reference and programme, since when. */
export function factsOf(entity: Entity | undefined): EntryFacts {
  const listings = entity?.listings ?? [];
  return {
    authorities: unique(listings.map(({ authority }) => authority)),
    references: unique(listings.map(({ reference }) => reference ?? "")),
    programmes: unique(listings.flatMap(({ programmes }) => programmes)),
    since: unique(listings.map(({ from }) => dayText(from))).sort(),
  };
}

const dayText = (date: PartialDate | undefined): string => date?.from ?? date?.to ?? "";

const unique = (values: readonly string[]): string[] => [...new Set(values)].filter((value) => value !== "");
