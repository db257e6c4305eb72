import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { nodeCrypto } from "#log";
import type { OutboxItem } from "#store";
import { id, onBothEngines } from "../../../test/stores.ts";
import { deliverAlways, deliverToFiles } from "./index.ts";

const work = mkdtempSync(join(tmpdir(), "delivery-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));
let count = 0;
const bare = { label: "unclassified", compartments: [] } as const;
const names = (folder: string) => readdirSync(folder).filter((name) => name.endsWith(".json"));

onBothEngines("delivery into a folder", ({ open }) => {
  const post = async (store: Awaited<ReturnType<typeof open>>, from: number, to: number) =>
    store.transact(async (tx) => {
      for (let i = from; i < to; i++)
        await tx.post({
          id: id(`note ${i}`),
          recipient: "team:a",
          kind: "matter/object",
          body: { i },
          created: i,
          ...bare,
        });
    });

  it("writes each notification once, whatever dies between the file and its being done", async () => {
    const [store, folder] = [await open(), join(work, `${count++}`)];
    await post(store, 0, 3);
    let now = 1_000_000;
    const drop = { store, crypto: nodeCrypto, clock: () => now, folder };
    let fail = true;
    const dying = {
      transact: <T>(run: Parameters<typeof store.transact<T>>[0]) =>
        store.transact<T>((tx) =>
          run(new Proxy(tx, { get: (of, name) => (name === "done" && fail ? died : Reflect.get(of, name)) })),
        ),
    };
    const died = () => Promise.reject(new Error("died"));
    await expect(deliverToFiles({ ...drop, store: dying })).rejects.toThrow("died");
    expect(names(folder).length).toBe(3);
    const [first = ""] = names(folder);
    const before = readFileSync(join(folder, first), "utf8");
    expect(JSON.parse(before) as OutboxItem).toMatchObject({ recipient: "team:a", kind: "matter/object" });
    renameSync(join(folder, first), join(folder, "taken", first));
    expect(await deliverToFiles(drop)).toBe(0);
    now += 60_001;
    fail = false;
    expect(await deliverToFiles({ ...drop, store: dying })).toBe(0);
    expect(names(folder).length).toBe(2);
    now += 60_001;
    expect(await store.transact((tx) => tx.take({ now, until: now, limit: 10 }))).toEqual([]);
  });

  it("goes on until it is stopped, and tells of trouble once", async () => {
    const [store, folder] = [await open(), join(work, `${count++}`)];
    const problems: unknown[] = [];
    let broken = 1;
    const flaky = {
      transact: <T>(run: Parameters<typeof store.transact<T>>[0]) =>
        broken-- > 0 ? Promise.reject(new Error("not now")) : store.transact<T>(run),
    };
    const drop = { store: flaky, crypto: nodeCrypto, clock: () => 5e12, folder };
    await post(store, 10, 12);
    const delivery = deliverAlways(drop, (problem) => problems.push(problem));
    const until = Date.now() + 20_000;
    while (Date.now() < until && (count === 0 || !safely(() => names(folder).length === 2)))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await delivery.stop();
    expect(names(folder).length).toBe(2);
    expect(problems.length).toBe(1);
  });
});

function safely(look: () => boolean): boolean {
  try {
    return look();
  } catch {
    return false;
  }
}

it("hashes an id that is no safe name", async () => {
  const folder = join(work, `${count++}`);
  const item = { id: "../../escape", recipient: "r", kind: "k", body: {}, created: 0, attempts: 1, ...bare };
  const tx = { take: () => Promise.resolve([item]), done: () => Promise.resolve() };
  const store = { transact: (run: (given: never) => unknown) => Promise.resolve(run(tx as never)) };
  expect(await deliverToFiles({ store: store as never, crypto: nodeCrypto, clock: () => 0, folder })).toBe(1);
  expect(names(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/u)]);
});
