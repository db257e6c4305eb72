import { PenholderError } from "#kernel";
import type { Snapshot, SnapshotStore } from "#lists";
import { parseCheckpoint, parseNote, parseReceipt } from "#record";
import { type ListImport, readImport } from "#verify";
import type { RecordListOptions } from "./lists-options.ts";

/** A record that is open for imports. */
export interface ImportRecord {
  /** Logs the import of an edition; answers a line that says where it stands. */
  take(store: SnapshotStore, snapshot: Snapshot): Promise<string>;
  close(): Promise<void>;
}

/**
 * Opens the record in which imports are to stand, before anything is read: where it cannot be opened, nothing is imported.
 * Undefined where none is named.
 */
export async function openImportRecord(options: RecordListOptions): Promise<ImportRecord | undefined> {
  const { record, key, logKey, policy } = options;
  if (record === undefined) {
    if ((key ?? logKey ?? policy) === undefined) return undefined;
    throw new PenholderError("usage", "A key signs an import for a record: name the log's folder with --record.");
  }
  if (key === undefined || logKey === undefined)
    throw new PenholderError(
      "usage",
      "An import on the record is signed by your own key (--key), and the log by its own (--log-key): name both.",
    );
  // A record is rarely asked for, and its rooms take a while to load.
  const [{ recordImport }, { openLog, nodeRandom }, { openSigner }, { witnessingOf }] = await Promise.all([
    import("#app"),
    import("#log"),
    import("./run-log.ts"),
    import("./log-policy.ts"),
  ]);
  const signer = openSigner(key);
  const log = await openLog({ folder: record, signer: openSigner(logKey), ...witnessingOf(policy) });
  return {
    take: async (store, snapshot) => {
      const desk = { log, signer, random: nodeRandom, clock: Date.now };
      const { index, added } = await recordImport(store, snapshot, desk);
      return `  on the record of ${log.origin}: entry ${index}${added ? "" : ", as before"}`;
    },
    close: () => log.close(),
  };
}

/** Where the import of an edition stands, as its receipt says; nothing of it is verified here. */
export interface ImportReceipt {
  origin: string;
  index: string;
  /** Number of the import among those of its list. */
  number: string;
  stream: string;
  by: string;
  at: string;
  said: ListImport;
}

/** What the receipt beside an edition says. Undefined where there is none, "unreadable" where it is none. */
export function importReceipt(store: SnapshotStore, snapshot: Snapshot): ImportReceipt | "unreadable" | undefined {
  const text = store.receipt(snapshot);
  if (text === undefined) return undefined;
  const receipt = parseReceipt(text);
  const said = receipt.ok ? readImport(receipt.value.act) : undefined;
  const note = receipt.ok ? parseNote(receipt.value.checkpoint) : receipt;
  const head = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!receipt.ok || !said || !head.ok) return "unreadable";
  return {
    origin: head.value.origin,
    index: String(receipt.value.index),
    number: String(receipt.value.entry.number),
    stream: Buffer.from(receipt.value.entry.stream).toString("hex"),
    by: said.actor.split("+", 1)[0] ?? said.actor,
    at: said.at,
    said,
  };
}

/** The receipt of an edition in a few words; empty where it has none. */
export function receiptText(store: SnapshotStore, snapshot: Snapshot): string {
  const receipt = importReceipt(store, snapshot);
  if (receipt === undefined) return "";
  if (receipt === "unreadable") return "its receipt cannot be read";
  const { origin, index, by, at } = receipt;
  return `on the record of ${origin} as entry ${index}, imported by ${by} at ${at}`;
}
