import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { fingerprintOf } from "../answers/fingerprint.ts";
import { ScreeningIndex } from "../candidates/screening-index.ts";
import { prepare, profileOfProperties } from "../profile.ts";
import { bearsSameName, ownNames } from "../same-name.ts";
import { scoreProfiles } from "../score/index.ts";
import { screen } from "../screen.ts";
import type { ListedProfile, Profile, Rarity } from "../types.ts";
import { listChanges } from "./changes.ts";
import { CustomerIndex } from "./customer-index.ts";
import { DecisionBook } from "./decisions.ts";
import { needsReview, rescreen } from "./rescreen.ts";
import type { Reason } from "./types.ts";

const threshold = 0.5;
const person = (id: string, name: string, birthDate?: string): Profile =>
  profileOfProperties("Person", { name: [name], ...(birthDate && { birthDate: [birthDate] }) }, id);
const listed = (id: string, name: string, birthDate?: string): ListedProfile => ({
  ...person(id, name, birthDate),
  dataset: "list",
});

/** What changes between two full screenings of all customers, with the weights of one rarity. */
function byFullScreening(
  customers: readonly Profile[],
  from: readonly ListedProfile[],
  to: readonly ListedProfile[],
  rarity: Rarity,
): string[] {
  const [before, after] = [ScreeningIndex.build(from), ScreeningIndex.build(to)].map((index) =>
    weighedBy(index, rarity),
  );
  return customers
    .flatMap((customer) => differences(customer, hitsOf(before, customer), hitsOf(after, customer)))
    .sort();
}

/** The same by scoring every customer with every entry, whatever any index finds. */
function byScoringAll(
  customers: readonly Profile[],
  from: readonly ListedProfile[],
  to: readonly ListedProfile[],
  rarity: Rarity,
): string[] {
  const hits = (customer: Profile, list: readonly ListedProfile[]) =>
    new Map(
      list
        .map((entry) => ({ entry, score: scoreProfiles(prepare(customer), prepare(entry), rarity) }))
        .filter(
          ({ entry, score: { probability, against } }) =>
            probability >= threshold ||
            (against.length === 0 && bearsSameName(ownNames(prepare(entry)), prepare(customer))),
        )
        .map(({ entry, score }) => [entry.id, fingerprintOf(score)]),
    );
  return customers.flatMap((customer) => differences(customer, hits(customer, from), hits(customer, to))).sort();
}

