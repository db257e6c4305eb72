import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withClient } from "../../../test/postgres.ts";
import { everything, id, onBothEngines, signedAct, storeOptions, workFolder } from "../../../test/stores.ts";
import { openStore, type Transactor } from "../index.ts";
import { GroupCommit } from "./group-commit.ts";
import { openSqlite } from "./sqlite.ts";

const append = (word: string) => (tx: Transactor) => tx.append({ act: signedAct({ id: id(word) }), received: 1 });

/** Done once every connection that broke has been found out by a try, or met none: there are not more than nine. */
async function goesOn<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < 9; tries++) {
    const done = await work().then(
      (value) => ({ value }),
      (error: unknown) => expect(error).toMatchObject({ code: "store-unavailable" }),
    );
    if (done) return done.value;
  }
  return work();
}

onBothEngines("a store", ({ engine, options }) => {
  if (engine === "postgres")
    it("goes on when its connections break, and loses nothing that it acknowledged", async () => {
      const given = await options();
      const store = await openStore(given);
      await store.transact(append("before"));
      const kill = () =>
        withClient(given.database, (client) =>
          client.query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = 'penholder'",
          ),
        );
      const broken = store.transact(async (tx) => {
        await append("broken")(tx);
        await kill();
        return tx.actCount();
      });
      const beside = store.transact(append("beside"));
      await expect(broken).rejects.toMatchObject({ code: "store-unavailable" });
      await beside.catch((error: unknown) => expect(error).toMatchObject({ code: "store-unavailable" }));
      await kill();
      for (const word of ["before", "broken", "beside"]) await goesOn(() => store.transact(append(word)));
      expect(await store.feed.count()).toBe(3n);
      const reading = store.read(async (reader) => {
        await kill();
        return reader.actCount();
      });
      await expect(reading).rejects.toMatchObject({ code: "store-unavailable" });
      expect(await goesOn(() => store.read((reader) => reader.actById(id("broken"), everything)))).not.toBeNull();
      await store.close();
    });

  it("undoes a transaction alone whose query fails, and not those beside it", async () => {
    const store = await openStore(await options());
    const bad = store.transact(async (tx) => {
      await append("bad")(tx);
      await tx.accessed({ at: 0.5, actor: "a", action: "b", object: "c", label: "unclassified", compartments: [] });
    });
    const [good, refused] = await Promise.allSettled([store.transact(append("good")), bad]);
    expect([good.status, refused.status]).toEqual(["fulfilled", "rejected"]);
    expect(await store.feed.count()).toBe(1n);
    await store.close();
  });
});

describe("writes that the disk does not confirm", () => {
  const folder = workFolder();

  it("stop the store, and answer everybody who waits", async () => {
    const engine = openSqlite(join(folder, "store.sqlite"), false);
    const failing = { ...engine, write: () => Promise.reject(new Error("EIO")) };
    const writer = new GroupCommit(failing);
    const answers = await Promise.allSettled(Array.from({ length: 100 }, () => writer.run(async () => 1)));
    expect(answers.every((answer) => answer.status === "rejected" && answer.reason.code === "store-stopped")).toBe(
      true,
    );
    await expect(writer.run(async () => 1)).rejects.toMatchObject({ code: "store-stopped" });
    await engine.close();
  });

  it("are told from a path that is no database's, and from one that cannot be", async () => {
    writeFileSync(join(folder, "text"), "not a database, and long enough to be one".repeat(50));
    for (const name of ["text", "none/store.sqlite"]) {
      const opened = openStore({ ...storeOptions(folder, "x"), database: join(folder, name) });
      await expect(opened).rejects.toMatchObject({ code: "store-unavailable" });
    }
    const nowhere = openStore({
      ...storeOptions(folder, "x"),
      database: `postgres://user:secret@localhost/x?host=${folder}`,
    });
    await expect(nowhere).rejects.toMatchObject({
      code: "store-unavailable",
      message: expect.not.stringContaining("secret"),
    });
  });
});
