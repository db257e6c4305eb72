import type { Report } from "#committee";
import type { ActRow, Reader, Subject } from "#store";
import { everything, proceedingOf } from "../acts/index.ts";
import { type ActView, receiptAt, viewOf } from "./acts.ts";
import type { Reading } from "./asking.ts";

/** An act that was disclosed, with the receipt by which anybody verifies it. */
export interface DisclosedAct extends ActView {
  receipt: string;
}

/**
 * Acts that were disclosed, by an act on their case, to everybody: who asked for which change, when, and what was
 * decided. In the order of the record.
 */
export async function disclosedActs(
  reading: Reading,
  { case: file, after, limit }: { case?: string | undefined; after: bigint | null; limit: number },
): Promise<{ acts: DisclosedAct[]; next: string | null }> {
  const rows = await reading.institution.store.read(async (reader) => {
    const found: ActRow[] = [];
    for await (const one of casesOf(reader, file)) found.push(...(await disclosedIn(reader, one)));
    return found.sort((one, other) => Number(one.sequence - other.sequence));
  });
  const later = rows.filter(({ sequence }) => after === null || sequence > after);
  const page = later.slice(0, limit);
  const acts: DisclosedAct[] = [];
  for (const row of page) acts.push({ ...viewOf(row), receipt: await receiptAt(reading, row.sequence) });
  const last = later.length > limit ? page.at(-1) : undefined;
  return { acts, next: last ? String(last.sequence) : null };
}

async function* casesOf(reader: Reader, file: string | undefined): AsyncGenerator<Subject> {
  if (file !== undefined) {
    const one = await reader.get(file, everything);
    if (one?.kind === "case") yield one;
    return;
  }
  let after: string | null = null;
  do {
    const page: { rows: Subject[]; next: string | null } = await reader.list({
      kind: "case",
      visible: everything,
      after,
      limit: 1000,
    });
    yield* page.rows;
    after = page.next;
  } while (after !== null);
}

/** Acts of a case that it discloses; an approach among them only once its expert has disclosed it. */
async function disclosedIn(reader: Reader, file: Subject): Promise<ActRow[]> {
  const { disclosed = [] } = proceedingOf(file).life as { disclosed?: string[] };
  const rows: ActRow[] = [];
  for (const id of disclosed) {
    const row = await reader.actById(id, everything);
    if (row?.case === file.id && (await isOpen(reader, row))) rows.push(row);
  }
  return rows;
}

async function isOpen(reader: Reader, row: ActRow): Promise<boolean> {
  if (row.kind !== "report/record-approach") return true;
  const subject = row.subject === null ? null : await reader.get(row.subject, everything);
  const { approaches } = (subject ? proceedingOf(subject).life : { approaches: [] }) as unknown as Report;
  const { id } = viewOf(row).act.body as { id?: string };
  return approaches.some((one) => one.id === id && one.disclosedAt !== undefined);
}
