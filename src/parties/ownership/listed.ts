import type { OwnershipGraph } from "./graph.ts";
import { listedOn } from "./in-force.ts";
import { foldedName } from "./people.ts";
import type { OwnershipRule } from "./rules.data.ts";
import type { PartyListing } from "./types.ts";

/** Which parties are listed, as far as a rule is about their listings. */
export interface Listed {
  certain: ReadonlySet<number>;
  /** Possibly listed, each with the reason; none of `certain`. */
  possible: ReadonlyMap<number, string>;
  /** Listed by an authority that the rule is not about. */
  elsewhere: ReadonlyMap<number, PartyListing>;
}

export interface ListedOptions {
  /** Parties to be taken as listed, whatever the lists say. */
  declared?: readonly number[];
  /** Listings of every authority count. */
  anyAuthority?: boolean;
}

/**
 * Who is listed on the graph's day. A party is possibly listed where the day of the listing is not known exactly, where
 * a source does not say who it is, and where it only has a listed party's name.
 */
export function listedIn(
  graph: OwnershipGraph,
  places: ReadonlySet<number>,
  rule: OwnershipRule,
  { declared = [], anyAuthority = false }: ListedOptions,
): Listed {
  const certain = new Set(declared);
  const possible = new Map<number, string>();
  const elsewhere = new Map<number, PartyListing>();
  const names = new Map<string, number>();
  graph.parties.forEach((party, place) => {
    const counting = party.listings.filter(
      ({ authority }) => anyAuthority || authority === "" || rule.authorities.test(authority),
    );
    const held = counting.map((listing) => listedOn(listing, graph.day));
    if (held.includes("yes")) certain.add(place);
    else if (held.includes("perhaps")) possible.set(place, "it is not known whether it was listed on the day");
    const other = party.listings.find(
      (listing) => !counting.includes(listing) && listedOn(listing, graph.day) !== "no",
    );
    if (other) elsewhere.set(place, other);
    if (held.some((each) => each !== "no")) for (const name of party.names) names.set(foldedName(name), place);
  });
  for (const place of places) {
    const party = graph.parties[place];
    if (!party || certain.has(place) || possible.has(place)) continue;
    if (party.unidentified !== undefined) possible.set(place, `no source says who it is (${party.unidentified})`);
    const namesake = party.names.map((name) => names.get(foldedName(name))).find((found) => found !== undefined);
    const other = namesake === undefined ? undefined : graph.parties[namesake];
    if (other && alike(party.schema, other.schema))
      possible.set(
        place,
        `it has the name of the listed party ${other.names[0] ?? other.id} (${other.id}), nothing more`,
      );
  }
  for (const place of certain) possible.delete(place);
  return { certain, possible, elsewhere };
}

function alike(one: string, other: string): boolean {
  return (one === "Person") === (other === "Person") || one === "LegalEntity" || other === "LegalEntity";
}
