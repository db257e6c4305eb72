import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, vi } from "vitest";
import { id, onBothEngines, signedAct, storeOptions, workFolder } from "../../test/stores.ts";
import {
  type Match,
  openStore,
  type Page,
  type Reader,
  type SearchOptions,
  type Store,
  type SubjectToPut,
} from "./index.ts";

const open = { label: "unclassified", compartments: [] } as const;

function subject(name: string, title: string, given: Partial<SubjectToPut> = {}): SubjectToPut {
  const about = { id: id(name), kind: "report", case: id("case"), title, state: {}, sequence: null, changed: 5 };
  return { ...about, ...open, texts: [{ part: "p", title, text: "of a tanker", ...open }], ...given };
}

onBothEngines("pages of a search", ({ open: openEmpty }) => {
  const titlesOf = async (store: Store, limit: number, between: (page: number) => Promise<void> = async () => {}) => {
    const seen: string[] = [];
    let after: string | null = null;
    let count = 0;
    do {
      const page = await store.read((reader) => reader.search({ query: "tank", visible: open, after, limit }));
      seen.push(...page.rows.map(({ title }) => title));
      after = page.next;
      await between(count++);
    } while (after !== null);
    return seen;
  };

  it("show each text once, those with the words in their titles first, then whatever was put last", async () => {
    const store = await openEmpty();
    const names = Array.from({ length: 23 }, (_, i) => (i % 3 === 0 ? `Tanker ${i}` : `Other ${i}`));
    for (const [i, name] of names.entries())
      await store.transact((tx) => tx.put(subject(name, name, { changed: 5 + (i >> 2) }), null));
    const last = names.toReversed();
    const wanted = [...last.filter((name) => name.startsWith("T")), ...last.filter((name) => name.startsWith("O"))];
    for (const limit of [1, 2, 7, 8, 9, 22, 23, 40]) expect(await titlesOf(store, limit)).toEqual(wanted);
  });

  it("go on where they were, though what was shown last has changed since", async () => {
    const store = await openEmpty();
    const names = Array.from({ length: 9 }, (_, i) => `Other ${i}`);
    for (const [i, name] of names.entries())
      await store.transact((tx) => tx.put(subject(name, name, { changed: i }), null));
    const seen = await titlesOf(store, 3, async (page) => {
      if (page === 0) await store.transact((tx) => tx.put(subject("Other 6", "Other 6", { changed: 20 }), 1));
    });
    expect(seen).toEqual(names.toReversed());
  });

  it("say nothing of a text that may not be seen to who makes a cursor of its name", async () => {
    const secret = { ...open, label: "confidential" } as const;
    const cursor = Buffer.from(JSON.stringify([0, 5, id("hidden"), "p"])).toString("base64url");
    const pages: unknown[] = [];
    for (const hidden of [true, false]) {
      const store = await openEmpty();
      for (const name of ["one", "hidden", "two"])
        if (name !== "hidden" || hidden)
          await store.transact((tx) => tx.put(subject(name, name, name === "hidden" ? secret : {}), null));
      const options = { query: "tanker", visible: open, after: cursor, limit: 5 };
      pages.push(await store.read((reader) => reader.search(options)));
    }
    expect(pages[0]).toEqual(pages[1]);
  });
});

