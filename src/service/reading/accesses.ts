import { type Access, highest, type Page } from "#store";
import { type Asking, expectMay, type Looked, open, type Reading, sightOf } from "./asking.ts";

/** Notes who read what is confidential, durably, before it is handed out. What is unclassified is read without a trace. */
export async function noteReads(
  { institution }: Reading,
  { actor, at }: Asking,
  action: string,
  objects: readonly (Looked & { id: string })[],
): Promise<void> {
  const noted = objects.filter(({ label, compartments }) => label !== "unclassified" || compartments.length > 0);
  if (noted.length === 0) return;
  const accesses = noted.map(({ id, label, compartments }) => ({
    ...{ at, actor: actor.id, action, object: id },
    ...highest([{ label, compartments }]),
  }));
  await institution.store.note(accesses);
}

/** Who read what, oldest first: for auditors. */
export async function accessLog(
  { institution }: Reading,
  asking: Asking,
  options: { object?: string | undefined; actor?: string | undefined; after: string | null; limit: number },
): Promise<Page<Access>> {
  expectMay(asking, "read access log", open);
  const { object, actor, after, limit } = options;
  const of = { ...(object !== undefined && { object }), ...(actor !== undefined && { actor }) };
  return institution.store.read((reader) => reader.accesses({ visible: sightOf(asking), ...of, after, limit }));
}
