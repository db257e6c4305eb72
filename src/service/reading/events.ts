import type { ActRow, Reader } from "#store";
import { type Changed, everything, proceedingOf } from "../acts/index.ts";
import { maySee } from "./acts.ts";
import { type Asking, may, type Reading, sightOf } from "./asking.ts";
import { mayReadApproach } from "./subjects.ts";

/** That something has changed; what, is for whoever asks to read. */
export interface Told {
  /** Index in the record of the act that changed it. */
  sequence: string;
  subject: string;
  kind: string;
  case: string;
  version: number;
}

const hiddenKind = "report/record-approach";

/** What somebody is told of a change; null where it is not for him. */
export function toldTo(asking: Asking, changed: Changed): Told | null {
  const { sequence, subject, kind, case: file, version, actor, by } = changed;
  if (!may(asking, "subscribe", changed)) return null;
  if (by === hiddenKind && !mayReadApproach(asking, changed, actor)) return null;
  return { sequence: String(sequence), subject, kind, case: file, version };
}

/** What somebody would have been told since an act of the record, in its order; versions are those of now. `next`: go on there. */
export async function missedSince(
  { institution }: Reading,
  asking: Asking,
  after: bigint,
  limit: number,
): Promise<{ told: Told[]; next: bigint | null }> {
  return institution.store.read(async (reader) => {
    const told: Told[] = [];
    const rows = await reader.acts({ visible: sightOf(asking), after, limit });
    for (const row of rows)
      if (row.id !== null && (await maySee(reader, asking, row))) told.push(...(await ofAct(reader, asking, row)));
    return { told, next: (rows.length === limit && rows.at(-1)?.sequence) || null };
  });
}

async function ofAct(reader: Reader, asking: Asking, row: ActRow): Promise<Told[]> {
  const subject = row.subject === null ? null : await reader.get(row.subject, everything);
  const at = { sequence: String(row.sequence), subject: row.subject ?? "", case: row.case ?? "" };
  if (!subject) return [{ ...at, kind: "register", version: 0 }];
  if (!may(asking, "subscribe", proceedingOf(subject))) return [];
  return [{ ...at, kind: subject.kind, version: subject.version }];
}
