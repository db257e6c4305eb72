import type { Act, OpenedAct } from "#acts";
import type { Report } from "#committee";
import type { Json } from "#kernel";
import type { ActRow, Reader } from "#store";
import { everything, proceedingOf } from "../acts/index.ts";
import { noteReads } from "./accesses.ts";
import { type Asking, nothing, type Reading, sightOf } from "./asking.ts";
import { mayReadApproach } from "./subjects.ts";

/** An act as it is shown: what was signed, its place, and the envelope that proves it. */
export interface ActView {
  id: string;
  /** Index in the record. */
  sequence: string;
  received: string;
  act: Act;
  envelope: Json;
}

export interface ActQuery {
  case?: string | undefined;
  subject?: string | undefined;
  kind?: string | undefined;
  actor?: string | undefined;
  /** Index after which to go on. */
  after: bigint | null;
  limit: number;
}

/** Acts in the order of the record, of those that may be read. */
export async function listActs(
  reading: Reading,
  asking: Asking,
  { after, limit, ...of }: ActQuery,
): Promise<{ acts: ActView[]; next: string | null }> {
  const given = Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
  const rows = await reading.institution.store.read(async (reader) => {
    const shown: ActRow[] = [];
    let from = after;
    for (;;) {
      const options = { ...given, visible: sightOf(asking), ...(from !== null && { after: from }), limit: limit + 1 };
      const page = await reader.acts(options);
      for (const row of page) if (row.id !== null && (await maySee(reader, asking, row))) shown.push(row);
      const last = page.at(-1);
      if (shown.length > limit || page.length <= limit || !last) return shown.slice(0, limit + 1);
      from = last.sequence;
    }
  });
  const page = rows.slice(0, limit);
  await noteReads(reading, asking, "list", page.map(objectOf));
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { acts: page.map(viewOf), next: last ? String(last.sequence) : null };
}

/** One act that may be read. Throws `not-found`. */
export async function findAct({ institution }: Reading, asking: Asking, id: string): Promise<ActRow> {
  const row = await institution.store.read(async (reader) => {
    const found = await reader.actById(id, sightOf(asking));
    return found && (await maySee(reader, asking, found)) ? found : null;
  });
  if (row) return row;
  throw nothing();
}

export async function readAct(reading: Reading, asking: Asking, id: string): Promise<ActView> {
  const row = await findAct(reading, asking, id);
  await noteReads(reading, asking, "read", [objectOf(row)]);
  return viewOf(row);
}

/** The receipt of an act: it verifies alone. Throws `not-found`; `log-not-cosigned` where witnesses are missing yet. */
export async function receiptOf(reading: Reading, asking: Asking, id: string): Promise<string> {
  const row = await findAct(reading, asking, id);
  await noteReads(reading, asking, "verify", [objectOf(row)]);
  return receiptAt(reading, row.sequence);
}

export async function receiptAt({ log }: Reading, sequence: bigint): Promise<string> {
  if (sequence >= log.size()) await log.catchUp();
  return log.receipt(sequence);
}

const approachKind = "report/record-approach";

/** An approach is its expert's own until it is disclosed, and so is the act that records it. */
export async function maySee(reader: Reader, asking: Asking, row: ActRow): Promise<boolean> {
  if (row.kind !== approachKind || row.subject === null) return true;
  const subject = await reader.get(row.subject, everything);
  if (!subject) return false;
  const { label, compartments, life } = proceedingOf(subject);
  const { id } = viewOf(row).act.body as { id?: string };
  const approach = (life as unknown as Report).approaches.find((one) => one.id === id);
  if (approach?.disclosedAt !== undefined) return true;
  return mayReadApproach(asking, { label, compartments }, row.actor ?? "");
}

const objectOf = ({ id, sequence, label, compartments }: ActRow) => ({
  id: id ?? String(sequence),
  label,
  compartments,
});

/** What was signed, as it stands in the record: looked at to the byte when it came in, which costs too much to do again. */
export function viewOf({ id, sequence, received, bytes }: ActRow): ActView {
  if (id === null) throw new Error("an entry of the record is no act");
  const envelope = JSON.parse(textOf(bytes)) as OpenedAct["envelope"];
  const act = JSON.parse(Buffer.from(envelope.payload, "base64").toString("utf8")) as Act;
  return {
    id,
    sequence: String(sequence),
    received: new Date(received).toISOString(),
    act,
    envelope: envelope as unknown as Json,
  };
}

const textOf = ({ buffer, byteOffset, length }: Uint8Array) => Buffer.from(buffer, byteOffset, length).toString("utf8");
