import fc from "fast-check";
import { expect, it } from "vitest";
import { type Label, labels } from "#acts";
import { everything, id, onBothEngines, signedAct } from "../../test/stores.ts";
import { maySee, type Page, type Store, type Subject, type SubjectToPut, type Visible } from "./index.ts";

const bare = { label: "unclassified", compartments: [] } as const;
const names = ["a", "b", "c", "d"] as const;

/** One step of a transaction: an act of one of a few ids, or a subject as seen at one of a few versions. */
type Step = { act: string; inCase: string } | { put: string; expected: number | null; value: number };
interface Planned {
  steps: Step[];
  undone: boolean;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ act: fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8"), inCase: fc.constantFrom("x", "y") }),
  fc.record({ put: fc.constantFrom(...names), expected: fc.option(fc.integer({ min: 1, max: 3 })), value: fc.nat(99) }),
);
const plan: fc.Arbitrary<Planned[][]> = fc.array(
  fc.array(fc.record({ steps: fc.array(step, { maxLength: 4 }), undone: fc.nat(4).map((one) => one === 0) }), {
    maxLength: 6,
  }),
  { maxLength: 5 },
);

/** What the store promises, in a few lines: transactions one after the other, each wholly or not at all. */
class Model {
  acts: { act: string; inCase: string; number: number }[] = [];
  subjects = new Map<string, { version: number; value: number }>();

  run({ steps, undone }: Planned): boolean {
    const [acts, subjects] = [[...this.acts], new Map(this.subjects)];
    const done = steps.every((one) => this.#step(one)) && !undone;
    if (!done) [this.acts, this.subjects] = [acts, subjects];
    return done;
  }

  #step(one: Step): boolean {
    if ("put" in one) {
      const there = this.subjects.get(one.put);
      if ((there?.version ?? null) !== one.expected) return false;
      this.subjects.set(one.put, { version: (there?.version ?? 0) + 1, value: one.value });
      return true;
    }
    const before = this.acts.find(({ act }) => act === one.act);
    if (before) return before.inCase === one.inCase;
    this.acts.push({ ...one, number: this.acts.filter(({ inCase }) => inCase === one.inCase).length });
    return true;
  }
}

function subject(name: string, given: Partial<SubjectToPut> = {}): SubjectToPut {
  return {
    id: id(name),
    kind: "k",
    case: id("x"),
    title: name,
    state: null,
    sequence: null,
    changed: 1,
    ...bare,
    ...given,
  };
}

async function perform(store: Store, { steps, undone }: Planned): Promise<boolean> {
  const work = store.transact(async (tx) => {
    for (const one of steps)
      if ("put" in one) await tx.put(subject(one.put, { state: one.value }), one.expected);
      else await tx.append({ act: signedAct({ id: id(one.act), case: id(one.inCase) }), received: 1 });
    if (undone) throw new Error("undone");
  });
  return work.then(
    () => true,
    () => false,
  );
}

onBothEngines("transactions in any interleaving", ({ engine, open }) => {
  it("do what they would do one after the other", async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (rounds) => {
        const [store, model] = [await open(), new Model()];
        for (const together of rounds) {
          const done = await Promise.all(together.map((planned) => perform(store, planned)));
          expect(done).toEqual(together.map((planned) => model.run(planned)));
        }
        const acts = await store.feed.acts(0n, 1000);
        expect(acts.map(({ index, number }) => [Number(index), Number(number)])).toEqual(
          model.acts.map(({ number }, i) => [i, number]),
        );
        for (const { act, inCase } of model.acts)
          expect(await store.read((reader) => reader.actById(id(act), everything))).toMatchObject({ case: id(inCase) });
        for (const name of names) {
          const there = await store.read((reader) => reader.get(id(name), everything));
          const expected = model.subjects.get(name);
          expect(there && { version: there.version, value: there.state }).toEqual(expected ?? null);
        }
        await store.close();
      }),
      { numRuns: engine === "sqlite" ? 12 : 6 },
    );
  });
});

const marking = fc.record({
  label: fc.constantFrom<Label[]>(...labels),
  compartments: fc.uniqueArray(fc.constantFrom("oil", 'arms "x"', "ships"), { maxLength: 2 }),
});
const row = fc.record({
  marking,
  textMarking: marking,
  changed: fc.nat(3),
  word: fc.constantFrom("tanker", "coal", "tank"),
  title: fc.boolean(),
});
const reader: fc.Arbitrary<Visible> = marking;

/** Every page of a list, cursors included: what a reader gets to see of the store. */
async function pages<T>(page: (after: string | null) => Promise<Page<T>>): Promise<Page<T>[]> {
  const all: Page<T>[] = [];
  for (let after: string | null = null; all.length === 0 || after !== null; ) {
    const next: Page<T> = await page(after);
    all.push(next);
    after = next.next;
  }
  return all;
}

async function seen(store: Store, visible: Visible): Promise<unknown> {
  return store.read(async (reader) => ({
    byId: await pages((after) => reader.list({ visible, after, limit: 2 })),
    newest: await pages((after) => reader.list({ visible, after, limit: 2, order: "newest" })),
    count: await reader.count({ visible }),
    found: await pages((after) => reader.search({ query: "tank", visible, after, limit: 2 })),
    deadlines: await reader.deadlines({ visible, from: 0, limit: 100 }),
    accesses: await pages((after) => reader.accesses({ visible, after, limit: 2 })),
    one: await reader.get(id("row 0"), visible),
  }));
}

onBothEngines("what a reader sees", ({ engine, open }) => {
  it("is what it would be if the hidden rows were not there", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 14 }), reader, async (rows, visible) => {
        const [whole, part] = [await open(), await open()];
        for (const [i, { marking, textMarking, changed, word, title }] of rows.entries()) {
          const text = { part: "p", title: title ? word : "none", text: `a ${word}`, ...textMarking };
          const put = subject(`row ${i}`, {
            ...marking,
            changed,
            texts: [text],
            deadlines: [{ timer: "t", at: changed }],
          });
          const access = { at: changed, actor: "a", action: "read", object: `row ${i}`, ...marking };
          for (const store of maySee(visible, marking) ? [whole, part] : [whole])
            await store.transact(async (tx) => {
              const texts = store === whole || maySee(visible, textMarking) ? [text] : [];
              await tx.put({ ...put, texts }, null);
              await tx.accessed(access);
            });
        }
        expect(await seen(whole, visible)).toEqual(await seen(part, visible));
        const shown = (await whole.read((all) => all.list({ visible, limit: 1000 }))).rows;
        expect(shown.length).toBe(rows.filter((one) => maySee(visible, one.marking)).length);
        expect(shown.every((one: Subject) => maySee(visible, one))).toBe(true);
        await Promise.all([whole.close(), part.close()]);
      }),
      { numRuns: engine === "sqlite" ? 12 : 6 },
    );
  });
});
