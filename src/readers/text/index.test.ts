import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PenholderError } from "#kernel";
import { readPlainText } from "./index.ts";

const read = (text: string) => readPlainText(text, { name: "report.txt" }).document.blocks;
const short = (text: string) => read(text).map(({ kind, number, text: words }) => [kind, number, words]);

describe("plain text", () => {
  it("joins wrapped lines and splits numbered paragraphs", () => {
    const text = [
      "1. The Panel notes that the two vessels which it had named in its last report were seen again in",
      "the same port, and that nobody had told the harbour master of it.",
      "2. In paragraph",
      "12. of its last report the Panel asked for papers, and it has received none of them since then:",
      "(a) the log of the master;",
      "(b) the bill of lading.",
    ].join("\n");
    expect(short(text).map(([kind, number]) => [kind, number])).toEqual([
      ["numbered", "1."],
      ["numbered", "2."],
      ["numbered", "12."],
      ["numbered", "(a)"],
      ["numbered", "(b)"],
    ]);
    expect(read(text)[0]?.text).toMatch(/seen again in the same port/u);
    expect(read(text)[3]?.level).toBe(1);
  });

  it("does not take the wrapped end of a sentence for a number", () => {
    const text =
      "1. The Panel recalls that the Committee agreed with what was said in the letter of the year\n2018. The vessel left the port in the week after that, as the master told the inspectors on land.\n";
    expect(short(text)).toHaveLength(1);
  });

  it("finds headings by number, capitals and place", () => {
    const text =
      "INTRODUCTION\n\n1. The Panel was set up by the Council and has met in each of the years since that time.\n\nII. Findings of the Panel\n\n2. The Panel found nothing.\n\nA. Vessels\n\n3. One vessel was seen.\n\nAnnex I\n\nList of vessels\n\nTable 1. Vessels\n";
    expect(short(text).map(([kind, number]) => `${kind} ${number ?? ""}`.trim())).toEqual([
      "heading",
      "numbered 1.",
      "heading II.",
      "numbered 2.",
      "heading A.",
      "numbered 3.",
      "annex",
      "heading",
      "caption",
    ]);
  });

  it("removes running heads and page numbers, ties notes to their marks, joins over pages", () => {
    const page = (number: number, body: string, note = "") =>
      `A/99/${100}\n\n${body}\n${note}\n\n${number}/3        18-99999\n`;
    const text = [
      page(
        1,
        "   1.   The Panel saw the vessel in the port of a state that it had named before.1 It asked\n   the master for the papers of the cargo, and he gave them to the inspectors on the",
        "\n1 Letter of 3 May from a member.\n",
      ),
      page(2, "   next day.\n\n   2.   The cargo was coal."),
      page(3, "   3.   The coal was sold."),
    ].join("\f");
    const blocks = read(text);
    expect(blocks.map(({ kind, number }) => [kind, number])).toEqual([
      ["numbered", "1."],
      ["footnote", "1"],
      ["numbered", "2."],
      ["numbered", "3."],
    ]);
    expect(blocks[0]?.text).toMatch(/before\. It asked .* on the next day\.$/u);
    expect(blocks[0]?.marks).toEqual([{ offset: blocks[0]?.text.indexOf(" It asked"), note: "n1" }]);
    expect(blocks[1]).toMatchObject({ text: "Letter of 3 May from a member.", parent: blocks[0]?.id, page: 1 });
    expect(blocks[2]?.page).toBe(2);
  });

  it("keeps figures that are no marks of notes", () => {
    const text =
      "A/99/1\n\n1. In the spring, 1 vessel and 3.1 tons were seen, and in the port of call the Panel saw one more of the kind.\n\n1 Letter of 3 May.\n\fA/99/1\n\nMore of it.\n";
    expect(read(text)[0]?.text).toContain("spring, 1 vessel and 3.1 tons");
  });

  it("reads Internet-Drafts", () => {
    const foot = (page: number) => `\n\nRoe                     Expires 3 May 2019                 [Page ${page}]\n`;
    const head = "Internet-Draft            Vessels               November 2018\n\n";
    const text = `Internet-Draft            Vessels               November 2018\n\n1.  Introduction\n\n   This memo says how a vessel is named, and what is done where the\n   name of it has been painted over.\n\n1.1.  Terms\n\n   o  A vessel is a ship, and what is said of a vessel holds for every\n      ship.\n${foot(1)}\f${head}   o  A port is a place.\n${foot(2)}`;
    expect(short(text)).toEqual([
      ["heading", "1.", "Introduction"],
      [
        "paragraph",
        null,
        "This memo says how a vessel is named, and what is done where the name of it has been painted over.",
      ],
      ["heading", "1.1.", "Terms"],
      ["item", null, "A vessel is a ship, and what is said of a vessel holds for every ship."],
      ["item", null, "A port is a place."],
    ]);
  });

  it("reads tables by their columns", () => {
    const text =
      "Vessel              Flag            IMO\nAlpha               Panama          1111111\nBeta of the         Togo            2222222\nNorth               Malta           3333333\n\nThe Panel saw them all in the port, and it saw no other vessel there in the whole of that year.\n";
    const blocks = read(text);
    expect(blocks.map(({ kind }) => kind)).toEqual(["table", "row", "row", "row", "row", "paragraph"]);
    expect(blocks[2]?.cells).toEqual(["Alpha", "Panama", "1111111"]);
    const piped = read("+-----+-----+\n| a b | c   |\n+-----+-----+\n| d   | e   |\n+-----+-----+\n");
    expect(piped.map(({ text: words }) => words)).toEqual(["", "a b\tc", "d\te"]);
  });

  it("undoes hyphenation where the text knows the whole word", () => {
    const text =
      "The sanctions of the Council are kept, and the long-term aims of it are kept, as the Panel has said of sanc-\ntions before, and of all of the long-\nterm aims of the Council that it was asked to look at in its report.";
    expect(read(text)[0]?.text).toMatch(/said of sanctions before, and of all of the long-term aims/u);
  });

  it("keeps every letter and figure of a text without pages", () => {
    const word = fc.constantFrom(
      "The",
      "Panel",
      "1.",
      "(a)",
      "saw",
      "vessel.",
      "12",
      "A.",
      "Annex",
      "I",
      "—",
      "船",
      "судно",
      "x-",
      "\n",
      "\n\n",
      "   ",
      "\t",
    );
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = `Start ${words.join(" ")}`;
        const blocks = read(text);
        const all = blocks.map(({ number, text: own }) => (number ?? "") + own).join("");
        expect(letters(all)).toBe(letters(text));
      }),
    );
  });

  it("survives any text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("\f", "\n", "1 ", "____________", "| a | b |", "* ", " . . . . . 3", "[Page 3]"),
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