function weighedBy(index: ScreeningIndex, rarity: Rarity): ScreeningIndex {
  return new Proxy(index, {
    get: (target, name) => {
      if (name === "rarity") return rarity;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

function hitsOf(index: ScreeningIndex | undefined, customer: Profile): Map<string, string> {
  if (!index) throw new Error("no index");
  const found = screen(index, customer, { threshold, limit: 500, candidates: 500 });
  return new Map(found.map(({ id, score }) => [id, fingerprintOf(score)]));
}

function differences({ id: customer }: Profile, old: Map<string, string>, now: Map<string, string>): string[] {
  const told: string[] = [];
  for (const [id, evidence] of now) {
    if (!old.has(id)) told.push(`${customer} new hit ${id}`);
    else if (old.get(id) !== evidence) told.push(`${customer} hit changed ${id}`);
  }
  for (const id of old.keys()) if (!now.has(id)) told.push(`${customer} hit gone ${id}`);
  return told;
}

const given = ["Anna", "Jorge", "Chol Su", "Mikhail", "Ahmad", "Mina"];
const family = ["Velmar", "Kim", "Ivanov", "Petrova", "Al Rashid", "Orlando"];
const name = fc.tuple(fc.constantFrom(...given), fc.constantFrom(...family)).map((words) => words.join(" "));
const born = fc.option(fc.constantFrom("1960", "1961-02-03", "1984"), { nil: undefined });
const people = fc.array(fc.tuple(name, born), { minLength: 1, maxLength: 8 });

describe("screening again after a list changed", () => {
  it("tells what scoring all pairs tells, and all that two full screenings do", () => {
    fc.assert(
      fc.property(people, people, people, (clients, older, newer) => {
        const customers = clients.map(([text, date], at) => person(`c${at}`, text, date));
        const from = older.map(([text, date], at) => listed(`l${at}`, text, date));
        const to = newer.map(([text, date], at) => listed(`l${at}`, text, date));
        const rarity = ScreeningIndex.build([...from, ...to]).rarity;
        const found = rescreen(CustomerIndex.build(customers), listChanges(from, to), { threshold, rarity });
        const told = found.flatMap(({ customer, reasons }) =>
          reasons.map(({ kind, entry }) => `${customer} ${kind} ${entry.id}`),
        );
        const all = byScoringAll(customers, from, to, rarity);
        const missed = byFullScreening(customers, from, to, rarity).filter(
          (line) => all.includes(line) && !told.includes(line),
        );
        expect({ wrong: told.filter((line) => !all.includes(line)), missed }).toEqual({ wrong: [], missed: [] });
        expect(found.map(({ place }) => customers[place]?.id)).toEqual(found.map(({ customer }) => customer));
      }),
      { numRuns: 300 },
    );
  });

  it("tells nothing that scoring all pairs does not, where the index of customers chooses", () => {
    const others = Array.from({ length: 150 }, (_, at) => person(`o${at}`, `Other${at} Person${at}`));
    fc.assert(
      fc.property(people, people, people, (clients, older, newer) => {
        const customers = [...clients.map(([text, date], at) => person(`c${at}`, text, date)), ...others];
        const from = older.map(([text, date], at) => listed(`l${at}`, text, date));
        const to = newer.map(([text, date], at) => listed(`l${at}`, text, date));
        const rarity = ScreeningIndex.build([...from, ...to]).rarity;
        const all = byScoringAll(customers, from, to, rarity);
        const told = rescreen(CustomerIndex.build(customers), listChanges(from, to), { threshold, rarity }).flatMap(
          ({ customer, reasons }) => reasons.map(({ kind, entry }) => `${customer} ${kind} ${entry.id}`),
        );
        expect(told.filter((line) => !all.includes(line))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it("shows whoever bears exactly a listed name, however common, as screening does; by the threshold alone on demand", () => {
    const index = CustomerIndex.build([person("a", "Wei Wang"), person("b", "Wang Wei", "1990-05-06")]);
    const changes = listChanges([], [listed("x", "WANG Wei", "1961-02-03")]);
    const { rarity } = ScreeningIndex.build([]);
    const customers = (exact?: boolean) =>
      rescreen(index, changes, { threshold: 0.7, rarity, ...(exact !== undefined && { exact }) }).map(
        (one) => one.customer,
      );
    expect(customers()).toEqual(["a"]);
    expect(customers(false)).toEqual([]);
  });

  it("asks nothing of entries that did not change", () => {
    const from = [listed("a", "Anna Velmar"), listed("b", "Mina Orlando")];
    expect(listChanges(from, [...from].reverse())).toEqual([]);
    expect(listChanges(from, from.slice(1)).map(({ id }) => id)).toEqual(["a"]);
  });

  it("says which evidence changed", () => {
    const customers = CustomerIndex.build([person("c", "Anna Velmar", "1960-05-06")]);
    const [from, to] = [listed("a", "Anna Velmar"), listed("a", "Anna Velmar", "1960-05-06")];
    const rarity = ScreeningIndex.build([from, to]).rarity;
    const [review] = rescreen(customers, listChanges([from], [to]), { threshold, rarity });
    expect(review?.reasons).toHaveLength(1);
    expect(review?.reasons[0]).toMatchObject({ kind: "hit changed" });
    expect(review?.reasons[0]?.changes.some(({ feature }) => feature === "birth-date")).toBe(true);
  });

  it("keeps customers with one id apart, and reads its index back as it was", () => {
    const customers = [person("same", "Anna Velmar"), person("same", "Mina Orlando"), person("x y", "Jorge Kimraud")];
    const built = CustomerIndex.build(customers);
    const bytes = new Uint8Array(Buffer.concat([...built.encode()]));
    const read = CustomerIndex.decode(bytes);
    const to = customers.map(({ names }, at) => listed(`l${at}`, names[0]?.text ?? ""));
    const rarity = ScreeningIndex.build(to).rarity;
    const answer = (index: CustomerIndex) => rescreen(index, listChanges([], to), { threshold, rarity });
    expect(answer(built).map(({ place, customer }) => [place, customer])).toEqual([
      [0, "same"],
      [1, "same"],
      [2, "x y"],
    ]);
    expect(answer(read)).toEqual(answer(built));
    for (const broken of [bytes.subarray(0, 20), bytes.subarray(0, bytes.length - 9), new Uint8Array(40)])
      expect(() => CustomerIndex.decode(broken)).toThrow(PenholderError);
  });
});

describe("decisions", () => {
  const customers = CustomerIndex.build([person("c", "Anna Velmar", "1960-05-06")]);
  const before = listed("a", "Anna Velmar", "1984");
  const after = listed("a", "Anna Velmar", "1960-05-06");
  const rarity = ScreeningIndex.build([before, after]).rarity;
  const run = (from: ListedProfile[], to: ListedProfile[], decisions?: DecisionBook): Reason[] =>
    rescreen(customers, listChanges(from, to), { threshold: 1e-9, rarity, ...(decisions && { decisions }) }).flatMap(
      ({ reasons }) => reasons,
    );
  const line = (decision: string, evidence?: string): string =>
    JSON.stringify({
      customer: "c",
      entry: "a",
      decision,
      by: "Reviewer",
      at: "2026-01-01T00:00:00Z",
      why: "other",
      evidence,
    });
  const fingerprint = run([], [before])[0]?.fingerprint ?? "";

  it("settle what rests on the same evidence, and are reopened where it changed", () => {
    const book = DecisionBook.read([line("false positive", fingerprint)], "d");
    expect(run([], [before], book)[0]?.settled?.why).toBe("other");
    const [changed] = run([before], [after], book);
    expect(changed?.settled).toBeUndefined();
    expect(changed?.reopened?.decision).toBe("false positive");
  });
  it("leave nothing to do where a false positive is gone, but not where a confirmed hit is", () => {
    const gone = (decision: string) =>
      rescreen(customers, listChanges([before], []), {
        threshold: 1e-9,
        rarity,
        decisions: DecisionBook.read([line(decision, fingerprint)], "d"),
      }).some(needsReview);
    expect(gone("false positive")).toBe(false);
    expect(gone("confirmed")).toBe(true);
  });
  it("are taken back one by one", () => {
    const lines = [line("confirmed", "1"), line("false positive", "2"), line("undone"), line("undone"), line("undone")];
    const standing = (count: number) => DecisionBook.read(lines.slice(0, count), "d").of("c", "a")?.decision;
    expect([1, 2, 3, 4, 5].map(standing)).toEqual(["confirmed", "false positive", "confirmed", undefined, undefined]);
  });
  it("do not change with weights, blanks or the order of the evidence", () => {
    const evidence = [
      { feature: "name", query: "Anna  Velmar", listed: "ANNA", weight: 2, detail: "x" },
      { feature: "country", query: "de", weight: 1, detail: "y" },
    ];
    const first = fingerprintOf({ for: evidence, against: [], missing: ["a"] });
    const second = fingerprintOf({
      for: [...evidence].reverse().map((each) => ({ ...each, weight: 9, query: each.query.replace("  ", " ") })),
      against: [],
      missing: ["a"],
    });
    expect(second).toBe(first);
    expect(fingerprintOf({ for: [], against: evidence, missing: ["a"] })).not.toBe(first);
    expect(fingerprintOf({ for: evidence, against: [], missing: [] })).not.toBe(first);
  });
  it("are read or refused with their line, whatever stands there", () => {
    expect(() => DecisionBook.read([line("confirmed", "1"), "{"], "d.jsonl")).toThrow(
      /d\.jsonl, line 2: it is not JSON/u,
    );
    expect(() => DecisionBook.read([line("maybe", "1")], "d")).toThrow(/"decision" is none of/u);
    expect(() => DecisionBook.read([line("confirmed")], "d")).toThrow(/"evidence" is missing/u);
    const part = fc.constantFrom('{"customer":"c"', '"entry":"a"', ",", "}", '"decision":"undone"', "null", "[");
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), part)), (parts) => {
        try {
          DecisionBook.read([parts.join("")], "d");
        } catch (error) {
          expect(error).toMatchObject({ code: "decisions-invalid" });
        }
      }),
    );
  });
});
