import { analyseName, type NameKind, withoutLegalForm, wordsOf } from "#names";
import { countryCode, type Entity, type PartialDate, readDate } from "#parties";
import { listedIdentifiers, propertyIdentifiers } from "./profile-identifiers.ts";
import { kindOf, listedNames, propertyNames } from "./profile-names.ts";
import type { ListedProfile, Prepared, Profile } from "./types.ts";

const dateProperties = ["birthDate", "incorporationDate", "buildDate"] as const;
const countryProperties = [
  "nationality",
  "citizenship",
  "country",
  "mainCountry",
  "jurisdiction",
  "flag",
  "pastFlags",
  "birthCountry",
] as const;
const mostValues = 100;
const mostDates = 30;

/** What screening knows of an entity of a list: its names, dates, countries, and the numbers of its documents and wallets. */
export function profileOf(entity: Entity, dataset: string): ListedProfile {
  const values = (property: string): string[] => (entity.properties[property] ?? []).map(({ value }) => value);
  const addresses = entity.related.filter(({ schema }) => schema === "Address");
  const addressTexts = addresses.flatMap(({ properties }) => (properties.full ?? []).map(({ value }) => value));
  const addressCountries = addresses.flatMap(({ properties }) => (properties.country ?? []).map(({ value }) => value));
  return {
    id: entity.id,
    dataset,
    schema: entity.schema,
    names: listedNames(entity),
    dates: dateProperties
      .flatMap((property) => entity.properties[property] ?? [])
      .map(({ date, value }) => date ?? readDate(value))
      .filter((date) => date !== undefined)
      .slice(0, mostDates),
    countries: countries([...countryProperties.flatMap(values), ...addressCountries]),
    genders: genders(values("gender")),
    identifiers: listedIdentifiers(entity),
    addresses: unique([...values("address"), ...addressTexts]),
  };
}

/**
 * What FollowTheMoney properties say, as a query or an entity in that model carries them. Country names become codes,
 * dates partial dates; what cannot be read is left out. Never throws.
 */
export function profileOfProperties(schema: string, properties: Record<string, readonly string[]>, id = ""): Profile {
  const values = (property: string): readonly string[] => properties[property] ?? [];
  return {
    id,
    schema,
    names: propertyNames(schema, properties),
    dates: dateProperties
      .flatMap(values)
      .slice(0, mostDates)
      .map((value) => readDate(value))
      .filter((date): date is PartialDate => date !== undefined),
    countries: countries(countryProperties.flatMap(values)),
    genders: genders(values("gender")),
    identifiers: propertyIdentifiers(properties),
    addresses: unique([...values("address"), ...values("full")]),
  };
}

/**
 * Takes the names of a profile apart. Where the schema does not tell whether it is a person, each name is read as a
 * person's and as an organisation's.
 */
export function prepare(profile: Profile): Prepared {
  const kind = kindOf(profile.schema);
  return {
    profile,
    names: profile.names.flatMap((name) =>
      (kind ? [kind] : kindsOf(name.text)).map((each) => ({
        name,
        analysed: analyseName(each === "person" ? (name.inOrder ?? name.text) : name.text, each),
      })),
    ),
  };
}

const either = ["person", "organisation"] as const;
/** Shorter legal forms are family names, too: Sa, Ag, Co. */
const leastForm = 3;

/** What a name may name: with a legal form no person. */
function kindsOf(text: string): readonly NameKind[] {
  const words = wordsOf(text);
  const kept = new Set(withoutLegalForm(words));
  return words.some((word) => !kept.has(word) && word.fold.length >= leastForm) ? ["organisation"] : either;
}

function countries(written: readonly string[]): string[] {
  return unique(
    written.slice(0, mostValues).map((value) => {
      const code = countryCode(/^[a-z]{2,3}$/u.test(value) ? value.toUpperCase() : value);
      return code ?? (/^[a-z]{2,4}$/u.test(value) ? value : "");
    }),
  );
}

function genders(written: readonly string[]): string[] {
  return unique(
    written.slice(0, mostValues).map((value) => {
      const lower = value.trim().toLowerCase();
      if (/^(?:m|male|man|masculine|homme|hombre|мужской)$/u.test(lower)) return "male";
      if (/^(?:f|w|female|woman|feminine|femme|mujer|женский)$/u.test(lower)) return "female";
      return lower === "other" || lower === "x" ? "other" : "";
    }),
  );
}

const unique = (values: readonly string[]): string[] =>
  [...new Set(values)].filter((value) => value !== "").slice(0, mostValues);
