import type { Evidence, Identifier } from "../types.ts";
import type { Weighed } from "./evidence.ts";
import { weigh } from "./evidence.ts";

/** How sure one shared value of a scheme is, and how much it says that both sides have values and share none. */
const weights: Readonly<Record<string, readonly [shared: number, different: number]>> = {
  imoNumber: [7, -3.5],
  leiCode: [7, -2.5],
  publicKey: [7, 0],
  isin: [6, -0.2],
  swiftBic: [6, -0.5],
  innCode: [6.5, -2],
  ogrnCode: [6.5, -2],
  uscCode: [6.5, -2],
  dunsCode: [5, -0.3],
  iban: [6, 0],
  wikidataId: [6, -1],
  passportNumber: [6, -0.3],
  socialSecurityNumber: [6, -2],
  mmsi: [5, -0.4],
  taxNumber: [5.5, -0.5],
  registrationNumber: [4.5, -0.3],
  idNumber: [5, -0.4],
  callSign: [4, -0.2],
};
const usual = [4.5, -0.2] as const;
/** The same digits under two names of schemes: a passport's number in a field for identity cards, or chance. */
const acrossSchemes = 0.8;
/** Numbers that offices give out each for themselves: short ones coincide. */
const local = new Set([
  "registrationNumber",
  "idNumber",
  "taxNumber",
  "licenseNumber",
  "accountNumber",
  "serialNumber",
]);
const documents = new Set([
  "passportNumber",
  "idNumber",
  "taxNumber",
  "socialSecurityNumber",
  "registrationNumber",
  "innCode",
  "uscCode",
  "ogrnCode",
  "licenseNumber",
]);

/** Weighs identifiers: true where a shared one decides. */
export function weighIdentifiers(
  query: readonly Identifier[],
  listed: readonly Identifier[],
  weighed: Weighed,
): boolean {
  if (query.length === 0) return false;
  let decided = false;
  let across: Evidence | undefined;
  const schemesCompared = new Set<string>();
  const schemesShared = new Set<string>();
  for (const one of query) {
    for (const other of listed) {
      if (one.scheme === other.scheme) schemesCompared.add(one.scheme);
      if (one.value !== other.value) continue;
      if (one.scheme === other.scheme) {
        if (schemesShared.has(one.scheme)) continue;
        schemesShared.add(one.scheme);
        decided = true;
        weigh(weighed, shared(one, weightOf(one)));
      } else if (documents.has(one.scheme) && documents.has(other.scheme) && one.value.length >= 6)
        across = {
          ...shared(one, acrossSchemes),
          listed: `${other.scheme} ${other.value}`,
          detail: `the same number ${one.value}, as ${one.scheme} on one side and ${other.scheme} on the other`,
        };
    }
  }
  if (across && !decided) weigh(weighed, across);
  for (const scheme of schemesCompared)
    if (!schemesShared.has(scheme)) weigh(weighed, differing(scheme, query, listed));
  for (const { scheme } of query)
    if (!schemesCompared.has(scheme) && !weighed.missing.includes(scheme)) weighed.missing.push(scheme);
  return decided;
}

function weightOf({ scheme, value }: Identifier): number {
  const [weight] = weights[scheme] ?? usual;
  return local.has(scheme) ? Math.min(weight, 0.6 * value.length) : weight;
}

const shared = (one: Identifier, weight: number): Evidence => ({
  feature: "identifier",
  query: `${one.scheme} ${one.value}`,
  listed: `${one.scheme} ${one.value}`,
  weight,
  detail: `the same ${one.scheme} ${one.value} on both sides`,
});

function differing(scheme: string, query: readonly Identifier[], listed: readonly Identifier[]): Evidence {
  const of = (all: readonly Identifier[]): string =>
    all
      .filter((each) => each.scheme === scheme)
      .map(({ value }) => value)
      .slice(0, 5)
      .join(", ");
  const [, weight] = weights[scheme] ?? usual;
  return {
    feature: "identifier",
    query: of(query),
    listed: of(listed),
    weight,
    detail: `another ${scheme}: ${of(query)} asked, ${of(listed)} listed`,
  };
}
