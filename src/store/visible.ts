import { type Expression, type SqlBool, sql } from "kysely";
import type { Engine } from "./engine/engine.ts";
import { rankOf } from "./marking.ts";
import type { Visible } from "./types.ts";

/**
 * The one condition of confidentiality, on the columns `label` and `compartments` of a table: the label is not above the
 * reader's, and no compartment is missing among those that the reader holds.
 */
export function isVisible(engine: Engine, visible: Visible, table: string): Expression<SqlBool> {
  if (visible.all) return sql<SqlBool>`1 = 1`;
  const label = sql.ref(`${table}.label`);
  const compartments = sql.ref<string>(`${table}.compartments`);
  const low = sql<SqlBool>`${label} <= ${rankOf(visible.label)}`;
  if (visible.compartments.length === 0) return sql<SqlBool>`(${low} AND ${compartments} = '[]')`;
  const missing = sql`SELECT 1 FROM ${engine.elements(compartments)} WHERE element.value NOT IN (${sql.join(visible.compartments)})`;
  return sql<SqlBool>`(${low} AND (${compartments} = '[]' OR NOT EXISTS (${missing})))`;
}
