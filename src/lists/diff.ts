import type { Entity, EntityName, Listing, PartialDate } from "#parties";

/** An entry in a diff, as people know it. */
export interface DiffEntry {
  id: string;
  name: string;
  schema: string;
  /** The publisher's reference, "" where there is none. */
  reference: string;
}

/** One field of an entry: what it no longer says and what it says now. */
export interface FieldChange {
  field: string;
  removed: string[];
  added: string[];
}

export interface ListDiff {
  added: DiffEntry[];
  /** `notice` says where the removal was announced; without it the entry is gone without notice. */
  removed: (DiffEntry & { notice?: string })[];
  /** `minor`: nothing but the publisher's own keys and bookkeeping changed. */
  amended: (DiffEntry & { changes: FieldChange[]; minor: boolean })[];
  unchanged: number;
}

export interface DiffOptions {
  /** The day of the newer edition: a listing that was to end by then ends with notice. */
  day: string;
  /** Ids that the newer edition itself says are deleted. */
  deleted?: ReadonlySet<string>;
  /** Texts that announce removals: press releases, notices; an entry whose reference or name stands there was announced. */
  notices?: readonly { name: string; text: string }[];
}

/** What changed between two editions of a list, entry by entry and field by field. */
export async function diffLists(
  older: AsyncIterable<Entity>,
  newer: AsyncIterable<Entity>,
  options: DiffOptions,
): Promise<ListDiff> {
  const before = new Map<string, Entity>();
  for await (const entity of older) before.set(entity.id, entity);
  const diff: ListDiff = { added: [], removed: [], amended: [], unchanged: 0 };
  for await (const entity of newer) {
    const earlier = before.get(entity.id);
    before.delete(entity.id);
    if (!earlier) diff.added.push(entryOf(entity));
    else {
      const changes = changesBetween(earlier, entity);
      if (changes.length === 0) diff.unchanged++;
      else
        diff.amended.push({
          ...entryOf(entity),
          changes,
          minor: changes.every(({ field }) => field.startsWith("extra.")),
        });
    }
  }
  for (const entity of before.values()) {
    const notice = noticeOf(entity, options);
    diff.removed.push({ ...entryOf(entity), ...(notice !== undefined && { notice }) });
  }
  return diff;
}

/** The fields in which two states of an entry differ, each value as the source writes it where it differs from ours. */
export function changesBetween(older: Entity, newer: Entity): FieldChange[] {
  const [before, after] = [fieldsOf(older), fieldsOf(newer)];
  const changes: FieldChange[] = [];
  for (const field of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(field) ?? new Set<string>(), after.get(field) ?? new Set<string>()];
    const removed = [...was].filter((value) => !is.has(value));
    const added = [...is].filter((value) => !was.has(value));
    if (removed.length > 0 || added.length > 0) changes.push({ field, removed, added });
  }
  return changes.sort((one, other) => (one.field < other.field ? -1 : 1));
}

/** An entity as fields with sets of values; ids of what belongs to it and places in the record do not count. */
function fieldsOf(entity: Entity): Map<string, Set<string>> {
  const fields = new Map<string, Set<string>>();
  const put = (field: string, value: string | undefined) => {
    if (value === undefined || value === "") return;
    const known = fields.get(field);
    if (known) known.add(value);
    else fields.set(field, new Set([value]));
  };
  put("schema", entity.schema);
  for (const name of entity.names) put(nameField(name), name.full);
  for (const [property, values] of Object.entries(entity.properties))
    if (property !== "addressEntity")
      for (const { value, date, note } of values)
        put(property, [date ? dateText(date) : value, note && `(${note})`].filter(Boolean).join(" "));
  for (const listing of entity.listings) putListing(listing, put);
  for (const part of entity.related) put(relatedField(part), relatedText(part));
  for (const [path, values] of Object.entries(entity.extra))
    for (const value of values) put(`extra.${path.replace(/\[[^\]]*\]/gu, "")}`, value);
  return fields;
}

const nameField = ({ kind, quality }: EntityName): string =>
  kind === "primary" ? "name" : `${kind === "alias" && quality === "weak" ? "weak alias" : kind} name`;

/** A date as people write a range: 1965, circa 1965, 1965 to 1967. */
export function dateText({ from, to, approximate }: PartialDate): string {
  const text = from === to ? (from ?? "") : `${from ?? "?"} to ${to ?? "?"}`;
  return approximate ? `circa ${text}` : text;
}

function putListing(listing: Listing, put: (field: string, value: string | undefined) => void): void {
  const where = `listing.${listing.list}`;
  put(`${where}`, listing.status ?? "listed");
  for (const field of ["programmes", "legalBasis", "measures", "reasons", "urls"] as const)
    for (const value of listing[field]) put(`${where}.${field}`, value);
  put(`${where}.reference`, listing.reference);
  for (const { scheme, value } of listing.otherReferences) put(`${where}.${scheme}`, value);
  put(`${where}.from`, listing.from && dateText(listing.from));
  put(`${where}.to`, listing.to && dateText(listing.to));
  for (const day of listing.amended) put(`${where}.amended`, dateText(day));
}

const relatedField = (part: Entity): string => part.schema.toLowerCase();

function relatedText(part: Entity): string {
  const own = Object.entries(part.properties)
    .filter(([property]) => !["holder", "topics"].includes(property))
    .map(([property, values]) => `${property} ${values.map(({ value }) => value).join(", ")}`);
  return part.properties.full?.[0]?.value ?? [part.names[0]?.full, ...own].filter(Boolean).join("; ");
}

function entryOf(entity: Entity): DiffEntry {
  return {
    id: entity.id,
    name: entity.names[0]?.full ?? entity.properties.full?.[0]?.value ?? entity.id,
    schema: entity.schema,
    reference: entity.listings.map(({ reference }) => reference).find((reference) => reference !== undefined) ?? "",
  };
}

function noticeOf(entity: Entity, { day, deleted, notices = [] }: DiffOptions): string | undefined {
  if (deleted?.has(entity.id)) return "the newer edition says that it is deleted";
  const ends = entity.listings.map(({ to }) => to?.to);
  if (ends.length > 0 && ends.every((end) => end !== undefined && end <= day))
    return `its listing was to end on ${ends.join(", ")}`;
  const { reference, name } = entryOf(entity);
  const found = notices.find(
    ({ text }) =>
      (reference.length > 3 && text.includes(reference)) ||
      (name.length > 3 && text.toLowerCase().includes(name.toLowerCase())),
  );
  return found && `announced in ${found.name}`;
}
