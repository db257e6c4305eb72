import {
  between,
  type Entity,
  exactly,
  type Interest,
  type OwnershipParty,
  type PartyListing,
  type Share,
  validShare,
} from "#parties";
import { isA } from "../model.ts";
import { addStatement, companyNumber, type Gathering, jointly, keyOf, meaningOf } from "./gathering.ts";

const telling = ["birthDate", "incorporationDate", "nationality", "citizenship", "country", "jurisdiction", "gender"];

interface Ends {
  owner: string;
  asset: string;
  interest: Interest;
}

/** Edges of FollowTheMoney: which property is above, which below, and what it is. */
const edges: Readonly<Record<string, Ends>> = {
  Ownership: { owner: "owner", asset: "asset", interest: "ownership" },
  Directorship: { owner: "director", asset: "organization", interest: "management" },
  Employment: { owner: "employee", asset: "employer", interest: "management" },
  Membership: { owner: "member", asset: "organization", interest: "other" },
  Representation: { owner: "client", asset: "agent", interest: "acting" },
  UnknownLink: { owner: "subject", asset: "object", interest: "other" },
  Associate: { owner: "person", asset: "associate", interest: "other" },
  Family: { owner: "person", asset: "relative", interest: "other" },
  Succession: { owner: "predecessor", asset: "successor", interest: "other" },
};

/** Adds an entity of a list or a FollowTheMoney file, with everything that belongs to it. */
export function addEntity(entity: Entity, source: string, into: Gathering): void {
  const ends = Object.hasOwn(edges, entity.schema) ? edges[entity.schema] : undefined;
  if (ends) addEdge(entity, ends, source, into);
  else if (isA(entity.schema, "LegalEntity") || isA(entity.schema, "Asset") || entity.schema === "LegalEntity")
    addThing(entity, source, into);
  for (const each of entity.related) addEntity(each, source, into);
}

const values = (entity: Entity, property: string): string[] =>
  (Object.hasOwn(entity.properties, property) ? (entity.properties[property] ?? []) : []).map(({ value }) => value);

function addThing(entity: Entity, source: string, into: Gathering): void {
  const british = ["country", "jurisdiction"].some((property) => values(entity, property).includes("gb"));
  into.parties.push({
    id: entity.id,
    names: entity.names.map(({ full }) => full),
    schema: entity.schema,
    keys: [
      ...values(entity, "leiCode").map((number) => keyOf("LEI", number)),
      ...values(entity, "ogrnCode").map((number) => keyOf("RU-OGRN", number)),
      ...values(entity, "innCode").map((number) => keyOf("RU-INN", number)),
      ...values(entity, "imoNumber").map((number) => keyOf("IMO", number.replace(/^IMO/iu, ""))),
      ...(british ? values(entity, "registrationNumber").map(companyNumber) : []),
    ].filter(Boolean),
    listings: listingsOf(entity),
    ...(values(entity, "legalForm").some((form) => jointly.test(form)) && { joint: true }),
    ...facts(entity),
  });
  const stated = (owner: string, asset: string, words: string) =>
    addStatement(into, {
      id: `${entity.id}#${words}#${owner}#${asset}`,
      statement: `${entity.id}#${words}`,
      record: `${entity.id}#${words}#${owner}#${asset}`,
      source,
      owner,
      asset,
      interest: "ownership",
      words,
    });
  for (const parent of values(entity, "parent")) stated(parent, entity.id, "parent company");
  for (const child of values(entity, "subsidiaries")) stated(entity.id, child, "subsidiary");
}

/** What tells a party from its namesakes, as far as the entity says it. */
function facts(entity: Entity): Pick<OwnershipParty, "properties"> {
  const known = telling.flatMap((property) => {
    const said = values(entity, property);
    return said.length > 0 ? [[property, said] as const] : [];
  });
  return known.length > 0 ? { properties: Object.fromEntries(known) } : {};
}

function listingsOf(entity: Entity): PartyListing[] {
  const inForce = entity.listings.filter(({ status = "" }) => !/de-?listed|removed|revoked/iu.test(status));
  const found = inForce.map(({ authority, list, reference, from, to }) => ({
    // The name of a list is no authority: of a list of your own nothing but the name is known.
    authority: authority === "" ? "" : [authority, list].filter(Boolean).join(", "),
    reference: reference ?? "",
    ...(from && { from }),
    ...(to && { to }),
  }));
  const marked = values(entity, "topics").includes("sanction");
  return found.length === 0 && marked && entity.listings.length === 0 ? [{ authority: "", reference: "" }] : found;
}

