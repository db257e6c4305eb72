import type { OwnershipGraph } from "./graph.ts";
import { listedOn } from "./in-force.ts";
import { foldedName } from "./people.ts";
import type { OwnershipRule } from "./rules.data.ts";
import type { PartyListing } from "./types.ts";

/** A party that may be a listed one under another spelling: whoever compares names says so. Nothing is joined by it. */
export interface Resemblance {
  place: number;
  /** Place of the listed party. */
  listed: number;
  /** Name of the listed party. */
  name: string;
  /** That the two are one, above 0 and below 1; absent where a name was found to be the same and nothing was weighed. */
  probability?: number;
  /** What speaks for it and against it, in words. */
  why: string;
}

/** Which parties are listed, as far as a rule is about their listings. */
export interface Listed {
  certain: ReadonlySet<number>;
  /** Possibly listed, each with the reason; none of `certain`. */
  possible: ReadonlyMap<number, string>;
  /** Of those possibly listed, those that only resemble a listed party. */
  resembling: ReadonlyMap<number, Resemblance>;
  /** Listed by an authority that the rule is not about. */
  elsewhere: ReadonlyMap<number, PartyListing>;
}

export interface ListedOptions {
  /** Parties to be taken as listed, whatever the lists say. */
  declared?: readonly number[];
  /** Listings of every authority count. */
  anyAuthority?: boolean;
  /** Who may be whom on a list; of several for one party the first counts. */
  resemblances?: readonly Resemblance[];
  /** Whether those who resemble a listed party are it: it is open (default), none of them is, or all are. */
  identity?: "open" | "none" | "all";
}

/**
 * Who is listed on the graph's day. A party is possibly listed where the day of the listing is not known exactly, where
 * a source does not say who it is, and where it only resembles a listed party or has its name.
 */
export function listedIn(
  graph: OwnershipGraph,
  places: ReadonlySet<number>,
  rule: OwnershipRule,
  options: ListedOptions,
): Listed {
  const { declared = [], resemblances = [], identity = "open" } = options;
  const { certain, possible, elsewhere } = byListing(graph, rule, options);
  const designated = new Set([...certain, ...possible.keys()]);
  for (const place of declared) {
    certain.add(place);
    possible.delete(place);
  }
  for (const place of places) {
    const hidden = graph.parties[place]?.unidentified;
    if (hidden !== undefined && !certain.has(place) && !possible.has(place))
      possible.set(place, `no source says who it is (${hidden})`);
  }
  const resembling = new Map<number, Resemblance>();
  for (const each of [...resemblances, ...namesakes(graph, places, designated)]) {
    const { place, listed } = each;
    if (!designated.has(listed) || certain.has(place) || possible.has(place) || resembling.has(place)) continue;
    resembling.set(place, each);
  }
  for (const [place, each] of resembling)
    if (identity === "all") certain.add(place);
    else if (identity === "open") possible.set(place, resemblanceText(each));
  return { certain, possible, resembling, elsewhere };
}

/** "NAME, 0.93: what speaks for it". */
export function resemblanceText({ name, probability, why }: Resemblance): string {
  return `${name}${probability === undefined ? "" : `, ${probability.toFixed(2)}`}: ${why}`;
}

function byListing(graph: OwnershipGraph, rule: OwnershipRule, { anyAuthority = false }: ListedOptions) {
  const certain = new Set<number>();
  const possible = new Map<number, string>();
  const elsewhere = new Map<number, PartyListing>();
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
  });
  return { certain, possible, elsewhere };
}

/** Parties that have a listed party's name. */
function namesakes(graph: OwnershipGraph, places: ReadonlySet<number>, designated: ReadonlySet<number>): Resemblance[] {
  const names = new Map<string, number>();
  for (const place of designated)
    for (const name of graph.parties[place]?.names ?? []) names.set(foldedName(name), place);
  names.delete("");
  return [...places].flatMap((place) => {
    const party = graph.parties[place];
    const listed = party?.names.map((name) => names.get(foldedName(name))).find((found) => found !== undefined);
    const other = listed === undefined ? undefined : graph.parties[listed];
    if (!party || !other || listed === undefined || listed === place || !alike(party.schema, other.schema)) return [];
    const why = `it has the name of this listed party (${other.id}), nothing more`;
    return [{ place, listed, name: other.names[0] ?? other.id, why }];
  });
}

function alike(one: string, other: string): boolean {
  return (one === "Person") === (other === "Person") || one === "LegalEntity" || other === "LegalEntity";
}
