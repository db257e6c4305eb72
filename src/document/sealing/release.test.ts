import { describe, expect, it } from "vitest";
import {
  amend,
  checkRelease,
  compareCopies,
  type Document,
  documentOf,
  excerpt,
  type HidingPlan,
  headerOf,
  manifestOf,
  type RedactedCopy,
  type Release,
  redact,
  type SealedReport,
} from "#document";
import {
  author,
  authors,
  block,
  crypto,
  documentWith,
  firstRelease,
  grounds,
  problemsIn,
  publisher,
  sealed,
  secondAuthor,
  seededTools,
} from "../../../test/sealing.ts";

const name = "J. Smith";
const first: Document = documentWith(
  block("p0", `The ship of ${name} sailed. It was seen.`, { marks: [{ offset: 20, note: "n0" }] }),
  block("n0", "See annex 2.", { kind: "footnote", parent: "p0", number: "1" }),
  block("p1", `Coal was sold by ${name}. It was much.`),
  block("p2", "Nothing else."),
);
const marks = [
  { block: "p0", start: 12, end: 20, kind: "party" },
  { block: "p1", start: 17, end: 25, kind: "party" },
] as const;
const report = sealed(first, { marks, mustNotRedact: [{ block: "p1", start: 27, end: 39 }] });
const ids = report.blocks.map(({ id }) => id);
const id = (index: number): string => ids[index] ?? "";

const whole = (index: number): HidingPlan => ({ ...grounds, passages: [{ block: id(index), slots: null }] });
const slot = (index: number, at: number): HidingPlan => ({ ...grounds, passages: [{ block: id(index), slots: [at] }] });
const copyOf = (file: SealedReport, ...plan: HidingPlan[]): RedactedCopy => redact(crypto, file, plan, firstRelease);
const refused = (released: Release[], next: RedactedCopy) => checkRelease(crypto, released, next).length > 0;

const options = { marks: [], policy: authors, signers: [author, secondAuthor] };
/** The same report with the blocks of another text, paired with those of the same id. */
function amended(next: Document, earlier = report): SealedReport {
  const known = new Set(first.blocks.map((one) => one.id));
  const pairs = next.blocks.flatMap((one) => {
    const place = first.blocks.findIndex((other) => other.id === one.id);
    return known.has(one.id) ? [[id(place), one.id] as const] : [];
  });
  return amend(seededTools("second"), earlier, next, pairs, options);
}

describe("an order of releases", () => {
  it("lets copies follow that hide more or less, and refuses others with what they reveal", () => {
    const [a, both, b] = [copyOf(report, whole(0)), copyOf(report, whole(0), whole(3)), copyOf(report, whole(3))];
    expect(checkRelease(crypto, [a, both], copyOf(report))).toEqual([]);
    expect(refused([a], both)).toBe(false);
    expect(refused([both], b)).toBe(false);
    const [conflict] = checkRelease(crypto, [both, a], b);
    expect(conflict).toMatchObject({
      released: 1,
      revealedByNext: [{ what: "passage", block: id(0), slots: null }],
      revealedByReleased: [{ what: "passage", block: id(3), slots: null }],
    });
    expect(() => redact(crypto, report, [whole(3)], { ...firstRelease, released: [a] })).toThrow(/would reveal/);
  });

  it("counts spans, numbers and the title", () => {
    const number: HidingPlan = { ...grounds, numbers: [id(1)] };
    expect(refused([copyOf(report, slot(0, 1))], copyOf(report, slot(0, 2)))).toBe(true);
    expect(refused([copyOf(report, slot(0, 1))], copyOf(report, whole(0)))).toBe(false);
    expect(refused([copyOf(report, number)], copyOf(report, { ...grounds, title: true }))).toBe(true);
  });

  it("takes a manifest for its copy", () => {
    const manifest = manifestOf(copyOf(report, whole(0)).manifest.envelope);
    if (!manifest.ok) throw new Error(manifest.problem);
    expect(refused([manifest.value], copyOf(report, whole(3)))).toBe(true);
    expect(refused([manifest.value], copyOf(report, whole(0), whole(3)))).toBe(false);
  });

  it("counts excerpts on their block alone, and lets pass what a copy shows already", () => {
    const copy = copyOf(report, slot(0, 1));
    const part = (file: SealedReport | RedactedCopy, sentence: number, released: Release[]) =>
      excerpt(crypto, file, { block: id(0), sentences: [sentence], title: false }, released);
    expect(part(copy, 1, [copy, copyOf(report)]).block.state).toBe("partly");
    expect(() => part(report, 1, [part(report, 0, [])])).toThrow(/would reveal/);
    expect(() => part(report, 0, [copy])).toThrow(/would reveal/);
    const fromCopy = part(copy, 0, [copy]);
    expect(part(copy, 1, [fromCopy, copy]).index).toBe(0);
    expect(JSON.stringify(documentOf(fromCopy))).not.toContain(name);
  });

  it("counts a resealed block as the same passage", () => {
    const second = amended(documentWith(block("p0", `The ship of ${name} left.`), ...first.blocks.slice(1)));
    const [old, now] = [copyOf(report, slot(0, 1)), copyOf(second, slot(0, 0))];
    expect(refused([old], now)).toBe(true);
    expect(refused([old], copyOf(second, whole(0)))).toBe(false);
    expect(refused([copyOf(report, whole(3))], copyOf(second, whole(3)))).toBe(false);
    expect(refused([copyOf(report, whole(3))], copyOf(second, whole(0)))).toBe(true);
  });
});