function addEdge(entity: Entity, ends: Ends, source: string, into: Gathering): void {
  const words = [...values(entity, "role"), ...values(entity, "relationship"), ...values(entity, "ownershipType")].join(
    "; ",
  );
  const meaning = meaningOf(words);
  const turned = ends.interest === "other" && meaning?.first === "asset";
  const interest = interestOf(entity, ends, meaning?.interest);
  const share = interest === "ownership" ? percentages(values(entity, "percentage"), entity.id, into) : undefined;
  const dates = { from: values(entity, "startDate")[0] ?? "", to: values(entity, "endDate")[0] ?? "" };
  const [owners, assets] = [values(entity, ends.owner), values(entity, ends.asset)];
  if (owners.length === 0 || assets.length === 0)
    into.oddities.add("edge without its two ends", entity.id, entity.schema);
  for (const owner of owners)
    for (const asset of assets.slice(0, 100))
      addStatement(into, {
        id: `${entity.id}#${owner}#${asset}`,
        statement: `${entity.id}#${owner}#${asset}`,
        record: `${entity.id}#${owner}#${asset}`,
        source,
        owner: turned ? asset : owner,
        asset: turned ? owner : asset,
        interest,
        words: words || entity.schema,
        ...(meaning && ends.interest === "ownership" && { saidOf: meaning.first }),
        ...(meaning && ends.interest === "other" && { saidOf: turned ? ("asset" as const) : ("owner" as const) }),
        reach: /\bindirect/iu.test(words) ? "indirect" : "unknown",
        ...(share && { share }),
        ...dates,
      });
}

/** An edge of no particular kind means what its words say; owning may be said to be control, or a sister's relation. */
function interestOf(entity: Entity, ends: Ends, meant: Interest | undefined): Interest {
  if (meant === "together") return meant;
  if (ends.interest === "other") return entity.schema === "UnknownLink" ? (meant ?? "other") : "other";
  return ends.interest === "ownership" && (meant === "sister" || meant === "other") ? meant : ends.interest;
}

/** The percentages of an edge; several leave everything between them possible. */
export function percentages(written: readonly string[], at: string, into: Gathering): Share | undefined {
  const shares = written.flatMap((each) => {
    const share = percentage(each);
    if (!share) into.oddities.add("percentage not understood", at, each);
    return share ?? [];
  });
  const [first] = shares;
  if (!first || shares.length !== written.length) return undefined;
  return shares.reduce(
    (one, other) => ({
      low: other.low.percent < one.low.percent ? other.low : one.low,
      high: other.high.percent > one.high.percent ? other.high : one.high,
    }),
    first,
  );
}

/** 51, 51 %, 25-50, > 50, at least 25 %, more than 25 up to 50 %; undefined where it is none of them. */
export function percentage(written: string): Share | undefined {
  const plain = written
    .toLowerCase()
    .replace(/(\d),(\d)/gu, "$1.$2")
    .replace(/%|percent|per cent/gu, "")
    .trim();
  const number = String.raw`(\d{1,3}(?:\.\d{1,12})?)`;
  const match = (pattern: string) => new RegExp(`^${pattern}$`, "u").exec(plain);
  const one = match(`(?:exactly )?${number}`);
  if (one) return validShare(exactly(Number(one[1])));
  const range = match(
    `(?:between )?(more than )?${number} ?(?:-|–|to|and|up to|,? but not more than) ?(less than )?${number}`,
  );
  if (range)
    return validShare(between(Number(range[2]), Number(range[4]), range[1] !== undefined, range[3] !== undefined));
  const least =
    match(`(>=?|≥|more than|over|at least|above|minimum|min\\.?) ?${number}`) ?? match(`()${number} ?(?:\\+|or more)`);
  if (least)
    return validShare(between(Number(least[2]), 100, /^(?:>|more than|over|above)$/u.test(least[1] ?? ""), false));
  const most = match(`(<=?|≤|less than|under|up to|at most|below|maximum|max\\.?) ?${number}`);
  return most
    ? validShare(between(0, Number(most[2]), false, /^(?:<|less than|under|below)$/u.test(most[1] ?? "")))
    : undefined;
}
