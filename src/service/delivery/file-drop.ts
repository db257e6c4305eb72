import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { type FileSystem, makeFolders, nodeFiles, writeDurably } from "#disk";
import { type Clock, canonicalJson } from "#kernel";
import { type Crypto, toHex, utf8 } from "#record";
import type { OutboxItem, Store } from "#store";

export interface FileDrop {
  store: Pick<Store, "transact">;
  crypto: Crypto;
  clock: Clock;
  /** Where the files go; what a reader has taken in he moves to its folder `taken`. */
  folder: string;
  files?: FileSystem;
}

/** Items that one round takes. */
const most = 200;
/** Milliseconds after which what a dead process had taken is taken again. */
const lease = 60_000;

/**
 * Delivers what waits in the outbox: one JSON file for each notification, named by its id, whole and on the disk before
 * the notification is done. A file that lies in the folder or in `taken` is not written again, so that each id comes
 * once, whenever the process dies. Gives how many were delivered.
 */
export async function deliverToFiles({ store, crypto, clock, folder, files = nodeFiles }: FileDrop): Promise<number> {
  const now = clock();
  const items = await store.transact((transactor) => transactor.take({ now, until: now + lease, limit: most }));
  if (items.length === 0) return 0;
  await makeFolders(files, [folder, join(folder, "taken")]);
  // Notifications name what is confidential: they are for the service's own account.
  chmodSync(folder, 0o700);
  const fresh = items.filter((item) => {
    const name = nameOf(crypto, item);
    return !existsSync(join(folder, name)) && !existsSync(join(folder, "taken", name));
  });
  if (fresh.length > 0)
    await writeDurably(
      files,
      fresh.map((item) => ({ path: join(folder, nameOf(crypto, item)), bytes: bytesOf(item) })),
    );
  await store.transact(async (transactor) => {
    for (const { id } of items) await transactor.done(id);
  });
  return fresh.length;
}

/** Ids of acts are safe names; any other is hashed. */
const nameOf = (crypto: Crypto, { id }: OutboxItem): string =>
  `${/^[0-9a-z-]{1,150}$/u.test(id) ? id : toHex(crypto.sha256(utf8(id)))}.json`;

function bytesOf({ id, recipient, kind, body, created, label, compartments }: OutboxItem): Uint8Array {
  const at = new Date(created).toISOString();
  const type = "penholder/notification/1";
  return utf8(`${canonicalJson({ type, id, recipient, kind, body, at, label, compartments: [...compartments] })}\n`);
}
