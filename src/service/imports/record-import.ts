import { type Act, actBodies, openAct, signAct } from "#acts";
import { type Clock, canonicalJson, PenholderError, type Random } from "#kernel";
import { importStatement, type Snapshot, type SnapshotStore } from "#lists";
import type { Log } from "#log";
import { fromHex, parseReceipt, type Signer, toHex, utf8 } from "#record";

/** A log in which imports are put on the record, and the importer's own key. */
export interface ImportDesk {
  log: Log;
  signer: Signer;
  random: Random;
  clock: Clock;
}

/** Where the import of an edition stands in the log. */
export interface RecordedImport {
  index: bigint;
  /** False where its receipt was there already. */
  added: boolean;
}

const kind = "list/import";

/**
 * Puts the import of an edition on the record: the statement of what it holds, signed by the importer, in the stream of
 * the list's imports, so that none can be left out between two. The receipt is kept beside the edition. Where an earlier
 * try was logged and too few witnesses cosigned it, that one gets its receipt now. Throws `list-invalid` where another
 * receipt lies there, and what `log.append` throws.
 */
export async function recordImport(
  store: SnapshotStore,
  snapshot: Snapshot,
  { log, signer, random, clock }: ImportDesk,
): Promise<RecordedImport> {
  const known = store.receipt(snapshot);
  if (known !== undefined) return { index: placeOf(known, snapshot), added: false };
  const act = pendingAct(store, snapshot, log) ?? signed(store, snapshot, log.origin, signer, random, clock);
  store.keepAct(snapshot, act);
  const opened = openAct(act);
  const stream = opened.ok ? fromHex(opened.value.act.case) : opened;
  if (!stream.ok) throw new PenholderError("internal", `The act of an import cannot be read: ${stream.problem}.`);
  const logged = { stream: stream.value, act };
  const earlier = log.find(logged);
  const { index, receipt } =
    earlier === null ? await log.append(logged) : { index: earlier, receipt: await log.receipt(earlier) };
  store.keepReceipt(snapshot, receipt);
  return { index, added: true };
}

function signed(
  store: SnapshotStore,
  snapshot: Snapshot,
  record: string,
  signer: Signer,
  random: Random,
  clock: Clock,
): Uint8Array {
  const body = actBodies[kind].safeParse(importStatement(snapshot));
  if (!body.success)
    throw new PenholderError(
      "list-invalid",
      `The edition of ${snapshot.date} of "${snapshot.list}" cannot be stated as an act at ${body.error.issues[0]?.path.join(".") ?? "body"}: rename its files and import them again.`,
    );
  const act: Act = {
    type: "penholder/act/1",
    id: toHex(random(16)),
    record,
    case: toHex(streamOf(store, snapshot.list, record) ?? random(16)),
    subject: toHex(random(16)),
    kind,
    actor: signer.vkey,
    role: "importer",
    delegation: null,
    at: `${new Date(clock()).toISOString().slice(0, 19)}Z`,
    expects: null,
    label: "unclassified",
    compartments: [],
    body: body.data,
  };
  return utf8(canonicalJson(signAct(act, signer)));
}

/** The act of an earlier try, where it is for this edition and this record. */
function pendingAct(store: SnapshotStore, snapshot: Snapshot, { origin }: Log): Uint8Array | undefined {
  const bytes = store.act(snapshot);
  const opened = bytes && openAct(bytes);
  if (!bytes || !opened?.ok || opened.value.act.record !== origin) return undefined;
  const same = canonicalJson(opened.value.act.body) === canonicalJson(importStatement(snapshot));
  return same ? bytes : undefined;
}

/** The stream of a list's imports in this record: that of the edition imported last. */
function streamOf(store: SnapshotStore, list: string, record: string): Uint8Array | undefined {
  for (const snapshot of store.all(list).toReversed()) {
    const receipt = parseReceipt(store.receipt(snapshot) ?? "");
    const opened = receipt.ok ? openAct(receipt.value.act) : receipt;
    if (receipt.ok && opened.ok && opened.value.act.record === record) return receipt.value.entry.stream;
  }
  return undefined;
}

function placeOf(receipt: string, snapshot: Snapshot): bigint {
  const parsed = parseReceipt(receipt);
  const opened = parsed.ok ? openAct(parsed.value.act) : parsed;
  if (parsed.ok && opened.ok && canonicalJson(opened.value.act.body) === canonicalJson(importStatement(snapshot)))
    return parsed.value.index;
  throw new PenholderError(
    "list-invalid",
    `The receipt beside the edition of ${snapshot.date} of "${snapshot.list}" is not for it: see penholder lists verify ${snapshot.list}, and do not trust this folder.`,
  );
}
