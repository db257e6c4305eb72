import type { Report } from "#committee";
import type { ActRow, Reader } from "#store";
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
    const open: ActRow[] = [];
    let from = after;
    for (;;) {
      const of = { ...(file !== undefined && { subject: file }), ...(from !== null && { after: from }) };
      const page = await reader.disclosed({ ...of, limit: limit + 1 });
      for (const row of page) if (await isOpen(reader, row)) open.push(row);
      const last = page.at(-1);
      if (open.length > limit || page.length <= limit || !last) return open;
      from = last.sequence;
    }
  });
  const page = rows.slice(0, limit);
  const acts: DisclosedAct[] = [];
  for (const row of page) acts.push({ ...viewOf(row), receipt: await receiptAt(reading, row.sequence) });
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { acts, next: last ? String(last.sequence) : null };
}

/** An approach only once its expert has disclosed it. */
async function isOpen(reader: Reader, row: ActRow): Promise<boolean> {
  if (row.kind !== "report/record-approach") return true;
  const subject = row.subject === null ? null : await reader.get(row.subject, everything);
  const { approaches } = (subject ? proceedingOf(subject).life : { approaches: [] }) as unknown as Report;
  const { id } = viewOf(row).act.body as { id?: string };
  return approaches.some((one) => one.id === id && one.disclosedAt !== undefined);
}