onBothEngines("what concerns somebody, among what is open and what is hidden", ({ open: openEmpty }) => {
  const people = ["person:a", "person:b", "delegation:c"];
  const rank = { unclassified: 0, confidential: 1, "strictly confidential": 2 };
  const labels = Object.keys(rank) as (keyof typeof rank)[];

  it("comes in the pages that the rule gives when each row is held to it", async () => {
    const store = await openEmpty();
    let drawn = 7;
    const below = (limit: number) => {
      drawn = (drawn * 48271) % 2147483647;
      return drawn % limit;
    };
    const markingOf = () => ({
      label: labels[below(3)] ?? "unclassified",
      compartments: below(4) === 0 ? ["oil"] : [],
    });
    const rows = Array.from({ length: 120 }, (_, i) => ({
      ...{ name: `s${i}`, id: id(`s${i}`), changed: below(9), kind: i % 2 === 0 ? "matter" : "report" },
      ...{ marking: markingOf(), actMarking: markingOf(), concerns: people.filter(() => below(4) === 0) },
    }));
    await store.transact(async (tx) => {
      for (const { name, marking, concerns, actMarking, kind, changed } of rows) {
        const about = { id: id(`act ${name}`), subject: id(name), label: actMarking.label };
        const act = signedAct({ ...about, compartments: [...actMarking.compartments] });
        await tx.append({ act, received: 1 });
        // Whom it concerned before counts no more.
        const texts = [{ part: "p", title: name, text: "of a tanker", ...actMarking }];
        await tx.put({ ...subject(name, name, { kind, changed, ...marking }), concerns: people }, null);
        await tx.put({ ...subject(name, name, { kind, changed, ...marking, texts }), concerns }, 1);
      }
    });
    const none: string[] = [];
    for (const label of ["unclassified", "confidential"] as const)
      for (const compartments of [none, ["oil"]])
        for (const concerned of [undefined, { label: "confidential", by: ["person:a", "delegation:c"] } as const]) {
          const visible = { label, compartments, ...(concerned && { concerned }) };
          const sees = (marking: (typeof rows)[number]["marking"], concerns: readonly string[]) => {
            const reached = concerned && concerns.some((one) => concerned.by.some((by) => by === one));
            const most = Math.max(rank[label], reached ? rank[concerned.label] : 0);
            return rank[marking.label] <= most && marking.compartments.every((one) => compartments.includes(one));
          };
          const seen = rows.filter(({ marking, concerns }) => sees(marking, concerns));
          const acts = seen.filter(({ actMarking, concerns }) => sees(actMarking, concerns));
          for (const order of ["id", "newest"] as const) {
            const sorted = seen.toSorted((one, other) =>
              order === "id"
                ? one.id < other.id
                  ? -1
                  : 1
                : other.changed - one.changed || (one.id > other.id ? -1 : 1),
            );
            expect(await ids(store, (after) => ({ visible, order, after, limit: 7 }))).toEqual(
              sorted.map((row) => row.id),
            );
            const matters = sorted.filter(({ kind }) => kind === "matter").map((row) => row.id);
            expect(await ids(store, (after) => ({ kind: "matter", visible, order, after, limit: 4 }))).toEqual(matters);
          }
          const found: (string | null)[] = [];
          for (let after: bigint | undefined; ; ) {
            const page = await store.read((reader) =>
              reader.acts({ visible, ...(after !== undefined && { after }), limit: 5 }),
            );
            found.push(...page.map((row) => row.id));
            after = page.at(-1)?.sequence;
            if (page.length < 5) break;
          }
          expect(found).toEqual(acts.map(({ name }) => id(`act ${name}`)));
          const texts: string[] = [];
          let next: string | null = null;
          do {
            const options: SearchOptions = { query: "a tanker", visible, after: next, limit: 6 };
            const page: Page<Match> = await store.read((reader) => reader.search(options));
            texts.push(...page.rows.map(({ title }) => title));
            next = page.next;
          } while (next !== null);
          expect(texts).toEqual(acts.map(({ name }) => name).reverse());
        }
  });

  async function ids(
    store: Store,
    options: (after: string | null) => Parameters<Reader["list"]>[0],
  ): Promise<string[]> {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const given = options(after);
      const page = await store.read((reader) => reader.list(given));
      found.push(...page.rows.map((row) => row.id));
      after = page.next;
    } while (after !== null);
    return found;
  }
});

onBothEngines("acts that were disclosed", ({ open: openEmpty }) => {
  it("come in their order, of their own case alone, and stay so", async () => {
    const store = await openEmpty();
    const names = Array.from({ length: 12 }, (_, i) => `act ${i}`);
    const inCase = (i: number) => id(i % 3 === 2 ? "another case" : "case");
    for (const [i, name] of names.entries())
      await store.transact((tx) => tx.append({ act: signedAct({ id: id(name), case: inCase(i) }), received: i }));
    const put = (discloses: string[], seen: number | null) =>
      store.transact((tx) => tx.put({ ...subject("case", "A case"), kind: "case", discloses }, seen));
    await put(["act 9", "act 3", "act 2"].map(id), null);
    await put(["act 9", "act 3", "act 2", "act 0", "nothing"].map(id), 1);
    await put([], 2);
    const disclosed = (options: { subject?: string; after?: bigint; limit: number }) =>
      store.read(async (reader) => (await reader.disclosed(options)).map(({ sequence }) => Number(sequence)));
    expect(await disclosed({ limit: 10 })).toEqual([0, 3, 9]);
    expect(await disclosed({ subject: id("case"), after: 0n, limit: 1 })).toEqual([3]);
    expect(await disclosed({ subject: id("another case"), limit: 10 })).toEqual([]);
  });
});

