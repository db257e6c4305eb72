import { countryCode, readDate } from "#parties";
import { propertiesOf } from "../ftm/model.ts";

/** Properties as FollowTheMoney keeps them: known ones only, values cleaned by their type, nothing twice. */
export type CleanProperties = Record<string, string[]>;

/** Longer than any name, number or address; texts are not compared. */
const longestValue = 2000;
const mostValues = 100;

/** A query that cannot be read; the message says which property and why. */
export class QueryError extends Error {
  override readonly name = "QueryError";
}

/**
 * Cleans the properties of a query: country names become codes ("Russia" → "ru"), dates ISO dates as far as they are
 * known, numbers text. What its schema lacks, and what cannot be read as its type, is left out. A name is made of its
 * parts where only those are given. Throws QueryError where a value is longer, or are more, than any.
 */
export function cleanProperties(schema: string, given: Readonly<Record<string, unknown>>): CleanProperties {
  const known = propertiesOf(schema);
  const clean = new Map<string, string[]>();
  for (const [name, values] of Object.entries(given)) {
    const property = known.get(name);
    if (!property || property.stub) continue;
    const texts = (Array.isArray(values) ? values : [values]).flatMap(textOf);
    if (texts.length > mostValues) throw new QueryError(`"${name}" has more than ${mostValues} values`);
    if (texts.some((text) => text.length > longestValue))
      throw new QueryError(`a value of "${name}" is longer than ${longestValue} characters`);
    const kept = [...new Set(texts.flatMap((text) => cleanValue(property.type, text)))];
    if (kept.length > 0) clean.set(name, kept);
  }
  const built = clean.has("name") || !known.has("name") ? undefined : nameOfParts(clean);
  return Object.fromEntries(built === undefined ? clean : [["name", [built]], ...clean]);
}

function textOf(value: unknown): string[] {
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  return typeof value === "string" ? [value] : [];
}

function cleanValue(type: string, written: string): string[] {
  const text = written.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (text === "") return [];
  const found = cleaners[type]?.(text);
  return found === undefined ? (type in cleaners ? [] : [text]) : [found];
}

const cleaners: Readonly<Record<string, (text: string) => string | undefined>> = {
  country: (text) => countryCode(text) ?? countryCode(text.toUpperCase()),
  date: isoDate,
  gender: (text) => ({ m: "male", male: "male", f: "female", female: "female", other: "other" })[text.toLowerCase()],
  email: (text) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text) ? text.toLowerCase() : undefined),
  topic: (text) => (/^[a-z]+(?:\.[a-z]+)*$/u.test(text) ? text : undefined),
};

/** "1965", "1965-03" or "1965-03-09"; undefined for a range or what is no date. */
function isoDate(text: string): string | undefined {
  const iso = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])/u.exec(text)?.[0];
  if (iso !== undefined) return iso;
  const date = readDate(text);
  return date?.from !== undefined && date.from === date.to ? date.from : undefined;
}

const parts = ["firstName", "secondName", "middleName", "fatherName", "lastName"];

function nameOfParts(clean: ReadonlyMap<string, readonly string[]>): string | undefined {
  const found = parts.flatMap((part) => clean.get(part)?.[0] ?? []);
  return found.length === 0 ? undefined : found.join(" ");
}
