import type { Label } from "#acts";
import type { Approach } from "#committee";
import { canonicalJson, type Json } from "#kernel";
import { type Concerns, type Proceeding, type SubjectKind, stateAt } from "#proceedings";
import { toHex, utf8 } from "#record";
import type { Subject } from "#store";
import { everything, proceedingOf, withoutApproaches } from "../acts/index.ts";
import { noteReads } from "./accesses.ts";
import { type Asking, expectMay, may, nothing, type Reading, sightOf } from "./asking.ts";

/** A subject in a list. */
export interface SubjectHead {
  id: string;
  kind: string;
  case: string;
  title: string;
  label: Label;
  compartments: readonly string[];
  version: number;
  phase: string | null;
  changed: string;
}

/** A subject as of now. */
export interface SubjectView extends SubjectHead {
  concerns: Concerns;
  /** The state of its lifecycle, timers that have rung since its last act included. */
  state: Json;
}

export interface SubjectQuery {
  kind?: string | undefined;
  case?: string | undefined;
  order?: "id" | "newest" | undefined;
  after: string | null;
  limit: number;
}

/** One page of the subjects that may be seen. */
export async function listSubjects(
  reading: Reading,
  asking: Asking,
  { kind, case: file, order = "id", after, limit }: SubjectQuery,
): Promise<{ subjects: SubjectHead[]; next: string | null }> {
  const of = { ...(kind !== undefined && { kind }), ...(file !== undefined && { case: file }) };
  const { rows, next } = await reading.institution.store.read((reader) =>
    reader.list({ ...of, visible: sightOf(asking), order, after, limit }),
  );
  await noteReads(reading, asking, "list", rows);
  return { subjects: rows.map((row) => headOf(row, asking)), next };
}

/** A subject that may be read, as it is stored. Throws `not-found`. */
export async function findSubject(
  { institution }: Reading,
  asking: Asking,
  id: string,
  action = "read",
): Promise<{ row: Subject; proceeding: Proceeding }> {
  const row = await institution.store.read((reader) => reader.get(id, everything));
  if (!row) throw nothing();
  const proceeding = proceedingOf(row);
  expectMay(asking, action, proceeding);
  return { row, proceeding };
}

/** A subject as of now, with the tag of what is shown: the version, and what time alone has made of it since. */
export async function readSubject(
  reading: Reading,
  asking: Asking,
  id: string,
): Promise<{ subject: SubjectView; tag: string }> {
  const { row, proceeding } = await findSubject(reading, asking, id);
  await noteReads(reading, asking, "read", [row]);
  const subject = { ...headOf(row, asking), concerns: proceeding.concerns, state: stateFor(asking, proceeding) };
  const digest = reading.institution.crypto.sha256(utf8(canonicalJson(subject as unknown as Json)));
  return { subject, tag: `${row.version}-${toHex(digest).slice(0, 16)}` };
}

/** The state as of now, without approaches that are another's and not disclosed. */
export function stateFor(asking: Asking, { kind, label, compartments, life }: Proceeding): Json {
  const own = ({ expert }: Approach): boolean => mayReadApproach(asking, { label, compartments }, expert);
  return withoutApproaches(stateAt(kind, life, Math.floor(asking.at / 1000)), own);
}

export function mayReadApproach(
  asking: Asking,
  { label, compartments }: Pick<Proceeding, "label" | "compartments">,
  expert: string,
): boolean {
  return may(asking, "read approach", {
    label,
    compartments,
    concerns: { teams: [], delegations: [], owners: [expert] },
  });
}

function headOf(row: Subject, { at }: Asking): SubjectHead {
  const { id, kind, case: file, title, label, compartments, version, changed } = row;
  const state = stateAt(kind as SubjectKind, proceedingOf(row).life, Math.floor(at / 1000));
  const { phase = null } = state as { phase?: string };
  return { id, kind, case: file, title, label, compartments, version, phase, changed: new Date(changed).toISOString() };
}
