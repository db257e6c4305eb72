import { describe, expect, it } from "vitest";
import {
  abstractNum,
  docx,
  type Fixture,
  list,
  mark,
  num,
  p,
  r,
  tracked,
  transitional,
} from "./fixture.test.helper.ts";
import { readDocx } from "./read.ts";

const read = (fixture: Fixture, view?: "original" | "final") =>
  readDocx(docx(fixture), view ? { name: "a.docx", view } : { name: "a.docx" });
const texts = (fixture: Fixture, view?: "original" | "final") =>
  read(fixture, view).document.blocks.map(
    (block) => `${block.kind}${block.number ? ` ${block.number}` : ""}: ${block.text}`,
  );

describe("text", () => {
  it("joins runs, and reads tabs, breaks, hyphens and symbols", () => {
    const body = p(
      `${r("non")}<w:r><w:noBreakHyphen/><w:t>nuclear</w:t><w:tab/><w:t>co</w:t><w:softHyphen/><w:t>operation</w:t><w:br/><w:sym w:font="Symbol" w:char="F061"/></w:r>`,
    );
    expect(texts({ body })).toEqual(["paragraph: non\u2011nuclear cooperation α"]);
  });

  it("drops space at the ends of a text that is not marked as preserved, as Word does", () => {
    expect(texts({ body: p("<w:r><w:t> a </w:t></w:r><w:r><w:t>b</w:t></w:r>") })).toEqual(["paragraph: ab"]);
  });

  it("reads through links, content controls, smart tags and phonetic guides", () => {
    const ruby = `<w:r><w:ruby><w:rt>${r("kan")}</w:rt><w:rubyBase>${r("漢")}</w:rubyBase></w:ruby></w:r>`;
    const inner = `<w:hyperlink>${r("a")}</w:hyperlink><w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>${r("b")}</w:sdtContent></w:sdt><w:smartTag>${r("c")}</w:smartTag>${ruby}`;
    expect(texts({ body: `<w:sdt><w:sdtContent>${p(inner)}</w:sdtContent></w:sdt>` })).toEqual(["paragraph: abc漢"]);
  });

  it("shows the results of fields, nested ones too, never their instructions", () => {
    const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const nested = `${char("begin")}${instruction("PAGE")}${char("separate")}${r("7")}${char("end")}`;
    const field = `${char("begin")}${instruction(" IF ")}${nested}${instruction(" x")}${char("separate")}${r("shown")}${char("end")}`;
    const simple = `<w:fldSimple w:instr="REF x">${r(" simple")}</w:fldSimple>`;
    expect(texts({ body: p(`${field}${simple}`) })).toEqual(["paragraph: shown simple"]);
  });

  it("reads alternate content once: a choice that it understands, else the fallback", () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const content = (requires: string) =>
      `<w:r><mc:AlternateContent><mc:Choice Requires="${requires}"><w:drawing>${box("new")}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box("old")}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(texts({ body: p(r("host") + content("wps")) })).toEqual(["paragraph: host", "paragraph: new"]);
    expect(texts({ body: p(r("host") + content("unknown")) })).toEqual(["paragraph: host", "paragraph: old"]);
  });

  it("reads the strict form, and any prefix", () => {
    const strict = docx({ body: p("strict"), space: "http://purl.oclc.org/ooxml/wordprocessingml/main" });
    expect(readDocx(strict, { name: "a" }).document.blocks[0]?.text).toBe("strict");
    const document = `<x:document xmlns:x="${transitional}"><x:body><x:p><x:pPr><x:outlineLvl x:val="1"/></x:pPr><x:r><x:t>other</x:t></x:r></x:p></x:body></x:document>`;
    const other = readDocx(docx({ parts: { "word/document.xml": document } }), { name: "a" }).document.blocks[0];
    expect(other).toMatchObject({ kind: "heading", level: 2, text: "other" });
  });

  it("reads mathematics in a line", () => {
    const math =
      "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>";
    expect(texts({ body: p(math) })).toEqual(["paragraph: a/b"]);
  });

  it("leaves hidden text out and keeps it as evidence, hidden by the run or by its style", () => {
    const styles = `<w:style w:type="character" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>`;
    const body = p(
      `${r("seen")}${r(" gone", "<w:vanish/>")}${r(" too", '<w:rStyle w:val="H"/>')}${r(".", '<w:rStyle w:val="H"/><w:vanish w:val="0"/>')}`,
    );
    const reading = read({ body, styles });
    expect(reading.document.blocks.map((block) => block.text)).toEqual(["seen."]);
    expect(reading.evidence.hidden).toEqual([{ text: "gone too", place: "paragraph 1" }]);
  });
});

describe("kinds", () => {
  const styles = [
    `<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>`,
    `<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>`,
    `<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="own"/><w:basedOn w:val="Titre2"/></w:style>`,
    `<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>`,
    `<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>`,
  ].join("");
  const style = (id: string) => `<w:pStyle w:val="${id}"/>`;

  it("tells titles, headings by any based-on style, captions and annexes", () => {
    const body = [
      p("The report", style("T")),
      p(`<w:r><w:t>I.</w:t><w:tab/><w:t>Summary</w:t><w:tab/><w:t>3</w:t></w:r>`, style("TOC1")),
      p("II.\tFindings", style("Own")),
      p("Table 1. Ships", style("C")),
      p("Annex II"),
      p("Text of the annex."),
    ].join("");
    const { document } = read({ body, styles, core: "<dc:title>Other</dc:title>" });
    expect(document.title).toBe("The report");
    expect(document.blocks.map(({ kind, number, level, text }) => [kind, number, level, text])).toEqual([
      ["heading", null, 1, "The report"],
      ["numbered", "I.", 0, "Summary"],
      ["heading", "II.", 2, "Findings"],
      ["caption", null, 0, "Table 1. Ships"],
      ["annex", null, 0, "Annex II"],
      ["paragraph", null, 0, "Text of the annex."],
    ]);
    expect(document.blocks[5]?.parent).toBe("x1");
  });

  it("reads typed numbers as it reads automatic ones", () => {
    const numbering =
      abstractNum(0, [
        ["decimal", "%1."],
        ["lowerLetter", "(%2)"],
      ]) + num(1, 0);
    const automatic =
      p("The Panel met.", list(1)) + p("First;", list(1, 1)) + p("Second.", list(1, 1)) + p("It left.", list(1));
    const typed = ["1.\tThe Panel met.", "(a)\tFirst;", "(b)\tSecond.", "2.\tIt left."].map((text) => p(text)).join("");
    const shape = (fixture: Fixture) =>
      read(fixture).document.blocks.map(({ kind, number, level, text }) => [kind, number, level, text]);
    expect(shape({ body: automatic, numbering })).toEqual(shape({ body: typed }));
    expect(shape({ body: typed })[1]).toEqual(["numbered", "(a)", 1, "First;"]);
  });

  it("takes a line in bold that is no sentence for a heading", () => {
    const bold = (text: string, value = "1") => p(r(text, `<w:b w:val="${value}"/>`));
    const body =
      bold("A.\tShips at sea") + bold("The Panel met.") + bold("Not at all", "0") + p(r("Half", "<w:b/>") + r(" bold"));
    expect(read({ body }).document.blocks.map(({ kind, number, level, text }) => [kind, number, level, text])).toEqual([
      ["heading", "A.", 2, "Ships at sea"],
      ["paragraph", null, 0, "The Panel met."],
      ["paragraph", null, 0, "Not at all"],
      ["paragraph", null, 0, "Half bold"],
    ]);
  });

  it("joins a heading and the text that follows it on its line", () => {
    const body = p("Scope.", `${style("Titre2")}<w:rPr><w:vanish/><w:specVanish/></w:rPr>`) + p("It covers ships.");
    expect(texts({ body, styles })).toEqual(["paragraph: Scope. It covers ships."]);
  });

  it("takes the language that runs are marked with where the words do not tell it, unless the script contradicts it", () => {
    const marked = (language: string, text: string) => p(r(text, `<w:lang w:val="${language}"/>`));
    const body = [
      marked(
        "fr-FR",
        "The Panel of Experts investigated what the vessel had been doing, and found that it was not there.",
      ),
      marked("en-US", "Группа экспертов"),
      marked("es-ES", "Resumen"),
      marked("eu-ES", "Adituen taldea"),
    ].join("");
    expect(read({ body }).document.blocks.map((block) => block.language)).toEqual(["en", "ru", "es", "eu"]);
  });
});

describe("tables", () => {
  const cell = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;

  it("gives rows with cells; merged cells leave the places that they cover empty", () => {
    const rows =
      `<w:tr>${cell("Name", '<w:vMerge w:val="restart"/>')}${cell("Both", '<w:gridSpan w:val="2"/>')}</w:tr>` +
      `<w:tr>${cell("", "<w:vMerge/>")}${cell("x")}<w:tc>${p("y")}${p("z")}</w:tc></w:tr>`;
    const blocks = read({ body: `<w:tbl>${rows}</w:tbl>` }).document.blocks;
    expect(blocks.map(({ id, kind, parent, cells }) => ({ id, kind, parent, cells }))).toEqual([
      { id: "t1", kind: "table", parent: null, cells: undefined },
      { id: "r1", kind: "row", parent: "t1", cells: ["Name", "Both", ""] },
      { id: "r2", kind: "row", parent: "t1", cells: ["", "x", "y z"] },
    ]);
  });

  it("reads nested tables in their cell, and a frame of one cell as its paragraphs", () => {
    const nested = `<w:tbl><w:tr>${cell("a")}<w:tc><w:tbl><w:tr>${cell("b")}${cell("c")}</w:tr></w:tbl>${p("d")}</w:tc></w:tr></w:tbl>`;
    const frame = `<w:tbl><w:tr><w:tc>${p("1. One.")}${p("2. Two.")}</w:tc></w:tr></w:tbl>`;
    expect(texts({ body: nested + frame })).toEqual([
      "table: ",
      "row: a\tb c d",
      "numbered 1.: One.",
      "numbered 2.: Two.",
    ]);
  });

  it("follows rows and cells that were inserted or deleted", () => {
    const change = (name: string) => `<w:${name} w:id="1" w:author="B" w:date="2018-08-21T00:00:00Z"/>`;
    const body = `<w:tbl><w:tr><w:trPr>${change("ins")}</w:trPr>${cell("new")}</w:tr><w:tr><w:trPr>${change("del")}</w:trPr>${cell("old")}</w:tr><w:tr>${cell("kept")}${cell("more", change("cellIns"))}</w:tr></w:tbl>`;
    expect(texts({ body }, "original")).toEqual(["table: ", "row: old", "row: kept"]);
    expect(texts({ body }, "final")).toEqual(["table: ", "row: new", "row: kept\tmore"]);
    expect(read({ body }, "final").evidence.trackedChanges.map(({ type, text }) => [type, text.trim()])).toEqual([
      ["insertion", "new"],
      ["deletion", "old"],
      ["insertion", "more"],
    ]);
  });
});

describe("notes", () => {
  const call = (id: number, kind = "footnote") => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
  const note = (id: number, text: string, kind = "footnote") =>
    `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${r(` ${text}`)}</w:p></w:${kind}>`;
  const separator = `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>`;

  it("puts notes after the block that calls them, with the offset of their mark", () => {
    const body = p(`${r("Ships")}${call(2)}${r(" sailed.")}${call(1, "endnote")}`) + p("Then.");
    const fixture = { body, footnotes: separator + note(2, "See S/1."), endnotes: note(1, "See S/2.", "endnote") };
    const blocks = read(fixture).document.blocks;
    expect(blocks.map(({ id, number, parent, text }) => [id, number, parent, text])).toEqual([
      ["u1", null, null, "Ships sailed."],
      ["n1", "1", "u1", "See S/1."],
      ["e1", "i", "u1", "See S/2."],
      ["u2", null, null, "Then."],
    ]);
    expect(blocks[0]?.marks).toEqual([
      { offset: 5, note: "n1" },
      { offset: 13, note: "e1" },
    ]);
  });

  it("takes marks set by hand, which do not count, and restarts numbers by section", () => {
    const custom = `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>`;
    const section = `<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>`;
    const body =
      p(`${r("a")}${custom}`) + p(r("b") + call(2)) + p(r("c") + call(3), section) + p(r("d") + call(4)) + section;
    const own = `<w:footnote w:id="1">${p("* By hand.")}</w:footnote>`;
    const blocks = read({ body, footnotes: own + note(2, "x") + note(3, "y") + note(4, "z") }).document.blocks;
    expect(blocks.filter((block) => block.kind === "footnote").map(({ number, text }) => `${number} ${text}`)).toEqual([
      "* By hand.",
      "1 x",
      "2 y",
      "1 z",
    ]);
  });

  it("keeps notes of rows and of paragraphs without text, and shows uncalled ones as hidden", () => {
    const body = `<w:tbl><w:tr><w:tc>${p(r("a") + call(1))}</w:tc></w:tr></w:tbl>${p(call(2))}`;
    const { document, evidence } = read({ body, footnotes: note(1, "one") + note(2, "two") + note(3, "three") });
    expect(document.blocks.map(({ kind, parent, text }) => [kind, parent, text])).toEqual([
      ["table", null, ""],
      ["row", "t1", "a"],
      ["footnote", "r1", "one"],
      ["footnote", null, "two"],
    ]);
    expect(evidence.hidden).toEqual([{ text: "three", place: "footnote 3, which nothing calls" }]);
  });
});

describe("views", () => {
  const changed = p(`${r("They ")}${tracked("del", "violated")}${tracked("ins", "may have breached")}${r(" it.")}`);

  it("refuses to choose between two texts, and says what it found", () => {
    const later = 'w:id="2" w:author="Bob Example" w:date="2018-08-29T09:00:00Z"';
    const body =
      changed +
      p(tracked("ins", "x", later)) +
      p(`<w:commentRangeStart w:id="0"/>${r("y")}<w:commentRangeEnd w:id="0"/>`);
    const comments = `<w:comment w:id="0" w:author="Eve Example">${p("Why?")}</w:comment>`;
    expect(() => read({ body, comments })).toThrow(
      "2 insertions and 1 deletion by Ann Example and Bob Example, 2018-08-20 … 2018-08-29; 1 comment",
    );
    expect(() => read({ body })).toThrow(expect.objectContaining({ code: "view-required" }));
  });

  it("does not ask where only formats changed", () => {
    const format =
      '<w:b/><w:rPrChange w:id="1" w:author="Ann Example" w:date="2018-08-20T10:00:00Z"><w:rPr/></w:rPrChange>';
    const { document, evidence } = read({ body: p(r("bold", format)) });
    expect(document.blocks[0]?.text).toBe("bold");
    expect(evidence.trackedChanges).toEqual([
      { type: "format", author: "Ann Example", date: "2018-08-20T10:00:00Z", text: "bold", place: "paragraph 1" },
    ]);
  });

  it("reads the text before and after", () => {
    expect(texts({ body: changed }, "original")).toEqual(["paragraph: They violated it."]);
    expect(texts({ body: changed }, "final")).toEqual(["paragraph: They may have breached it."]);
    expect(read({ body: changed }, "final").evidence).toEqual(read({ body: changed }, "original").evidence);
  });

  it("has text inserted by one and deleted by another in neither", () => {
    const both = `<w:ins w:id="1" w:author="A">${tracked("del", "never")}</w:ins>`;
    const body = p(r("x") + both);
    expect(texts({ body }, "original")).toEqual(["paragraph: x"]);
    expect(texts({ body }, "final")).toEqual(["paragraph: x"]);
    expect(read({ body }, "final").evidence.trackedChanges.map(({ type, text }) => [type, text])).toEqual([
      ["insertion", "never"],
      ["deletion", "never"],
    ]);
  });

  it("moves text, and splits and merges paragraphs at tracked marks", () => {
    const body =
      p(tracked("moveFrom", "Moved."), mark("moveFrom")) + p("Stays.") + p(tracked("moveTo", "Moved."), mark("moveTo"));
    expect(texts({ body: body + p("End.") }, "original")).toEqual([
      "paragraph: Moved.",
      "paragraph: Stays.",
      "paragraph: End.",
    ]);
    expect(texts({ body: body + p("End.") }, "final")).toEqual([
      "paragraph: Stays.",
      "paragraph: Moved.",
      "paragraph: End.",
    ]);
    const split = p("One. ", mark("ins")) + p("Two.");
    expect(texts({ body: split }, "original")).toEqual(["paragraph: One. Two."]);
    expect(texts({ body: split }, "final")).toEqual(["paragraph: One.", "paragraph: Two."]);
    const merged = p("One. ", mark("del")) + p("Two.");
    expect(texts({ body: merged }, "original")).toEqual(["paragraph: One.", "paragraph: Two."]);
    expect(texts({ body: merged }, "final")).toEqual(["paragraph: One. Two."]);
  });

  it("numbers each view for itself", () => {
    const numbering = abstractNum(0, [["decimal", "%1."]]) + num(1, 0);
    const deleted = p(tracked("del", "Gone."), list(1) + mark("del"));
    const before = `<w:pPrChange w:id="9" w:author="A"><w:pPr/></w:pPrChange>`;
    const body = p("First.", list(1)) + deleted + p("Second.", list(1)) + p("Made a number.", list(1) + before);
    expect(texts({ body, numbering }, "original")).toEqual([
      "numbered 1.: First.",
      "numbered 2.: Gone.",
      "numbered 3.: Second.",
      "paragraph: Made a number.",
    ]);
    expect(texts({ body, numbering }, "final")).toEqual([
      "numbered 1.: First.",
      "numbered 2.: Second.",
      "numbered 3.: Made a number.",
    ]);
  });

  it("shows text that a tracked format change hid in the original only", () => {
    const hidden = '<w:vanish/><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange>';
    const body = p(r("Named") + r(" Example Ltd", hidden) + tracked("ins", "."));
    expect(texts({ body }, "original")).toEqual(["paragraph: Named Example Ltd"]);
    expect(texts({ body }, "final")).toEqual(["paragraph: Named."]);
  });
});

describe("evidence", () => {
  it("gathers comments with replies, people and properties", () => {
    const ids = (id: string) => `<w:p w14:paraId="${id}">${r(`text ${id}`)}</w:p>`;
    const reading = read({
      body: p(
        `${r("a ")}<w:commentRangeStart w:id="1"/>${r("passage")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
      ),
      comments: `<w:comment w:id="1" w:author="Ann" w:date="2018-08-20T10:00:00Z">${ids("AA")}</w:comment><w:comment w:id="2" w:author="Bob">${ids("BB")}</w:comment>`,
      commentsExtended:
        '<w15:commentEx w15:paraId="AA" w15:done="1"/><w15:commentEx w15:paraId="BB" w15:paraIdParent="AA" w15:done="0"/>',
      people: '<w15:person w15:author="Cy"/>',
      core: "<dc:creator>Dee</dc:creator><cp:lastModifiedBy>Ed</cp:lastModifiedBy><cp:revision>12</cp:revision>",
      app: "<Template>Panel.dotx</Template>",
      custom: '<property name="Case"><vt:lpwstr>42</vt:lpwstr></property>',
      settings: '<w:rsids><w:rsid w:val="1"/><w:rsid w:val="2"/></w:rsids>',
      header: p(tracked("ins", "head", 'w:id="1" w:author="Flo"')),
    }).evidence;
    expect(reading.comments).toEqual([
      {
        author: "Ann",
        date: "2018-08-20T10:00:00Z",
        text: "text AA",
        passage: "passage",
        place: "paragraph 1, marked as done",
      },
      { author: "Bob", date: null, text: "text BB", passage: "passage", place: "paragraph 1, reply to Ann" },
    ]);
    expect(reading.people).toEqual(["Dee", "Ed", "Flo", "Ann", "Bob", "Cy"]);
    expect(reading.properties).toEqual({
      author: "Dee",
      lastModifiedBy: "Ed",
      revision: "12",
      template: "Panel.dotx",
      "custom.Case": "42",
      rsids: "2",
    });
    expect(reading.trackedChanges).toMatchObject([{ type: "insertion", author: "Flo", text: "head" }]);
  });
});
