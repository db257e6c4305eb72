import { sql } from "kysely";
import { canonicalJson, PenholderError } from "#kernel";
import { cursorOf, keysOf, limited } from "../cursor.ts";
import type { SubjectTable } from "../engine/tables.ts";
import { storedJson } from "../json.ts";
import { expectText, markingColumns, markingOf } from "../marking.ts";
import type { Session } from "../session.ts";
import type { ListOptions, Page, Subject, SubjectToPut, Visible } from "../types.ts";
import { isVisible } from "../visible.ts";
import { concerning, merged, partsOf, putConcerns } from "./concerns.ts";
import { putDeadlines } from "./deadlines.ts";
import { putDisclosures } from "./disclosures.ts";
import { putTexts } from "./texts.ts";

/** Characters of a state at most, as canonical JSON. */
const maxState = 16 * 2 ** 20;

export async function getSubject({ db, engine }: Session, id: string, visible: Visible): Promise<Subject | null> {
  const query = db.selectFrom("subject").selectAll().where("id", "=", id);
  const row = await query.where(isVisible(engine, visible, "subject")).executeTakeFirst();
  return row ? subjectOf(row) : null;
}

/** One page. Its order and its end come from the visible rows' own columns alone. */
export async function listSubjects(session: Session, options: ListOptions): Promise<Page<Subject>> {
  const limit = limited(options.limit);
  const newest = options.order === "newest";
  const parts = options.case === undefined ? partsOf(options.visible) : [{ visible: options.visible }];
  const pages: SubjectTable[][] = [];
  for (const { visible, concerning: by } of parts) {
    let query = matching(session, { ...options, visible }).selectAll();
    if (by) query = query.where(sql<boolean>`subject.id IN ${concerning(by)}`);
    const page = newest ? newestFirst(query, options.after) : byId(query, options.after);
    pages.push(await page.limit(limit + 1).execute());
  }
  const rows = merged(pages, newest ? isNewer : isLess, limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const next = last && cursorOf(newest ? [last.changed, last.id] : [last.id]);
  return { rows: shown.map(subjectOf), next: next ?? null };
}

/** As both engines order them: by their bytes. */
const isLess = (one: SubjectTable, other: SubjectTable) => Buffer.compare(Buffer.from(one.id), Buffer.from(other.id));
const isNewer = (one: SubjectTable, other: SubjectTable) => other.changed - one.changed || isLess(other, one);

export async function countSubjects(session: Session, options: Omit<ListOptions, "limit">): Promise<number> {
  const row = await matching(session, options)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Writes a subject whose version was `expected`, with its deadlines and texts; gives its new version. */
export async function putSubject(
  session: Session,
  subject: SubjectToPut,
  expected: number | null,
  version: number = (expected ?? 0) + 1,
): Promise<number> {
  const { id } = subject;
  const row = rowOf(subject, version);
  const { db } = session;
  const written =
    expected === null
      ? await db
          .insertInto("subject")
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
      : await db
          .updateTable("subject")
          .set(row)
          .where("id", "=", id)
          .where("version", "=", expected)
          .executeTakeFirst();
  const count = "numUpdatedRows" in written ? written.numUpdatedRows : written.numInsertedOrUpdatedRows;
  if (count !== 1n) throw conflict(id, expected);
  await putConcerns(session, id, subject.concerns ?? [], expected === null);
  await putDisclosures(session, subject, subject.discloses ?? []);
  await putDeadlines(session, id, subject.deadlines ?? [], expected === null);
  await putTexts(session, subject, expected === null);
  return version;
}

function matching({ db, engine }: Session, options: Pick<ListOptions, "kind" | "case" | "visible">) {
  let query = db.selectFrom("subject").where(isVisible(engine, options.visible, "subject"));
  const { kind } = options;
  if (options.case !== undefined) query = query.where("case_id", "=", options.case);
  // A case is narrower than a kind, whose index is not to be taken instead.
  if (kind !== undefined)
    query =
      options.case === undefined ? query.where("kind", "=", kind) : query.where(sql<boolean>`kind || '' = ${kind}`);
  return query;
}

type Selected = ReturnType<ReturnType<typeof matching>["selectAll"]>;

function byId(query: Selected, after: ListOptions["after"]): Selected {
  const keys = keysOf(after, "string");
  return (keys ? query.where("id", ">", keys[0]) : query).orderBy("id");
}

function newestFirst(query: Selected, after: ListOptions["after"]): Selected {
  const keys = keysOf(after, "number", "string");
  const from = keys
    ? query.where(sql<boolean>`(changed < ${keys[0]} OR (changed = ${keys[0]} AND id < ${keys[1]}))`)
    : query;
  return from.orderBy("changed", "desc").orderBy("id", "desc");
}

function rowOf(subject: SubjectToPut, version: number): SubjectTable {
  const { id, kind, title, state, sequence, changed } = subject;
  for (const text of [id, kind, subject.case, title]) expectText(text, "a subject");
  const json = canonicalJson(state);
  if (json.length > maxState)
    throw new PenholderError(
      "store-refused",
      `Subject ${id} is larger than ${maxState} characters; keep documents as blobs.`,
    );
  const of = { id, kind, case_id: subject.case, version, title, state: json, changed };
  const concerns = canonicalJson(
    [...new Set(subject.concerns ?? [])].map((one) => expectText(one, "a concern")).sort(),
  );
  return { ...of, concerns, sequence: sequence === null ? null : Number(sequence), ...markingColumns(subject) };
}

export function subjectOf(row: SubjectTable): Subject {
  const { id, kind, case_id, version, title, sequence, changed } = row;
  const state = storedJson(row.state);
  const place = sequence === null ? null : BigInt(sequence);
  return { id, kind, case: case_id, version, title, state, sequence: place, changed, ...markingOf(row) };
}

function conflict(id: string, expected: number | null): PenholderError {
  const seen = expected === null ? "was to be new" : `was seen at version ${expected}`;
  const message = `Subject ${id} ${seen} and is another by now; look at it again and decide anew.`;
  return new PenholderError("version-conflict", message);
}
