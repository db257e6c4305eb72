import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { View } from "#document";
import { PenholderError } from "#kernel";
import { readHtml } from "./index.ts";

const reading = (html: string, view?: View) => readHtml(html, { name: "report.html", ...(view ? { view } : {}) });
const read = (html: string) => reading(html).document.blocks;
const short = (html: string) => read(html).map(({ kind, number, text }) => [kind, number, text]);

describe("HTML", () => {
  it("numbers lists as browsers print them", () => {
    const html =
      '<ol start=12><li>One<ol type=a><li>Two<li>Three</ol><li value=20>Four</ol><ol reversed type=I><li>Five<li>Six</ol><ul><li>Seven</ul><ol style="list-style-type:none"><li>8. Eight</ol>';
    expect(short(html)).toEqual([
      ["numbered", "12.", "One"],
      ["numbered", "a.", "Two"],
      ["numbered", "b.", "Three"],
      ["numbered", "20.", "Four"],
      ["numbered", "II.", "Five"],
      ["numbered", "I.", "Six"],
      ["item", null, "Seven"],
      ["numbered", "8.", "Eight"],
    ]);
  });

  it("splits typed numbers, headings and annexes, and breaks that part paragraphs", () => {
    const html =
      "<h2>II. Findings</h2><p>12. The&nbsp;ves&shy;sel<br>sailed:<br>(a) north;<br>(b) south.</p><div>One<br><br>Two</div><h2>Annex I</h2><p>x</p>";
    expect(short(html)).toEqual([
      ["heading", "II.", "Findings"],
      ["numbered", "12.", "The\u{a0}vessel sailed:"],
      ["numbered", "(a)", "north;"],
      ["numbered", "(b)", "south."],
      ["paragraph", null, "One"],
      ["paragraph", null, "Two"],
      ["annex", null, "Annex I"],
      ["paragraph", null, "x"],
    ]);
    expect(read(html).at(-1)?.parent).toBe("x1");
  });

  it("reads tables with spans and captions, and flattens those that only lay out", () => {
    const html =
      "<table><caption>Table 1. Ships</caption><tr><th>Name<th colspan=2>Seen<tr><td rowspan=2>A<td>1<td>2<tr><td>3<td>4</table><table><tr><td><h2>Inside</h2><p>Text</table>";
    expect(read(html).map(({ kind, text }) => [kind, text])).toEqual([
      ["caption", "Table 1. Ships"],
      ["table", ""],
      ["row", "Name\tSeen\t"],
      ["row", "A\t1\t2"],
      ["row", "\t3\t4"],
      ["heading", "Inside"],
      ["paragraph", "Text"],
    ]);
  });

  const noteStyles: [string, string][] = [
    [
      "Pandoc",
      '<p>Text<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> on.</p><section class="footnotes" role="doc-endnotes"><ol><li id="fn1"><p>Note.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
    ],
    [
      "Word",
      '<p>Text<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> on.</p><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Note.</p></div>',
    ],
    [
      "LibreOffice",
      '<p>Text<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> on.</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Note.</p></div>',
    ],
    [
      "EPUB",
      '<p>Text<a epub:type="noteref" href="#n1">1</a> on.</p><aside epub:type="footnote" id="n1"><p>Note.</p></aside>',
    ],
    ["raised links", '<p>Text<sup><a href="#a">1</a></sup> on.</p><hr><p id="a">1 Note.</p>'],
    [
      "MediaWiki",
      '<p>Text<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> on.</p><ol class="references"><li id="cite_note-1"><span><a href="#cite_ref-1">↑</a></span> <span>Note.</span></li></ol>',
    ],
  ];
  it.each(noteStyles)("ties notes as %s marks them up", (_, html) => {
    const blocks = read(html);
    expect(blocks.map(({ kind, text }) => [kind === "endnote" ? "footnote" : kind, text])).toEqual([
      ["paragraph", "Text on."],
      ["footnote", "Note."],
    ]);
    expect(blocks[0]?.marks).toEqual([{ offset: 4, note: blocks[1]?.id }]);
    expect(blocks[1]).toMatchObject({ number: "1", parent: blocks[0]?.id });
  });

  it("keeps what is not shown out of the text and in the evidence", () => {
    const html =
      '<title>T</title><meta name=author content="A. Writer"><body><nav>Home</nav><script>x</script><!-- draft 3 --><p>Shown<span style="display: none">secret</span></p><p hidden>gone</p><template>t</template>';
    const { document, evidence } = reading(html);
    expect(document.title).toBe("T");
    expect(document.blocks.map(({ text }) => text)).toEqual(["Shown"]);
    expect(evidence.hidden.map(({ text }) => text)).toEqual(["draft 3", "secret", "gone", "t"]);
    expect(evidence.people).toEqual(["A. Writer"]);
  });

  it("asks which text is meant where changes are tracked", () => {
    const html =
      '<p>The <del>old</del><ins datetime="2018-09-01" cite="mailto:Ed">new</ins> text</p><del><p>All gone</p></del>';
    expect(() => reading(html)).toThrowError(expect.objectContaining({ code: "view-required" }));
    expect(reading(html, "original").document.blocks.map(({ text }) => text)).toEqual(["The old text", "All gone"]);
    const final = reading(html, "final");
    expect(final.document.blocks.map(({ text }) => text)).toEqual(["The new text"]);
    expect(final.evidence.trackedChanges.map(({ type, author, text }) => [type, author, text])).toEqual([
      ["deletion", null, "old"],
      ["insertion", "Ed", "new"],
      ["deletion", null, "All gone"],
    ]);
    expect(final.evidence.people).toEqual(["Ed"]);
  });

  it("takes the language that a part names, and raises powers", () => {
    const blocks = read(
      "<html lang=en><p lang=fr-CA>Chat</p><p>10 m<sup>2</sup> of the deck was seen by the Panel</p>",
    );
    expect(blocks[0]?.language).toBe("fr");
    expect(blocks[1]?.text).toBe("10 m² of the deck was seen by the Panel");
  });

  it("keeps every word of random markup once", () => {
    const tag = fc.constantFrom(
      "p",
      "div",
      "li",
      "ol",
      "ul",
      "table",
      "tr",
      "td",
      "th",
      "b",
      "h2",
      "span",
      "section",
      "caption",
      "blockquote",
    );
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      fc.constant("<br>"),
      fc.nat(9999).map((n) => ` w${n}x `),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const words = (text: string) => (text.match(/w\d+x/gu) ?? []).sort();
        expect(
          words(
            read(`<p>start ${pieces.join("")}`)
              .map(({ text }) => text)
              .join(" "),
          ),
        ).toEqual(words(pieces.join("")));
      }),
    );
  });

  it("survives any input", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        "<a href='#x'><sup>1",
        "<p id=x>",
        "<table><td rowspan=99999 colspan=99999>",
        "<ins>",
        "</ins>",
        "<del>",
        "<!--",
        "-->",
        "<svg><p>",
        "<template>",
        "<ol reversed start=99999999>",
        "<li value=-3>",
        "<select><p>",
        "<frameset>",
        "&#0;",
        "<a href='#%E0%A4%A'>1",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          reading(pieces.join(""), "final");
        } catch (error) {
          expect(error).toBeInstanceOf(PenholderError);
        }
      }),
    );
  });
});
