import { type Expression, type SqlBool, sql } from "kysely";
import type { Engine } from "./engine/engine.ts";
import { rankOf } from "./marking.ts";
import type { Visible } from "./types.ts";

/** Tables whose rows are marked. Texts are read together with their subject; acts find theirs by its id. */
type Marked = "act" | "subject" | "searchable" | "sight" | "blob" | "access";

/**
 * The one condition of confidentiality, on the columns `label` and `compartments` of a table: no compartment is missing
 * among those that the reader holds, and the label is not above the reader's, or his as one whom the subject concerns.
 */
export function isVisible(engine: Engine, visible: Visible, table: Marked): Expression<SqlBool> {
  if (visible.all) return sql<SqlBool>`1 = 1`;
  const { concerned } = visible;
  const label = sql.ref(`${table}.label`);
  // In the words of the indexes of what is open to everybody, which are taken where these stand in a condition.
  if (isOpenSight(visible)) return sql<SqlBool>`(${label} = 0 AND ${sql.ref(`${table}.compartments`)} = '[]')`;
  const low = sql<SqlBool>`${label} <= ${rankOf(visible.label)}`;
  const concerns = concerned && concerned.by.length > 0 && concernsOneOf(engine, concerned.by, table);
  const reached = concerns ? sql`(${low} OR (${label} <= ${rankOf(concerned.label)} AND ${concerns}))` : low;
  const compartments = sql.ref<string>(`${table}.compartments`);
  if (visible.compartments.length === 0) return sql<SqlBool>`(${reached} AND ${compartments} = '[]')`;
  const missing = sql`SELECT 1 FROM ${engine.elements(compartments)} WHERE element.value NOT IN (${sql.join(visible.compartments)})`;
  return sql<SqlBool>`(${reached} AND (${compartments} = '[]' OR NOT EXISTS (${missing})))`;
}

/** What everybody sees. */
export const openSight: Visible = { label: "unclassified", compartments: [] };

/** Whether somebody sees no more than everybody does. */
export function isOpenSight({ label, compartments, concerned, all }: Visible): boolean {
  return label === "unclassified" && compartments.length === 0 && !concerned && !all;
}

/** An act is seen where its subject, if there is one, is seen as well: whoever signs it may have marked it lower. */
export function isActVisible(engine: Engine, visible: Visible): Expression<SqlBool> {
  if (visible.all) return sql<SqlBool>`1 = 1`;
  const hidden = sql`SELECT 1 FROM subject WHERE subject.id = act.subject AND NOT ${isVisible(engine, visible, "subject")}`;
  return sql<SqlBool>`(${isVisible(engine, visible, "act")} AND NOT EXISTS (${hidden}))`;
}

function concernsOneOf(engine: Engine, by: readonly string[], table: Marked) {
  if (table === "blob" || table === "access") return undefined;
  const concerns = sql.ref<string>("subject.concerns");
  const one = sql`EXISTS (SELECT 1 FROM ${engine.elements(concerns)} WHERE element.value IN (${sql.join(by)}))`;
  return table === "act" ? sql`EXISTS (SELECT 1 FROM subject WHERE subject.id = act.subject AND ${one})` : one;
}