describe("amending", () => {
  const next = documentWith(
    block("p2", "Nothing else."),
    block("p0", `The ship of ${name} sailed. It was seen.`, { number: "7.", marks: [{ offset: 20, note: "n0" }] }),
    block("n0", "See annex 3.", { kind: "footnote", parent: "p0", number: "1" }),
    block("new", "This is new."),
  );
  const second = amended(next);
  const header = headerOf(second.seal.envelope);

  it("keeps what is untouched, whatever its number, and reseals the rest", () => {
    expect(problemsIn(second)).toBe("");
    expect(second.blocks[0]).toEqual(report.blocks[3]);
    expect(second.blocks[1]).toEqual(report.blocks[0]);
    expect(second.blocks[2]).toMatchObject({ id: id(1), revision: 1 });
    expect(second.meta).toEqual(report.meta);
    if (!header.ok) throw new Error(header.problem);
    expect(header.value).toMatchObject({ version: 2, report: "Report", mustNotRedact: [] });
  });

  it("says between two copies what is proved of each block", () => {
    const [before, after] = [copyOf(report, slot(0, 1), whole(1)), copyOf(second, slot(0, 1), whole(1))];
    const outcomes = compareCopies(crypto, before, after).map(({ block: of, outcome, moved }) => [of, outcome, moved]);
    expect(outcomes).toEqual([
      [id(3), "unchanged", true],
      [id(0), "unchanged-though-hidden", false],
      [id(1), "resealed-while-hidden", false],
      [second.blocks[3]?.id, "added", false],
      [id(2), "dropped", false],
    ]);
    expect(compareCopies(crypto, report, second)[2]).toMatchObject({ outcome: "resealed", block: id(1) });
  });

  it("carries protection over: as it was where untouched, the whole block where changed", () => {
    const again = headerOf(amended(first).seal.envelope);
    const changed = headerOf(
      amended(documentWith(...first.blocks.map((one) => (one.id === "p1" ? { ...one, text: "Other." } : one)))).seal
        .envelope,
    );
    const original = headerOf(report.seal.envelope);
    if (!again.ok || !changed.ok || !original.ok) throw new Error("header");
    expect(original.value.mustNotRedact).toEqual([{ block: id(2), slots: [3] }]);
    expect(again.value.mustNotRedact).toEqual(original.value.mustNotRedact);
    expect(changed.value.mustNotRedact).toEqual([{ block: id(2), slots: null }]);
  });

  it("refuses an altered earlier file, a copy, and pairs that cannot be", () => {
    expect(() => amended(first, { ...report, blocks: report.blocks.slice(1) })).toThrow(/not what its header states/);
    const pairs = [[id(0), "p0"] as const, [id(0), "p1"] as const];
    expect(() => amend(seededTools("x"), report, first, pairs, options)).toThrow(/two pairs/);
    expect(() => amend(seededTools("x"), report, first, [["00", "p0"]], options)).toThrow(/no block 00/);
  });
});

it("numbers the copies of a report and binds each to the one before", () => {
  const one = copyOf(report, whole(0));
  const two = redact(crypto, report, [whole(0), whole(3)], { previous: one, released: [one], signers: [publisher] });
  const manifest = manifestOf(two.manifest.envelope);
  if (!manifest.ok) throw new Error(manifest.problem);
  expect(manifest.value.copy).toBe(2);
  expect(manifest.value.previous).not.toBeNull();
});

it("hides a name wherever it stands, and refuses one that stands nowhere", () => {
  const titled = sealed({ ...first, title: `Report on ${name}` }, { marks });
  const copy = copyOf(titled, { ...grounds, names: [name] });
  expect(problemsIn(copy)).toBe("");
  expect(JSON.stringify(documentOf(copy))).not.toContain("Smith");
  expect(documentOf(copy).blocks[0]?.text).toBe("The ship of █████ sailed. It was seen.");
  expect(() => copyOf(report, { ...grounds, names: ["J. Smit"] })).toThrow(/nowhere/);
});
