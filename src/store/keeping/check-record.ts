import { openAct } from "#acts";
import { type Crypto, commitment, equalBytes, leafHash, noPrevious, parseEntry, type StreamHead, toHex } from "#record";
import type { ActTable, Db } from "../engine/tables.ts";
import { markingColumns } from "../marking.ts";
import { formOf, rowsOf } from "./tables.ts";

/**
 * What is wrong with the record: a sequence number that is missing, an entry that does not continue its stream or does
 * not commit to its act, an act that is filed as something else than it says, a stream that stands elsewhere than its
 * last entry. Goes through everything once; one sentence for each.
 */
export async function* checkRecord(db: Db, crypto: Crypto): AsyncGenerator<string> {
  const heads = new Map<string, StreamHead & { heartbeats: boolean }>();
  let next = 0;
  for await (const rows of rowsOf(db, formOf("act")))
    for (const row of rows as unknown as ActTable[]) {
      if (row.sequence !== next) yield `Entry ${next} is missing: the next one is ${row.sequence}.`;
      next = row.sequence + 1;
      const head = heads.get(toHex(row.stream));
      const problem = entryProblem(crypto, row, head) ?? actProblem(row);
      if (problem) yield `Entry ${row.sequence}: ${problem}.`;
      const heartbeats = (head?.heartbeats ?? true) && row.bytes.length === 0;
      heads.set(toHex(row.stream), { next: row.number + 1, hash: leafHash(crypto, row.entry), heartbeats });
    }
  for await (const rows of rowsOf(db, formOf("stream")))
    for (const { stream, next: number, head, heartbeat } of rows) {
      const name = stream instanceof Uint8Array ? toHex(stream) : "";
      const last = heads.get(name);
      heads.delete(name);
      const same = last && last.next === number && head instanceof Uint8Array && equalBytes(last.hash, head);
      if (!same) yield `Stream ${name} does not stand where its last entry is.`;
      else if (last.heartbeats !== (heartbeat === 1))
        yield `Stream ${name} is kept as what it is not, of acts or of heartbeats.`;
    }
  for (const name of heads.keys()) yield `Stream ${name} has entries and is not among the streams.`;
}

function entryProblem(crypto: Crypto, row: ActTable, head: StreamHead | undefined): string | null {
  const entry = parseEntry(row.entry);
  if (!entry.ok) return entry.problem;
  const { stream, number, previous, commitment: committed } = entry.value;
  if (!equalBytes(stream, row.stream) || number !== BigInt(row.number))
    return "it is filed under another stream or number";
  if (row.number !== (head?.next ?? 0))
    return `it is number ${row.number} of its stream and should be ${head?.next ?? 0}`;
  if (!equalBytes(previous, head?.hash ?? noPrevious)) return "it does not name the entry before it in its stream";
  if (!equalBytes(commitment(crypto, row.salt, row.bytes), committed))
    return "it does not commit to what is kept as its act";
  return null;
}

function actProblem(row: ActTable): string | null {
  if (row.bytes.length === 0) return row.id === null && row.kind === null ? null : "it is empty and filed as an act";
  if (row.id === null) return row.kind === null ? "it is not empty and filed as a heartbeat" : null;
  const opened = openAct(row.bytes);
  if (!opened.ok) return opened.problem;
  const { act } = opened.value;
  const said = { ...act, ...markingColumns(act), case_id: act.case };
  const filed = ["id", "kind", "case_id", "subject", "actor", "label", "compartments"] as const;
  const wrong = filed.find((column) => said[column] !== row[column]);
  if (wrong) return `its act says another ${wrong.replace("_id", "")} than it is filed under`;
  return toHex(row.stream) === act.case ? null : "it stands in another stream than its case's";
}
