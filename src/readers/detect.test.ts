import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { detect, detectFormat } from "./detect.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8("x")])));
const utf16 = (text: string, order: "le" | "be", mark = true) => {
  const units = [...(mark ? "\u{feff}" : ""), ...text].map((character) => character.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (order === "le" ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
};

describe("detectFormat", () => {
  it.each([
    ["<!DOCTYPE html><p>x", "html"],
    ["\u{feff}<html><body>x</body></html>", "html"],
    ['<?xml version="1.0"?>\n<!-- c -->\n<html xmlns="http://www.w3.org/1999/xhtml"><p>x</p></html>', "html"],
    ["<h1>Report</h1>\n<p>12. The Panel</p>", "html"],
    ["<p>One", "html"],
    ["<!-- c -->\n<a name=x></a>\n\n## Heading\n\nText\n\n<div>x</div>", "markdown"],
    ["# Heading\n\nText", "markdown"],
    ["Text[^1].\n\n[^1]: Note.", "markdown"],
    ["| a | b |\n|---|---|\n| c | d |", "markdown"],
    ["---\ntitle: x\n---\n\nText", "markdown"],
    ["See [the letter](https://example.org).", "markdown"],
    ["Title\n=====\n\nText", "markdown"],
    ["Some **bold** text and *some* and **more** of it", "markdown"],
    ["1. The Panel notes.\n\n2. The Panel saw.\n\n(a) One;\n\n(b) Two.", "text"],
    ["- one\n- two\n- three", "text"],
    ["The amount was 5 * 3 * 2 and <b> was less than c, [sic] (see above)", "text"],
    ["REPORT\n\n____________\n\n1 See the letter.", "text"],
    ["a < b\n\n<p> is how the page begins, said the witness, # 1", "text"],
    ["# not a heading\n\fpage two", "text"],
    ["# Heading\n\nText with a stray\fform feed", "markdown"],
  ])("takes %j for %s", (text, format) => {
    expect(detectFormat(bytes(text))).toBe(format);
  });

  it("finds DOCX and PDF by their content", () => {
    expect(detectFormat(zip("[Content_Types].xml", "word/document.xml"))).toBe("docx");
    expect(detectFormat(zip("[Content_Types].xml", "word/document.xml").subarray(0, 60))).toBe("docx");
    expect(detectFormat(latin1("junk\n%PDF-1.7\n%\xe2\xe3\xcf\xd3"))).toBe("pdf");
  });

  it.each([
    ["an Excel workbook", zip("[Content_Types].xml", "xl/workbook.xml")],
    ["a PowerPoint presentation", zip("ppt/presentation.xml")],
    [
      "an OpenDocument text",
      zipSync({
        mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
        "content.xml": strToU8("x"),
      }),
    ],
    ["an e-book", zip("META-INF/container.xml")],
    ["a zip archive that holds documents", zip("a.txt", "b.docx")],
    ["a zip archive", zip("a.bin")],
    [
      "an old Word document",
      latin1(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${"\0".repeat(600)}W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0`),
    ],
    [
      "encrypted with a password",
      latin1(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${"\0".repeat(600)}E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0`),
    ],
    ["an RTF document", latin1("{\\rtf1 text}")],
    ["a PNG picture", latin1("\x89PNG\r\n\x1a\n\0\0")],
    ["a gzip archive", latin1("\x1f\x8b\x08\0")],
    ["a Windows program", latin1("MZ\x90\0")],
    ["JSON data", bytes('{"schema": "x"}')],
    ["XML data", bytes('<?xml version="1.0"?><list><p>x</p></list>')],
    ["binary data", latin1("abc\0\x01\x02def")],
  ])("names %s and refuses it", (what, content) => {
    expect(() => detectFormat(content, "report.docx")).toThrowError(
      expect.objectContaining({ code: "file-type-unknown", message: expect.stringContaining(what) }),
    );
  });

  it("refuses what is empty", () => {
    for (const content of [bytes(""), bytes(" \n\t"), bytes("\u{feff}")])
      expect(() => detectFormat(content)).toThrowError(expect.objectContaining({ code: "file-empty" }));
  });
});

describe("decoding", () => {
  const text = (content: Uint8Array) => {
    const detected = detect(content, "f");
    return "text" in detected ? { text: detected.text, warned: detected.warnings.length > 0 } : undefined;
  };

  it.each([
    ["UTF-8", bytes("Zürich — 정성화"), false, "Zürich — 정성화"],
    ["UTF-16 LE", utf16("Zürich — 정성화", "le"), false, "Zürich — 정성화"],
    ["UTF-16 BE", utf16("Zürich — 정성화", "be"), false, "Zürich — 정성화"],
    ["UTF-16 without a mark", utf16("The Panel was in Zürich", "le", false), false, "The Panel was in Zürich"],
    ["Windows-1252", latin1("The Panel was in Z\xfcrich \x96 twice"), true, "The Panel was in Zürich – twice"],
    ["Windows-1251", latin1("\xc3\xf0\xf3\xef\xef\xe0 \xfd\xea\xf1\xef\xe5\xf0\xf2\xee\xe2"), true, "Группа экспертов"],
    [
      "a declared code page",
      latin1('<meta charset="koi8-r"><p>\xe7\xd2\xd5\xd0\xd0\xc1'),
      false,
      '<meta charset="koi8-r"><p>Группа',
    ],
    [
      "damaged UTF-8",
      new Uint8Array([
        ...bytes(
          "Zürich und Köln und Düsseldorf; für über möglich, schön, größer, äußerst, süß, Größe, Füße, Bögen, Öl",
        ),
        0xff,
        ...bytes(" und"),
      ]),
      true,
      undefined,
    ],
  ])("reads %s", (_, content, warned, expected) => {
    const decoded = text(content);
    expect(decoded?.warned).toBe(warned);
    if (expected !== undefined) expect(decoded?.text).toBe(expected);
    else expect(decoded?.text).toContain("Düsseldorf");
  });
});
