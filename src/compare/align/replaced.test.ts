import { describe, expect, it } from "vitest";
import type { Block } from "#document";
import { documentOf } from "../../../test/documents.ts";
import { align } from "../align.ts";

type Part = Partial<Block> & { text: string };

const head: Part = { text: "The vessel carried coal from the port to its buyer in the spring." };
const tail: Part = { text: "Banks in three states closed the accounts of the firm in the autumn." };
const kinds = (a: Part[], b: Part[]) =>
  align(documentOf([head, ...a, tail]), documentOf([head, ...b, tail]))
    .slice(1, -1)
    .map(({ kind }) => kind);

const numbered = (number: string, text: string): Part => ({ kind: "numbered", number, text });
const heading = (number: string | null, text: string, level = 1): Part => ({ kind: "heading", number, level, text });
const row = (...cells: string[]): Part => ({ kind: "row", parent: "t", cells, text: cells.join("\t") });
const table: Part = { id: "t", kind: "table", text: "" };

describe("what was replaced in place", () => {
  it("is a short block for a short block of its kind, whatever it says", () => {
    expect(kinds([numbered("485.", "Anton Belin")], [numbered("503.", "one person")])).toEqual(["reworded"]);
    expect(kinds([heading(null, "Violations by Kestria")], [heading(null, "Other matters")])).toEqual(["reworded"]);
  });

  it("is a heading of the same number, also where a paragraph came with it", () => {
    const long = "Means by which Kestria evaded the ban on the sale of coal to its neighbours";
    expect(kinds([heading("III.", long)], [heading("III.", "Other matters")])).toEqual(["reworded"]);
    const came: Part = { text: "Something new that says a good deal about aircraft parts and their makers." };
    expect(kinds([heading("III.", long)], [heading("III.", "Other matters"), came])).toEqual(["reworded", "added"]);
  });

  it("is a row that kept a cell", () => {
    const rows = (name: string) => [table, row("Name", "Date"), row(name, "4 May 2030"), row("Carl Dorn", "6 June")];
    expect(kinds(rows("Adam Belin"), rows("withheld"))).toEqual(["unchanged", "unchanged", "reworded", "unchanged"]);
  });

  it("is not a block of another kind, a long one, one of several, or one of another level", () => {
    const apart = ["removed", "added"];
    const some = { text: "Orvek sold a great deal of coal to its usual buyers." };
    const other = { text: "Nothing was heard about aircraft parts by anybody in there." };
    expect(kinds([heading(null, "Violations")], [numbered("1.", "Other matters")])).toEqual(apart);
    expect(kinds([some], [other])).toEqual(apart);
    expect(kinds([heading("III.", "Violations", 1)], [heading("III.", "Other matters", 2)])).toEqual(apart);
    expect(kinds([numbered("1.", "Anton Belin"), numbered("2.", "Carl Dorn")], [numbered("1.", "one person")])).toEqual(
      ["removed", "removed", "added"],
    );
  });
});
