import { describe, expect, it } from "vitest";
import { equalBytes, leafHash, parseEntry } from "#record";
import { testCrypto } from "../../test/record-crypto.ts";
import { everything, id, onBothEngines, signedAct } from "../../test/stores.ts";
import { openStore, type Store, type SubjectToPut, type Transactor } from "./index.ts";

const open = { label: "unclassified", compartments: [] } as const;

function subject(word: string, given: Partial<SubjectToPut> = {}): SubjectToPut {
  const base = {
    id: id(word),
    kind: "report",
    case: id("case"),
    title: `Title of ${word}`,
    state: { word },
    sequence: null,
  };
  return { ...base, changed: 1000, ...open, ...given };
}

const read = (store: Store, word: string) => store.read((reader) => reader.get(id(word), everything));

async function rejection(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

onBothEngines("the store", ({ engine, options, open: openEmpty }) => {
  describe("an act", () => {
    it("gets a place, its stream's next number and an entry that names the one before it", async () => {
      const store = await openEmpty();
      const append = (word: string, inCase: string) =>
        store.transact((tx) => tx.append({ act: signedAct({ id: id(word), case: id(inCase) }), received: 1000 }));
      const places = [await append("a", "one"), await append("b", "two"), await append("c", "one")];
      expect(places.map(({ sequence, number, repeated }) => [sequence, number, repeated])).toEqual([
        [0n, 0n, false],
        [1n, 0n, false],
        [2n, 1n, false],
      ]);
      const third = parseEntry(places[2]?.entry ?? new Uint8Array());
      const first = places[0]?.entry ?? new Uint8Array();
      expect(third.ok && equalBytes(third.value.previous, leafHash(testCrypto, first))).toBe(true);
      const row = await store.read((reader) => reader.actById(id("b"), everything));
      expect(row).toMatchObject({
        sequence: 1n,
        kind: "report/submit",
        case: id("two"),
        actor: "an expert",
        received: 1000,
      });
      expect(row?.bytes).toEqual(signedAct({ id: id("b"), case: id("two") }).bytes);
      expect(await store.read((reader) => reader.act(9n, everything))).toBeNull();
    });

    it("is one act when it comes twice, and another when its bytes differ", async () => {
      const store = await openEmpty();
      const twice = () => store.transact((tx) => tx.append({ act: signedAct({ id: id("a") }), received: 1000 }));
      const [one, again] = await Promise.all([twice(), twice()]);
      expect([one.sequence, again.sequence, again.repeated]).toEqual([0n, 0n, true]);
      expect(again.entry).toEqual(one.entry);
      const other = signedAct({ id: id("a"), body: { other: true } });
      expect(await rejection(store.transact((tx) => tx.append({ act: other, received: 1 })))).toMatchObject({
        code: "act-id-reused",
      });
      expect(await store.feed.count()).toBe(1n);
    });

    it("leaves no gap when its transaction is undone, among many at once", async () => {
      const store = await openEmpty();
      const work = Array.from({ length: 60 }, (_, i) =>
        store.transact(async (tx) => {
          const place = await tx.append({
            act: signedAct({ id: id(`act ${i}`), case: id(`case ${i % 5}`) }),
            received: i,
          });
          await tx.put(subject(`s ${i}`, { sequence: place.sequence }), null);
          if (i % 3 === 0) throw new Error("undone");
          return place.sequence;
        }),
      );
      const done = (await Promise.allSettled(work)).flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      expect(done).toEqual(Array.from({ length: 40 }, (_, i) => BigInt(i)));
      const acts = await store.feed.acts(0n, 1000);
      expect(acts.map(({ index }) => index)).toEqual(done);
      for (const stream of new Set(acts.map((act) => Buffer.from(act.stream).toString("hex")))) {
        const numbers = acts
          .filter((act) => Buffer.from(act.stream).toString("hex") === stream)
          .map(({ number }) => number);
        expect(numbers).toEqual(numbers.map((_, i) => BigInt(i)));
      }
      expect(await read(store, "s 3")).toBeNull();
      expect(await read(store, "s 4")).toMatchObject({ version: 1, state: { word: "s 4" } });
    });

    it("keeps its place when appended beside others without waiting", async () => {
      const store = await openEmpty();
      const places = await store.transact((tx) =>
        Promise.all([1, 2, 3, 4].map((i) => tx.append({ act: signedAct({ id: id(`${i}`) }), received: i }))),
      );
      expect(places.map(({ sequence, number }) => [sequence, number])).toEqual([0n, 1n, 2n, 3n].map((i) => [i, i]));
    });

    it("is refused where it cannot stand in the record", async () => {
      const store = await openEmpty();
      const statement = { stream: new Uint8Array(16), bytes: new Uint8Array([1]), kind: "list/import" };
      const append = (given: object) =>
        store.transact((tx) => tx.append({ statement: { ...statement, ...given }, received: 1, ...open }));
      for (const bad of [
        { stream: new Uint8Array(15) },
        { bytes: new Uint8Array(0) },
        { bytes: new Uint8Array(2 ** 24 + 1) },
      ])
        expect(await rejection(append(bad))).toMatchObject({ code: "log-act-invalid" });
      expect(await rejection(append({ actor: "half \ud800" }))).toMatchObject({ code: "store-refused" });
      expect(await append({})).toMatchObject({ sequence: 0n });
    });
  });

  it("makes heartbeats that nobody lists and that begin streams as acts do", async () => {
    const store = await openEmpty();
    for (let i = 0; i < 40; i++)
      await store.transact((tx) =>
        tx.append({ act: signedAct({ id: id(`${i}`), case: id(`case ${i % 2}`) }), received: i }),
      );
    await store.feed.heartbeats(60);
    expect(await store.feed.count()).toBe(100n);
    const listed = await store.read((reader) => reader.acts({ visible: everything, limit: 1000 }));
    expect(listed.length).toBe(40);
    const beats = (await store.feed.acts(40n, 100)).map((act) => ({
      ...act,
      stream: Buffer.from(act.stream).toString("hex"),
    }));
    expect(beats.every(({ act, entry }) => act.length === 0 && entry.length === 89)).toBe(true);
    const streams = new Set(beats.map(({ stream }) => stream)).size;
    expect(streams).toBeGreaterThan(0);
    expect(streams).toBeLessThan(30);
    expect(beats.some(({ number }) => number > 2n)).toBe(true);
  });

  describe("a subject", () => {
    it("is written by who saw its version, and by nobody else", async () => {
      const store = await openEmpty();
      const put = (expected: number | null, title: string) =>
        store.transact((tx) => tx.put(subject("s", { title }), expected));
      expect(await rejection(put(1, "too early"))).toMatchObject({ code: "version-conflict" });
      const both = await Promise.allSettled([put(null, "one"), put(null, "two")]);
      expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
      expect(await put(1, "three")).toBe(2);
      expect(await rejection(put(1, "four"))).toMatchObject({ code: "version-conflict" });
      expect(await read(store, "s")).toMatchObject({ title: "three", version: 2 });
    });

    it("takes its deadlines with it", async () => {
      const store = await openEmpty();
      const due = (before: number) => store.read((reader) => reader.due(before, 10));
      const at = (...times: number[]) => ({ deadlines: times.map((time, i) => ({ timer: `t${i}`, at: time })) });
      await store.transact((tx) => tx.put(subject("s", at(50, 20)), null));
      await store.transact((tx) => tx.put(subject("hidden", { ...at(30), label: "confidential" }), null));
      expect((await due(30)).map((one) => one.at)).toEqual([20, 30]);
      const seen = await store.read((reader) => reader.deadlines({ visible: open, from: 0, limit: 10 }));
      expect(seen).toEqual([
        { subject: id("s"), timer: "t1", at: 20 },
        { subject: id("s"), timer: "t0", at: 50 },
      ]);
      await store.transact((tx) => tx.put(subject("s", at(90)), 1));
      expect((await due(100)).map((one) => one.at)).toEqual([30, 90]);
    });

    it("comes in pages, by id and newest first", async () => {
      const store = await openEmpty();
      await store.transact(async (tx) => {
        for (let i = 0; i < 25; i++) await tx.put(subject(`s${i}`, { changed: 1000 + (i % 4) }), null);
      });
      for (const order of ["id", "newest"] as const) {
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const page = await store.read((reader) =>
            reader.list({ kind: "report", visible: open, order, after, limit: 4 }),
          );
          seen.push(...page.rows.map((row) => row.id));
          after = page.next;
        } while (after !== null);
        expect([seen.length, new Set(seen).size]).toEqual([25, 25]);
        if (order === "id") expect(seen).toEqual([...seen].sort());
      }
      expect(await store.read((reader) => reader.count({ visible: open }))).toBe(25);
      const wrong = store.read((reader) => reader.list({ visible: open, after: "bm9uZQ", limit: 4 }));
      expect(await rejection(wrong)).toMatchObject({ code: "cursor-invalid" });
      expect(await rejection(store.read((reader) => reader.list({ visible: open, limit: 5000 })))).toMatchObject({
        code: "usage",
      });
    });
  });

  describe("search", () => {
    const text = (part: string, title: string, body: string, given = {}) => ({
      part,
      title,
      text: body,
      ...open,
      ...given,
    });
    const find = async (store: Store, query: string, visible: Parameters<Transactor["search"]>[0]["visible"] = open) =>
      (await store.read((reader) => reader.search({ query, visible, limit: 50 }))).rows.map(({ part }) => part);

    it("finds beginnings of words in any script, titles first, without case and accents", async () => {
      const store = await openEmpty();
      const texts = [
        text("p-1", "Ship-to-ship transfers", "The tanker Yuk Tung met another off Shanghai."),
        text("p-2", "Oil", "정성화가 서명했다; Чон Сон Хва denied it. A tanker was named."),
        text("p-3", "银星科技", "延边银星网络科技有限公司 is in Jilin. The TÁNKER lay idle."),
        text("p-4", "Tanker calls", "Eighty-nine of them."),
      ];
      await store.transact((tx) => tx.put(subject("s", { texts }), null));
      expect(await find(store, "tanker")).toEqual(["p-4", "p-1", "p-2", "p-3"]);
      expect(await find(store, "TANK yuk")).toEqual(["p-1"]);
      expect(await find(store, "정성화")).toEqual(["p-2"]);
      expect(await find(store, "чон хва")).toEqual(["p-2"]);
      expect(await find(store, "银星")).toEqual(["p-3"]);
      expect(await find(store, "星银")).toEqual([]);
      expect(await find(store, "科")).toEqual(["p-3"]);
      for (const odd of ["", "  ", '"', "' OR 1", "tanker) OR (x", "a & b | !c", "NEAR(x)", "\0", "\ud800", "*"])
        expect(await find(store, odd)).toEqual([]);
    });

    it("forgets what a subject said before", async () => {
      const store = await openEmpty();
      await store.transact((tx) => tx.put(subject("s", { texts: [text("p-1", "Old", "gone")] }), null));
      await store.transact((tx) => tx.put(subject("s", { texts: [text("p-1", "New", "here")] }), 1));
      expect([await find(store, "gone"), await find(store, "here")]).toEqual([[], ["p-1"]]);
    });

    it("shows a text only to who may see it and its subject", async () => {
      const store = await openEmpty();
      const secret = { label: "confidential", compartments: ["oil"] } as const;
      const texts = [text("p-1", "a", "word"), text("p-2", "b", "word", secret)];
      await store.transact((tx) => tx.put(subject("s", { texts }), null));
      await store.transact((tx) => tx.put(subject("t", { texts: [text("p-3", "c", "word")], ...secret }), null));
      expect(await find(store, "word")).toEqual(["p-1"]);
      expect(await find(store, "word", { label: "strictly confidential", compartments: ["arms"] })).toEqual(["p-1"]);
      expect((await find(store, "word", { label: "confidential", compartments: ["oil", "arms"] })).sort()).toEqual([
        "p-1",
        "p-2",
        "p-3",
      ]);
    });
  });

  describe("what goes with a transaction", () => {
    it("delivers a notification at least once, and only if the rest happened", async () => {
      const store = await openEmpty();
      const item = (word: string) => ({
        id: id(word),
        recipient: "a member",
        kind: "circulated",
        body: { word },
        created: 5,
        ...open,
      });
      await store.transact((tx) => tx.post(item("kept")));
      await rejection(
        store.transact(async (tx) => {
          await tx.post(item("undone"));
          throw new Error("undone");
        }),
      );
      const take = (now: number) => store.transact((tx) => tx.take({ now, until: now + 60, limit: 10 }));
      expect((await take(10)).map(({ body, attempts }) => [body, attempts])).toEqual([[{ word: "kept" }, 1]]);
      expect(await take(20)).toEqual([]);
      expect((await take(70)).map(({ attempts }) => attempts)).toEqual([2]);
      await store.transact((tx) => tx.done(id("kept")));
      expect(await take(900)).toEqual([]);
    });

    it("answers a repeated request as the first time", async () => {
      const store = await openEmpty();
      const answer = (request: string) =>
        store.transact((tx) => tx.answer({ key: "k", actor: "a", request, answer: { n: 1 }, at: 5 }));
      await answer("one");
      await answer("one");
      expect(await rejection(answer("two"))).toMatchObject({ code: "idempotency-mismatch" });
      expect(await store.read((reader) => reader.answered("a", "k"))).toMatchObject({
        request: "one",
        answer: { n: 1 },
      });
      expect(await store.read((reader) => reader.answered("b", "k"))).toBeNull();
      expect(await store.transact((tx) => tx.forgetAnswers(6))).toBe(1);
    });

    it("keeps identities of sources sealed, and notes who read what", async () => {
      const store = await openEmpty();
      await store.transact((tx) => tx.putVault("source-1", { name: "an invented diplomat" }));
      expect(await store.read((reader) => reader.vault("source-1"))).toEqual({ name: "an invented diplomat" });
      expect(await store.read((reader) => reader.vault("source-2"))).toBeNull();
      const access = (object: string, at: number) => ({
        at,
        actor: "a",
        action: "read",
        object,
        label: "confidential" as const,
        compartments: [],
      });
      await store.transact(async (tx) => {
        for (const [i, at] of [5, 5, 5, 6, 7].entries()) await tx.accessed(access(`o${i}`, at));
      });
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page = await store.read((reader) => reader.accesses({ visible: everything, after, limit: 2 }));
        seen.push(...page.rows.map(({ object }) => object));
        after = page.next;
      } while (after !== null);
      expect(seen).toEqual(["o0", "o1", "o2", "o3", "o4"]);
      expect((await store.read((reader) => reader.accesses({ visible: open, limit: 9 }))).rows).toEqual([]);
    });

    it("keeps rows of sign-in by their version", async () => {
      const store = await openEmpty();
      const row = (name: string, expires: number | null) => ({ id: name, person: "p", expires, data: { name } });
      const put = (name: string, seen: number, expires: number | null = null) =>
        store.transact((tx) => tx.putRow("session", row(name, expires), seen));
      expect([
        await put("a", 0),
        await put("a", 0),
        await put("a", 1),
        await put("b", 0, 10),
        await put("c", 5),
      ]).toEqual([true, false, true, true, false]);
      expect(await store.read((reader) => reader.row("session", "a"))).toEqual({ ...row("a", null), version: 2 });
      expect(await store.read((reader) => reader.row("token", "a"))).toBeNull();
      expect((await store.read((reader) => reader.rowsOf("session", "p"))).map((one) => one.id)).toEqual(["a", "b"]);
      expect((await store.read((reader) => reader.rows("session", "a", 5))).map((one) => one.id)).toEqual(["b"]);
      expect(await store.transact((tx) => tx.sweepRows("session", 11))).toBe(1);
      expect([
        await store.transact((tx) => tx.dropRow("session", "a")),
        await store.transact((tx) => tx.dropRow("session", "a")),
      ]).toEqual([true, false]);
    });
  });

  it("reads one state, however much is written meanwhile", async () => {
    const store = await openEmpty();
    await store.transact((tx) => tx.put(subject("a"), null));
    await store.read(async (reader) => {
      expect(await reader.count({ visible: open })).toBe(1);
      await store.transact((tx) => tx.put(subject("b"), null));
      expect(await reader.count({ visible: open })).toBe(1);
    });
    expect(await store.read((reader) => reader.count({ visible: open }))).toBe(2);
  });

  it("gives a transactor nobody can use afterwards, and refuses to write once closed", async () => {
    const store = await openEmpty();
    let kept: Transactor | null = null;
    await store.transact(async (tx) => {
      kept = tx;
    });
    const late = kept as Transactor | null;
    await expect(late?.put(subject("late"), null)).rejects.toThrow("over");
    await store.close();
    expect(await rejection(store.transact((tx) => tx.put(subject("x"), null)))).toMatchObject({
      code: "store-stopped",
    });
  });

  it("keeps what it acknowledged when it is opened again, with the same keys and no others", async () => {
    const given = await options();
    const store = await openStore(given);
    await store.transact((tx) => tx.put(subject("kept"), null));
    if (engine === "sqlite") expect(await rejection(openStore(given))).toMatchObject({ code: "store-in-use" });
    const beside = await openStore({ ...given, readOnly: true });
    expect(await read(beside, "kept")).toMatchObject({ version: 1 });
    expect(await rejection(beside.transact(async () => {}))).toMatchObject({ code: "store-stopped" });
    await beside.close();
    await store.close();
    const wrong = openStore({ ...given, keys: { blobs: new Uint8Array(32) } });
    expect(await rejection(wrong)).toMatchObject({ code: "store-wrong-key" });
    const again = await openStore(given);
    expect(await read(again, "kept")).toMatchObject({ version: 1 });
    await again.close();
  });
});
