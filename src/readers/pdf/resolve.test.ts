import { describe, expect, it } from "vitest";
import { placeNotes } from "../notes.ts";
import type { Assembled } from "./assemble.ts";
import { NoteIndex } from "./resolve.ts";

const notes = (page: number, ...labels: string[]) => labels.map((label) => ({ key: `p${page}n${label}`, label, page }));

function marked(text: string, label: string, page = 1): Assembled {
  return { text, raised: [{ offset: text.length, text: label, labels: [label], space: false, painted: false, page }] };
}

const called = (index: NoteIndex, assembled: Assembled) => index.resolve(assembled).marks.map((mark) => mark.note);

describe("marks that stand side by side", () => {
  it("are told apart where they go on from the last one", () => {
    const index = new NoteIndex([...notes(1, "3", "4", "5", "6")]);
    expect(called(index, marked("The port was closed.", "3"))).toEqual(["p1n3"]);
    expect(called(index, marked("The road was closed.", "456"))).toEqual(["p1n4", "p1n5", "p1n6"]);
  });

  it("are told apart by the notes of their own page before those of the next", () => {
    const index = new NoteIndex([...notes(1, "114", "1", "2", "3"), ...notes(2, "123")]);
    expect(called(index, marked("It was so in 2023.", "114123"))).toEqual(["p1n114", "p1n1", "p1n2", "p1n3"]);
  });

  it("are one mark where there is such a note, and text where there is none", () => {
    const index = new NoteIndex([...notes(1, "11", "12", "1", "2")]);
    expect(called(index, marked("The port was closed.", "11"))).toEqual(["p1n11"]);
    expect(called(index, marked("The road was closed.", "12"))).toEqual(["p1n12"]);
    expect(index.resolve(marked("10", "98765"))).toEqual({ text: "1098765", marks: [] });
  });

  it("have their notes in the order of the marks", () => {
    const marks = ["a", "b", "c"].map((note) => ({ offset: 4, note }));
    const note = (key: string) => ({ key, kind: "footnote" as const, text: key, place: "" });
    const drafts = placeNotes([
      { key: "p", kind: "paragraph", text: "Text", marks, place: "" },
      note("c"),
      note("b"),
      note("a"),
    ]);
    expect(drafts.map(({ key }) => key)).toEqual(["p", "a", "b", "c"]);
  });
});
