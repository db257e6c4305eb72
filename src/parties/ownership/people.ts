import type { OwnershipParty } from "./types.ts";

/** More parties than this with one identifier, and it identifies none of them. */
const sharedByMost = 20;

/** Parties of several sources, those with a common identifier as one. */
export interface Register {
  parties: OwnershipParty[];
  /** Place in `parties` of every id that a source uses. */
  at: ReadonlyMap<string, number>;
  /** Identifiers that too many parties carry to mean anything. */
  worthless: string[];
}

/**
 * Makes one party of those that share a strong identifier (LEI, company number, IMO number). Names never join parties:
 * two people may have one name.
 */
export function joinParties(given: readonly OwnershipParty[]): Register {
  const first = new Map<string, number>();
  const parent = given.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  const counts = new Map<string, number>();
  for (const { keys } of given) for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  given.forEach(({ id, keys }, index) => {
    for (const key of [`id\u0000${id}`, ...keys.filter((each) => (counts.get(each) ?? 0) <= sharedByMost)]) {
      const known = first.get(key);
      if (known === undefined) first.set(key, index);
      else parent[root(index)] = root(known);
    }
  });
  return gathered(
    given,
    root,
    [...counts].flatMap(([key, count]) => (count > sharedByMost ? [key] : [])),
  );
}

function gathered(given: readonly OwnershipParty[], root: (index: number) => number, worthless: string[]): Register {
  const parties: OwnershipParty[] = [];
  const at = new Map<string, number>();
  const placeOf = new Map<number, number>();
  given.forEach((party, index) => {
    const group = root(index);
    const place = placeOf.get(group);
    const joined = place === undefined ? undefined : parties[place];
    if (place === undefined || !joined) {
      placeOf.set(group, parties.length);
      at.set(party.id, parties.length);
      parties.push({
        ...party,
        names: [...new Set(party.names)],
        keys: [...party.keys],
        listings: [...party.listings],
      });
      return;
    }
    at.set(party.id, place);
    join(joined, party);
  });
  return { parties, at, worthless };
}

function join(into: OwnershipParty, party: OwnershipParty): void {
  for (const name of party.names) if (into.names.length < 100 && !into.names.includes(name)) into.names.push(name);
  for (const key of party.keys) if (!into.keys.includes(key)) into.keys.push(key);
  for (const listing of party.listings)
    if (!into.listings.some((known) => JSON.stringify(known) === JSON.stringify(listing))) into.listings.push(listing);
  if (into.schema === "LegalEntity") into.schema = party.schema;
  if (party.joint) into.joint = true;
  if (party.properties) into.properties = joinProperties(into.properties, party.properties);
  if (into.unidentified !== undefined && party.unidentified === undefined) delete into.unidentified;
}

const mostValues = 30;

function joinProperties(one: OwnershipParty["properties"] = {}, other: NonNullable<OwnershipParty["properties"]>) {
  const joined = { ...one };
  for (const [name, values] of Object.entries(other))
    joined[name] = [...new Set([...(joined[name] ?? []), ...values])].slice(0, mostValues);
  return joined;
}

/** A name for comparison: letters and digits only, without case or accents; "" where nothing is left. */
export function foldedName(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