describe("what is read of SQLite", () => {
  const folder = workFolder();

  /** The statements that a read prepares, each with how SQLite goes about it. */
  async function plansOf(read: (reader: Reader) => Promise<unknown>): Promise<string[]> {
    const path = join(folder, "plans.sqlite");
    const store = await openStore({ ...storeOptions(folder, "plans"), database: path });
    if (!(await store.read((reader) => reader.get(id("there"), open))))
      await store.transact((tx) => tx.put(subject("there", "Something to be found"), null));
    const prepared = vi.spyOn(DatabaseSync.prototype, "prepare");
    await store.read(read);
    // What concerns somebody is looked up and then sorted: it is his own, however much else is stored.
    const statements = prepared.mock.calls
      .map(([text]) => text)
      .filter((text) => /^select/iu.test(text) && !text.includes("concern.one"));
    prepared.mockRestore();
    await store.close();
    const database = new DatabaseSync(path, { readOnly: true });
    const plans = statements.flatMap((text) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${text}`)
        .all(...Array.from(text.matchAll(/\?/gu), () => "a"))
        .map(({ detail }) => String(detail)),
    );
    database.close();
    return plans;
  }

  const sight = { label: "confidential", compartments: ["oil"] } as const;
  const concerned = {
    label: "unclassified",
    compartments: [],
    concerned: { label: "confidential", by: ["a"] },
  } as const;
  const page = { visible: sight, limit: 20 };
  const reads: [string, (reader: Reader) => Promise<unknown>][] = [
    ["one subject", (reader) => reader.get("s", sight)],
    ["a kind of subjects", (reader) => reader.list({ kind: "report", ...page })],
    ["a kind of subjects, newest first", (reader) => reader.list({ kind: "report", order: "newest", ...page })],
    ["a case's newest of a kind", (reader) => reader.list({ kind: "report", case: "c", order: "newest", ...page })],
    [
      "all subjects, of one whom some concern",
      (reader) => reader.list({ visible: concerned, order: "newest", limit: 5 }),
    ],
    [
      "acts of a kind on a subject",
      (reader) => reader.acts({ subject: "s", kind: "k", case: "c", actor: "a", ...page }),
    ],
    ["acts of a kind in a case", (reader) => reader.acts({ case: "c", kind: "k", after: 5n, ...page })],
    ["acts of somebody", (reader) => reader.acts({ actor: "a", kind: "k", visible: concerned, limit: 5 })],
    ["a search", (reader) => reader.search({ query: "tanker one", kind: "report", case: "c", ...page })],
    ["what was disclosed", (reader) => reader.disclosed({ after: 5n, limit: 20 })],
    ["what a case disclosed", (reader) => reader.disclosed({ subject: "c", after: 5n, limit: 20 })],
    ["deadlines", (reader) => reader.deadlines({ visible: sight, from: 5, limit: 20 })],
    ["who read what", (reader) => reader.accesses(page)],
    ["who read one thing", (reader) => reader.accesses({ object: "o", ...page })],
    ["an answer", (reader) => reader.answered("a", "k")],
  ];

  it.each(reads)("%s comes by an index in its order, and is not sorted", async (_, read) => {
    const plans = await plansOf(read);
    expect(plans.length).toBeGreaterThan(0);
    // A walk along an index, or along the index of words, stops where the page is full; of ties alone a part is sorted.
    const wrong = plans.filter(
      (plan) =>
        (/TEMP B-TREE/u.test(plan) && !/RIGHT PART|LAST/u.test(plan)) ||
        (/^SCAN/u.test(plan) && !/USING INDEX|VIRTUAL TABLE|element|CONSTANT/u.test(plan)),
    );
    expect(wrong).toEqual([]);
  });

  it("looks the narrowest up: a subject before its case, and both before a kind of acts", async () => {
    const [subjects] = await plansOf((reader) => reader.acts({ subject: "s", kind: "k", case: "c", ...page }));
    const [cases] = await plansOf((reader) => reader.acts({ kind: "k", case: "c", ...page }));
    expect([subjects, cases]).toEqual([expect.stringContaining("act_subject"), expect.stringContaining("act_case")]);
  });
});
