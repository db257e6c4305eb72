import { expect, it } from "vitest";
import { everything, id, onBothEngines } from "../../test/stores.ts";
import type { Access, Page, Store } from "./index.ts";

const secret = { label: "confidential", compartments: [] } as const;

onBothEngines("notes of who read what", ({ open: openEmpty }) => {
  const read = (object: string, at: number, actor = "a"): Access => ({
    ...{ at, actor, action: "read", object: id(object), ...secret },
  });

  async function all(store: Store, options: { object?: string; actor?: string; limit: number }): Promise<Access[]> {
    const found: Access[] = [];
    let after: string | null = null;
    do {
      const given = { visible: everything, after, ...options };
      const page: Page<Access> = await store.read((reader) => reader.accesses(given));
      found.push(...page.rows);
      after = page.next;
    } while (after !== null);
    return found;
  }

  it("are all there, by thing and by person, whether the index has them yet or not", async () => {
    const store = await openEmpty();
    const noted: Access[] = [];
    const note = (rows: Access[]) => {
      noted.push(...rows);
      return store.note(rows);
    };
    // More than the index is behind at most, in notes of the same moment and of several people, many in one millisecond.
    for (let round = 0; round < 4; round++) {
      const notes = Array.from({ length: 40 }, (_, i) =>
        Array.from({ length: 45 }, (_, k) =>
          read(`thing ${(i * k) % 97}`, 1000 + round * 5 + (i % 3), i % 2 === 0 ? "a" : "b"),
        ),
      );
      await Promise.all(notes.map(note));
    }
    const inTime = (rows: Access[]) => rows.toSorted((one, other) => one.at - other.at);
    for (const of of [
      {},
      { object: id("thing 7") },
      { actor: "b" },
      { object: id("thing 7"), actor: "b" },
      { object: id("none") },
    ]) {
      const wanted = noted.filter(
        ({ object, actor }) => (of.object ?? object) === object && (of.actor ?? actor) === actor,
      );
      const found = await all(store, { ...of, limit: of.object ? 7 : 999 });
      expect(found).toEqual(inTime(wanted));
    }
  });

  it("fail alone where one of them cannot be noted", async () => {
    const store = await openEmpty();
    const notes = [read("one", 5), read("two", 0.5), { ...read("three", 6), actor: "half \ud800" }, read("four", 7)];
    const outcomes = await Promise.allSettled(notes.map((one) => store.note([one])));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
    expect((await all(store, { limit: 9 })).map(({ object }) => object)).toEqual([id("one"), id("four")]);
  });

  it("are refused once the store is closed", async () => {
    const store = await openEmpty();
    const before = store.note([read("one", 5)]);
    await store.close();
    await before;
    await expect(store.note([read("two", 6)])).rejects.toMatchObject({ code: "store-stopped" });
  });
});
