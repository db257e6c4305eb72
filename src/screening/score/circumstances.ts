import type { Profile } from "../types.ts";
import { type Weighed, weigh } from "./evidence.ts";

/** States that succeeded another: citizens of the one are found under the other. */
const successors: Readonly<Record<string, readonly string[]>> = {
  suhh: "ru ua by kz uz ge az lt md lv kg tj am tm ee".split(" "),
  yucs: "rs me hr ba si mk xk".split(" "),
  csxx: ["rs", "me", "xk"],
  cshh: ["cz", "sk"],
  dd: ["de"],
  anhh: ["cw", "sx", "bq"],
  rs: ["xk"],
  cn: ["hk", "mo"],
};
const bans = {
  sameCountry: 0.4,
  otherCountry: -0.55,
  sameGender: 0.15,
  otherGender: -1.8,
  sameAddress: 1.2,
  likeAddress: 0.5,
};
/** Weight of a schema that does not fit: a person is no ship. */
const otherKind = -1.6;

/** Countries of any kind: one in common speaks for, none against, softly, since lists rarely name all. */
export function weighCountries(query: Profile, listed: Profile, weighed: Weighed): void {
  if (query.countries.length === 0 || listed.countries.length === 0) {
    if (query.countries.length > 0) weighed.missing.push("country on the list");
    else if (listed.countries.length > 0) weighed.missing.push("country");
    return;
  }
  const shared = query.countries.find((one) => listed.countries.some((other) => related(one, other)));
  const [asked, has] = [query.countries.slice(0, 6).join(", "), listed.countries.slice(0, 6).join(", ")];
  weigh(weighed, {
    feature: "country",
    query: asked,
    listed: has,
    weight: shared ? bans.sameCountry : bans.otherCountry,
    detail: shared ? `country ${shared} on both sides` : `no country in common: ${asked} asked, ${has} listed`,
  });
}

const related = (one: string, other: string): boolean =>
  one === other || (successors[one]?.includes(other) ?? false) || (successors[other]?.includes(one) ?? false);

export function weighGenders(query: Profile, listed: Profile, weighed: Weighed): void {
  const [asked] = query.genders;
  const [has] = listed.genders;
  if (asked === undefined || has === undefined) {
    if (asked !== undefined) weighed.missing.push("gender on the list");
    return;
  }
  const same = query.genders.some((gender) => listed.genders.includes(gender));
  weigh(weighed, {
    feature: "gender",
    query: asked,
    listed: has,
    weight: same ? bans.sameGender : bans.otherGender,
    detail: same ? `${asked} on both sides` : `${asked} asked, ${has} listed`,
  });
}

const groups: Readonly<Record<string, string>> = {
  Person: "a person",
  Vessel: "a vessel",
  Airplane: "an aircraft",
  Vehicle: "a vehicle",
  Company: "an organisation",
  Organization: "an organisation",
  PublicBody: "an organisation",
  CryptoWallet: "a wallet",
  Security: "a security",
};

/** Whether both can be the same kind of thing: LegalEntity and Thing may be anything. */
export function weighSchemas(query: Profile, listed: Profile, weighed: Weighed): void {
  const [one, other] = [groups[query.schema], groups[listed.schema]];
  if (one === undefined || other === undefined || one === other) return;
  weigh(weighed, {
    feature: "schema",
    query: query.schema,
    listed: listed.schema,
    weight: otherKind,
    detail: `${one} is asked about, ${other} is listed`,
  });
}

/** Addresses by the words that they share, numbers above all. */
export function weighAddresses(query: Profile, listed: Profile, weighed: Weighed): void {
  if (query.addresses.length === 0 || listed.addresses.length === 0) return;
  let best = { share: 0, one: "", other: "" };
  for (const one of query.addresses.slice(0, 5)) {
    const words = wordsOf(one);
    for (const other of listed.addresses.slice(0, 20)) {
      const share = overlap(words, wordsOf(other));
      if (share > best.share) best = { share, one, other };
    }
  }
  if (best.share < 0.5) return;
  weigh(weighed, {
    feature: "address",
    query: best.one,
    listed: best.other,
    weight: best.share > 0.8 ? bans.sameAddress : bans.likeAddress,
    detail: best.share > 0.8 ? "the same address" : "a similar address",
  });
}

const wordsOf = (address: string): Set<string> =>
  new Set(
    address
      .slice(0, 300)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );

/** Share of the words in common, a word with a digit counting thrice; 0 below three words, for a city is no address. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (Math.min(one.size, other.size) < 3) return 0;
  let common = 0;
  let all = 0;
  for (const word of one) {
    const weight = /\d/u.test(word) ? 3 : 1;
    all += weight;
    if (other.has(word)) common += weight;
  }
  return common / all;
}
