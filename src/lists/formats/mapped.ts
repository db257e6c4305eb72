import { z } from "zod";
import { PenholderError } from "#kernel";
import type { Entity } from "#parties";
import { Draft } from "../draft.ts";
import { isSchema, propertyType } from "../model.ts";
import { addAddress, addDocument, slug } from "../parts.ts";
import { listInvalid } from "../problems.ts";
import type { Format, Reading } from "../reading.ts";
import type { Row } from "../rows.ts";
import { grouped, tableRows } from "../table.ts";
import { organisationSchema } from "./organisations.ts";

const target = z.union([z.string(), z.object({ property: z.string(), split: z.string().min(1).optional() })]);
const mappingShape = z.object({
  /** Short name of the list: the prefix of its ids. */
  list: z.string().regex(/^[a-z0-9-]{1,40}$/u),
  title: z.string().default(""),
  authority: z.string().default(""),
  schema: z.union([
    z.string(),
    z.object({ column: z.string(), values: z.record(z.string(), z.string()), otherwise: z.string().optional() }),
  ]),
  /** The column with the publisher's key; rows of one key are one entry. Without it the row's name is the key. */
  id: z.string().optional(),
  /** What each column becomes: a property of the schema, or one of name, alias, weakAlias, previousName, address, document, and `listing.` programmes, legalBasis, reference, from, to, measures, reasons. */
  columns: z.record(z.string(), target),
});

/** How the columns of a plain table become entities. */
export type Mapping = z.infer<typeof mappingShape>;

/** Reads a mapping file. Throws `list-invalid` with what is wrong in it. */
export function parseMapping(text: string, file: string): Mapping {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw listInvalid(file, "", `is not JSON (${(error as Error).message.slice(0, 100)})`);
  }
  const found = mappingShape.safeParse(value);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw listInvalid(
    file,
    issue?.path.join(".") ?? "",
    `${issue?.message ?? "is no mapping"}; see docs/lists.md for the form`,
  );
}

/** A plain CSV, XLSX or ODS table read by a mapping. */
export function mappedFormat(mapping: Mapping): Format {
  return {
    id: "mapped",
    title: mapping.title || `${mapping.list}, by a mapping file`,
    list: mapping.list,
    async *read(reading: Reading) {
      const marks = [mapping.id ?? "", ...Object.keys(mapping.columns)].filter(Boolean);
      const name = Object.keys(mapping.columns).find((column) => propertyOf(mapping, column) === "name") ?? "";
      const key = (row: Row) => row.look(mapping.id ?? name);
      const groups = await grouped(tableRows(reading, ...marks), key);
      const missing = marks.find((mark) => ![...groups.values()][0]?.[0]?.columns.has(mark));
      if (groups.size > 0 && missing !== undefined)
        throw listInvalid(reading.source.name, "", `has no column "${missing}", which the mapping names`);
      for (const [id, rows] of groups) {
        if (id === "")
          throw listInvalid(
            reading.source.name,
            `line ${rows[0]?.line ?? 0}`,
            `the column "${mapping.id ?? name}" is empty`,
          );
        yield entityOf(`${mapping.list}-${mapping.id === undefined ? slug(id) : id}`, rows, mapping, reading);
      }
    },
  };
}

function propertyOf(mapping: Mapping, column: string): string {
  const target = mapping.columns[column];
  return typeof target === "string" ? target : (target?.property ?? "");
}

function schemaOf(mapping: Mapping, row: Row | undefined, name: string): string {
  const { schema } = mapping;
  const found =
    typeof schema === "string"
      ? schema
      : (schema.values[row?.look(schema.column) ?? ""] ?? schema.otherwise ?? organisationSchema(name));
  if (!isSchema(found))
    throw new PenholderError("list-invalid", `The mapping's schema ${found} is none of FollowTheMoney's.`);
  return found;
}

const nameKinds = {
  name: ["primary", "strong"],
  alias: ["alias", "strong"],
  weakAlias: ["alias", "weak"],
  previousName: ["former", "strong"],
} as const;

function entityOf(id: string, rows: readonly Row[], mapping: Mapping, { oddities }: Reading): Entity {
  const columns = Object.keys(mapping.columns);
  const named = columns.find((column) => propertyOf(mapping, column) === "name") ?? "";
  const draft = new Draft(id, schemaOf(mapping, rows[0], rows[0]?.look(named) ?? ""), oddities);
  const listing = new Map<string, string[]>();
  for (const row of rows)
    for (const column of columns) {
      const property = propertyOf(mapping, column);
      const target = mapping.columns[column];
      const split = typeof target === "object" ? target.split : undefined;
      const cell = row.take(column);
      for (const value of (split === undefined ? [cell] : cell.split(split))
        .map((each) => each.trim())
        .filter(Boolean)) {
        if (property.startsWith("listing."))
          listing.set(property.slice(8), [...(listing.get(property.slice(8)) ?? []), value]);
        else addValue(draft, property, value, row.date(column));
      }
    }
  const first = (field: string): string => listing.get(field)?.[0] ?? "";
  const [from, to] = [draft.day(first("from")), draft.day(first("to"))];
  draft.listing({
    authority: mapping.authority,
    list: mapping.title || mapping.list,
    programmes: listing.get("programmes") ?? [],
    legalBasis: listing.get("legalBasis") ?? [],
    measures: listing.get("measures") ?? [],
    reasons: listing.get("reasons") ?? [],
    ...(first("reference") && { reference: first("reference") }),
    ...(from && { from }),
    ...(to && { to }),
  });
  return draft.finish(rows);
}

function addValue(draft: Draft, property: string, value: string, day: string | undefined): void {
  if (Object.hasOwn(nameKinds, property)) {
    const [kind, quality] = nameKinds[property as keyof typeof nameKinds];
    draft.name(value, { kind, quality });
    return;
  }
  if (property === "address") {
    addAddress(draft, { full: value });
    return;
  }
  if (property === "document" || property === "passport") {
    addDocument(draft, { number: value, type: property });
    return;
  }
  const type = propertyType(draft.schema, property);
  if (type === undefined)
    throw new PenholderError(
      "list-invalid",
      `The mapping names the property ${property}, which a ${draft.schema} does not have.`,
    );
  if (type === "country") draft.country(property, value);
  else if (type === "date") draft.date(property, day ?? value);
  else draft.add(property, value);
}
