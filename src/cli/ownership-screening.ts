import { openScreening } from "#app/screening";
import type { Snapshot } from "#lists";
import { type OwnershipGraph, type OwnershipParty, ownersAbove, type Resemblance } from "#parties";
import { type Hit, type Profile, profileOfProperties, ScreeningIndex, screen } from "#screening";

const mostScreened = 20_000;
const mostHits = 5;

interface Choice {
  store: string;
  editions: readonly Snapshot[];
  threshold: number;
}

/** Who above a party, or it itself, may be listed under another spelling. `left`: how many were too many to compare. */
export async function resemblancesAbove(
  graph: OwnershipGraph,
  place: number,
  choice: Choice,
): Promise<{ found: Resemblance[]; left: number }> {
  const places = [place, ...ownersAbove(graph, place)].filter((each) => {
    const party = graph.parties[each];
    return party !== undefined && party.names.length > 0 && party.listings.length === 0;
  });
  const some = places.slice(0, mostScreened);
  const found: Resemblance[] = [];
  await withIndexes(graph, choice, (indexes) => {
    for (const each of some) found.push(...hitsFor(graph, each, indexes, choice.threshold));
  });
  return { found, left: places.length - some.length };
}

function hitsFor(
  graph: OwnershipGraph,
  place: number,
  indexes: readonly ScreeningIndex[],
  threshold: number,
): Resemblance[] {
  const party = graph.parties[place];
  if (!party) return [];
  const profile = profileOfParty(party);
  return indexes
    .flatMap((index) => screen(index, profile, { threshold, limit: mostHits }))
    .sort((one, other) => other.score.probability - one.score.probability)
    .flatMap((hit) => {
      const listed = graph.register.at.get(hit.id);
      return listed === undefined || listed === place
        ? []
        : [{ place, listed, name: `${hit.caption} (${hit.id})`, probability: hit.score.probability, why: whyOf(hit) }];
    });
}

/** The editions by their saved forms, those of one day together; whoever else is listed, from files, built at once. */
async function withIndexes(
  graph: OwnershipGraph,
  { store, editions }: Choice,
  use: (indexes: readonly ScreeningIndex[]) => void,
): Promise<void> {
  const days = [...new Set(editions.map(({ date }) => date))];
  const opened = await Promise.all(
    days.map((asOf) => {
      const lists = editions.filter(({ date }) => date === asOf).map(({ list }) => list);
      return openScreening({ store, lists, asOf });
    }),
  );
  try {
    const indexes = opened.map(({ index }) => index);
    const others = graph.parties.filter(
      ({ id, listings }) => listings.length > 0 && !indexes.some((index) => index.find(id) !== undefined),
    );
    const built = ScreeningIndex.build(others.map((party) => ({ ...profileOfParty(party), dataset: "files" })));
    use([...indexes, built]);
  } finally {
    for (const each of opened) each.close();
  }
}

const schemes: Readonly<Record<string, string>> = {
  LEI: "leiCode",
  IMO: "imoNumber",
  "RU-INN": "innCode",
  "RU-OGRN": "ogrnCode",
  "GB-COH": "registrationNumber",
};

function profileOfParty({ id, schema, names, keys, properties = {} }: OwnershipParty): Profile {
  const numbers: Record<string, string[]> = {};
  for (const key of keys) {
    const scheme = schemes[key.slice(0, key.indexOf(":"))];
    if (scheme !== undefined) numbers[scheme] = [...(numbers[scheme] ?? []), key.slice(key.indexOf(":") + 1)];
  }
  return profileOfProperties(schema, { ...properties, ...numbers, name: names }, id);
}

function whyOf({ score }: Hit): string {
  return [
    score.coverage,
    ...score.for.map(({ detail }) => detail),
    ...score.against.map(({ detail }) => `against it: ${detail}`),
  ].join("; ");
}
