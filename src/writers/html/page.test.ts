import fc from "fast-check";
import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import type { Edit } from "#compare";
import { largeLedger, sampleLedger } from "../ledger/sample.fixture.ts";
import { viewOf } from "../ledger/view.ts";
import { pageScript } from "./client/index.ts";
import { segmentsOf } from "./inline.ts";
import { escaped, html } from "./markup.ts";
import { ledgerToHtml } from "./page.ts";
import { rowsOf } from "./rows.ts";

describe("markup", () => {
  it("shows any text as itself, in elements and in attributes", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("<", ">", "&", '"', "'", "a", "</script>", "<!--", "é", "\ud800") }),
        (text) => {
          const fragment = parseFragment(html`<p title="${text}">${text}</p>`.markup);
          const element = fragment.childNodes[0];
          if (!element || !("attrs" in element)) throw new Error("one element was written");
          const [child] = element.childNodes;
          const shown = child && "value" in child ? child.value : "";
          expect([element.attrs[0]?.value, shown]).toEqual([text.toWellFormed(), text.toWellFormed()]);
        },
      ),
    );
  });

  it("shows control characters and bidirectional overrides by their code", () => {
    expect(escaped("a\u202eb\u0000c\u2067d")).toBe("a[U+202E]b[U+0000]c\u2067d");
  });
});

describe("the page", () => {
  const page = ledgerToHtml(sampleLedger(), { notice: "Illustration", generatedAt: "2026-11-21" });

  it("names no address to load from", () => {
    expect(page).not.toMatch(/\b(?:src|href)="(?!#)/u);
    expect(page).not.toMatch(/@import|url\(|https?:/u);
    expect(page).toContain("default-src &#39;none&#39;".replaceAll("&#39;", "&#39;"));
    expect(page).not.toContain("unsafe-inline");
  });

  it("links only to places that it has, and gives no id twice", () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map((found) => found[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/ href="#([^"]+)"/gu)) expect(ids).toContain(target);
  });

  it("tells who asked and why, what was decided, and what was not carried out", () => {
    for (const words of [
      "Asked by",
      "Norvania, received 9 August 2018 (r1)",
      "was not given time to reply",
      "rejected by the coordinator",
      "The request was rejected, and yet the change was made.",
      "Accepted, and not found in the amended text",
      "The file is unsigned",
    ])
      expect(page).toContain(words);
  });

  it("says nothing of motives", () => {
    expect(page).not.toMatch(/soften|water(?:ed)? down|whitewash|pressure|scrubb|censor/iu);
  });

  it("holds every text once: little more than the texts themselves", () => {
    const ledger = largeLedger(4500, 4);
    const text = ledger.blocks.amended.reduce((sum, block) => sum + block.text.length, 0);
    expect(ledgerToHtml(ledger).length).toBeLessThan(3.2 * text);
  });

  it("has a script that nothing in it can end early", () => {
    expect(pageScript()).not.toMatch(/<\/|<!--/u);
    expect(() => new Function("document", pageScript())).not.toThrow();
  });

  it("is made of nothing as well", () => {
    const ledger = sampleLedger();
    const none = { original: [], amended: [] };
    const empty = {
      ...ledger,
      blocks: none,
      alignment: [],
      changes: [],
      parties: [],
      renumbered: [],
      sections: [],
      figures: [],
      citations: [],
      bindings: null,
    };
    expect(ledgerToHtml({ ...empty, summary: { ...ledger.summary, changes: 0 } })).toContain(
      "No change of text was found",
    );
  });
});

describe("a passage with both versions in one", () => {
  it("gives back either text exactly, and each mark once where it stands, whatever the edits", () => {
    const edit = fc.tuple(
      fc.constantFrom("keep", "delete", "insert"),
      fc.string({ minLength: 1, maxLength: 6 }),
    ) as fc.Arbitrary<Edit>;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1 }), fc.array(fc.nat(20)), (edits, offsets) => {
        const ledger = sampleLedger();
        const side = (without: Edit[0]) => edits.map(([op, text]) => (op === without ? "" : text)).join("");
        const texts = { original: side("insert"), amended: side("delete") };
        const [block] = ledger.blocks.original;
        if (!block) throw new Error("the sample has blocks");
        const made = (text: string) => ({
          ...block,
          text,
          marks: offsets.map((offset) => ({ offset: Math.min(offset, text.length), note: "n" })),
        });
        ledger.blocks.original = [{ ...made(texts.original), id: "x" }];
        ledger.blocks.amended = [{ ...made(texts.amended), id: "y" }];
        const row = { kind: "reworded" as const, original: ["x"], amended: ["y"], reworded: true, similarity: 0.5 };
        const [change] = ledger.changes;
        if (!change) throw new Error("the sample has changes");
        const view = viewOf({ ...ledger, alignment: [row] });
        const segments = segmentsOf(view, row, { ...change, edits }, rowsOf(view).rowOf);
        const shown = (without: Edit[0]) =>
          segments.map((one) => (one.type === "text" && one.op !== without ? one.text : "")).join("");
        expect(shown("insert")).toBe(texts.original);
        expect(shown("delete")).toBe(texts.amended);
        const marks = segments.filter((one) => one.type === "note");
        expect(marks).toHaveLength(2 * offsets.length);
      }),
    );
  });
});
