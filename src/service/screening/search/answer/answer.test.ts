import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import type { Query } from "../query/types.ts";
import { indexOf, record, savedIndex, screeningOf } from "../test-records.ts";
import { TextIndex } from "../text/text-index.ts";
import { Budget } from "./budget.ts";
import { evaluate } from "./evaluate.ts";
import { distanceWithin } from "./fuzzy.ts";
import { searchEntities } from "./search.ts";

const letters = ["ka", "kb", "la", "lb", "mab", "mba"];
const word = fc.constantFrom(...letters);
const people = fc.array(fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 12,
});
const recordsOf = (all: string[][][]) =>
  all.map((names, at) => record(`r${at}`, { name: names.map((name) => name.join(" ")) }));

/** What a query means, worked out on the words themselves. */
function holds(query: Query, names: string[][]): boolean {
  const all = names.flat();
  switch (query.kind) {
    case "words":
      return query.text.split(" ").every((each) => all.includes(each));
    case "phrase":
      return names.some((name) => ` ${name.join(" ")} `.includes(` ${query.text} `));
    case "pattern":
      return all.some((each) => like(query.pieces, each));
    case "group":
      return (
        query.must.every((each) => holds(each, names)) &&
        (query.must.length > 0 || query.should.some((each) => holds(each, names))) &&
        !query.not.some((each) => holds(each, names))
      );
    default:
      return query.kind === "all";
  }
}

function like(pieces: readonly (string | { literal: string })[], text: string): boolean {
  const source = pieces.map((piece) =>
    piece === "one" ? "." : piece === "many" ? ".*" : (piece as { literal: string }).literal,
  );
  return new RegExp(`^${source.join("")}$`, "u").test(text);
}

const piece = fc.oneof(
  fc.constantFrom("one" as const, "many" as const),
  fc.constantFrom("k", "a", "ab", "m").map((literal) => ({ literal })),
);
const { query } = fc.letrec<{ query: Query; leaf: Query }>((tie) => ({
  leaf: fc.oneof(
    word.map((text): Query => ({ kind: "words", text })),
    fc
      .array(word, { minLength: 1, maxLength: 3 })
      .map((all): Query => ({ kind: "phrase", text: all.join(" "), slop: 0 })),
    fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces): Query => ({ kind: "pattern", pieces })),
    fc.constant<Query>({ kind: "all" }),
  ),
  query: fc.oneof(
    { depthSize: "small" },
    tie("leaf"),
    fc
      .record({
        must: fc.array(tie("query"), { maxLength: 2 }),
        should: fc.array(tie("query"), { maxLength: 2 }),
        not: fc.array(tie("query"), { maxLength: 1 }),
      })
      .map((parts): Query => ({ kind: "group", ...parts })),
  ),
}));

describe("evaluation", () => {
  it("finds just the records for which the query holds, in order", () => {
    fc.assert(
      fc.property(people, query, (all, asked) => {
        const found = [...evaluate(indexOf(recordsOf(all)), asked, new Budget()).records];
        expect(found).toEqual(all.flatMap((names, at) => (holds(asked, names) ? [at] : [])));
      }),
      { numRuns: 500 },
    );
  });

  it("never finds a phrase across two values", () => {
    const index = indexOf([record("a", { name: ["ka la", "ma na"] })]);
    const count = (text: string, slop: number) =>
      evaluate(index, { kind: "phrase", text, slop }, new Budget()).records.length;
    expect([count("ka la", 0), count("la ma", 0), count("la ma", 9)]).toEqual([1, 0, 0]);
  });

  it("puts a name before a mention, the rare before the common, and the short before the long", () => {
    const names = ["Orlan Vask", "Vask Trading", "Unrelated One", "Unrelated Two", "Orlan Teb"];
    const records = names.map((name, at) => record(`r${at}`, { name: [name] }));
    records.push(record("mention", { name: ["Somebody Else"], notes: ["met Orlan Vask once"] }));
    const first = (q: string) =>
      searchEntities(screeningOf(records), { q, dataset: "d", limit: 10, offset: 0 })?.results.map(({ id }) => id);
    expect(first("orlan vask")).toEqual(["r0", "mention"]);
    expect(first("unrelated OR teb")?.[0]).toBe("r4");
  });
});

