import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { parseXml } from "./xml.ts";

const namespaces = { "urn:one": "o", "urn:old-one": "o" };

function parse(content: string | Uint8Array, stride = 7): string[] {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const events: string[] = [];
  const feed = (take: (piece: Uint8Array) => void) => {
    for (let at = 0; at < bytes.length; at += stride) take(bytes.subarray(at, at + stride));
  };
  parseXml(
    { file: "a.docx", part: "word/a.xml", namespaces, feed },
    {
      open: (name, attributes) => void events.push(`<${name} ${attributes("o:v") ?? ""}${attributes("plain") ?? ""}>`),
      close: (name) => void events.push(`</${name}>`),
      text: (text) => void events.push(text),
    },
  );
  return events;
}
const code = (code: string) => expect.objectContaining({ code });

describe("xml", () => {
  it("names elements and attributes by namespace, whatever their prefix", () => {
    const events = ["<o:r 1>", "<o:e 2>", "é&", "</o:e>", "< >", "</>", "</o:r>"];
    expect(
      parse('<r xmlns="urn:one" xmlns:p="urn:one" p:v="1"><p:e p:v="2">é&amp;</p:e><x xmlns="urn:x"/></r>'),
    ).toEqual(events);
  });

  it("follows prefixes that are bound anew inside", () => {
    const xml =
      '<a:r xmlns:a="urn:one" a:v="1"><a:r xmlns:a="urn:x" a:v="2"/><b:r xmlns:b="urn:old-one" b:v="3" a:v="9"/></a:r>';
    expect(parse(xml)).toEqual(["<o:r 1>", "< >", "</>", "<o:r 3>", "</o:r>", "</o:r>"]);
  });

  it("reads UTF-16 by its byte order mark, and refuses other encodings", () => {
    const wide = Uint8Array.from(
      ["\ufeff", ...'<r plain="é"/>'].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8]),
    );
    expect(parse(wide)).toEqual(["< é>", "</>"]);
    expect(() => parse('<?xml version="1.0" encoding="windows-1251"?><r/>')).toThrow(code("file-corrupt"));
    expect(() => parse(Uint8Array.from([0x3c, 0x72, 0x3e, 0xff, 0x3c]))).toThrow(code("file-corrupt"));
  });

  it("names part and line of what is not well-formed", () => {
    expect(() => parse("<r>\n<e></r>")).toThrow(/word\/a\.xml, line 2/u);
    expect(() => parse("<r>")).toThrow(code("file-corrupt"));
    expect(() => parse("<p:r/>")).toThrow(/not declared/u);
    expect(() => parse("")).toThrow(code("file-corrupt"));
  });

  it("refuses document types and with them all entities, and unknown entities", () => {
    const bomb = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><r>&b;</r>';
    expect(() => parse(bomb)).toThrow(code("file-too-complex"));
    expect(() => parse("<r>&b;</r>")).toThrow(code("file-corrupt"));
  });

  it("refuses 10,000 levels, and thousands of nested namespace declarations", () => {
    expect(() => parse("<r>".repeat(10_000) + "</r>".repeat(10_000), 65_536)).toThrow(code("file-too-complex"));
    expect(() => parse('<r xmlns="urn:one">'.repeat(400), 65_536)).toThrow(code("file-too-complex"));
  });

  it("refuses one text larger than any report", () => {
    const piece = new Uint8Array(1024 * 1024).fill(0x61);
    const feed = (take: (piece: Uint8Array) => void) => {
      take(new TextEncoder().encode("<r plain='"));
      for (let count = 0; count < 40; count += 1) take(piece);
    };
    const run = () => parseXml({ file: "a", part: "b", namespaces, feed }, { open() {}, close() {} });
    expect(run).toThrow(code("file-too-complex"));
  });

  it("returns or throws a PenholderError on any text", () => {
    const bits = fc.constantFrom(
      "<r>",
      "</r>",
      "<o:e v='1'>",
      "<![CDATA[",
      "]]>",
      "&amp;",
      "&#0;",
      "<!--",
      "-->",
      "<?a",
      "?>",
      "x",
      "\u0000",
      ' xmlns:o="urn:one"',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(bits, { maxLength: 20 }).map((all) => all.join("")),
          fc.string(),
        ),
        (xml) => {
          try {
            parse(xml);
          } catch (error) {
            expect(error).toBeInstanceOf(PenholderError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
