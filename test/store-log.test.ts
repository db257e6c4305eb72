import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fsck, initLog, openLog } from "#log";
import { parseReceipt, verifyReceipt } from "#record";
import type { Store } from "#store";
import { signer } from "./crash/fixture.ts";
import { testCrypto } from "./record-crypto.ts";
import { id, onBothEngines, signedAct, workFolder } from "./stores.ts";

onBothEngines("a log that follows a store", ({ open }) => {
  const work = workFolder();
  let count = 0;
  const newLog = async () => {
    const folder = join(work, `log-${count++}`);
    await initLog({ folder, signer });
    return folder;
  };
  const write = async (store: Store, acts: number) => {
    const from = Number(await store.feed.count());
    const one = (i: number) => signedAct({ id: id(`${from + i}`), case: id(`case ${i % 7}`) });
    await Promise.all(
      Array.from({ length: acts }, (_, i) => store.transact((tx) => tx.append({ act: one(i), received: i }))),
    );
  };

  it("integrates what is committed, gives receipts, and passes fsck against the store", async () => {
    const [store, folder] = [await open(), await newLog()];
    await write(store, 300);
    const log = await openLog({ folder, signer, feed: store.feed });
    expect(log.size()).toBe(300n);
    await write(store, 20);
    expect(log.size()).toBe(300n);
    const all = await Promise.all([log.catchUp(), log.catchUp()]);
    expect(all.map(({ size }) => size)).toEqual([320n, 320n]);
    expect(all[0]?.checkpoint).toBe(log.checkpoint());
    const receipt = parseReceipt(await log.receipt(317n));
    expect(receipt.ok && verifyReceipt(testCrypto, receipt.value, null).selfConsistent).toBe(true);
    await log.close();
    expect(await fsck(folder, { store: true, feed: store.feed })).toMatchObject({ ok: true, size: 320n });
    await expect(log.catchUp()).rejects.toMatchObject({ code: "log-stopped" });
  });

  it("writes byte for byte the same however often it was interrupted", async () => {
    const [store, one, other] = [await open(), await newLog(), await newLog()];
    for (let i = 0; i < 5; i++) {
      await write(store, 70);
      const log = await openLog({ folder: one, signer, feed: store.feed });
      await log.close();
    }
    await (await openLog({ folder: other, signer, feed: store.feed })).close();
    const full = readdirSync(join(other, "public/tile"), { recursive: true, withFileTypes: true });
    const files = full.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(readFileSync(file.replace(other, one)), file).toEqual(readFileSync(file));
  });

  it("fills each period with heartbeats of the store", async () => {
    const [store, folder] = [await open(), await newLog()];
    const log = await openLog({ folder, signer, feed: store.feed, heartbeat: { period: 60, entries: 8, hold: true } });
    await write(store, 3);
    const { size } = await log.catchUp();
    expect(size % 8n).toBe(0n);
    while (log.size() < 24n) await new Promise((resolve) => setTimeout(resolve, 10));
    await log.close();
    expect(await fsck(folder, { store: true, feed: store.feed })).toMatchObject({ ok: true });
    const acts = await store.feed.acts(0n, 1000);
    expect(acts.filter(({ act }) => act.length > 0).length).toBe(3);
  });

  it("tells the caller and tries again when too few witnesses answer", async () => {
    const [store, folder] = [await open(), await newLog()];
    let willing = false;
    const cosign = async (note: string) => {
      if (!willing) throw new Error("2 of 3 are silent");
      return note;
    };
    const log = await openLog({
      folder,
      signer,
      feed: store.feed,
      witnessing: { cosign, startupCheck: async () => {} },
    });
    await write(store, 2);
    await expect(log.catchUp()).rejects.toMatchObject({ code: "log-not-cosigned" });
    willing = true;
    expect((await log.catchUp()).size).toBe(2n);
    await log.close();
  });

  it("refuses a store that is not the one that it followed", async () => {
    const [store, other, folder] = [await open(), await open(), await newLog()];
    await write(store, 10);
    await (await openLog({ folder, signer, feed: store.feed })).close();
    for (const acts of [5, 10]) {
      await write(other, acts);
      await expect(openLog({ folder, signer, feed: other.feed })).rejects.toMatchObject({ code: "log-disagrees" });
      expect(await fsck(folder, { store: true, feed: other.feed })).toMatchObject({ ok: false });
    }
    const copy = join(work, "copy");
    cpSync(folder, copy, { recursive: true });
    await expect(openLog({ folder: copy, signer })).rejects.toMatchObject({ code: "log-disagrees" });
  });
});