describe("distance", () => {
  /** Optimal string alignment by the whole table. */
  function whole(one: string, other: string): number {
    const rows = Array.from({ length: one.length + 1 }, (_, row) =>
      Array.from({ length: other.length + 1 }, (_, at) => (row === 0 ? at : at === 0 ? row : 0)),
    );
    const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
    for (let row = 1; row <= one.length; row++)
      for (let column = 1; column <= other.length; column++) {
        const same = one[row - 1] === other[column - 1];
        let cost = Math.min(at(row - 1, column - 1) + (same ? 0 : 1), at(row - 1, column) + 1, at(row, column - 1) + 1);
        if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
          cost = Math.min(cost, at(row - 2, column - 2) + 1);
        (rows[row] ?? [])[column] = cost;
      }
    return at(one.length, other.length);
  }

  it("is that of the whole table, as far as it is asked for", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 3 }), (one, other, edits) => {
        expect(distanceWithin([...one], [...other], edits)).toBe(Math.min(edits + 1, whole(one, other)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("bounds", () => {
  const long = Array.from({ length: 300 }, (_, at) =>
    record(`r${at}`, { name: [`${"ab".repeat(24)}${at} ${"ba".repeat(20)}${at}`] }),
  );
  const screening = screeningOf(long);
  const ask = (q: string) => searchEntities(screening, { q, dataset: "d", limit: 10, offset: 0 });

  it.each(["*a*b*a*b*a*b*a*b*a*b*a*c", "?*?*?*?*?*?*?*c", `${"*a".repeat(120)}`, "a?*".repeat(200)])(
    "%s ends soon",
    (q) => {
      const started = process.cpuUsage().user;
      try {
        ask(q);
      } catch (error) {
        expect(error).toBeInstanceOf(PenholderError);
      }
      // Not a measurement: what goes wrong here would take minutes.
      expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(20);
    },
  );

  it("refuses what costs too much", () => {
    const pieces = ["many" as const, { literal: "a" }, "many" as const];
    const costly = () => evaluate(indexOf(long), { kind: "pattern", pieces }, new Budget(1000));
    expect(costly).toThrow(expect.objectContaining({ code: "search-invalid" }));
    expect(costly).toThrow(/more work/u);
  });

  it("takes any window", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 20_000 }), fc.integer({ min: -5, max: 20_000 }), (limit, offset) => {
        const found = searchEntities(screening, { q: "", dataset: "d", limit, offset });
        const start = Math.max(0, offset);
        expect(found?.results).toHaveLength(Math.min(Math.max(0, limit), Math.max(0, 300 - start)));
      }),
      { numRuns: 50 },
    );
  });
});

describe("the saved form", () => {
  const saved = savedIndex([record("a", { name: ["정성화", "Größe Łódź"] }, { first_seen: "2020-01-01T00:00:00" })]);

  it("is read where it lies, at any place in memory", () => {
    for (const at of [0, 1, 3, 8]) {
      const memory = new SharedArrayBuffer(saved.length + at);
      const view = new Uint8Array(memory, at);
      view.set(saved);
      const index = new TextIndex(view);
      const count = (text: string) => evaluate(index, { kind: "words", text }, new Budget()).records.length;
      expect([count("정성화"), count("grosse"), count("GRÖSSE lodz"), count("x")]).toEqual([1, 1, 1, 0]);
    }
  });

  it("is refused when it is cut off or another form", () => {
    for (const length of [0, 3, 4, 50, saved.length - 8])
      expect(() => new TextIndex(saved.slice(0, length)), String(length)).toThrow(PenholderError);
    expect(() => new TextIndex(Uint8Array.from(saved, (byte, at) => (at === 15 ? byte ^ 1 : byte)))).toThrow(
      PenholderError,
    );
  });
});
