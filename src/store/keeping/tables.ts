import { sql } from "kysely";
import { canonicalJson, type Json } from "#kernel";
import type { Db, Tables } from "../engine/tables.ts";

/** How the rows of a table are read in one order and written as text: the same for both engines. */
export interface TableForm {
  name: keyof Tables;
  /** What orders the rows. A key that is not among the columns is counted anew when they are put back. */
  key: readonly string[];
  /** What tells a row from all others, where the key does not in another database. */
  identity?: readonly string[];
  columns: readonly string[];
  /** The form of the tables that made it, where that was not the first; of columns, in `columnsSince`. */
  since?: number;
  columnsSince?: Readonly<Record<string, number>>;
  /** Rows of which acts make some; the others are working material. */
  partly?: true;
  /** Rows to leave out where secrets are not asked for. */
  momentary?: (row: Row) => boolean;
}

export type Row = Record<string, string | number | Uint8Array | null>;

const marking = ["label", "compartments"];
const live = new Set(["session", "challenge", "attempt"]);

/** Every table but `migration`, whose content follows from the form. */
export const tableForms: readonly TableForm[] = [
  {
    name: "act",
    key: ["sequence"],
    columns: [
      ...["sequence", "stream", "number", "salt", "bytes", "entry", "id", "kind", "case_id", "subject", "actor"],
      ...["received", ...marking],
    ],
  },
  { name: "stream", key: ["stream"], columns: ["stream", "heartbeat", "next", "head"] },
  {
    name: "subject",
    key: ["id"],
    columns: ["id", "kind", "case_id", "version", "title", "state", "concerns", "sequence", "changed", ...marking],
    columnsSince: { concerns: 3 },
  },
  { name: "concern", key: ["one", "subject"], columns: ["subject", "one"], since: 8 },
  { name: "deadline", key: ["subject", "timer"], columns: ["subject", "timer", "at"] },
  {
    name: "searchable",
    // In the order in which they were put, in which search finds them.
    key: ["id"],
    identity: ["subject", "part"],
    since: 2,
    columns: ["subject", "part", "title", "text", "changed", ...marking],
  },
  { name: "blob", key: ["name"], columns: ["name", "size", "media_type", ...marking], partly: true },
  { name: "holding", key: ["blob", "subject", "sequence"], columns: ["blob", "subject", "sequence"], since: 5 },
  { name: "disclosure", key: ["sequence"], columns: ["sequence", "subject"], since: 6 },
  { name: "filing", key: ["blob", "person"], columns: ["blob", "person"], since: 5 },
  { name: "vault", key: ["id"], columns: ["id", "sealed"] },
  {
    name: "outbox",
    key: ["id"],
    columns: ["id", "recipient", "kind", "body", "created", "attempts", "taken_until", ...marking],
  },
  { name: "idempotency", key: ["actor", "key"], columns: ["actor", "key", "request", "answer", "at"] },
  { name: "access", key: ["id"], columns: ["at", "actor", "action", "object", ...marking] },
  {
    name: "people_row",
    key: ["kind", "id"],
    columns: ["kind", "id", "person", "version", "expires", "data"],
    momentary: ({ kind }) => live.has(String(kind)),
  },
  { name: "setting", key: ["name"], columns: ["name", "value"] },
];

/** The tables as they were in a former form: what a backup of that time holds. */
export function tableFormsAt(form: number): TableForm[] {
  return tableForms
    .filter(({ since = 1 }) => since <= form)
    .map((table) => ({ ...table, columns: table.columns.filter((name) => (table.columnsSince?.[name] ?? 1) <= form) }));
}

export function formOf(name: string): TableForm {
  const form = tableForms.find((table) => table.name === name);
  if (!form) throw new Error(`there is no table ${name}`);
  return form;
}

/** All rows of a table in the order of its key, some at a time. */
export async function* rowsOf(db: Db, { name, columns, ...form }: TableForm, key = form.key): AsyncGenerator<Row[]> {
  const keys = sql.join(key.map((column) => sql.ref(column)));
  const wanted = sql.join([...new Set([...columns, ...key])].map((column) => sql.ref(column)));
  let last: Row | undefined;
  do {
    const after = last && sql.join(key.map((column) => sql`${last?.[column]}`));
    const where = after ? sql`WHERE (${keys}) > (${after})` : sql``;
    const { rows } = await sql<Row>`SELECT ${wanted} FROM ${sql.table(name)} ${where}
      ORDER BY ${keys} LIMIT 100`.execute(db);
    last = rows.at(-1);
    if (rows.length > 0) yield rows.map((row) => pick(row, columns));
  } while (last);
}

/** One row as one line: canonical JSON, bytes in base64. */
export function lineOf(row: Row): string {
  const values = Object.entries(row).map(([name, value]): [string, Json] => [
    name,
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value,
  ]);
  return `${canonicalJson(Object.fromEntries(values))}\n`;
}

/** A line as a row of exactly these columns; null where it is not one. */
export function rowOf(line: string, { columns }: TableForm): Row | null {
  const value = objectOf(parsed(line));
  if (!value) return null;
  const row: Row = {};
  for (const column of columns) {
    const given = value[column];
    const bytes = objectOf(given)?.base64;
    if (typeof bytes === "string") row[column] = new Uint8Array(Buffer.from(bytes, "base64"));
    else if (given === null || typeof given === "string" || Number.isSafeInteger(given))
      row[column] = given as string | number | null;
    else return null;
  }
  return Object.keys(value).length === columns.length ? row : null;
}

function objectOf(value: Json | undefined): Record<string, Json> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, Json>) : null;
}

function parsed(line: string): Json {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return null;
  }
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}
