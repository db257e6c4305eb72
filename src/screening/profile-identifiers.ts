import type { Entity } from "#parties";
import type { Identifier } from "./types.ts";

/** FollowTheMoney properties whose value names one thing in the world, and the scheme that they are compared under. */
const schemes: Readonly<Record<string, string>> = {
  imoNumber: "imoNumber",
  mmsi: "mmsi",
  callSign: "callSign",
  crsNumber: "registrationNumber",
  passportNumber: "passportNumber",
  idNumber: "idNumber",
  socialSecurityNumber: "socialSecurityNumber",
  taxNumber: "taxNumber",
  vatCode: "taxNumber",
  registrationNumber: "registrationNumber",
  licenseNumber: "licenseNumber",
  leiCode: "leiCode",
  innCode: "innCode",
  ogrnCode: "ogrnCode",
  okpoCode: "okpoCode",
  uscCode: "uscCode",
  dunsCode: "dunsCode",
  npiCode: "npiCode",
  uniqueEntityId: "uniqueEntityId",
  swiftBic: "swiftBic",
  bic: "swiftBic",
  bikCode: "bikCode",
  cageCode: "cageCode",
  isin: "isin",
  isinCode: "isin",
  iban: "iban",
  accountNumber: "accountNumber",
  publicKey: "publicKey",
  serialNumber: "serialNumber",
  icaoCode: "icaoCode",
  wikidataId: "wikidataId",
};

/** What documents' types mean, by their words as lists write them; the rest is idNumber. */
const documentTypes: readonly (readonly [RegExp, string])[] = [
  [/chinese commercial code|ticker|website|gazette/iu, ""],
  [/passport/iu, "passportNumber"],
  [/\bIMO\b/u, "imoNumber"],
  [/\bMMSI\b/u, "mmsi"],
  [/swift|\bBIC\b/iu, "swiftBic"],
  [/\bISIN\b/u, "isin"],
  [/\bLEI\b|legal entity number/iu, "leiCode"],
  [/unified social credit/iu, "uscCode"],
  [/d-u-n-s/iu, "dunsCode"],
  [/\bBIK\b/u, "bikCode"],
  [/\bOKPO\b/u, "okpoCode"],
  [/\bOGRN|main state reg/iu, "ogrnCode"],
  [/\bINN\b/u, "innCode"],
  [/social security|\bSSN\b/iu, "socialSecurityNumber"],
  [/tax|v\.?a\.?t|fiscal|r\.f\.c|\bNIT\b|\bRUC\b|\bRIF\b|\bTIN\b/iu, "taxNumber"],
  [
    /regist|company number|chamber of commerce|matricula|enterprise|business number|trade license/iu,
    "registrationNumber",
  ],
];

const mostIdentifiers = 300;

/** Upper-case letters and digits only; an IMO number without its prefix. Undefined where it can name nothing. */
export function identifierValue(scheme: string, written: string): string | undefined {
  const plain = written
    .slice(0, 200)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  const value = scheme === "imoNumber" ? plain.replace(/^IMO/u, "") : plain;
  const useful = value.length >= 4 && /\d/u.test(value) && !/^(.)\1*$/u.test(value);
  return useful || (scheme === "swiftBic" && value.length >= 8) ? value : undefined;
}

/** Identifiers among FollowTheMoney properties. */
export function propertyIdentifiers(properties: Record<string, readonly string[]>): Identifier[] {
  const found = new IdentifierSet();
  for (const [property, values] of Object.entries(properties)) {
    const scheme = Object.hasOwn(schemes, property) ? schemes[property] : undefined;
    if (scheme) for (const value of values) found.add(scheme, value);
  }
  return found.all;
}

/** Identifiers of a listed entity and of the documents and wallets that belong to it. */
export function listedIdentifiers(entity: Entity): Identifier[] {
  const found = new IdentifierSet();
  const take = ({ properties }: Entity): void => {
    for (const [property, values] of Object.entries(properties)) {
      const scheme = Object.hasOwn(schemes, property) ? schemes[property] : undefined;
      if (scheme) for (const { value } of values) found.add(scheme, value);
    }
  };
  take(entity);
  for (const related of entity.related) {
    if (related.schema === "CryptoWallet") take(related);
    if (related.schema !== "Passport" && related.schema !== "Identification") continue;
    const scheme = related.schema === "Passport" ? "passportNumber" : schemeOfDocument(related);
    if (scheme) for (const { value } of related.properties.number ?? []) found.add(scheme, value);
  }
  return found.all;
}

function schemeOfDocument(document: Entity): string {
  const type = document.properties.type?.[0]?.value ?? "";
  return documentTypes.find(([words]) => words.test(type))?.[1] ?? "idNumber";
}

class IdentifierSet {
  readonly all: Identifier[] = [];
  readonly #seen = new Set<string>();

  add(scheme: string, written: string): void {
    const value = identifierValue(scheme, written);
    if (value === undefined || this.all.length >= mostIdentifiers || this.#seen.has(`${scheme} ${value}`)) return;
    this.#seen.add(`${scheme} ${value}`);
    this.all.push({ scheme, value });
  }
}
