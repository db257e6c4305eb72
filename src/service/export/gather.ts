import { openAct } from "#acts";
import type { Report } from "#committee";
import { PenholderError } from "#kernel";
import { type Actor, can, noSuchThing } from "#people";
import { leansOn } from "#proceedings";
import { registerCase } from "#register";
import type { ActRow, Reader, Store } from "#store";
import { everything, lodgingKind, proceedingOf } from "../acts/index.ts";
import { Breath } from "./breath.ts";
import type { CaseSource } from "./source.ts";

/** One entry of the record that belongs to a case, and whether it is open to whoever exports. */
export interface Gathered {
  row: ActRow;
  open: boolean;
}

const page = 200;

/** Every act of the cases, and of the register, that the log has published, in the order of the record. */
export async function rowsOf(store: Store, cases: Iterable<string>, published: bigint): Promise<ActRow[]> {
  const rows: ActRow[] = [];
  const breath = new Breath();
  for (const file of cases)
    for (let after: bigint | undefined; ; ) {
      await breath.take();
      const from = after === undefined ? {} : { after };
      const found = await store.read((reader) =>
        reader.acts({ case: file, visible: everything, ...from, limit: page }),
      );
      rows.push(...found.filter(({ sequence }) => sequence < published));
      after = found.at(-1)?.sequence;
      if (found.length < page) break;
    }
  return rows.sort((a, b) => (a.sequence < b.sequence ? -1 : 1));
}

/**
 * The acts of a case and of the register, and of every other case that acts of it lean on. Nothing published is ever
 * changed, so that other acts may come in between. Throws `not-found` or `not-allowed` where the actor may not export one of them.
 */
export async function gather(
  { institution }: CaseSource,
  file: string,
  actor: Actor,
  published: bigint,
): Promise<Gathered[]> {
  const { store } = institution;
  const register = registerCase(institution.crypto, institution.founding.record);
  const cases = new Set<string>([file]);
  for (const one of cases) {
    await store.read((reader) => expectMayExport(reader, one, actor));
    for (const other of await leanedOn(store, one, published)) cases.add(other);
  }
  const gathered: Gathered[] = [];
  const breath = new Breath();
  for (const row of await rowsOf(store, [...cases, register], published)) {
    await breath.take();
    const open = row.case === register || (await store.read((reader) => mayRead(reader, actor, row)));
    gathered.push({ row, open });
  }
  return gathered;
}

async function expectMayExport(reader: Reader, file: string, actor: Actor): Promise<void> {
  const subject = await reader.get(file, everything);
  const found = subject && proceedingOf(subject);
  if (found?.kind !== "case") throw new PenholderError("not-found", noSuchThing);
  const { label, compartments, concerns } = found;
  const verdict = can(actor, "export case", { label, compartments, ...concerns });
  if (!verdict.allowed) throw new PenholderError(verdict.hidden ? "not-found" : "not-allowed", verdict.reason);
}

/** Cases of the subjects on which acts of this case lean: a decision of the committee, another listing. */
async function leanedOn(store: Store, file: string, published: bigint): Promise<string[]> {
  const others = new Set<string>();
  const breath = new Breath();
  for (const { bytes, id } of await rowsOf(store, [file], published)) {
    await breath.take();
    const opened = id === null ? undefined : openAct(bytes);
    for (const leaned of opened?.ok ? leansOn(opened.value.act) : []) {
      const subject = leaned === file ? null : await store.read((reader) => reader.get(leaned, everything));
      if (subject && subject.case !== file) others.add(subject.case);
    }
  }
  return [...others];
}

/** By the table of rights, with the higher of the act's own marking and its subject's; an approach is its expert's own until it is disclosed. */
async function mayRead(reader: Reader, actor: Actor, row: ActRow): Promise<boolean> {
  const subject = row.subject === null ? null : await reader.get(row.subject, everything);
  const found = subject && proceedingOf(subject);
  const concerns = found?.concerns ?? {};
  const marks = [row, ...(found ? [found] : [])];
  if (!marks.every(({ label, compartments }) => can(actor, "read", { label, compartments, ...concerns }).allowed))
    return false;
  if (row.kind !== "report/record-approach" || row.actor === actor.id) return true;
  const opened = openAct(row.bytes);
  const { id } = (opened.ok ? opened.value.act.body : {}) as { id?: string };
  const { approaches = [] } = (found?.life ?? {}) as Partial<Report>;
  return approaches.some((one) => one.id === id && one.disclosedAt !== undefined);
}

/** The acts of a case that were disclosed to the public, each with the proof of its lodging, and those of the register. */
export async function gatherDisclosed(
  { institution }: CaseSource,
  file: string,
  published: bigint,
): Promise<Gathered[]> {
  const { store } = institution;
  const register = registerCase(institution.crypto, institution.founding.record);
  const subject = await store.read((reader) => reader.get(file, everything));
  const { disclosed = [] } = (subject ? proceedingOf(subject).life : {}) as { disclosed?: string[] };
  if (!subject || disclosed.length === 0) throw new PenholderError("not-found", noSuchThing);
  const ids = new Set(disclosed);
  const rows = await rowsOf(store, [file, register], published);
  return rows
    .filter(
      (row, at) => row.case === register || (row.id === null ? provesOne(row, rows[at + 1], ids) : ids.has(row.id)),
    )
    .map((row) => ({ row, open: true }));
}

const provesOne = (row: ActRow, next: ActRow | undefined, ids: ReadonlySet<string>): boolean =>
  row.kind === lodgingKind && next !== undefined && next.id !== null && ids.has(next.id);
