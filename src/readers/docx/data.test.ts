import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { View } from "#document";
import { PenholderError } from "#kernel";
import { sharedData } from "../../../test/shared-data.ts";
import { readDocx } from "./read.ts";

const data = sharedData();
const folder = join(data ?? "", "documents", "docx");

function open(path: string, view?: View) {
  const bytes = new Uint8Array(readFileSync(join(folder, path)));
  return readDocx(bytes, view ? { name: path, view } : { name: path });
}
const lines = (path: string, view?: View) =>
  open(path, view).document.blocks.map(({ kind, number, text }) => `${kind} ${number ?? ""} ${text}`);
const numbers = (path: string) => open(path).document.blocks.map((block) => block.number);

describe("real files", () => {
  it.skipIf(!data)("data: all are read, or ask for a view and are read in both", () => {
    const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".docx"));
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths) {
      try {
        open(path);
      } catch (error) {
        expect(error instanceof PenholderError && error.code, path).toBe("view-required");
        expect(lines(path, "original"), path).not.toEqual(lines(path, "final"));
        expect(open(path, "original").evidence).toEqual(open(path, "final").evidence);
      }
    }
  });

  it.skipIf(!data)("data: a redline holds exactly its two versions", () => {
    // Texts only: the redline has lost the list that one paragraph of the new version is in.
    const texts = (path: string, view?: View) => open(path, view).document.blocks.map((block) => block.text);
    const redline = "pairs/python_redlines_expected_redline.docx";
    expect(texts(redline, "original")).toEqual(texts("pairs/python_redlines_original.docx"));
    expect(texts(redline, "final")).toEqual(texts("pairs/python_redlines_modified.docx"));
  });

  it.skipIf(!data)("data: numbers of long lists in several formats", () => {
    const decimals = numbers("features/LIR016-en-US-decimal.docx");
    expect(decimals.slice(0, 3500)).toEqual(Array.from({ length: 3500 }, (_, index) => `${index + 1}|`));
    const at = (path: string) => [0, 20, 1230].map((index) => numbers(path)[index]);
    expect(at("features/LIR001-en-US-ordinal.docx")).toEqual(["1st|", "21st|", "1231st|"]);
    expect(at("features/LIR002-en-US-ordinalText.docx")[2]).toBe("One thousand two hundred thirty-first|");
    expect(at("features/LIR004-en-US-upperRoman.docx")).toEqual(["I|", "XXI|", "MCCXXXI|"]);
  });

  it.skipIf(!data)("data: headings in levels, lists that go on and lists that restart", () => {
    expect(numbers("features/pandoc_enumerated_headings.docx")).toEqual(["1", "1.1", "1.1.1", null]);
    expect(numbers("features/pandoc_lists_continuing.docx")).toEqual(["1.", "2.", "3.", null, "4."]);
    expect(numbers("features/pandoc_lists_restarting.docx")).toEqual(["2.", "3.", "4.", null, "1."]);
  });

  it.skipIf(!data)("data: deleted numbered paragraphs count in the original only", () => {
    const path = "tracked/FA002-DeletedNumberedParagraphs.docx";
    const numbered = (view: View) => open(path, view).document.blocks.flatMap((block) => block.number ?? []);
    expect(numbered("original")).toEqual(["1.", "2.", "3.", "4.", "5."]);
    expect(numbered("final")).toEqual([]);
  });

  it.skipIf(!data)("data: rows deleted and inserted", () => {
    const rows = (path: string, view: View) =>
      open(path, view).document.blocks.filter((block) => block.kind === "row").length;
    expect(rows("tracked/RP011-Multiple-Deleted-Rows.docx", "original")).toBeGreaterThan(
      rows("tracked/RP011-Multiple-Deleted-Rows.docx", "final"),
    );
    expect(rows("tracked/RP012-Multiple-Inserted-Rows.docx", "original")).toBeLessThan(
      rows("tracked/RP012-Multiple-Inserted-Rows.docx", "final"),
    );
  });
});
