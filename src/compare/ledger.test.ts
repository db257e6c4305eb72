import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Document, Reading } from "#document";
import { documentOf } from "../../test/documents.ts";
import { sharedData } from "../../test/shared-data.ts";
import { align } from "./align.ts";
import { compareDocuments } from "./ledger.ts";
import { mirrorAligned } from "./mirror.ts";
import { rebuild } from "./rebuild.ts";

const read = (document: Document): Reading => ({
  document,
  evidence: { trackedChanges: [], comments: [], hidden: [], properties: {}, people: [], warnings: [] },
});
const compare = (a: Document, b: Document) => compareDocuments({ original: read(a), amended: read(b) });

describe("the ledger", () => {
  const numbered = (texts: string[]) =>
    documentOf(texts.map((text, index) => ({ kind: "numbered", number: `${index + 1}.`, text })));
  const port = "The Panel visited the port of Nampo and met the harbour master there in May.";
  const detained = "The vessel Tern Harbour was detained in Kestria in March with a broken hull.";
  const original = numbered([
    port,
    detained,
    "As said in paragraph 2, it was detained; the Panel established who owned it.",
  ]);

  it("does not report references that follow the renumbering, also where the passage was reworded", () => {
    const amended = numbered([
      "A wholly new opening about aircraft parts and smuggling by post.",
      port,
      detained,
      "As said in paragraph 3, it was detained; the Panel could not establish who owned it.",
    ]);
    const { changes, renumbered } = compare(original, amended);
    expect(changes.map(({ kind }) => kind)).toEqual(["added", "reworded"]);
    expect(changes[1]?.classes.some(({ rule }) => rule === "reference/number")).toBe(false);
    expect(renumbered.map(({ from, to }) => `${from} ${to}`)).toEqual(["1. 2.", "2. 3.", "3. 4."]);
  });

  it("reports a reference that goes elsewhere as a changed figure, and one that follows not at all", () => {
    const opening = "A wholly new opening about aircraft parts and smuggling by post.";
    const seen = (reference: string) => `As said in paragraph ${reference}, it may have been detained and then sold.`;
    const classesOf = (reference: string) =>
      compare(original, numbered([opening, port, detained, seen(reference)]))
        .changes.at(-1)
        ?.classes.filter(({ rule }) => rule === "reference/number")
        .map(({ class: name, from, to }) => [name, from, to]);
    expect(classesOf("4")).toEqual([["figure-changed", "2", "4"]]);
    expect(classesOf("3")).toEqual([]);
  });

  it.each([
    ["He acted under 28 C.F.R. § 600.4(a) there.", "reference/number", "600.4", "603.4"],
    ["He was charged under 18 U.S.C. § 1349 there.", "reference/number", "1349", "1360"],
    ["See section III.A for what was found there.", "reference/number", "III.A", "IV.A"],
    ["Officers of Unit 26165 attacked the servers there.", "figure/number", "26165", "26168"],
    ["It was case 18-cr-215 of the court sitting there.", "figure/identifier", "cr-215", "cr-218"],
  ])("tells the number in %j that changed", (text, rule, from, to) => {
    const known = "Unit 26165 is in Kestria. Unit 26165 was seen there by many.";
    const { changes } = compare(numbered([port, text, known]), numbered([port, text.replace(from, to), known]));
    const found = changes.flatMap(({ classes }) => classes).filter((entry) => entry.class === "figure-changed");
    expect(found.map((entry) => [entry.rule, entry.from, entry.to])).toEqual([[rule, from, to]]);
  });

  it("tells a table that went by its rows, once each", () => {
    const rows = ["Tern Harbour\t9,400 barrels", "Halcyon Reed\t1,200 tons"].map((text) => ({
      ...{ kind: "row" as const, parent: "t1", text, cells: text.split("\t") },
    }));
    const a = documentOf([{ text: port }, { id: "t1", kind: "table", text: "" }, ...rows, { text: detained }]);
    const b = documentOf([{ text: port }, { text: detained }]);
    const ledger = compare(a, b);
    expect(ledger.changes.map(({ kind, before }) => [kind, before])).toEqual(rows.map(({ text }) => ["removed", text]));
    expect(rebuild(ledger, "original").map(({ text }) => text)).toEqual(a.blocks.map(({ text }) => text));
  });

  it("counts silent changes where no requests are known, and says which file bindings came from", () => {
    const amended = numbered([port, `${detained} It sank.`]);
    expect(compare(original, amended).bindings).toBeNull();
    const requests = { schema: "penholder/requests/1" as const, requests: [], decisions: [], corrections: [] };
    const ledger = compareDocuments({
      original: read(original),
      amended: read(amended),
      requests: { ...requests, source: "requests.json" },
    });
    expect(ledger.bindings).toMatchObject({ source: "requests.json", signed: false, unfulfilled: [] });
    expect(ledger.summary.silent).toBe(ledger.changes.length);
    const [change] = ledger.changes.map(({ id }) => id);
    if (change === undefined) throw new Error("nothing changed");
    const own = compareDocuments({
      original: read(original),
      amended: read(amended),
      requests: { ...requests, source: "requests.json" },
      declared: [{ change, reason: "Brought up to date.", date: "2018-09-05" }],
    });
    expect(own.summary).toMatchObject({ silent: ledger.changes.length - 1, ownCorrections: 1 });
    const { status, correction } = own.changes[0]?.binding ?? {};
    expect([status, own.bindings?.corrections]).toMatchObject([
      "own-correction",
      [{ id: correction, reason: "Brought up to date." }],
    ]);
  });
});

/** Paragraphs of a plain text, for a look at real wording. */
function paragraphs(path: string): Document {
  const parts = readFileSync(path, "utf8").split(/\n\s*\n/u);
  return documentOf(parts.map((part) => ({ text: part.replace(/\s+/gu, " ").trim() })).filter(({ text }) => text));
}

const series = join(sharedData() ?? "", "documents", "series", "quic_transport", "draft-ietf-quic-transport_");
const drafts = [`${series}2019-09-20.md`, `${series}2020-06-19.md`];

describe("on two drafts of a real text", () => {
  it.skipIf(!drafts.every((path) => existsSync(path)))(
    "(data) alignment is symmetric and rebuilds both exactly",
    () => {
      const [a, b] = drafts.map(paragraphs);
      if (!a || !b) throw new Error("The drafts cannot be read.");
      const sorted = (alignment: ReturnType<typeof align>) =>
        alignment.map((entry) => JSON.stringify(Object.entries(entry).sort())).sort();
      expect(sorted(align(b, a).map(mirrorAligned))).toEqual(sorted(align(a, b)));
      const ledger = compare(a, b);
      expect(rebuild(ledger, "original")).toEqual(a.blocks.map(({ id, text }) => ({ id, text })));
      expect(rebuild(ledger, "amended")).toEqual(b.blocks.map(({ id, text }) => ({ id, text })));
      expect(ledger.alignment.filter(({ kind }) => kind === "unchanged").length).toBeGreaterThan(700);
    },
  );
});
