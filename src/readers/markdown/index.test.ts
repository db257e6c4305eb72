import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { readMarkdown } from "./index.ts";

const reading = (text: string) => readMarkdown(text, { name: "report.md" });
const read = (text: string) => reading(text).document.blocks;
const short = (text: string) => read(text).map(({ kind, number, text: words }) => [kind, number, words]);

describe("Markdown", () => {
  it("keeps printed numbers as the source has them", () => {
    const text =
      "7. One\n8. Two\n3) Three\n\n    (a) Four\n\n- Five\n  - Six\n\n12\\. Seven\n\n(b) Eight *with* emphasis";
    expect(short(text)).toEqual([
      ["numbered", "7.", "One"],
      ["numbered", "8.", "Two"],
      ["numbered", "3)", "Three"],
      ["numbered", "(a)", "Four"],
      ["item", null, "Five"],
      ["item", null, "Six"],
      ["numbered", "12.", "Seven"],
      ["numbered", "(b)", "Eight with emphasis"],
    ]);
    expect(read(text).map(({ level }) => level)).toEqual([0, 0, 0, 1, 0, 1, 0, 1]);
  });

  it("splits the numbers of headings, and knows annexes and captions", () => {
    const text =
      "# II. Findings\n\nScope\n-----\n\n## 3.2 Vessels ##\n\n### Annex I: Vessels {#annex}\n\nTable 1. Vessels seen\n";
    expect(short(text)).toEqual([
      ["heading", "II.", "Findings"],
      ["heading", null, "Scope"],
      ["heading", "3.2", "Vessels"],
      ["annex", null, "Annex I: Vessels"],
      ["caption", null, "Table 1. Vessels seen"],
    ]);
    expect(read(text).map(({ level }) => level)).toEqual([1, 2, 2, 3, 0]);
  });

  it("ties notes to their marks wherever they are defined", () => {
    const text =
      "1. One[^1], two [^b] *three*.\n\n2. Four[^x].\n\n[^b]: Note b,\n    second line.\n\n[^1]: Note 1.\n[^9]: Uncalled.\n";
    const blocks = read(text);
    expect(blocks.map(({ kind, number, text: words }) => [kind, number, words])).toEqual([
      ["numbered", "1.", "One, two three."],
      ["footnote", "1", "Note 1."],
      ["footnote", "2", "Note b, second line."],
      ["numbered", "2.", "Four[^x]."],
      ["footnote", "3", "Uncalled."],
    ]);
    expect(blocks[0]?.marks).toEqual([
      { offset: 3, note: "n1" },
      { offset: 8, note: "n2" },
    ]);
    expect(blocks.map(({ parent }) => parent)).toEqual([null, "p1", "p1", null, null]);
  });

  it("reads tables with notes in cells", () => {
    const blocks = read("| A | B |\n|---|---|\n| *c* | d[^1] |\n\n[^1]: Note.\n");
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ["table", ""],
      ["row", "A\tB"],
      ["row", "c\td"],
      ["footnote", "Note."],
    ]);
    expect(blocks[2]?.marks).toEqual([{ offset: 3, note: "n1" }]);
    expect(blocks[3]?.parent).toBe("r2");
  });

  it("takes front matter for properties", () => {
    const { document, evidence } = reading(
      '---\ntitle: "The Report"\nauthor:\n  - name: A. Writer\n  - B. Writer\n---\n\nText.\n',
    );
    expect(document.title).toBe("The Report");
    expect(evidence.people).toEqual(["A. Writer", "B. Writer"]);
    expect(document.blocks).toHaveLength(1);
    expect(document.blocks[0]?.place).toBe("line 8");
  });

  it("shows links, code and quotations as text, and hides comments", () => {
    const { document, evidence } = reading(
      "See [the letter](https://example.org), <https://example.org/a>, [this][r] and `code`. <!-- hush -->\n\n> Quoted\n> text\n\n```\nraw [x]\n\nmore\n```\n\n[r]: https://example.org\n\n<!-- draft\n\n3 -->\n\n<table><tr><th>A<td>b</table>\n",
    );
    expect(document.blocks.map(({ text }) => text)).toEqual([
      "See the letter, https://example.org/a, this and code.",
      "Quoted text",
      "raw [x] more",
      "",
      "A\tb",
    ]);
    expect(evidence.hidden.map(({ text }) => text)).toEqual(["hush", "draft\n\n3"]);
  });

  it("takes escaped brackets for brackets, never for links or notes", () => {
    expect(
      short("1. A \\[b\\] c.\n\n2. \\[x\\](https://example.org)\n\n3. \\[^1\\] \\[b\\][^1]\n\n[^1]: Note."),
    ).toEqual([
      ["numbered", "1.", "A [b] c."],
      ["numbered", "2.", "[x](https://example.org)"],
      ["numbered", "3.", "[^1] [b]"],
      ["footnote", "1", "Note."],
    ]);
  });

  it("keeps a year at the start of a numbered paragraph as text", () => {
    expect(short("21. 2015. Some of the *earliest* contacts.\n\n22. *Next.*\n\n23. Intro\n    1. Part")).toEqual([
      ["numbered", "21.", "2015. Some of the earliest contacts."],
      ["numbered", "22.", "Next."],
      ["numbered", "23.", "Intro"],
      ["numbered", "1.", "Part"],
    ]);
  });

  it("reads kramdown's attributes and definition lists", () => {
    expect(
      short('--- middle\n\n~~~\nfigure\n~~~\n{: #fig title="How it is built"}\n\nTerm:\n\n: What it means.\n'),
    ).toEqual([
      ["paragraph", null, "figure"],
      ["caption", null, "How it is built"],
      ["paragraph", null, "Term:"],
      ["paragraph", null, "What it means."],
    ]);
  });

  it("reads plain pieces as the full parser does", () => {
    // The pieces are read quickly; an emphasised word at the end sends the same piece to the full parser.
    const line = fc.constantFrom(
      "1. One two",
      "12) Three",
      "(a) four",
      "# Head",
      "## II. Head ##",
      "plain words, and more",
      "words[^1] with a note",
      "[^1]: The note",
      "a - b",
      "[REDACTED: x]",
      "  indented",
      "3.2 Million",
      "some *words* and **two words.** on, *c d*",
      "*words* see [the x](https://e.org/a) _x_ and",
      "2\\. words cost\\$5 \\*x* snake_case_x",
      "Table 1. X",
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.boolean(), (lines, blank) => {
        const source = lines.join(blank ? "\n\n" : "\n");
        const forced = source.replace(
          /\b(one|two|four|words|Head|Three|indented|note|The|Million|X|b|x)\b/giu,
          "$1<i></i>",
        );
        expect(short(source)).toEqual(short(forced));
      }),
    );
  });

  it("survives any text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "[^1]",
        "[^1]: ",
        "|a|b|\n|-|-|\n",
        "```\n",
        "<div>",
        "<!--",
        "    ",
        "---\n",
        "[a]: b\n",
        "{: x}\n",
        "**",
        "\\",
        "&#x0;",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          read(pieces.join(""));
        } catch (error) {
          expect(error).toBeInstanceOf(PenholderError);
        }
      }),
    );
  });
});
