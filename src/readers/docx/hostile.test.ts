import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { abstractNum, docx, list, num, p, r, tracked } from "./fixture.test.helper.ts";
import { readDocx } from "./read.ts";

const code = (code: string) => expect.objectContaining({ code });
const body = (content: string) => () => readDocx(docx({ body: content }), { name: "a.docx" });
const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** An OLE compound file as far as it is looked at: its first bytes, and the name of a stream. */
function ole(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.set(
    [...stream].flatMap((char) => [char.charCodeAt(0), 0]),
    1024,
  );
  return bytes;
}

describe("hostile and foreign files", () => {
  it("knows encrypted and old Word files", () => {
    expect(() => readDocx(ole("EncryptedPackage"), { name: "a" })).toThrow(code("password-required"));
    expect(() => readDocx(ole("WordDocument"), { name: "a" })).toThrow(code("file-type-unknown"));
  });

  it("refuses packages that are no Word document, or lack their main part", () => {
    const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="/word/gone.xml"/></Relationships>`;
    expect(() => readDocx(docx({ parts: { "_rels/.rels": relations } }), { name: "a" })).toThrow(code("file-corrupt"));
    expect(() => readDocx(docx({ parts: { "word/document.xml": "<a/>" } }), { name: "a" })).toThrow(
      code("file-corrupt"),
    );
    expect(() => readDocx(new Uint8Array(100), { name: "a" })).toThrow(code("file-corrupt"));
  });

  it("refuses elements, tables and text boxes nested 10,000 deep", () => {
    const nest = (open: string, close: string) => open.repeat(10_000) + close.repeat(10_000);
    expect(body(nest("<w:sdt>", "</w:sdt>"))).toThrow(code("file-too-complex"));
    expect(body(nest("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"))).toThrow(code("file-too-complex"));
    expect(body(nest("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"))).toThrow(code("file-too-complex"));
  });

  it("refuses entity expansion", () => {
    const document = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document ${space}><w:body>${p("&b;")}</w:body></w:document>`;
    expect(() => readDocx(docx({ parts: { "word/document.xml": document } }), { name: "a" })).toThrow(
      code("file-too-complex"),
    );
  });

  it("refuses more paragraphs than any report has", () => {
    expect(body("<w:p/>".repeat(400_001))).toThrow(code("file-too-complex"));
  });

  it("survives styles and lists that refer to themselves, and values out of bounds", () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>' +
      '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const numbering = abstractNum(0, [["decimal", "%1%9%1"]], '<w:numStyleLink w:val="L"/>') + num(1, 0) + num(2, 77);
    const cell =
      '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="1e9"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>';
    const content = `${p("x", `<w:pStyle w:val="A"/>${list(1, 99)}`)}${p("y", list(2, -3))}${cell}</w:body><w:body>`;
    const { blocks } = readDocx(docx({ body: content, styles, numbering }), { name: "a" }).document;
    expect(blocks.map((block) => block.text)).toEqual(["x", "y"]);
  });

  it("survives elements out of place", () => {
    const stray = `<w:t>a</w:t><w:tc/><w:tr/><w:ins>${p("b")}</w:ins><w:fldChar w:fldCharType="end"/><w:commentRangeEnd w:id="1"/>`;
    const { blocks } = readDocx(docx({ body: stray }), { name: "a", view: "final" }).document;
    expect(blocks.map((block) => block.text)).toEqual(["b"]);
  });
});

describe("fuzz", () => {
  const good = docx({
    body: p(`${r("one")}${tracked("ins", "two")}<w:r><w:footnoteReference w:id="1"/></w:r>`, list(1)) + p("Annex"),
    numbering: abstractNum(0, [["decimal", "%1."]]) + num(1, 0),
    footnotes: `<w:footnote w:id="1">${p("note")}</w:footnote>`,
  });
  const settles = (bytes: Uint8Array) => {
    try {
      readDocx(bytes, { name: "a", view: "original" });
    } catch (error) {
      expect(error).toBeInstanceOf(PenholderError);
    }
  };

  it("returns or throws a PenholderError on changed files", () => {
    const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const bytes = good.slice();
        for (const [place, value] of changes) bytes[place] = value;
        settles(bytes);
      }),
      { numRuns: 400 },
    );
  });

  it("returns or throws a PenholderError on any order of elements", () => {
    const names =
      "p r t pPr rPr ins del moveFrom moveTo tbl tr tc tcPr trPr fldChar fldSimple sdt sdtContent txbxContent footnoteReference sectPr pPrChange rPrChange numPr numId vanish br sym ruby rt vMerge gridSpan cellIns commentRangeStart".split(
        " ",
      );
    const attributes = fc.constantFrom(
      "",
      ' w:val="1"',
      ' w:val="-9"',
      ' w:id="1"',
      ' w:fldCharType="begin"',
      ' w:fldCharType="separate"',
      ' w:author="A"',
    );
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc
        .tuple(
          fc.constantFrom(...names),
          attributes,
          fc.oneof(
            { maxDepth: 6, withCrossShrink: true },
            fc.constant(["text"]),
            fc.array(tie("node"), { maxLength: 4 }),
          ),
        )
        .map(([name, more, inside]) => `<w:${name}${more}>${inside.join("")}</w:${name}>`),
    })).node;
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), (content) => settles(docx({ body: content.join("") }))),
      { numRuns: 400 },
    );
  });
});
