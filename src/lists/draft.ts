import {
  countryCode,
  type DayOrder,
  type Entity,
  type EntityName,
  type Listing,
  type NamePart,
  type PartialDate,
  type PropertyValue,
  readDate,
} from "#parties";
import type { Leaves } from "./leaves.ts";
import { propertyType } from "./model.ts";
import type { Oddities } from "./problems.ts";
import { scriptOf } from "./script.ts";

/** What a name is besides its letters; a reader states what its source states. */
export type NameFacts = Partial<Omit<EntityName, "full" | "parts">> & { parts?: NamePart[] };

export type ListingFacts = Pick<Listing, "authority" | "list"> & Partial<Listing>;

/**
 * An entity as a reader builds it up. Cleaning keeps the original; empty values are passed over; the same value twice
 * is one. `finish` puts every value of the source records that has no home yet into `extra`.
 */
export class Draft {
  readonly id: string;
  readonly oddities: Oddities;
  schema: string;
  readonly names: EntityName[] = [];
  readonly listings: Listing[] = [];
  readonly related: Entity[] = [];
  readonly #properties = new Map<string, PropertyValue[]>();
  readonly #extra = new Map<string, Set<string>>();
  readonly #seen = new Set<string>();

  constructor(id: string, schema: string, oddities: Oddities) {
    this.id = id;
    this.schema = schema;
    this.oddities = oddities;
  }

  /** A name; one that differs from an earlier one in nothing but its kind or quality is that one. */
  name(written: string, facts: NameFacts = {}): void {
    const full = clean(written);
    if (full === "") return;
    const {
      kind = "alias",
      quality = "unknown",
      script = scriptOf(full),
      parts = [],
      original,
      language,
      note,
    } = facts;
    const same = this.names.find((name) => name.full === full && name.note === note);
    if (same) {
      if (same.quality === "unknown") same.quality = quality;
      for (const part of parts)
        if (!same.parts.some((known) => known.role === part.role && known.value === part.value)) same.parts.push(part);
      return;
    }
    const source = original ?? (written.trim() === full ? undefined : written.trim());
    const name: EntityName = { full, kind, quality, script, parts };
    if (language) name.language = language;
    if (source !== undefined && source !== full) name.original = source;
    if (note) name.note = note;
    const first = kind === "primary" ? this.names.findIndex((each) => each.kind !== "primary") : -1;
    this.names.splice(first < 0 ? this.names.length : first, 0, name);
  }

  /** A value of a property that the schema must have. Text is cleaned of double blanks; the original is kept. */
  add(property: string, written: string, more: Omit<PropertyValue, "value"> = {}): void {
    const value = clean(written);
    if (value !== "") this.#put(property, { value, ...originalOf(written, value), ...more });
  }

  /** A state by its name or code; one that is not recognised is an oddity and stays in `extra`. */
  country(property: string, written: string, more: Omit<PropertyValue, "value"> = {}): void {
    if (notGiven(written)) return;
    // FollowTheMoney and many tables write codes in small letters.
    const code = countryCode(/^\s*[a-z]{2}\s*$/u.test(written) ? written.toUpperCase() : written);
    if (code === undefined) this.oddities.add("country not recognised", this.id, written.trim());
    else this.#put(property, { value: code, original: written.trim(), ...more });
  }

  /** A date as far as it is known; one that cannot be read is an oddity and stays in `extra`. */
  date(property: string, written: string | PartialDate, order?: DayOrder, note?: string): PartialDate | undefined {
    const date = typeof written === "string" ? readDate(written, order) : written;
    if (typeof written === "string" && notGiven(written)) return undefined;
    if (!date) {
      this.oddities.add("date not understood", this.id, String(written));
      return undefined;
    }
    for (const value of new Set([date.from, date.to]))
      if (value !== undefined) this.#put(property, { value, original: date.original, date, ...(note && { note }) });
    return date;
  }

  /** A date that stands outside the properties, in a listing. */
  day(written: string, order?: DayOrder): PartialDate | undefined {
    if (notGiven(written)) return undefined;
    const date = readDate(written, order);
    if (!date) this.oddities.add("date not understood", this.id, written.trim());
    return date;
  }

  listing(facts: ListingFacts): void {
    this.listings.push({
      programmes: [],
      legalBasis: [],
      otherReferences: [],
      amended: [],
      measures: [],
      reasons: [],
      urls: [],
      ...facts,
    });
  }

  /** An entity that belongs to this one; `property` of this one then refers to it. */
  relate(entity: Entity, property?: string): void {
    if (!this.related.some(({ id }) => id === entity.id)) this.related.push(entity);
    if (property) this.add(property, entity.id);
  }

  extra(path: string, value: string): void {
    const known = this.#extra.get(path);
    if (known) known.add(value);
    else this.#extra.set(path, new Set([value]));
  }

  /** True the first time for a key: rows repeat the addresses and documents of their entry. */
  once(...key: string[]): boolean {
    const joined = key.join("\u001f");
    if (this.#seen.has(joined)) return false;
    this.#seen.add(joined);
    return true;
  }

  has(property: string): boolean {
    return this.#properties.has(property);
  }

  first(property: string): string | undefined {
    return this.#properties.get(property)?.[0]?.value;
  }

  /** The entity, every value of its records in it: taken ones where they stand, the rest in `extra` under their path. */
  finish(records: readonly Leaves[] = []): Entity {
    const entity: Entity = {
      id: this.id,
      schema: this.schema,
      names: this.names,
      properties: Object.fromEntries(this.#properties),
      listings: this.listings,
      related: this.related,
      extra: {},
    };
    const written = new Set<string>();
    gather(entity, written);
    for (const record of records)
      for (const { path, value, taken } of record.leaves()) if (!taken || !written.has(value)) this.extra(path, value);
    for (const [path, values] of this.#extra) entity.extra[path] = [...values];
    return entity;
  }

  #put(property: string, value: PropertyValue): void {
    if (propertyType(this.schema, property) === undefined) {
      this.extra(property, value.original ?? value.value);
      return;
    }
    if (value.original === value.value) delete value.original;
    const values = this.#properties.get(property);
    if (!values) this.#properties.set(property, [value]);
    else if (
      !values.some(
        (known) => known.value === value.value && known.note === value.note && known.original === value.original,
      )
    )
      values.push(value);
  }
}

/** Without line breaks, double blanks and the blanks around. */
export function clean(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Words that lists print where they know nothing; such a value stays in `extra` and is no oddity. */
function notGiven(written: string): boolean {
  return /^(?:|n\/?a|null|none|none identified|not (?:known|available|applicable)|unknown|undetermined|-+)$/iu.test(
    clean(written),
  );
}

function originalOf(written: string, value: string): { original?: string } {
  const original = written.trim();
  return original === value ? {} : { original };
}

/** Every string in a value, to any depth. */
export function gather(value: unknown, into: Set<string>): void {
  if (typeof value === "string") into.add(value);
  else if (Array.isArray(value)) for (const each of value) gather(each, into);
  else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) gather(each, into);
}
